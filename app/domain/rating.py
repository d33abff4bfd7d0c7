"""A rating is a level of the kit's scale or one of three different absences; none of them is a zero."""

from enum import StrEnum


class Unrated(StrEnum):
    """Why a competency has no level."""

    NOT_ASKED = "not asked"
    NO_EVIDENCE = "no evidence"
    RECUSED = "recused"


type Rating = int | Unrated
"""A level, 1 for the lowest, or the reason why there is none."""


class Recommendation(StrEnum):
    """A panelist's overall judgement, given last."""

    STRONG_NO = "strong no"
    NO = "no"
    YES = "yes"
    STRONG_YES = "strong yes"


def rating_from_json(value: object) -> Rating:
    """The rating that a manifest spells: an integer or the words of an absence.

    Raises:
        ValueError: anything else.
    """
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    return Unrated(str(value))


def rating_to_json(rating: Rating) -> int | str:
    """How a manifest spells this rating."""
    return rating.value if isinstance(rating, Unrated) else rating
