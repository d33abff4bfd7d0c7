"""What a value can be refused for, as data."""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import ClassVar

from app.errors import SubRosaError


class Problem(StrEnum):
    """What is wrong with one value; ``app.wording`` has the sentence."""

    EMPTY = "empty"
    TOO_LONG = "too long"
    TOO_MANY = "too many"
    TOO_FEW = "too few"
    TWICE = "twice"
    UNKNOWN = "unknown"
    UNKNOWN_KEY = "unknown key"
    MISSING_KEY = "missing key"
    NOT_A_NUMBER = "not a number"
    OUT_OF_RANGE = "out of range"
    NOT_A_DATE = "not a date"
    NOT_A_TIME = "not a time"
    NOT_A_TIME_ZONE = "not a time zone"
    NOT_A_LIST = "not a list"
    NOT_A_MAPPING = "not a mapping"
    NOT_TEXT = "not text"
    NOT_A_CODE = "not a code"
    ANCHOR_MISSING = "anchor missing"
    WEIGHT_WITHOUT_REASON = "weight without reason"
    AGREED_AFTER = "agreed after"
    BEARS_MISSING = "bears missing"
    TERMS_MISPLACED = "terms misplaced"
    NO_LEVELS = "no levels"
    LEVELS_DIFFER = "levels differ"
    QUORUM_NOT_YET = "quorum not yet"
    BEFORE_INTERVIEW = "before the interview"
    RECUSED_AND_RATED = "recused and rated"
    DISAGREES = "disagrees"
    NOT_YAML = "not YAML"
    ALIAS_OR_TAG = "alias or tag"
    TOO_DEEP = "too deep"


@dataclass(eq=False, kw_only=True)
class ValueRefused(SubRosaError):
    """One value is not what its place asks for."""

    code: ClassVar[str] = "SR-301"
    where: str
    """The place, in the words of the format: ``competencies / Teaching / anchors``."""
    problem: Problem
    found: str = field(default="", repr=False)
    """What stood there, shortened; shown to its writer, never logged."""
    line: int = 0
    """The line of the file it was read from, 0 when it came from elsewhere."""
