"""What a scorecard says; candidates by code only."""

from dataclasses import dataclass
from datetime import datetime

from app.documents.pages.common import KitLine, NoteLine, PanelLine, Rating, Signatory


@dataclass(frozen=True, slots=True, kw_only=True)
class RatedCompetency:
    """One competency's rating with the evidence for it; ``anchor`` is the text of the level chosen, or empty."""

    name: str
    rating: Rating
    anchor: str = ""
    notes: tuple[NoteLine, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ScorecardPage:
    """One panelist's ratings, evidence and recommendation for one candidate.

    ``replaces`` is the number of the card that this one supersedes, or None.
    """

    panel: PanelLine
    kit: KitLine
    candidate: str
    number: int
    replaces: int | None
    panelist: Signatory
    sealed_at: datetime
    competencies: tuple[RatedCompetency, ...]
    further_notes: tuple[NoteLine, ...]
    recommendation: str
    summary: str
