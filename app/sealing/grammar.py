"""Reads canonical values and objects out of bytes; whatever is spelled otherwise is refused (FORMAT.md section 2)."""

import re
from collections.abc import Sized
from dataclasses import dataclass

from app.sealing.elements import PLAIN
from app.sealing.errors import Reason, Refusal
from app.sealing.tokens import ATOMS, DICT, END, ENTRY, INTS, ITEM, REF, REFS, VALUE
from app.sealing.values import Element, Found, Object, Ref, Stream, Value

LONGEST_KEY = 130
EVERY_OBJECT = 1_000_000
"""Above every number that a reference can hold."""
LIGHT = 16
"""A token shorter than this counts as one value and no more."""


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

    __slots__ = ("_atoms", "_budget", "_places", "_reach", "data", "limits", "mentioned")

    def __init__(self, data: bytes, limits: Limits, *, mentioned: int = 1) -> None:
        """Start with the highest object number mentioned so far."""
        self.data = data
        self.limits = limits
        self.mentioned = mentioned
        self._budget = limits.values
        self._places = range(limits.members + 1)
        self._reach = limits.token + LONGEST_KEY
        self._atoms = {**ATOMS, REF: self._ref}

    def object(self, start: int, number: int) -> tuple[Found, int, int]:
        """The object of this number at ``start``: itself, where its value starts, where the next begins."""
        head = b"%d 0 obj\n" % number
        if not self.data.startswith(head, start):
            raise Refusal(reason=Reason.NUMBERING)
        at = start + len(head)
        plain = PLAIN.match(self.data, at, at + self._reach)
        if plain is not None:
            return self._element(plain), at, plain.end()
        item: Object
        item, end = self.value(at)
        if self.data.startswith(b"\nstream\n", end):
            item, end = self._stream(item, end + 8)
        if not self.data.startswith(b"\nendobj\n", end):
            raise Refusal(reason=Reason.TOKEN)
        return item, at, end + 8

    def _element(self, token: re.Match[bytes]) -> Element:
        """The references of a plain element; it counts as many values as if it were read one by one."""
        scope, kid, many, parent, page = token.groups()
        self._spend(4 + 3 * (scope is not None) + (page is not None))
        kids = self._numbers(many) if many else [self._mention(int(kid))] if kid else []
        return kids, self._mention(int(parent)), None if page is None else self._mention(int(page))

    def _stream(self, entries: Value, start: int) -> tuple[Stream, int]:
        length = entries.get("Length") if isinstance(entries, dict) else None
        if not isinstance(entries, dict) or type(length) is not int or not 0 <= length <= len(self.data) - start:
            raise Refusal(reason=Reason.STREAM)
        end = start + length
        if not self.data.startswith(b"\nendstream", end):
            raise Refusal(reason=Reason.STREAM)
        return Stream(entries, memoryview(self.data)[start:end]), end + 10

    def value(self, start: int) -> tuple[Value, int]:
        """The value at ``start``, which stands in no other, and where it ends."""
        token = VALUE.match(self.data, start, start + self._reach)
        if token is None:
            raise Refusal(reason=Reason.TOKEN)
        self._spend(1)
        kind = token.lastindex or 0
        if kind >= DICT:
            return self._container(token, kind, 0)
        self._weigh(token.end() - start)
        return self._atoms[kind](token[kind]), token.end()

    def _container(self, token: re.Match[bytes], kind: int, depth: int) -> tuple[Value, int]:
        """The dictionary or array that begins with this token, and where it ends."""
        if depth == self.limits.depth:
            raise Refusal(reason=Reason.LIMIT_DEPTH)
        end = token.end()
        if kind == DICT:
            return self._dict(end, depth + 1)
        if kind == INTS:
            return self._ints(token[INTS]), end
        if kind == REFS:
            return [Ref(number) for number in self._numbers(token[REFS])], end
        return self._list(end, depth + 1)

    def _ints(self, raw: bytes) -> list[Value]:
        """The ints of an array, each with a blank before it."""
        items: list[Value] = list(map(int, raw.split()))
        self._count(items)
        return items

    def _numbers(self, raw: bytes) -> list[int]:
        """The numbers in an array of references, each reference with a blank before it."""
        numbers = [self._mention(int(number)) for number in raw.split(b" 0 R")[:-1]]
        self._count(numbers)
        return numbers

    def _count(self, members: Sized) -> None:
        """The members of a dictionary or an array that ends here are within the limits."""
        if len(members) > self.limits.members:
            raise Refusal(reason=Reason.LIMIT_VALUES)
        self._spend(len(members))

    def _list(self, at: int, depth: int) -> tuple[Value, int]:
        items: list[Value] = []
        data, reach, atoms = self.data, self._reach, self._atoms
        for _ in self._places:
            token = ITEM.match(data, at, at + reach)
            if token is None:
                raise Refusal(reason=Reason.TOKEN)
            kind, end = token.lastindex or 0, token.end()
            if kind == END:
                self._spend(len(items))
                return items, end
            if kind >= DICT:
                item, end = self._container(token, kind, depth)
            else:
                if end - at >= LIGHT and (length := end - token.end(1)) >= LIGHT:
                    self._weigh(length)
                item = atoms[kind](token[kind])
            items.append(item)
            at = end
        raise Refusal(reason=Reason.LIMIT_VALUES)

    def _dict(self, at: int, depth: int) -> tuple[Value, int]:
        entries: dict[str, Value] = {}
        data, reach, atoms, last = self.data, self._reach, self._atoms, b""
        for _ in self._places:
            token = ENTRY.match(data, at, at + reach)
            if token is None:
                raise Refusal(reason=Reason.TOKEN)
            kind, end = token.lastindex or 0, token.end()
            if kind == END:
                self._spend(len(entries))
                return entries, end
            key = token[1]
            if key <= last:
                raise Refusal(reason=Reason.SPELLING)
            last = key
            if kind >= DICT:
                item, end = self._container(token, kind, depth)
            else:
                if end - at >= LIGHT and (length := end - token.end(1)) >= LIGHT:
                    self._weigh(length)
                item = atoms[kind](token[kind])
            entries[str(key, "ascii")] = item
            at = end
        raise Refusal(reason=Reason.LIMIT_VALUES)

    def _ref(self, raw: bytes) -> Ref:
        return Ref(self._mention(int(raw)))

    def _mention(self, number: int) -> int:
        """The number of an object that was mentioned before or is the next."""
        if number > self.mentioned:
            if number > self.mentioned + 1:
                raise Refusal(reason=Reason.NUMBERING)
            self.mentioned = number
        return number

    def _weigh(self, length: int) -> None:
        """A token of so many characters is within the limits."""
        if length > self.limits.token:
            raise Refusal(reason=Reason.TOKEN)
        self._spend(length // LIGHT)

    def _spend(self, cost: int) -> None:
        self._budget -= cost
        if self._budget < 0:
            raise Refusal(reason=Reason.LIMIT_VALUES)
