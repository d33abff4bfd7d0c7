"""Reads canonical values and objects out of bytes; whatever is spelled otherwise is refused (FORMAT.md section 2)."""

import re
from dataclasses import dataclass

from app.sealing.errors import Reason, Refusal
from app.sealing.values import Name, Object, Real, Ref, Stream, Value, spell

TOKEN = re.compile(
    rb"(?P<ref>[1-9][0-9]{0,5}) 0 R"
    rb"|(?P<int>-?(?:0|[1-9][0-9]{0,9}))(?![0-9.])"
    rb"|(?P<real>-?(?:0|[1-9][0-9]{0,9})\.[0-9]{0,2}[1-9])"
    rb"|/(?P<name>(?:[A-Za-z0-9_.+\-]|#2F){1,127})"
    rb"|\((?P<text>(?:[ -'*-\[\]-~]|\\[()\\])*+)\)"
    rb"|(?P<dict><<)"
    rb"|<(?P<hex>(?:[0-9A-F]{2})++)>"
    rb"|(?P<list>\[)"
    rb"|(?P<bool>true|false)"
)
KEY = re.compile(rb" /([A-Za-z0-9_.+\-]{1,127}) ")
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
        value, end = self.value(at, 0)
        if self.data[at:end] != spell(value):
            raise Refusal(reason=Reason.SPELLING)
        item: Object = value
        if self.data.startswith(b"\nstream\n", end):
            item, end = self._stream(value, end + 8)
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

    def value(self, start: int, depth: int) -> tuple[Value, int]:
        """The value at ``start`` and where it ends."""
        if depth > self.limits.depth:
            raise Refusal(reason=Reason.LIMIT_DEPTH)
        token = TOKEN.match(self.data, start, start + self.limits.token)
        if token is None:
            raise Refusal(reason=Reason.TOKEN)
        end = token.end()
        self._spend(1 + (end - start >> 4))
        kind = token.lastgroup
        if kind == "dict":
            return self._dict(end, depth + 1)
        if kind == "list":
            return self._list(end, depth + 1)
        return self._atom(kind, token), end

    def _atom(self, kind: str | None, token: re.Match[bytes]) -> Value:
        raw = token[kind or 0]
        if kind == "ref":
            return self._mention(Ref(raw))
        return _plain(kind, raw)

    def _mention(self, ref: Ref) -> Ref:
        if self.mentioned is not None:
            if ref > self.mentioned + 1:
                raise Refusal(reason=Reason.NUMBERING)
            self.mentioned = max(self.mentioned, ref)
        return ref

    def _spend(self, cost: int) -> None:
        self._budget -= cost
        if self._budget < 0:
            raise Refusal(reason=Reason.LIMIT_VALUES)

    def _list(self, at: int, depth: int) -> tuple[list[Value], int]:
        items: list[Value] = []
        while self.data[at : at + 1] == b" ":
            if self.data[at + 1 : at + 2] == b"]":
                return items, at + 2
            item, at = self.value(at + 1, depth)
            items.append(item)
            if len(items) > self.limits.members:
                raise Refusal(reason=Reason.LIMIT_VALUES)
        raise Refusal(reason=Reason.TOKEN)

    def _dict(self, at: int, depth: int) -> tuple[dict[str, Value], int]:
        entries: dict[str, Value] = {}
        while not self.data.startswith(b" >>", at):
            key = KEY.match(self.data, at, at + LONGEST_KEY)
            if key is None:
                raise Refusal(reason=Reason.TOKEN)
            name = key[1].decode("ascii")
            if name in entries:
                raise Refusal(reason=Reason.SPELLING)
            entries[name], at = self.value(key.end(), depth)
            if len(entries) > self.limits.members:
                raise Refusal(reason=Reason.LIMIT_VALUES)
        return entries, at + 3


def _plain(kind: str | None, raw: bytes) -> Value:
    """The value of a token that stands for itself."""
    if kind == "int":
        return int(raw)
    if kind == "name":
        return Name(raw.decode("ascii").replace("#2F", "/"))
    if kind == "text":
        return UNESCAPE.sub(rb"\1", raw) if b"\\" in raw else raw
    if kind == "hex":
        return bytes.fromhex(raw.decode("ascii"))
    if kind == "real":
        return Real(raw.decode("ascii"))
    return raw == b"true"
