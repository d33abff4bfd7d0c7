"""What a member's acceptance says."""

from dataclasses import dataclass
from datetime import datetime

from app.documents.pages.common import PanelLine, Signatory


@dataclass(frozen=True, slots=True, kw_only=True)
class Conflict:
    """A declared conflict that did not lead to a recusal."""

    candidate: str
    statement: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AcceptancePage:
    """A member took the pledge, declared conflicts, and recused from the candidates named by code, cause unstated."""

    panel: PanelLine
    member: Signatory
    pledge_digest: str
    conflicts: tuple[Conflict, ...]
    recusals: tuple[str, ...]
    accepted_at: datetime
