"""FORMAT.md sections 2 and 9: objects in their order, table and trailer computed, increments, the covered ranges."""

import re
from dataclasses import dataclass, field

from tests.second_verifier.refusal import Refused, demand
from tests.second_verifier.spelling import Reader

HEAD = b"%PDF-2.0\n%\xe2\xe3\xcf\xd3\n"
LARGEST, MOST_OBJECTS = 64 * 2**20, 50_000
_ID = rb"<([0-9A-F]{32})> <([0-9A-F]{32})>"
_TRAILER = re.compile(
    rb"trailer\n<< /ID \[ " + _ID + rb" \] /Root 1 0 R /Size ([0-9]+) >>\nstartxref\n([0-9]+)\n%%EOF\n"
)
_SIGNATURE = re.compile(rb"<< /ByteRange \[ 0 ([0-9]+) ([0-9]+) ([0-9]+) \] /Contents <[0-9A-F]+>")
_NUMBERED = re.compile(rb"([1-9][0-9]{0,9}) 0 obj\n")


@dataclass
class Item:
    """An object: its value, its stream when it is one, and where its value begins."""

    value: object
    stream: bytes | None
    begins: int

    @property
    def entries(self) -> dict[str, object]:
        """The dictionary."""
        demand(isinstance(self.value, dict), "a dictionary")
        return self.value  # type: ignore[return-value]


@dataclass
class Increment:
    """What one more signature adds: the widget again, and the signature."""

    widget: int
    filled: object
    signature: Item
    number: int
    end: int


@dataclass
class Layout:
    """The first revision, taken apart; ``data`` may go on after ``end``."""

    data: bytes
    objects: dict[int, Item]
    file_id: str
    table: int
    end: int
    increments: list[Increment] = field(default_factory=list)


def read_layout(data: bytes) -> Layout:
    """The file's first revision.

    Raises:
        Refused: another spelling, order, table or trailer.
    """
    demand(len(data) <= LARGEST, "size")
    reader = Reader(data)
    reader.literal(HEAD, "head")
    objects: dict[int, Item] = {}
    offsets = []
    known = 1
    while not data.startswith(b"xref\n", reader.at):
        number = len(objects) + 1
        demand(number <= min(known, MOST_OBJECTS), "an object that nobody mentioned")
        offsets.append(reader.at)
        objects[number] = read_object(reader, number)
        for mentioned in reader.references:
            demand(mentioned <= known + 1, "numbering")
            known = max(known, mentioned)
        reader.references.clear()
    demand(known == len(objects), "an object is missing")
    table = reader.at
    lines = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    reader.literal(b"xref\n0 %d\n0000000000 65535 f \n%b" % (len(objects) + 1, lines), "table")
    trailer = _TRAILER.match(data, reader.at)
    if trailer is None:
        raise Refused("trailer")
    first, second, size, start = trailer.groups()
    demand(first == second and (size, start) == (b"%d" % (len(objects) + 1), b"%d" % table), "trailer")
    return Layout(data=data, objects=objects, file_id=first.decode().lower(), table=table, end=trailer.end())


def read_object(reader: Reader, number: int) -> Item:
    """The object of this number that stands here."""
    reader.literal(b"%d 0 obj\n" % number, "object number")
    begins = reader.at
    value = reader.value()
    stream = None
    if isinstance(value, dict) and reader.data.startswith(b"\nstream\n", reader.at):
        reader.at += 8
        length = value.get("Length")
        demand(type(length) is int and 0 <= length <= len(reader.data), "stream length")
        stream = reader.data[reader.at : reader.at + length]  # type: ignore[operator]
        reader.at += len(stream)
        reader.literal(b"\nendstream", "stream end")
    reader.literal(b"\nendobj\n", "object end")
    return Item(value=value, stream=stream, begins=begins)


def read_increments(layout: Layout) -> None:
    """Everything after the first revision is increments, each of two objects.

    Raises:
        Refused: something else is there.
    """
    reader, table, size = Reader(layout.data), layout.table, len(layout.objects)
    reader.at = layout.end
    while reader.at < len(layout.data):
        size += 1
        numbered = _NUMBERED.match(layout.data, reader.at)
        if numbered is None:
            raise Refused("increment")
        widget, first = int(numbered.group(1)), reader.at
        filled = read_object(reader, widget)
        second = reader.at
        signature = read_object(reader, size)
        demand(filled.stream is None and signature.stream is None, "increment")
        start = reader.at
        reader.literal(
            b"xref\n%d 1\n%010d 00000 n \n%d 1\n%010d 00000 n \n"
            b"trailer\n<< /ID [ <%b> <%b> ] /Prev %d /Root 1 0 R /Size %d >>\nstartxref\n%d\n%%%%EOF\n"
            % (widget, first, size, second, *[layout.file_id.upper().encode()] * 2, table, size + 1, start),
            "increment",
        )
        table = start
        item = Increment(widget=widget, filled=filled.value, signature=signature, number=size, end=reader.at)
        layout.increments.append(item)


def covered(layout: Layout, signature: Item, end: int) -> tuple[bytes, bytes]:
    """What a signature covers, and the bytes in its hole.

    Raises:
        Refused: its ranges are not everything up to ``end`` but the hole.
    """
    found = _SIGNATURE.match(layout.data, signature.begins)
    if found is None:
        raise Refused("byte range")
    hole_ends = found.end()
    contents = signature.entries["Contents"]
    demand(isinstance(contents, bytes), "contents")
    hole_begins = hole_ends - 2 * len(contents) - 2  # type: ignore[arg-type]
    wanted = [b"%d" % number for number in (hole_begins, hole_ends, end - hole_ends)]
    demand(list(found.groups()) == wanted, "byte range")
    return layout.data[:hole_begins] + layout.data[hole_ends:end], contents  # type: ignore[return-value]
