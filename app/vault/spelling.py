"""How values are spelled for hashing: each with its kind and length, so that no two lists spell alike."""

import hashlib
import struct
from collections.abc import Iterable, Iterator
from typing import Final

from app.vault.database import Value

_MARK_AND_LENGTH: Final = struct.Struct(">cQ").pack
_CHANGE_BYTES: Final = 41
REMOVED: Final = bytes(32)
"""Stands where a commitment would, when a row was deleted."""


def spell(value: Value) -> bytes:
    """The value as FORMAT.md spells it."""
    match value:
        case None:
            return b"n"
        case str():
            mark, data = b"t", value.encode()
        case bytes():
            mark, data = b"b", value
        case int():
            mark, data = b"i", b"%d" % value
    return _MARK_AND_LENGTH(mark, len(data)) + data


def labelled_hash(label: str, parts: Iterable[bytes]) -> bytes:
    """SHA-256 over the label, a zero byte and the parts."""
    return hashlib.sha256(b"".join((label.encode(), b"\0", *parts))).digest()


def commit_row(table: str, salt: bytes, values: Iterable[Value]) -> bytes:
    """The salted commitment to one row's content."""
    return labelled_hash("subrosa row 1", (spell(table), spell(salt), *map(spell, values)))


def spell_change(table_number: int, row_id: int, commitment: bytes) -> bytes:
    """One entry of a journal line: which row now has which commitment."""
    return table_number.to_bytes(1) + row_id.to_bytes(8) + commitment


def read_changes(changes: bytes) -> Iterator[tuple[int, int, bytes]]:
    """Table number, row id and commitment of each entry of a line."""
    for start in range(0, len(changes), _CHANGE_BYTES):
        entry = changes[start : start + _CHANGE_BYTES]
        yield entry[0], int.from_bytes(entry[1:9]), entry[9:]


def first_line(vault_id: bytes) -> bytes:
    """Line 0, which stands before the first entry; also the name by which a computer knows a vault."""
    return labelled_hash("subrosa vault 1", (vault_id,))


def next_line(previous: bytes, counter: int, at: str, kind: str, changes: bytes) -> bytes:
    """The hash of journal line ``counter``."""
    return labelled_hash("subrosa line 1", (previous, counter.to_bytes(8), spell(at), spell(kind), changes))
