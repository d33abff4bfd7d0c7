"""The tracked rows of a file as its own schema orders their columns, and what the journal must say of each."""

from collections.abc import Iterator
from typing import Final

from app.vault.database import Database, Row
from app.vault.spelling import commit_row

LOWEST: Final = -(1 << 63)
_HIGHEST: Final = (1 << 63) - 1
_WINDOW: Final = 256


def commitments(database: Database, table: str) -> Iterator[tuple[int, bytes]]:
    """Id and commitment of every row, in the order of ids; nothing of a table that is absent."""
    if columns := _columns(database, table):
        for row_id, salt, *values in windows(database, table, "id", f"id, {columns}"):
            yield row_id, commit_row(table, salt, values)


def commitment_of(database: Database, table: str, row_id: int) -> bytes | None:
    """The commitment of the row with this id, or None."""
    columns = _columns(database, table)
    row = database.row(f"SELECT {columns} FROM {table} WHERE id = ?", (row_id,)) if columns else None  # noqa: S608 - our own names
    return None if row is None else commit_row(table, row[0], row[1:])


def is_there(database: Database, table: str) -> bool:
    """True when the file has such a table."""
    return bool(_columns(database, table))


def windows(database: Database, table: str, key: str, columns: str, begin: int = LOWEST) -> Iterator[Row]:
    """All rows from ``begin`` in the order of an integer key, a window at a time, so that memory stays flat."""
    sql = f"SELECT {columns} FROM {table} WHERE {key} >= ? ORDER BY {key} LIMIT {_WINDOW}"  # noqa: S608 - our own names
    while begin <= _HIGHEST and (window := database.rows(sql, (begin,))):
        database.interruption.heed()
        yield from window
        begin = window[-1][0] + 1


def _columns(database: Database, table: str) -> str:
    """The salt and the columns of the content: an older file, such as a backup, has them in an order of its own."""
    found = database.rows("SELECT name FROM pragma_table_info(?) WHERE pk = 0 ORDER BY cid", (table,))
    return ", ".join(row[0] for row in found)
