"""Reads canonical values and objects out of bytes; whatever is spelled otherwise is refused (FORMAT.md section 2).

The patterns and checks below admit exactly what ``values.spell`` writes; a property test holds them to it. Nothing is
spelled again here, since reading a thousand seals would spend half its time on that.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass

from app.sealing.errors import Reason, Refusal
from app.sealing.values import PRINTABLE, Name, Object, Real, Ref, Stream, Value

_VALUE = (
    rb"([1-9][0-9]{0,5}) 0 R"
    rb"|(0|-?[1-9][0-9]{0,9})(?![0-9.])"
    rb"|/((?:[A-Za-z0-9_.+\-]|#2F){1,127})"
    rb"|\(((?:[ -'*-\[\]-~]|\\[()\\])*+)\)"
    rb"|(<<)"
    rb"|(\[)"
    rb"|<((?:[0-9A-F]{2})++)>"
    rb"|(-?(?:0|[1-9][0-9]{0,9})\.[0-9]{0,2}[1-9])"
    rb"|(true|false)"
)
VALUE = re.compile(_VALUE)
HELD = re.compile(rb" (?:" + _VALUE + rb")")
ITEM = re.compile(rb" (?:" + _VALUE + rb"|(\]))")
ENTRY = re.compile(rb" (?:/([A-Za-z0-9_.+\-]{1,127})(?= )|(>>))")
REF, DICT, LIST, END = 1, 5, 6, 10
UNESCAPE = re.compile(rb"\\(.)")
LONGEST_KEY = 130


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What a file may ask of its reader (FORMAT.md section 2)."""

    size: int = 64 << 20
    objects: int
    values: int
    members: int
    token: int = 262_144
    depth: int = 12


DOCUMENT = Limits(objects=50_000, values=400_000, members=50_000)
COVER = Limits(objects=2_000, values=60_000, members=2_000)


def _text(raw: bytes) -> bytes:
    return UNESCAPE.sub(rb"\1", raw) if b"\\" in raw else raw


def _hex(raw: bytes) -> bytes:
    data = bytes.fromhex(raw.decode("ascii"))
    if PRINTABLE.fullmatch(data):
        raise Refusal(reason=Reason.SPELLING)
    return data


ATOMS: dict[int, Callable[[bytes], Value]] = {
    2: int,
    3: lambda raw: Name(raw.decode("ascii").replace("#2F", "/")),
    4: _text,
    7: _hex,
    8: lambda raw: Real(raw.decode("ascii")),
    9: lambda raw: raw == b"true",
}
"""What a token stands for, by its group in the pattern; references and containers are not among them."""


class Scanner:
    """Walks once over canonical bytes; a budget of values and characters bounds the work."""

    def __init__(self, data: bytes, limits: Limits, *, mentioned: int | None = 1) -> None:
        """Start with the highest object number mentioned so far; None: references are not followed."""
        self.data = data
        self.limits = limits
        self.mentioned = mentioned
        self._budget = limits.values

    def object(self, start: int, number: int) -> tuple[Object, int, int]:
        """The object of this number at ``start``: itself, where its value starts, where the next begins."""
        head = b"%d 0 obj\n" % number
        if not self.data.startswith(head, start):
            raise Refusal(reason=Reason.NUMBERING)
        at = start + len(head)
        item: Object
        item, end = self._value(VALUE, at, 0)
        if self.data.startswith(b"\nstream\n", end):
            item, end = self._stream(item, end + 8)
        if not self.data.startswith(b"\nendobj\n", end):
            raise Refusal(reason=Reason.TOKEN)
        return item, at, end + 8

    def _stream(self, entries: Value, start: int) -> tuple[Stream, int]:
        length = entries.get("Length") if isinstance(entries, dict) else None
        if not isinstance(entries, dict) or type(length) is not int or not 0 <= length <= len(self.data) - start:
            raise Refusal(reason=Reason.STREAM)
        end = start + length
        if not self.data.startswith(b"\nendstream", end):
            raise Refusal(reason=Reason.STREAM)
        return Stream(entries, memoryview(self.data)[start:end]), end + 10

    def _value(self, pattern: re.Pattern[bytes], start: int, depth: int) -> tuple[Value, int]:
        """The value at ``start`` and where it ends."""
        token = pattern.match(self.data, start, start + self.limits.token)
        if token is None:
            raise Refusal(reason=Reason.TOKEN)
        return self._held(token, start, depth)

    def _held(self, token: re.Match[bytes], start: int, depth: int) -> tuple[Value, int]:
        """The value that begins with this token, and where it ends."""
        end, kind = token.end(), token.lastindex or 0
        self._budget -= 1 + (end - start >> 4)
        if self._budget < 0:
            raise Refusal(reason=Reason.LIMIT_VALUES)
        atom = ATOMS.get(kind)
        if atom is not None:
            return atom(token[kind]), end
        if kind == REF:
            return self._mention(Ref(token[REF])), end
        if depth == self.limits.depth:
            raise Refusal(reason=Reason.LIMIT_DEPTH)
        return self._dict(end, depth + 1) if kind == DICT else self._list(end, depth + 1)

    def _mention(self, ref: Ref) -> Ref:
        if self.mentioned is not None and ref > self.mentioned:
            if ref > self.mentioned + 1:
                raise Refusal(reason=Reason.NUMBERING)
            self.mentioned = ref
        return ref

    def _list(self, at: int, depth: int) -> tuple[Value, int]:
        items: list[Value] = []
        data, longest, most = self.data, self.limits.token, self.limits.members
        while (token := ITEM.match(data, at, at + longest)) is not None:
            if token.lastindex == END:
                return items, token.end()
            item, at = self._held(token, at, depth)
            items.append(item)
            if len(items) > most:
                raise Refusal(reason=Reason.LIMIT_VALUES)
        raise Refusal(reason=Reason.TOKEN)

    def _dict(self, at: int, depth: int) -> tuple[Value, int]:
        entries: dict[str, Value] = {}
        data, last = self.data, ""
        while (entry := ENTRY.match(data, at, at + LONGEST_KEY)) is not None:
            if entry.lastindex != 1:
                return entries, entry.end()
            key = entry[1].decode("ascii")
            if key <= last:
                raise Refusal(reason=Reason.SPELLING)
            last = key
            entries[key], at = self._value(HELD, entry.end(), depth)
            if len(entries) > self.limits.members:
                raise Refusal(reason=Reason.LIMIT_VALUES)
        raise Refusal(reason=Reason.TOKEN)
