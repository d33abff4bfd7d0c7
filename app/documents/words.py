"""How pages spell moments, digests, key words and ratings: the same everywhere, whatever the locale."""

from datetime import date, datetime

from app.documents.ink.bidi import has_right_to_left
from app.documents.pages.common import Quorum

_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_DOT = " \u00b7 "


def day(value: date) -> str:
    """A date in words: ``20 November 2026``."""
    return f"{value.day} {_MONTHS[value.month - 1]} {value.year}"


def moment(value: datetime) -> str:
    """A date and time with its zone: ``20 November 2026, 17:12 UTC``."""
    zone = value.tzname() or ""
    if zone[:1] in {"+", "-"}:
        zone = f"UTC{zone}"
    return f"{day(value)}, {value:%H:%M} {zone}".rstrip()


def short_moment(value: datetime) -> str:
    """A date and time for tables: ``2026-11-20 17:12``."""
    return f"{value:%Y-%m-%d %H:%M}"


def joined(words: tuple[str, ...]) -> str:
    """Key words or receipt words in their order, with dots between."""
    return _DOT.join(words)


def grouped(digest: str) -> str:
    """Hexadecimal digits in groups of four capitals."""
    digits = digest.upper()
    return " ".join(digits[at : at + 4] for at in range(0, len(digits), 4))


def grouped_lines(digest: str, groups: int = 8) -> str:
    """The same on lines of so many groups."""
    wide = groups * 5
    digits = grouped(digest)
    return "\n".join(digits[at : at + wide].rstrip() for at in range(0, len(digits), wide))


def opened_by(quorum: Quorum | None, chair: str) -> str:
    """Who opens the cards."""
    return f"any {quorum.needed} of {quorum.openers} openers" if quorum else f"the chair, {chair}"


def attributed(name: str, said: str) -> str:
    """A foreign name and what is said of it in one line; a mark keeps the second part on its side of the first."""
    mark = "\u200e" if has_right_to_left(name) else ""
    return f"{name}{mark}: {said}"


COURTESY = "Blindness is a courtesy of this application, not of mathematics: the chair holds the opening keys."
PROVES = "What a seal proves: which key sealed this content, and that it is unchanged. Not: when it was written."
VIEWERS = "A PDF viewer may show a signature as valid for files that Sub Rosa refuses."
CHECK = "Check this file: open it in Sub Rosa, or run \u201csubrosa verify\u201d."
SEALERS_CLOCK = "by the clock of the panelist\u2019s computer"
CLAIMED = "The name is as claimed. The eight words are the identity: compare them."
