"""What the summary for the hiring committee says."""

from dataclasses import dataclass
from datetime import date, datetime

from app.documents.pages.common import KitLine, NoteLine, PanelLine, Quorum, Rating, SealLine, Signatory


@dataclass(frozen=True, slots=True, kw_only=True)
class BoardCompetency:
    """A column of the board: name, weight and must-meet level (None when there is none)."""

    name: str
    weight: int = 1
    must_meet: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PanelistEvidence:
    """What one panelist rated and wrote for one candidate and competency."""

    panelist: str
    rating: Rating
    notes: tuple[NoteLine, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class BoardCell:
    """One candidate and competency: every panelist's rating and evidence, the mean, the consensus beside it.

    ``alone`` holds a rating for each panelist of the page in its order, None where no card counts: names may be alike.
    ``mean`` is text with one decimal or None when nobody gave a number; ``differ`` is true when two numeric
    ratings lie two or more levels apart; a consensus always has its reason.
    """

    ratings: tuple[PanelistEvidence, ...]
    alone: tuple[Rating | None, ...]
    mean: str | None
    differ: bool = False
    consensus: int | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Recommendation:
    """One panelist's recommendation and summary text for a candidate, and the notes that name no competency.

    ``replaces`` says why the card replaces an earlier one; it is empty where it replaces none.
    """

    panelist: str
    recommendation: str
    summary: str
    notes: tuple[NoteLine, ...] = ()
    replaces: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """What the committee decided about a candidate, why, and who dissented in which words."""

    outcome: str
    reason: str
    votes: str = ""
    dissent: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SummaryCandidate:
    """A row of the board. ``cells`` stand in the order of the competencies; ``name`` empty prints the code alone.

    ``composite`` and the two ends of ``range`` are text with one decimal, or None when there is no number;
    ``must_meet`` is in words ("met", "not met", "split", or empty when no competency asks).
    """

    code: str
    name: str
    cells: tuple[BoardCell, ...]
    composite: str | None
    range: tuple[str, str] | None
    must_meet: str
    recommendations: tuple[Recommendation, ...]
    decision: Decision | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AgreementLine:
    """One coefficient of agreement with its interval, as text, and on how much it stands."""

    coefficient: str
    value: str
    interval: tuple[str, str] | None
    units: int
    raters: int
    candidates: int
    too_few: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class SummaryPage:
    """The packet: board, evidence, consensus, decision, every seal received, and who signs."""

    panel: PanelLine
    kit: KitLine
    chair: Signatory
    quorum: Quorum | None
    competencies: tuple[BoardCompetency, ...]
    panelists: tuple[str, ...]
    candidates: tuple[SummaryCandidate, ...]
    agreement: tuple[AgreementLine, ...]
    seals: tuple[SealLine, ...]
    signatures: tuple[Signatory, ...]
    decided_at: datetime
    destroy_by: date | None = None
