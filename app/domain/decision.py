"""What the committee agreed, beside what people scored alone; neither replaces the other."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from app.domain.ids import CandidateCode


class Outcome(StrEnum):
    """What was decided for a candidate."""

    OFFER = "offer"
    RESERVE = "reserve"
    DECLINE = "decline"


@dataclass(frozen=True, slots=True, kw_only=True)
class Consensus:
    """A rating that the committee agreed on, always with its reason."""

    candidate: CandidateCode
    competency: str
    rating: int
    reason: str
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """An outcome, always with its reason."""

    candidate: CandidateCode
    outcome: Outcome
    reason: str
    at: datetime
