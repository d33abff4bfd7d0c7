"""Text that strangers wrote becomes plain text: NFC, without controls, within a limit."""

import re
from typing import Final
from unicodedata import category, normalize

from app.domain.errors import Problem, ValueRefused

NAME_LIMIT: Final = 200
LINE_LIMIT: Final = 500
NOTE_LIMIT: Final = 20_000
CODE: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,31}")
"""Panel and candidate codes: they stand in file names, titles and public headers."""

_BIDI_CONTROLS = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
_NEVER = re.compile(f"[{_BIDI_CONTROLS}\x00-\x08\x0b-\x1f\x7f-\x9f\ufdd0-\ufdef\ufeff\ufffe\uffff]")
_SURROGATE = re.compile("[\ud800-\udfff]")
_UNSEEN = frozenset({"Cf", "Zs", "Zl", "Zp", "Cc"})
"""Categories of characters that show nothing by themselves."""
_DIGITS = re.compile(r"(\d+)")
_SPACE = re.compile(r"[\t\n\u2028\u2029]+")


def clean_line(text: str, *, where: str, limit: int = LINE_LIMIT) -> str:
    """One line of plain text: NFC, no controls, no line ends, trimmed, not empty.

    Raises:
        ValueRefused: nothing is left, or more than ``limit`` characters.
    """
    return _within(tidy_line(text), where, limit)


def clean_text(text: str, *, where: str, limit: int = NOTE_LIMIT) -> str:
    """Plain text that may have line ends: NFC, no other controls, trimmed, not empty.

    Raises:
        ValueRefused: nothing is left, or more than ``limit`` characters.
    """
    return _within(tidy_text(text), where, limit)


def tidy_line(text: str) -> str:
    """The line that ``clean_line`` makes of it, also when nothing is left or it is too long: for what is unfinished."""
    return _SPACE.sub(" ", _plain(text)).strip()


def tidy_text(text: str) -> str:
    """The text that ``clean_text`` makes of it, also when nothing is left or it is too long: for what is unfinished."""
    return _plain(text).strip()


def plain_line(value: object, *, where: str, limit: int = LINE_LIMIT) -> str:
    """The value, if it is a line that ``clean_line`` leaves as it is: for what others signed.

    Raises:
        ValueRefused: not text, or text that our own programs would not have written.
    """
    return _unchanged(value, clean_line(_text(value, where), where=where, limit=limit), where)


def plain_text(value: object, *, where: str, limit: int = NOTE_LIMIT) -> str:
    """The value, if it is text that ``clean_text`` leaves as it is: for what others signed.

    Raises:
        ValueRefused: not text, or text that our own programs would not have written.
    """
    return _unchanged(value, clean_text(_text(value, where), where=where, limit=limit), where)


def plain_code(value: object, *, where: str) -> str:
    """The value, if it is a code: letters, digits, dots, hyphens and underscores, at most 32.

    Raises:
        ValueRefused: it is not.
    """
    code = _text(value, where)
    if not CODE.fullmatch(code):
        raise ValueRefused(where=where, problem=Problem.NOT_A_CODE, found=shortened(code))
    return code


def code_order(code: str) -> tuple[tuple[str | int, ...], str]:
    """By what codes are sorted, as people count: C-2 stands before C-10."""
    return tuple(int(part) if part.isdecimal() else part for part in _DIGITS.split(code)), code


def shortened(text: str, limit: int = 60) -> str:
    """At most ``limit`` characters of one line, for showing what was found."""
    line = tidy_line(text)
    return line if len(line) <= limit else line[: limit - 1] + "…"


def _plain(text: str) -> str:
    unified = text.replace("\r\n", "\n").replace("\r", "\n")
    return normalize("NFC", _NEVER.sub("", _SURROGATE.sub("\ufffd", unified)))


def _text(value: object, where: str) -> str:
    if not isinstance(value, str):
        raise ValueRefused(where=where, problem=Problem.NOT_TEXT)
    return value


def _unchanged(value: object, cleaned: str, where: str) -> str:
    if cleaned != value:
        raise ValueRefused(where=where, problem=Problem.NOT_TEXT)
    return cleaned


def _within(text: str, where: str, limit: int) -> str:
    if all(category(character) in _UNSEEN for character in text):
        raise ValueRefused(where=where, problem=Problem.EMPTY)
    if len(text) > limit:
        raise ValueRefused(where=where, problem=Problem.TOO_LONG, found=f"{len(text)} > {limit}")
    return text
