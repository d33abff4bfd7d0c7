"""What the one public page of a sealed file says; codes only."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from app.documents.pages.common import Quorum, Signatory

type CoverKind = Literal["scorecard", "pack", "acceptance"]


@dataclass(frozen=True, slots=True, kw_only=True)
class CoverPage:
    """The cover of a sealed scorecard, pack or acceptance.

    ``recipient`` is the claimed name of the one who can open it; for a scorecard it is the chair, who opens
    it alone when ``quorum`` is None. ``digest`` is the payload's (64 hex), ``receipt`` its four words.
    ``candidate``, ``number`` and ``replaces`` are for scorecards.
    """

    kind: CoverKind
    panel_code: str
    panel_words: tuple[str, ...]
    sealed_by: Signatory
    sealed_at: datetime
    recipient: str
    digest: str
    receipt: tuple[str, ...]
    candidate: str | None = None
    number: int | None = None
    replaces: int | None = None
    quorum: Quorum | None = None
    destroy_by: date | None = None
