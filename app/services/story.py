"""A whole panel as one value: what a story file says, checked and with every default filled in."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from app.domain.decision import Outcome
from app.domain.ids import CandidateCode
from app.domain.kit import Kit
from app.domain.note import KeptNote, RecordNote
from app.domain.rating import Rating, Recommendation


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryPanelist:
    """Somebody who scores, with the competencies to look at most."""

    name: str
    focus: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryCandidate:
    """Somebody who is interviewed."""

    code: CandidateCode
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryCard:
    """What one panelist writes about one candidate."""

    panelist: str
    candidate: CandidateCode
    record_notes: tuple[RecordNote, ...]
    staying: tuple[KeptNote, ...]
    ratings: Mapping[str, Rating]
    recommendation: Recommendation
    summary: str

    @property
    def notes(self) -> tuple[RecordNote | KeptNote, ...]:
        """All notes in order of time."""
        notes: list[RecordNote | KeptNote] = [*self.record_notes, *self.staying]
        return tuple(sorted(notes, key=lambda note: note.at))


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryConsensus:
    """What the committee agrees on for one cell."""

    candidate: CandidateCode
    competency: str
    rating: int
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryDecision:
    """What the committee decides for one candidate."""

    candidate: CandidateCode
    outcome: Outcome
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """A panel from enrolment to decision. ``deadline`` is in UTC; ``recusals`` are (panelist, candidate)."""

    code: str
    title: str
    day: date
    time_zone: str
    deadline: datetime
    destroy_by: date
    kit: Kit
    chair: str
    panelists: tuple[StoryPanelist, ...]
    candidates: tuple[StoryCandidate, ...]
    cards: tuple[StoryCard, ...]
    recusals: tuple[tuple[str, CandidateCode], ...]
    consensus: tuple[StoryConsensus, ...]
    decisions: tuple[StoryDecision, ...]
