"""One door for every error: what a screen or the command line says about it."""

from app.errors import SubRosaError
from app.wording import tables
from app.wording.words import UNEXPECTED, Words, say


def explain(error: BaseException) -> Words:
    """The words for this error; one that the program did not foresee gets the general words and no content."""
    if not isinstance(error, SubRosaError):
        return Words(what=UNEXPECTED[0], data=UNEXPECTED[1], next=UNEXPECTED[2], code="SR-999")
    return say(error, tables.sentences(error))
