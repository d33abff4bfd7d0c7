"""Where everything stands in a file: the offsets, the table, the trailer and the signature's hole, all computed."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from app.sealing.values import Data, Object, Stream, Value, spell, spell_hex

HEAD = b"%PDF-2.0\n%\xe2\xe3\xcf\xd3\n"
FREE_ENTRY = b"0000000000 65535 f \n"


@dataclass(frozen=True, slots=True, kw_only=True)
class Hole:
    """A signature dictionary whose ``/Contents`` is still to come; it and ``/ByteRange`` are the first two keys."""

    rest: dict[str, Value]
    size: int

    def head(self, byte_range: Sequence[int]) -> bytes:
        """Everything before the hole."""
        return b"<< /ByteRange " + spell(list(byte_range)) + b" /Contents "

    def tail(self) -> bytes:
        """Everything after the hole."""
        return spell(self.rest)[2:]

    @property
    def width(self) -> int:
        """Bytes from the opening to the closing angle, both counted."""
        return 2 * self.size + 2


type Part = Object | Hole


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """One revision, complete but for its signature: what comes before the hole, and what after."""

    before: tuple[Data, ...]
    hole: Hole
    after: tuple[Data, ...]
    length: int

    def fill(self, cms: bytes) -> bytes:
        """The revision's bytes with the signature in its place."""
        contents = spell_hex(cms.ljust(self.hole.size, b"\0"))
        return b"".join((*self.before, contents, *self.after))


def entry(offset: int) -> bytes:
    """One line of the cross-reference table."""
    return b"%010d 00000 n \n" % offset


def table(offsets: Sequence[int]) -> bytes:
    """The cross-reference table of a first revision."""
    return b"xref\n0 %d\n" % (len(offsets) + 1) + FREE_ENTRY + b"".join(map(entry, offsets))


def trailer(size: int, file_id: bytes, table_at: int, previous: int | None = None) -> bytes:
    """The trailer and everything after it."""
    name = spell_hex(file_id)
    before = b"" if previous is None else b"/Prev %d " % previous
    entries = b"<< /ID [ %b %b ] %b/Root 1 0 R /Size %d >>" % (name, name, before, size)
    return b"trailer\n" + entries + b"\nstartxref\n%d\n%%%%EOF\n" % table_at


type Closer = Callable[[Sequence[int], int], bytes]


def plan_first(objects: Sequence[Part], file_id: bytes) -> Plan:
    """The first revision of a file: objects 1..n with one hole among them."""

    def close(offsets: Sequence[int], at: int) -> bytes:
        return table(offsets) + trailer(len(objects) + 1, file_id, at)

    return _plan(HEAD, 0, tuple(enumerate(objects, 1)), close)


def plan_increment(
    base: int, widget: tuple[int, Object], hole: tuple[int, Hole], file_id: bytes, previous: int
) -> Plan:
    """One increment after ``base`` bytes: the widget again, the new signature, two table entries, a trailer."""

    def close(offsets: Sequence[int], at: int) -> bytes:
        sections = b"".join(
            b"%d 1\n" % number + entry(offset) for number, offset in zip((widget[0], hole[0]), offsets, strict=True)
        )
        return b"xref\n" + sections + trailer(hole[0] + 1, file_id, at, previous)

    return _plan(b"", base, (widget, hole), close)


def byte_range(at: int, width: int, end: int) -> list[int]:
    """The four numbers that say "everything up to ``end`` but the hole at ``at``"."""
    return [0, at, at + width, end - at - width]


def _plan(head: bytes, base: int, numbered: Sequence[tuple[int, Part]], close: Closer) -> Plan:
    """Widen the byte range until it describes the layout that it is itself part of."""
    hole = next(part for _, part in numbered if isinstance(part, Hole))
    revision = _Revision(head, base, [_frame(number, part) for number, part in numbered], hole, close)
    ranges = [0, 0, 0, 0]
    while True:
        plan, at = revision.lay(ranges)
        found = byte_range(at, hole.width, base + plan.length)
        if found == ranges:
            return plan
        ranges = found


def _frame(number: int, part: Part) -> tuple[Data, ...]:
    """An object as it stands in the file; for the hole the two lines around it."""
    head, tail = b"%d 0 obj\n" % number, b"\nendobj\n"
    if isinstance(part, Hole):
        return head, tail
    if isinstance(part, Stream):
        return head + spell(part.entries) + b"\nstream\n", part.data, b"\nendstream" + tail
    return (head + spell(part) + tail,)


@dataclass(frozen=True, slots=True)
class _Revision:
    head: bytes
    base: int
    frames: Sequence[tuple[Data, ...]]
    hole: Hole
    close: Closer

    def lay(self, ranges: Sequence[int]) -> tuple[Plan, int]:
        """The revision with this byte range written in it, and where the hole then stands."""
        before: list[Data] = [self.head]
        after: list[Data] = []
        offsets, hole_at, position = [], 0, self.base + len(self.head)
        pieces = before
        for frame in self.frames:
            offsets.append(position)
            if len(frame) == 2:  # the hole's lines
                opening = bytes(frame[0]) + self.hole.head(ranges)
                before.append(opening)
                hole_at = position + len(opening)
                pieces = after
                closing = self.hole.tail() + bytes(frame[1])
                pieces.append(closing)
                position = hole_at + self.hole.width + len(closing)
            else:
                pieces.extend(frame)
                position += sum(map(len, frame))
        ending = self.close(offsets, position)
        after.append(ending)
        length = position + len(ending) - self.base
        return Plan(before=tuple(before), hole=self.hole, after=tuple(after), length=length), hole_at
