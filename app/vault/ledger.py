"""Every write that counts: one transaction, one journal line, one commit. See FORMAT.md, "The journal"."""

import re
import secrets
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Final

from app.clock import Clock
from app.vault import spelling
from app.vault.database import Database, Row, Value
from app.vault.errors import DiskFailed, DiskFull, ReadOnlyPlace, RolledBack, WritingStopped
from app.vault.machine import HeadMirror
from app.vault.table import to_value

SALT_BYTES: Final = 16
_DISK_REFUSES: Final = (DiskFailed, DiskFull, ReadOnlyPlace)
_KIND: Final = re.compile(r"[a-z][a-z -]{2,39}")


class Ledger:
    """The open vault's tables and the journal that vouches for them."""

    def __init__(self, database: Database, clock: Clock, mirror: HeadMirror, vault_id: bytes) -> None:
        """The ledger stands at the last line of the journal."""
        self.database = database
        self._clock = clock
        self._mirror = mirror
        self._changes: bytearray | None = None
        self.stopped = False
        """True when the disk failed while writing: what is open can be read, nothing more is written."""
        self.mirrored = True
        """False when this computer could not note the last line."""
        self.vault_hash: Final = spelling.first_line(vault_id).hex()
        self.counter, self._line = _last_line(database) or (0, spelling.first_line(vault_id))

    @property
    def line(self) -> bytes:
        """The hash of the journal's last line."""
        return self._line

    @contextmanager
    def transaction(self, kind: str) -> Iterator[None]:
        """All writes inside are committed together with one journal line, or none of them.

        Args:
            kind: A few neutral English words for the journal, never content.

        Raises:
            WritingStopped: the disk failed earlier.
            DiskFull, DiskFailed, ReadOnlyPlace: nothing of this transaction was written.
        """
        if not _KIND.fullmatch(kind):
            raise ValueError("a kind is a few lower-case words")
        with self.database.guard:
            if self._changes is not None:
                raise RuntimeError("transactions do not nest")
            self._refuse_when_stopped()
            self._changes = bytearray()
            try:
                self.database.run("BEGIN IMMEDIATE")
                yield
                counter, line = self._append(kind, bytes(self._changes))
                self.database.run("COMMIT")
            except BaseException as error:
                self._undo(error)
                raise
            finally:
                self._changes = None
            self.counter, self._line = counter, line
            self.note_head()

    def put(self, table_number: int, table: str, insert: str, values: Sequence[Value]) -> None:
        """The row stands as ``values`` say, with a fresh salt, and the open transaction commits to it."""
        self._open_changes()
        salt = secrets.token_bytes(SALT_BYTES)
        found = self.database.row(insert, (salt, *values))
        assert found is not None  # every insert says RETURNING
        self.note(table_number, found[0], spelling.commit_row(table, salt, values))

    def delete(self, table_number: int, sql: str, values: Sequence[Value]) -> int:
        """The rows are gone and the open transaction says so; tells how many there were."""
        self._open_changes()
        found = self.database.rows(sql, values)
        for row in found:
            self.note(table_number, row[0], spelling.REMOVED)
        return len(found)

    def note(self, table_number: int, row_id: int, commitment: bytes) -> None:
        """The open transaction's line says that this row has this commitment now."""
        changes = self._open_changes()
        changes += spelling.spell_change(table_number, row_id, commitment)

    def overwrite(self, sql: str, values: Sequence[Value]) -> None:
        """One statement outside the journal is committed: for rows of what is being typed, and nothing else."""
        with self.database.guard:
            self._refuse_when_stopped()
            try:
                self.database.run(sql, values)
            except BaseException as error:
                self._undo(error)
                raise

    def rows(self, sql: str, values: Sequence[Value] = ()) -> list[Row]:
        """All rows of one question."""
        return self.database.rows(sql, values)

    def move_to(self, database: Database) -> None:
        """The ledger goes on in another file of the same vault."""
        self.database = database
        self.counter, self._line = _last_line(database) or (0, bytes.fromhex(self.vault_hash))
        self.note_head()

    def compare_with_mirror(self) -> bool:
        """True when this computer knew the vault, False the first time.

        Raises:
            RolledBack: what this computer remembers is not in the journal.
        """
        seen = self._mirror.read(self.vault_hash)
        if seen is None:
            return False
        counter, line = seen
        found = self.database.row("SELECT line FROM journal WHERE counter = ?", (counter,))
        if found is None or found[0].hex() != line:
            raise RolledBack(seen=counter, found=self.counter)
        return True

    def note_head(self) -> None:
        """This computer remembers the last line, when its settings can be written."""
        self.mirrored = self._mirror.write(self.vault_hash, self.counter, self._line.hex())

    def _open_changes(self) -> bytearray:
        if self._changes is None:
            raise RuntimeError("writes belong in a transaction")
        return self._changes

    def _append(self, kind: str, changes: bytes) -> tuple[int, bytes]:
        counter, at = self.counter + 1, str(to_value(self._clock.now()))
        line = spelling.next_line(self._line, counter, at, kind, changes)
        self.database.run("INSERT INTO journal VALUES (?, ?, ?, ?, ?)", (counter, at, kind, changes, line))
        return counter, line

    def _refuse_when_stopped(self) -> None:
        if self.stopped:
            raise WritingStopped

    def _stop_when_failed(self, error: BaseException) -> None:
        self.stopped = self.stopped or isinstance(error, DiskFailed)

    def _undo(self, error: BaseException) -> None:
        """Nothing of it is left, which the next read shows; else writing stops and the next opening plays it back."""
        self._stop_when_failed(error)
        try:
            self.database.roll_back()
            _last_line(self.database)
        except _DISK_REFUSES:
            self.stopped = True


def _last_line(database: Database) -> tuple[int, bytes] | None:
    row = database.row("SELECT counter, line FROM journal ORDER BY counter DESC LIMIT 1")
    return (int(row[0]), bytes(row[1])) if row else None
