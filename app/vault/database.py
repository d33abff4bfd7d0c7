"""One keyed connection that holds the file for itself. See FORMAT.md, "The open file"."""

import os
import threading
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Any, Final, Self

from sqlcipher3 import dbapi2

from app.crypto.secret import Secret, wipe
from app.vault import holds
from app.vault.errors import DiskFull, VaultDamaged, WrongPassphraseOrDamaged
from app.vault.faults import NOT_A_DATABASE, EngineFaults, result_code, system_faults
from app.vault.interruption import Interruption

type Value = str | int | bytes | None
type Row = tuple[Any, ...]

PAGE_BYTES: Final = 4096
_OVERFLOW_BYTES: Final = PAGE_BYTES - 80 - 4
"""What an overflow page holds: less the engine's reserve and the number of the next page."""
_PAGES_AT_ONCE: Final = 1 << 16
"""The engine takes no single value above a thousand million bytes."""
_DIGITS: Final = b"0123456789abcdef"
_DENIED: Final = frozenset({dbapi2.SQLITE_ATTACH, dbapi2.SQLITE_DETACH})
_FAULTS: Final = EngineFaults()
_PRAGMAS: Final = (
    "locking_mode=EXCLUSIVE",
    "journal_mode=TRUNCATE",
    "synchronous=EXTRA",
    "trusted_schema=OFF",
    "foreign_keys=ON",
    "cell_size_check=ON",
    "mmap_size=0",
    "secure_delete=ON",
    "temp_store=MEMORY",
)


class Database:
    """A vault file opened with its key, locked against every other program until it is closed.

    Statements come from one thread at a time; a lock of its own sees to that.
    """

    def __init__(self, path: Path, key: Secret, salt: bytes) -> None:
        """The file is open, locked and of full length; a hot journal left by a crash was played back.

        Raises:
            WrongPassphraseOrDamaged: the key does not open it.
            VaultInUse: another program holds it.
            VaultDamaged: it was cut or lengthened.
            ReadOnlyPlace, DiskFull, DiskFailed: the place does not let it be written.
        """
        self.path = path
        self.guard = threading.RLock()
        self.interruption = Interruption()
        with _FAULTS:
            self._connection = _connect(path)
            try:
                _unlock(self._connection, key, salt)
            except dbapi2.Error as error:
                self._connection.close()
                if result_code(error) == NOT_A_DATABASE:
                    raise WrongPassphraseOrDamaged from error
                raise
        with system_faults():
            self._hold = holds.hold(path)
        self._refuse_other_length()

    def rows(self, sql: str, values: Sequence[Value] = ()) -> list[Row]:
        """All rows of one statement."""
        with self.guard, _FAULTS:
            found: list[Row] = self._connection.execute(sql, values).fetchall()
            return found

    def row(self, sql: str, values: Sequence[Value] = ()) -> Row | None:
        """The first row of one statement, or None."""
        found = self.rows(sql, values)
        return found[0] if found else None

    def long_rows(self, sql: str) -> list[Row]:
        """All rows of one statement that may take long and can be interrupted."""
        with self.guard, self.interruption.statement(self._connection):
            return self.rows(sql)

    def run(self, sql: str, values: Sequence[Value] = ()) -> None:
        """The statement has taken effect."""
        with self.guard, _FAULTS:
            self._connection.execute(sql, values)

    def roll_back(self) -> None:
        """No transaction is open; what it wrote is gone."""
        with self.guard, _FAULTS:
            if self._connection.in_transaction:
                self._connection.execute("ROLLBACK")

    def rewrite_free_pages(self) -> None:
        """Pages that hold nothing hold it whole: the engine's undoing after a crash leaves them as torn as they were.

        They are all used and freed again in one transaction; the file keeps its length. On a full disk they stay.

        Raises:
            VaultDamaged: the list of these pages is damaged, which no crash of ours does.
            DiskFailed: the disk refuses.
        """
        with self.guard, suppress(DiskFull):
            (free,) = self.rows("PRAGMA freelist_count")[0]
            if free == 0:
                return
            try:
                self.run("BEGIN IMMEDIATE")
                self.run("CREATE TABLE scratch (content BLOB)")  # takes the first of them
                for begin in range(1, free, _PAGES_AT_ONCE):
                    pages = min(_PAGES_AT_ONCE, free - begin)
                    self.run("INSERT INTO scratch VALUES (zeroblob(?))", (pages * _OVERFLOW_BYTES,))
                self.run("DROP TABLE scratch")
                self.run("COMMIT")
            finally:
                self.roll_back()

    def copy_to(self, other: "Database") -> None:
        """Every page stands in ``other``, a new file, encrypted with its key; each was authenticated on the way.

        Raises:
            Interrupted: somebody wished it; ``other`` is of no use.
        """

        def heed(_status: int, _left: int, _pages: int) -> None:
            self.interruption.heed()

        with self.guard, other.guard, _FAULTS:
            self._connection.backup(other._connection, pages=256, progress=heed, sleep=0)  # noqa: SLF001 - same class

    def close(self) -> None:
        """The file is closed and unlocked, and no journal is left beside it."""
        with self.guard, _FAULTS:
            try:
                self._connection.execute("PRAGMA locking_mode=NORMAL")
                self._connection.execute("PRAGMA journal_mode=DELETE")
            finally:
                self.abandon()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        if kind is None:
            self.close()
        else:
            self.abandon()

    def abandon(self) -> None:
        """The file is closed as it is, without another write."""
        self._connection.close()
        holds.release(self._hold)

    def _refuse_other_length(self) -> None:
        pages = self.row("PRAGMA page_count")
        with system_faults():
            size = self.path.stat().st_size
        if pages is None or size != pages[0] * PAGE_BYTES:
            self.abandon()
            raise VaultDamaged


def make_file(path: Path) -> None:
    """An empty file that only its owner can read stands at ``path``; nothing was overwritten.

    Raises:
        ReadOnlyPlace, DiskFull, DiskFailed: the place refuses.
    """
    with system_faults():
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))


def _connect(path: Path) -> Any:  # noqa: ANN401 - the engine's connection has no type
    address = path.resolve().as_uri() + "?mode=rw"
    return dbapi2.connect(address, uri=True, isolation_level=None, check_same_thread=False, timeout=0)


def _unlock(connection: Any, key: Secret, salt: bytes) -> None:  # noqa: ANN401 - the engine's connection has no type
    connection.execute("PRAGMA cipher_log_level=NONE")
    spelled = _spell_key(key, salt)
    try:
        connection.set_key(spelled)
    finally:
        wipe(spelled)
    for pragma in _PRAGMAS:
        connection.execute(f"PRAGMA {pragma}")
    connection.execute("BEGIN EXCLUSIVE")
    connection.execute("COMMIT")
    connection.set_authorizer(_authorize)


def _spell_key(key: Secret, salt: bytes) -> bytearray:
    """``x'<64 hex><32 hex>'`` in one buffer that its caller wipes."""
    octets = (*key.view, *salt)
    spelled = bytearray(2 * len(octets) + 3)
    spelled[:2], spelled[-1:] = b"x'", b"'"
    for index, octet in enumerate(octets):
        spelled[2 + 2 * index] = _DIGITS[octet >> 4]
        spelled[3 + 2 * index] = _DIGITS[octet & 15]
    return spelled


def _authorize(action: int, *_details: str | None) -> int:
    return int(dbapi2.SQLITE_DENY if action in _DENIED else dbapi2.SQLITE_OK)
