"""The tokens of canonical values: how each is spelled, and what it stands for (FORMAT.md section 2).

The patterns admit exactly what ``values.spell`` writes; a property test holds them to it. One match takes a key with
its value, or a whole array of ints or of references: reading a thousand seals spends most of its time on this page.
"""

import re
from collections.abc import Callable
from functools import lru_cache

from app.sealing.errors import Reason, Refusal
from app.sealing.values import PRINTABLE, Name, Real, Value

NAME, REF, INT, TEXT, HEX, REAL, TRUTH, DICT, INTS, REFS, LIST, END = range(2, 14)
"""Kinds of tokens, each the number of its group in a pattern; group 1 ends where the value's own bytes begin."""

_NUMBER = rb"[1-9][0-9]{0,5}"
_INT = rb"(?:0|-?[1-9][0-9]{0,9})"
_VALUE = (
    rb"(?:/([A-Za-z0-9_.+\-#]++)"
    rb"|(" + _NUMBER + rb") 0 R"
    rb"|(" + _INT + rb")(?![0-9.])"
    rb"|\(((?:[ -'*-\[\]-~]++|\\[()\\])*+)\)"
    rb"|<([0-9A-F]++)>"
    rb"|(-?(?:0|[1-9][0-9]{0,9})\.[0-9]{0,2}[1-9])"
    rb"|(true|false)"
    rb"|(<<)"
    rb"|\[((?: " + _INT + rb")++) \]"
    rb"|\[((?: " + _NUMBER + rb" 0 R)++) \]"
    rb"|(\[))"
)
VALUE = re.compile(rb"()" + _VALUE)
ITEM = re.compile(rb"()(?: " + _VALUE + rb"|( \]))")
ENTRY = re.compile(rb" (?:/([A-Za-z0-9_.+\-]{1,127}) " + _VALUE + rb"|(>>))")
NAME_FORM = re.compile(rb"(?:[A-Za-z0-9_.+\-]|#2F){1,127}")
UNESCAPE = re.compile(rb"\\(.)")


@lru_cache(1024)
def _name(raw: bytes) -> Name:
    """The name, read once however often it is met: the roles know a few hundred."""
    if not NAME_FORM.fullmatch(raw):
        raise Refusal(reason=Reason.TOKEN)
    return Name(raw.replace(b"#2F", b"/"), "ascii")


def _text(raw: bytes) -> bytes:
    return UNESCAPE.sub(rb"\1", raw) if b"\\" in raw else raw


def _hex(raw: bytes) -> bytes:
    if len(raw) % 2:
        raise Refusal(reason=Reason.TOKEN)
    data = bytes.fromhex(str(raw, "ascii"))
    if PRINTABLE.fullmatch(data):
        raise Refusal(reason=Reason.SPELLING)
    return data


def _real(raw: bytes) -> Real:
    return Real(raw, "ascii")


def _truth(raw: bytes) -> bool:
    return raw == b"true"


ATOMS: dict[int, Callable[[bytes], Value]] = {
    NAME: _name,
    INT: int,
    TEXT: _text,
    HEX: _hex,
    REAL: _real,
    TRUTH: _truth,
}
"""What a token stands for; references and containers are not among them."""
