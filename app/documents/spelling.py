"""How pages spell digests, key words and short moments: the same in every language and locale."""

from datetime import datetime

_DOT = " \u00b7 "


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
