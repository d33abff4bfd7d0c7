"""One spelling for every JSON value that is signed or hashed: RFC 8785 without floats, in NFC.

``decode`` accepts exactly what ``encode`` writes: it decodes, encodes again and compares the bytes, so that duplicate
keys, other escapes, blanks, another key order and text that is not in NFC are all refused by the same line.
"""

import hashlib
import json
from typing import Any, Never
from unicodedata import is_normalized

LARGEST_INTEGER = 2**53 - 1
"""The largest integer that every JSON reader keeps exact (RFC 7493)."""
DEFAULT_LIMIT = 16 * 2**20
"""Bytes that ``decode`` accepts unless told otherwise."""

_quote = json.JSONEncoder(ensure_ascii=False).encode


class NotCanonical(ValueError):
    """The bytes or the value have no place in canonical JSON."""


def encode(value: object) -> bytes:
    """The one canonical spelling of a value.

    Raises:
        NotCanonical: a float, a large integer, text that is not NFC or has lone surrogates, or a foreign type.
    """
    try:
        return _spell(value).encode("utf-8")
    except (UnicodeEncodeError, RecursionError) as error:
        raise NotCanonical(type(error).__name__) from error


def decode(data: bytes, *, limit: int = DEFAULT_LIMIT) -> Any:  # noqa: ANN401 - callers narrow by kind
    """The value that these canonical bytes spell.

    Raises:
        NotCanonical: more than ``limit`` bytes, or bytes that ``encode`` would not have written.
    """
    if len(data) > limit:
        raise NotCanonical("size")
    try:
        value = json.loads(data.decode("utf-8"), parse_float=_refuse, parse_constant=_refuse, parse_int=_integer)
    except (ValueError, RecursionError) as error:
        raise NotCanonical(type(error).__name__) from error
    if encode(value) != data:
        raise NotCanonical("spelling")
    return value


def reread(text: str) -> Any:  # noqa: ANN401 - as ``decode``
    """The value of a text that ``decode`` accepted before a vault kept it: read, and not judged again."""
    return json.loads(text)


def digest(value: object) -> str:
    """SHA-256 of the canonical spelling, 64 lower-case hex digits."""
    return hashlib.sha256(encode(value)).hexdigest()


def _spell(value: object) -> str:
    match value:
        case str():
            return _spell_text(value)
        case None | bool():
            return json.dumps(value)
        case int() if abs(value) <= LARGEST_INTEGER:
            return str(int(value))
        case list() | tuple():
            return "[" + ",".join(map(_spell, value)) + "]"
        case dict() if all(isinstance(key, str) for key in value):
            keys = sorted(value) if all(map(str.isascii, value)) else sorted(value, key=_utf_16)
            return "{" + ",".join(f"{_spell_text(key)}:{_spell(value[key])}" for key in keys) + "}"
    raise NotCanonical(type(value).__name__)


def _spell_text(text: str) -> str:
    if not is_normalized("NFC", text):
        raise NotCanonical("NFC")
    return _quote(text)


def _utf_16(text: str) -> bytes:
    return text.encode("utf-16-be")


def _integer(digits: str) -> int:
    if len(digits) > len(str(LARGEST_INTEGER)) + 1:
        raise NotCanonical("integer")
    return int(digits)


def _refuse(_text: str) -> Never:
    raise NotCanonical("number")
