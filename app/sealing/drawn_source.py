"""Reads the bytes that our own page writer just made: an ordinary PDF with one revision, one table and no surprises."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from app.sealing.errors import PagesNotAccepted
from app.sealing.values import Name, Object, Ref, Stream, Value, number

GAP = rb"(?:[ \r\n\t]|%[^\n]*\n)*"
TOKEN = re.compile(
    GAP + rb"(?:(?P<ref>\d+) \d+ R\b"
    rb"|(?P<dict><<)|(?P<end>>>|\])|(?P<list>\[)"
    rb"|/(?P<name>[^ \r\n\t()<>\[\]/%]*)"
    rb"|(?P<number>[+-]?(?:\d+\.?\d*|\.\d+))"
    rb"|\((?P<text>(?:[^()\\]|\\.)*)\)"
    rb"|<(?P<hex>[0-9A-Fa-f\s]*)>"
    rb"|(?P<word>true|false|null))",
    re.DOTALL,
)
START = re.compile(rb"startxref\s+(\d+)\s+%%EOF\s*\Z")
TABLE = re.compile(rb"xref\s+0 (\d+)\s+")
ENTRY = re.compile(rb"(\d{10}) \d{5} [nf]")
OBJECT = re.compile(rb"\s*(\d+) 0 obj\s+")
STREAM = re.compile(rb"\s*stream\r?\n")
ESCAPE = re.compile(rb"\\([0-7]{1,3}|.)", re.DOTALL)
NAME_ESCAPE = re.compile(rb"#([0-9A-Fa-f]{2})")
CONTROLS = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f"}
NULL = Name("null value")
"""Stands for null while reading; dictionaries drop it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DrawnSource:
    """The objects of drawn pages by number, and the number of the catalog."""

    objects: Mapping[int, Object]
    root: Ref

    def entries(self, value: Value | None) -> dict[str, Value]:
        """The dictionary that a value is or refers to; nothing for no value."""
        found: Object | None = self.objects[value] if isinstance(value, Ref) else value
        if found is None:
            return {}
        if not isinstance(found, dict):
            raise PagesNotAccepted(reason="a dictionary was expected")
        return found

    def items(self, value: Value | None) -> list[Value]:
        """The array that a value is or refers to; nothing for no value."""
        found: Object | None = self.objects[value] if isinstance(value, Ref) else value
        if found is None:
            return []
        if not isinstance(found, list):
            raise PagesNotAccepted(reason="an array was expected")
        return found


def read_drawn(data: bytes) -> DrawnSource:
    """The objects of a PDF that the page writer made.

    Raises:
        PagesNotAccepted: it is not spelled as our page writer spells.
    """
    try:
        return _read(data)
    except (IndexError, KeyError, ValueError, TypeError) as error:
        raise PagesNotAccepted(reason=type(error).__name__) from error


def _read(data: bytes) -> DrawnSource:
    start = START.search(data)
    table_at = int(_found(start)[1])
    count = int(_found(TABLE.match(data, table_at))[1])
    objects: dict[int, Object] = {}
    for number_, offset in enumerate(ENTRY.findall(data[table_at:])[:count]):
        if number_:
            objects[number_] = _object(data, number_, int(offset))
    trailer, _ = _value(data, data.index(b"trailer", table_at) + 7)
    root = trailer["Root"] if isinstance(trailer, dict) else None
    if not isinstance(root, Ref):
        raise PagesNotAccepted(reason="no root")
    return DrawnSource(objects=objects, root=root)


def _found(match: re.Match[bytes] | None) -> re.Match[bytes]:
    if match is None:
        raise PagesNotAccepted(reason="unexpected bytes")
    return match


def _object(data: bytes, number_: int, offset: int) -> Object:
    head = _found(OBJECT.match(data, offset))
    if int(head[1]) != number_:
        raise PagesNotAccepted(reason="object number")
    value, end = _value(data, head.end())
    opening = STREAM.match(data, end)
    if opening is None or not isinstance(value, dict):
        return value
    length = value.pop("Length")
    if not isinstance(length, int):
        raise PagesNotAccepted(reason="length")
    return Stream(value, data[opening.end() : opening.end() + length])


def _value(data: bytes, at: int) -> tuple[Value, int]:
    token = _found(TOKEN.match(data, at))
    end = token.end()
    kind = token.lastgroup
    if kind in {"dict", "list"}:
        items: list[Value] = []
        while (closing := _found(TOKEN.match(data, end))).lastgroup != "end":
            item, end = _value(data, end)
            items.append(item)
        return (items if kind == "list" else _entries(items)), closing.end()
    return _atom(kind or "", token), end


def _entries(items: list[Value]) -> dict[str, Value]:
    pairs = zip(items[::2], items[1::2], strict=True)
    return {str(key): value for key, value in pairs if value is not NULL}


def _atom(kind: str, token: re.Match[bytes]) -> Value:
    raw = token[kind]
    match kind:
        case "ref":
            return Ref(raw)
        case "name":
            return Name(NAME_ESCAPE.sub(lambda found: bytes.fromhex(found[1].decode("ascii")), raw).decode("ascii"))
        case "number":
            return number(raw.decode("ascii")) if b"." in raw else int(raw)
        case "text":
            return ESCAPE.sub(_unescape, raw)
        case "hex":
            return bytes.fromhex(raw.decode("ascii"))
        case _:
            return NULL if raw == b"null" else raw == b"true"


def _unescape(found: re.Match[bytes]) -> bytes:
    code = found[1]
    return bytes((int(code, 8),)) if code[:1].isdigit() else CONTROLS.get(code, code)
