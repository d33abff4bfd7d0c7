"""What a pack says to the one member who can open it."""

from dataclasses import dataclass
from datetime import date, datetime

from app.documents.pages.common import KitLine, PanelLine, Quorum, Signatory


@dataclass(frozen=True, slots=True, kw_only=True)
class RosterLine:
    """One member of the panel: who, and which competencies they look at first."""

    person: Signatory
    focus: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class CandidateLine:
    """One candidate by code and name."""

    code: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchor:
    """The behaviour that one level (1 is the lowest) of a competency describes."""

    level: int
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class KitCompetency:
    """A competency as the kit defines it; ``must_meet`` is a level or None."""

    name: str
    definition: str
    anchors: tuple[Anchor, ...]
    weight: int = 1
    reason: str = ""
    must_meet: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class KitQuestion:
    """A question with its probes, planned minutes and the names of the competencies it serves."""

    text: str
    minutes: int | None = None
    probes: tuple[str, ...] = ()
    competencies: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PackPage:
    """The whole of a pack: panel, people, candidates, kit, rules and pledge. ``quorum`` None means courtesy."""

    panel: PanelLine
    to: Signatory
    chair: Signatory
    roster: tuple[RosterLine, ...]
    candidates: tuple[CandidateLine, ...]
    kit: KitLine
    competencies: tuple[KitCompetency, ...]
    questions: tuple[KitQuestion, ...]
    quorum: Quorum | None
    deadline: datetime
    destroy_by: date
    pledge: str
    issued_at: datetime
