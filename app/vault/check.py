"""Every integrity check of an open vault, with results as values. See FORMAT.md, "The journal"."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Final

from app.vault import spelling
from app.vault.database import Database, Row
from app.vault.errors import VaultDamaged
from app.vault.schema import check_schema
from app.vault.table import Table
from app.vault.tables import TABLES

_WINDOW: Final = 256
type _Latest = dict[tuple[int, int], bytes]


class Check(StrEnum):
    """What is looked at."""

    PAGES = "pages"
    STRUCTURE = "structure"
    SCHEMA = "schema"
    JOURNAL = "journal"
    ROWS = "rows"


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One check did not hold, ``count`` times."""

    check: Check
    count: int
    table: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckReport:
    """What was looked at, and everything that did not hold."""

    pages: int
    lines: int
    rows: int
    findings: tuple[Finding, ...]

    @property
    def sound(self) -> bool:
        """True when every check held."""
        return not self.findings


def check_database(database: Database) -> CheckReport:
    """Pages authenticate, structure is whole, the schema is ours, the chain holds, every row is its last version."""
    with database.guard:
        findings = [
            *_held(Check.PAGES, lambda: len(database.rows("PRAGMA cipher_integrity_check"))),
            *_held(Check.STRUCTURE, lambda: database.rows("PRAGMA integrity_check") != [("ok",)]),
            *_held(Check.SCHEMA, lambda: check_schema(database)),
        ]
        latest: _Latest = {}
        findings += _held(Check.JOURNAL, lambda: _broken_lines(database, latest))
        for table in TABLES:
            findings += _held(Check.ROWS, lambda table=table: _wrong_rows(database, table, latest), table.name)  # type: ignore[misc]
        if latest:
            findings.append(Finding(check=Check.ROWS, count=len(latest), table="journal"))
        return CheckReport(
            pages=_count(database, "PRAGMA page_count"),
            lines=_count(database, "SELECT count(*) FROM journal"),
            rows=sum(_count(database, f"SELECT count(*) FROM {table.name}") for table in TABLES),  # noqa: S608 - our names
            findings=tuple(findings),
        )


def _held(check: Check, count_failures: Callable[[], int | None], table: str = "") -> tuple[Finding, ...]:
    try:
        count = int(count_failures() or 0)
    except VaultDamaged:
        count = 1
    return (Finding(check=check, count=count, table=table),) if count else ()


def _count(database: Database, sql: str) -> int:
    try:
        row = database.row(sql)
    except VaultDamaged:
        return 0
    return int(row[0]) if row else 0


def _broken_lines(database: Database, latest: _Latest) -> int:
    """How many lines do not follow from the one before; fills in the last change of each row."""
    row = database.row("SELECT vault_id FROM vault")
    line, broken = spelling.first_line(row[0] if row else b""), 0
    columns = "counter, at, kind, changes, line"
    for counter, at, kind, changes, found in _windows(database, "journal", "counter", columns):
        broken += spelling.next_line(line, counter, at, kind, changes) != found
        line = found
        for number, row_id, commitment in spelling.read_changes(changes):
            if commitment == spelling.REMOVED:
                latest.pop((number, row_id), None)
            else:
                latest[number, row_id] = commitment
    return broken


def _wrong_rows(database: Database, table: Table[Any], latest: _Latest) -> int:
    """How many rows are not what the journal last said; takes what it has seen out of ``latest``."""
    wrong = 0
    columns = ", ".join(("id", "salt", *table.columns))
    for row_id, salt, *values in _windows(database, table.name, "id", columns):
        wrong += latest.pop((table.number, row_id), None) != spelling.commit_row(table.name, salt, values)
    return wrong


def _windows(database: Database, table: str, key: str, columns: str) -> Iterator[Row]:
    """All rows in the order of an integer key, a window at a time, so that memory stays flat."""
    sql = f"SELECT {columns} FROM {table} WHERE {key} > ? ORDER BY {key} LIMIT {_WINDOW}"  # noqa: S608 - our own names
    last = -1
    while window := database.rows(sql, (last,)):
        yield from window
        last = window[-1][0]
