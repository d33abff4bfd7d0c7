"""Every integrity check of an open vault, with results as values. See FORMAT.md, "The journal"."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from functools import partial
from typing import Any

from app.vault import spelling
from app.vault.committed import LOWEST, commitment_of, commitments, is_there, windows
from app.vault.database import Database
from app.vault.errors import VaultDamaged
from app.vault.schema import check_schema
from app.vault.table import Table
from app.vault.tables import TABLES


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
    """Pages authenticate, structure is whole, the schema is ours, the chain holds, every row is its last version.

    Edits may pass between the steps: what they touched is looked at again at the end.

    Raises:
        Interrupted: somebody wished the check to end.
    """
    findings = [
        *_held(Check.PAGES, lambda: len(database.long_rows("PRAGMA cipher_integrity_check"))),
        *_held(Check.SCHEMA, lambda: check_schema(database)),
    ]
    replay = Replay(database)
    findings += _held(Check.JOURNAL, replay.read_on)
    suspects: dict[str, list[int]] = {}
    for table in TABLES:
        findings += _held(Check.ROWS, partial(_suspect, database, table, replay, suspects), table.name)
    with database.guard:
        findings += _held(Check.JOURNAL, replay.read_on)
        for table in TABLES:
            wrong = [each for each in suspects.get(table.name, ()) if not _is_last(database, table, replay, each)]
            findings += (Finding(check=Check.ROWS, count=len(wrong), table=table.name),) if wrong else ()
        pages = _count(database, "PRAGMA page_count")
        lines = _count(database, "SELECT count(*) FROM journal")
        rows = sum(_count_rows(database, table.name) for table in TABLES)
    # Last: it comes to every page, and after one that is not authentic the engine reads nothing more.
    findings += _held(Check.STRUCTURE, lambda: database.long_rows("PRAGMA integrity_check") != [("ok",)])
    return CheckReport(pages=pages, lines=lines, rows=rows, findings=tuple(findings))


class Replay:
    """What the journal says of each row, read line by line as far as it goes."""

    def __init__(self, database: Database) -> None:
        """No line is read yet."""
        self._database = database
        self._line = b""
        self._counter = 0
        self.latest: dict[tuple[int, int], bytes] = {}
        """The commitment of each row that is there, by table number and row id."""

    def read_on(self) -> int:
        """All lines are read; tells how many of those read now do not follow from the one before.

        Raises:
            VaultDamaged: a line cannot be read; then the journal vouches for no row.
        """
        try:
            return self._read_on()
        except VaultDamaged:
            self.latest.clear()
            raise

    def _read_on(self) -> int:
        broken, begin = 0, self._counter + 1
        if not self._line:
            begin = LOWEST
            row = self._database.row("SELECT vault_id FROM vault")
            self._line = spelling.first_line(row[0] if row else b"")
        columns = "counter, at, kind, changes, line"
        for counter, at, kind, changes, found in windows(self._database, "journal", "counter", columns, begin):
            expected = self._counter + 1
            broken += counter != expected or spelling.next_line(self._line, expected, at, kind, changes) != found
            self._counter, self._line = max(counter, 0), found
            for number, row_id, commitment in spelling.read_changes(changes):
                if commitment == spelling.REMOVED:
                    self.latest.pop((number, row_id), None)
                else:
                    self.latest[number, row_id] = commitment
        return broken


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


def _count_rows(database: Database, table: str) -> int:
    return _count(database, f"SELECT count(*) FROM {table}") if is_there(database, table) else 0  # noqa: S608 - our own names


def _suspect(database: Database, table: Table[Any], replay: Replay, suspects: dict[str, list[int]]) -> None:
    """Notes the rows that are not what the journal says, and those that it says and that are not there."""
    unseen = {row_id for number, row_id in replay.latest if number == table.number}
    found = suspects.setdefault(table.name, [])
    for row_id, commitment in commitments(database, table.name):
        unseen.discard(row_id)
        if replay.latest.get((table.number, row_id)) != commitment:
            found.append(row_id)
    found.extend(unseen)


def _is_last(database: Database, table: Table[Any], replay: Replay, row_id: int) -> bool:
    """True when this row is what the journal says now, or is rightly not there."""
    try:
        return replay.latest.get((table.number, row_id)) == commitment_of(database, table.name, row_id)
    except VaultDamaged:
        return False
