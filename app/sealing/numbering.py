"""Numbers objects in the order in which the text first mentions them (FORMAT.md section 2, rule 1)."""

from collections.abc import Mapping, Sequence

from app.sealing.errors import PagesNotAccepted
from app.sealing.layout import Hole, Part
from app.sealing.values import Ref, Stream, Value


def number_objects(catalog: dict[str, Value], objects: Mapping[int, Part]) -> Sequence[Part]:
    """The catalog and everything reachable from it, renumbered 1..n; what is not reachable is left behind.

    Raises:
        PagesNotAccepted: a reference leads to nothing.
    """
    numbering = _Numbering()
    numbered: list[Part] = [numbering.part(catalog)]
    done = 0
    while done < len(numbering.order):
        part = objects.get(numbering.order[done])
        if part is None:
            raise PagesNotAccepted(reason="a reference to nothing")
        numbered.append(numbering.part(part))
        done += 1
    return numbered


class _Numbering:
    def __init__(self) -> None:
        self.order: list[int] = []
        self._new: dict[int, Ref] = {}

    def part(self, part: Part) -> Part:
        if isinstance(part, Hole):
            return part
        if isinstance(part, Stream):
            return Stream(self._entries({**part.entries, "Length": len(part.data)}), part.data)
        return self._value(part)

    def _value(self, value: Value) -> Value:
        if isinstance(value, Ref):
            return self._mention(value)
        if isinstance(value, dict):
            return self._entries(value)
        if isinstance(value, list):
            return [self._value(item) for item in value]
        return value

    def _entries(self, entries: dict[str, Value]) -> dict[str, Value]:
        return {key: self._value(entries[key]) for key in sorted(entries)}

    def _mention(self, ref: Ref) -> Ref:
        if ref not in self._new:
            self.order.append(ref)
            self._new[ref] = Ref(len(self.order) + 1)
        return self._new[ref]
