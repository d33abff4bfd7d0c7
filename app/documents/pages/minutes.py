"""What the minutes of an opening say; codes only."""

from dataclasses import dataclass
from datetime import datetime

from app.documents.pages.common import PanelLine, Quorum, SealLine, Signatory


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenedLine:
    """What became of one seal at the opening, in plain words ("opened", "received but invalid: SR-214")."""

    panelist: str
    candidate: str
    number: int
    digest: str
    outcome: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MissingLine:
    """A card that was expected and did not come."""

    panelist: str
    candidate: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MinutesPage:
    """Every digest received, signed before anything is decrypted; then, in a later issue, what was opened.

    ``opened_at`` is None and ``opened`` empty while nothing has been decrypted.
    """

    panel: PanelLine
    chair: Signatory
    present: tuple[Signatory, ...]
    quorum: Quorum | None
    deadline: datetime
    listed_at: datetime
    received: tuple[SealLine, ...]
    missing: tuple[MissingLine, ...] = ()
    opened_at: datetime | None = None
    opened: tuple[OpenedLine, ...] = ()
