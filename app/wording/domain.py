"""What is said about a value that does not fit: where it stands, on which line if it came from a file, and why."""

from typing import Final

from app.domain.errors import Problem, ValueRefused
from app.errors import SubRosaError
from app.wording.words import Sentences, Wording

IN_A_FILE: Final = "Nothing was taken from the file, and nothing in your vault was changed."
TYPED: Final = "Nothing was changed. What you typed is still there."
BY_HAND: Final = "Correct this place, then try again."

type Saying = tuple[str, str, str]
"""What is wrong when something was found there, what is wrong when nothing was, and what to do now."""

SAYINGS: Final[dict[Problem, Saying]] = {
    Problem.EMPTY: (
        "something must stand here.",
        "something must stand here.",
        "Fill it in, then try again.",
    ),
    Problem.TOO_LONG: (
        "this is longer than it may be ({found}).",
        "this is longer than it may be.",
        "Shorten it, or divide it into several parts.",
    ),
    Problem.TOO_MANY: (
        "there are more than there may be ({found}).",
        "there are more than there may be.",
        "Remove some, or divide them between two.",
    ),
    Problem.TOO_FEW: (
        "there are fewer than are needed ({found}).",
        "there are fewer than are needed.",
        "Add what is missing, then try again.",
    ),
    Problem.TWICE: (
        "“{found}” stands here a second time.",
        "the same stands here a second time.",
        "Keep one of the two, or give one another name.",
    ),
    Problem.UNKNOWN: (
        "“{found}” is not one of the possibilities here.",
        "this is not one of the possibilities here.",
        "Compare the spelling, capital letters included, with the names given above it or in the kit.",
    ),
    Problem.UNKNOWN_KEY: (
        "there is no key “{found}” here.",
        "there is a key that does not belong here.",
        "Compare its spelling with the format, or remove the key.",
    ),
    Problem.MISSING_KEY: (
        "the key “{found}” is missing.",
        "a key is missing.",
        "Add the key with its value, then try again.",
    ),
    Problem.NOT_A_NUMBER: (
        "“{found}” is not a whole number.",
        "a whole number must stand here.",
        "Write digits only, like 3.",
    ),
    Problem.OUT_OF_RANGE: (
        "“{found}” is outside of what is possible here.",
        "this is outside of what is possible here.",
        "Choose a value within the range: for ratings and anchors that is the kit's scale, for a day a later one.",
    ),
    Problem.NOT_A_DATE: (
        "“{found}” is not a day.",
        "a day must stand here.",
        "Write year, month and day, like 2026-11-20.",
    ),
    Problem.NOT_A_TIME: (
        "“{found}” is not a time.",
        "a time must stand here.",
        "Write hours and minutes like 14:21; a deadline also has its day, like 2026-11-21 09:00.",
    ),
    Problem.NOT_A_TIME_ZONE: (
        "“{found}” is not a time zone that this computer knows.",
        "a time zone must stand here.",
        "Write the region and the city, like Europe/Lisbon, or UTC.",
    ),
    Problem.NOT_A_LIST: (
        "a list must stand here.",
        "a list must stand here.",
        "Write one item per line, each after a hyphen, or all of them between square brackets.",
    ),
    Problem.NOT_A_MAPPING: (
        "names with values must stand here.",
        "names with values must stand here.",
        "Write each as a name, a colon and its value.",
    ),
    Problem.NOT_TEXT: (
        "a single text must stand here, not a list or a group of values.",
        "a single text must stand here, not a list or a group of values.",
        "Put the whole text between quotation marks.",
    ),
    Problem.NOT_A_CODE: (
        "“{found}” cannot be a code.",
        "this cannot be a code.",
        "Use at most 32 letters from A to Z, digits, dots, hyphens and underscores, and begin with a letter or digit.",
    ),
    Problem.ANCHOR_MISSING: (
        "level {found} has no anchor.",
        "a level has no anchor.",
        "Describe the behaviour at this level. The lowest, the middle and the highest level need an anchor.",
    ),
    Problem.WEIGHT_WITHOUT_REASON: (
        "a weight other than 1 needs its reason.",
        "a weight other than 1 needs its reason.",
        "Add the reason, or leave the weight at 1.",
    ),
    Problem.AGREED_AFTER: (
        "what was said first cannot become off the record afterwards.",
        "what was said first cannot become off the record afterwards.",
        "Choose “as heard” to keep the words on the record, “request only” to keep only the request, or do not write.",
    ),
    Problem.BEARS_MISSING: (
        "an off-the-record note and the competency it touches go together with a choice of what becomes of it.",
        "an off-the-record note and the competency it touches go together with a choice of what becomes of it.",
        (
            "Choose one: corroborated on the record, will not be used, or recused from this competency. "
            "Without a competency there is nothing to choose."
        ),
    ),
    Problem.TERMS_MISPLACED: (
        "terms of an agreement belong to off-the-record notes, and to no other.",
        "terms of an agreement belong to off-the-record notes, and to no other.",
        "Make the note off the record with its terms, or remove the terms.",
    ),
    Problem.NO_LEVELS: (
        "“{found}” has no levels to rate on, so it cannot become part of a kit.",
        "this has no levels to rate on, so it cannot become part of a kit.",
        "Choose another section of the file, or write levels for this one.",
    ),
    Problem.LEVELS_DIFFER: (
        "the levels of “{found}” are not those of the competency before it.",
        "the levels are not those of the competency before it.",
        "Give all competencies of one kit the same levels, in the same order.",
    ),
    Problem.QUORUM_NOT_YET: (
        "opening by a quorum is not part of this version.",
        "opening by a quorum is not part of this version.",
        "Write “opening: courtesy”. Then blindness is a courtesy of this application, not of mathematics.",
    ),
    Problem.BEFORE_INTERVIEW: (
        "this lies before the day of the interviews ({found}).",
        "this lies before the day of the interviews.",
        "Choose that day or a later one.",
    ),
    Problem.RECUSED_AND_RATED: (
        "the same panelist is recused from {found} and has a scorecard for them.",
        "the same panelist is recused from this candidate and has a scorecard for them.",
        "Remove the recusal or the scorecard.",
    ),
    Problem.DISAGREES: (
        "this contradicts what stands elsewhere: “{found}”.",
        "the parts do not agree with each other.",
        "Make both say the same. If the file came from someone else, ask them for it again.",
    ),
    Problem.NOT_YAML: (
        "this is neither YAML nor JSON.",
        "this is neither YAML nor JSON.",
        (
            "Look at indentation, colons and closing brackets on this line and on the one above it. If it has no line, "
            "save the file as UTF-8: letters with accents may be in an older encoding."
        ),
    ),
    Problem.ALIAS_OR_TAG: (
        "anchors, aliases and tags (&, *, !) are not read.",
        "anchors, aliases and tags (&, *, !) are not read.",
        "Write the value out in full, or put the text between quotation marks.",
    ),
    Problem.TOO_DEEP: (
        "the values are nested deeper, or are more in number, than any kit or story needs.",
        "the values are nested deeper, or are more in number, than any kit or story needs.",
        "Check that this is the right file.",
    ),
}


def value_refused(error: SubRosaError) -> Sentences:
    """The sentences for one refused value: its place, its line when it has one, what is wrong, what to do."""
    if not isinstance(error, ValueRefused):
        raise TypeError(type(error).__name__)
    found, nothing_found, then = SAYINGS[error.problem]
    place = "In line {line} ({where}): " if error.line else "At “{where}”: "
    kept = IN_A_FILE if error.line or error.where == "file" else TYPED
    return place + (found if error.found else nothing_found), kept, then


WORDS: Final[dict[type[SubRosaError], Wording]] = {ValueRefused: value_refused}
