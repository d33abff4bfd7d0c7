"""Reads the first revision of a file: its objects, spelled, numbered and laid out as they must be."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from app.sealing.errors import Reason, Refusal
from app.sealing.grammar import Limits, Scanner
from app.sealing.layout import HEAD, table, trailer
from app.sealing.roles import ROLES
from app.sealing.shapes import Walk
from app.sealing.values import Found, Ref, Value

TRAILER_ID = re.compile(rb"trailer\n<< /ID \[ <([0-9A-F]{32})> ")


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A first revision that is spelled and laid out as FORMAT.md says, each object in one role."""

    objects: Mapping[int, Found]
    starts: Mapping[int, int]
    roles: Walk
    file_id: bytes
    table_at: int
    end: int

    def entries(self, ref: Value | Ref) -> dict[str, Value]:
        """The dictionary that this is or refers to; its role has been checked, so it is one."""
        found = self.objects[ref] if isinstance(ref, Ref) else ref
        assert isinstance(found, dict)
        return found


def read_document(data: bytes, limits: Limits) -> Document:
    """The first revision in these bytes; what follows it is the caller's to judge.

    Raises:
        Refusal: any other spelling, order, layout or role.
    """
    if len(data) > limits.size:
        raise Refusal(reason=Reason.LIMIT_SIZE)
    if not data.startswith(HEAD):
        raise Refusal(reason=Reason.NOT_OURS)
    objects, starts, offsets, table_at = _read_objects(data, limits)
    file_id, end = _read_ending(data, offsets, table_at)
    walk = Walk(objects, ROLES)
    walk.run()
    return Document(objects=objects, starts=starts, roles=walk, file_id=file_id, table_at=table_at, end=end)


def _read_objects(data: bytes, limits: Limits) -> tuple[dict[int, Found], dict[int, int], list[int], int]:
    scanner = Scanner(data, limits)
    objects: dict[int, Found] = {}
    starts: dict[int, int] = {}
    offsets: list[int] = []
    at, number = len(HEAD), 1
    while not data.startswith(b"xref\n", at):
        if number > limits.objects:
            raise Refusal(reason=Reason.LIMIT_OBJECTS)
        if number > scanner.mentioned:
            raise Refusal(reason=Reason.NUMBERING)
        offsets.append(at)
        objects[number], starts[number], at = scanner.object(at, number)
        number += 1
    if number - 1 != scanner.mentioned:
        raise Refusal(reason=Reason.NUMBERING)
    return objects, starts, offsets, at


def _read_ending(data: bytes, offsets: list[int], table_at: int) -> tuple[bytes, int]:
    wanted = table(offsets)
    if not data.startswith(wanted, table_at):
        raise Refusal(reason=Reason.TABLE)
    at = table_at + len(wanted)
    found = TRAILER_ID.match(data, at)
    if found is None:
        raise Refusal(reason=Reason.TRAILER)
    file_id = bytes.fromhex(found[1].decode("ascii"))
    wanted = trailer(len(offsets) + 1, file_id, table_at)
    if not data.startswith(wanted, at):
        raise Refusal(reason=Reason.TRAILER)
    return file_id, at + len(wanted)
