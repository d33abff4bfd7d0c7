"""Notes and their handling: what may leave a vault and what never does are two types, neither passes for the other."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from app.domain.errors import Problem, ValueRefused


class Handling(StrEnum):
    """Who may read a note."""

    ON_RECORD = "on the record"
    CHAIR_ONLY = "chair only"
    OFF_RECORD = "off the record"
    PRIVATE = "private"


LEAVING = frozenset({Handling.ON_RECORD, Handling.CHAIR_ONLY})
"""The handlings that a sealed card carries."""


class AskedBy(StrEnum):
    """Who asked for words to stay off the record."""

    CANDIDATE = "candidate"
    PANELIST = "panelist"


class Bearing(StrEnum):
    """What its writer does about an off-the-record note that touches a competency."""

    CORROBORATED = "corroborated"
    NOT_USED = "not used"
    RECUSED = "recused"


REQUEST_AFTERWARDS = (
    "After it was said, a request was made to keep something off the record. The words are not written here."
)
"""What goes on the record when a request came too late and the words are not written."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordNote:
    """A note that is sealed with the card, read by the committee or by the chair alone."""

    note_id: str
    at: datetime
    text: str
    handling: Handling = Handling.ON_RECORD
    competencies: tuple[str, ...] = ()
    question: int = 0
    """The number of the question it answers, 0 for none."""

    def __post_init__(self) -> None:
        if self.handling not in LEAVING:
            raise ValueRefused(where="note / handling", problem=Problem.UNKNOWN, found=self.handling.value)


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """What was agreed, before the words were said."""

    agreed_at: datetime
    asked_by: AskedBy
    may_know: str
    until: date
    bears: Bearing | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptNote:
    """A note that never leaves its writer's vault: off the record with its terms, or private without."""

    note_id: str
    at: datetime
    text: str
    handling: Handling
    competencies: tuple[str, ...] = ()
    question: int = 0
    terms: Terms | None = None

    def __post_init__(self) -> None:
        if self.handling in LEAVING:
            raise ValueRefused(where="note / handling", problem=Problem.UNKNOWN, found=self.handling.value)
        if (self.handling is Handling.OFF_RECORD) != (self.terms is not None):
            raise ValueRefused(where="note / terms", problem=Problem.TERMS_MISPLACED)
        if self.terms is not None and self.terms.agreed_at > self.at:
            raise ValueRefused(where="note / agreed", problem=Problem.AGREED_AFTER)
        if self.terms is not None and bool(self.competencies) != (self.terms.bears is not None):
            raise ValueRefused(where="note / bears", problem=Problem.BEARS_MISSING)
