"""Stored text made fit to be drawn: what is dropped, what is replaced, where clusters begin."""

import re
import unicodedata
from collections.abc import Iterator

from app.documents.ink.faces import REPLACEMENT, is_joiner

MAX_MARKS = 4  # more marks on one letter would reach into the lines above and below

_LINE_ENDS = re.compile("\r\n|[\r\v\f\x1c-\x1e\x85\u2028\u2029]")
_NONCHARACTERS = "\ufdd0-\ufdef" + "".join(chr(plane << 16 | low) for plane in range(17) for low in (0xFFFE, 0xFFFF))
_UNWRITABLE = re.compile(f"[\x00-\x08\x0e-\x1b\x1f\x7f-\x84\x86-\x9f\ud800-\udfff{_NONCHARACTERS}]")
_EXPLICIT_BIDI = re.compile("[\u202a-\u202e\u2066-\u2069]")
_LOST = re.compile(f"{_UNWRITABLE.pattern}|{_EXPLICIT_BIDI.pattern}")
_HANGUL_MEDIAL_OR_FINAL = re.compile("[\u1160-\u11ff\ud7b0-\ud7fb]")


def cleaned(text: str) -> str:
    """The text with one kind of line end, no explicit bidirectional control, and U+FFFD for what cannot be text."""
    text = _LINE_ENDS.sub("\n", text).replace("\t", "    ").replace("\ufeff", "\u2060")
    text = _EXPLICIT_BIDI.sub("", text)
    return _UNWRITABLE.sub(REPLACEMENT, text)


def one_line(text: str) -> str:
    """The cleaned text on one line, as it is spoken."""
    return cleaned(text).replace("\n", " ")


def lost_in_cleaning(text: str) -> Iterator[str]:
    """Yields the characters that ``cleaned`` drops or replaces."""
    for found in _LOST.finditer(_LINE_ENDS.sub("\n", text)):
        yield found[0]


def clusters(text: str) -> list[str]:
    """The text cut where a line may be cut in need: a letter stays with its marks, a joined emoji is one."""
    out: list[str] = []
    marks = 0
    for char in text:
        if out and _extends(out[-1], char) and marks < MAX_MARKS:
            out[-1] += char
            marks += unicodedata.category(char)[0] == "M"
        else:
            out.append(char)
            marks = 0
    return out


def _extends(cluster: str, char: str) -> bool:
    if char.isascii():
        return cluster[-1] == "\u200d"
    return (
        unicodedata.category(char)[0] == "M"
        or is_joiner(char)
        or cluster[-1] == "\u200d"
        or "\U0001f3fb" <= char <= "\U0001f3ff"
        or _HANGUL_MEDIAL_OR_FINAL.match(char) is not None
    )
