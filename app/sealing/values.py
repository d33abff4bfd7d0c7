"""The values of a PDF, and the one way in which each is spelled (FORMAT.md section 2)."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

type Value = bool | int | Name | Real | Ref | bytes | list[Value] | dict[str, Value]
type Data = bytes | memoryview

ESCAPED = re.compile(rb"[()\\]")
PRINTABLE = re.compile(rb"[ -~]*")


class Name(str):
    """A name without its slash."""

    __slots__ = ()


class Real(str):
    """A real number as its canonical text: never computed with."""

    __slots__ = ()


class Ref(int):
    """The number of another object."""

    __slots__ = ()


@dataclass(frozen=True, slots=True, eq=False)
class Stream:
    """A dictionary with bytes behind it."""

    entries: dict[str, Value]
    data: Data


type Element = tuple[Sequence[int], int, int | None]
"""A plain structure element that has been checked: its kids, its parent, its page."""
type Object = Value | Stream
type Found = Object | Element
"""An object as the reader finds it."""


def spell(value: Value) -> bytes:
    """The one spelling of a value."""
    return _write(value).encode("ascii")


def spell_hex(value: bytes) -> bytes:
    """A hexadecimal string, upper case."""
    return _write_hex(value).encode("ascii")


def _write(value: Value) -> str:
    if isinstance(value, str):
        return "/" + value.replace("/", "#2F") if isinstance(value, Name) else value
    if isinstance(value, int):
        return _write_whole(value)
    if isinstance(value, dict):
        return f"<< {''.join([f'/{key} {_write(value[key])} ' for key in sorted(value)])}>>"
    if isinstance(value, list):
        return f"[ {''.join([f'{_write(item)} ' for item in value])}]"
    if PRINTABLE.fullmatch(value):
        return f"({ESCAPED.sub(rb'\\\g<0>', value).decode('ascii')})"
    return _write_hex(value)


def _write_whole(value: int) -> str:
    """A reference, a truth or an int; the first two are kinds of int."""
    if isinstance(value, Ref):
        return f"{int(value)} 0 R"
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value)


def _write_hex(value: bytes) -> str:
    return f"<{value.hex().upper()}>"


def number(value: float | str) -> int | Real:
    """The canonical number nearest to a value, with at most three decimals."""
    text = f"{float(value):.3f}".rstrip("0")
    if text.endswith("."):
        return int(text[:-1])
    return Real(text)


def text_string(text: str) -> bytes:
    """A text string: its ASCII bytes when printable, else UTF-16 with its mark."""
    if text.isascii() and text.isprintable():
        return text.encode("ascii")
    return b"\xfe\xff" + text.encode("utf-16-be")


def is_text_string(value: bytes) -> bool:
    """Whether these bytes are the one form of some text."""
    if not value.startswith(b"\xfe\xff"):
        return PRINTABLE.fullmatch(value) is not None
    try:
        text = value[2:].decode("utf-16-be")
    except UnicodeDecodeError:
        return False
    return text_string(text) == value
