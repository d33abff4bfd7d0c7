"""What the engine and the system report becomes one of our errors, at this room's border."""

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from types import TracebackType
from typing import Final

from sqlcipher3 import dbapi2

from app.errors import SubRosaError
from app.vault.errors import (
    DiskFailed,
    DiskFull,
    Interrupted,
    NameRefused,
    ReadOnlyPlace,
    RecordConflict,
    VaultClosed,
    VaultDamaged,
    VaultInUse,
)

NOT_A_DATABASE: Final = 26

_BY_RESULT: Final[dict[int, type[SubRosaError]]] = {
    3: ReadOnlyPlace,  # PERM
    5: VaultInUse,  # BUSY
    6: VaultInUse,  # LOCKED
    8: ReadOnlyPlace,  # READONLY
    9: Interrupted,  # INTERRUPT
    10: DiskFailed,  # IOERR
    11: VaultDamaged,  # CORRUPT
    13: DiskFull,  # FULL
    14: ReadOnlyPlace,  # CANTOPEN
    19: RecordConflict,  # CONSTRAINT
    NOT_A_DATABASE: VaultDamaged,
}

_BY_MESSAGE: Final = {
    "database is locked": 5,
    "attempt to write a readonly database": 8,
    "disk I/O error": 10,
    "database disk image is malformed": 11,
    "database or disk is full": 13,
    "file is not a database": NOT_A_DATABASE,
}
"""The copying call of sqlcipher3 0.6 raises SQLite's own message without its code."""
_NOT_UTF_8: Final = "Could not decode to UTF-8"

_BY_ERRNO: Final[dict[int, type[SubRosaError]]] = {
    errno.ENOSPC: DiskFull,
    errno.EDQUOT: DiskFull,
    errno.EFBIG: DiskFull,
    errno.EACCES: ReadOnlyPlace,
    errno.EPERM: ReadOnlyPlace,
    errno.EROFS: ReadOnlyPlace,
    errno.ENOENT: ReadOnlyPlace,
    errno.ENOTDIR: ReadOnlyPlace,
    errno.ENAMETOOLONG: NameRefused,
    errno.EILSEQ: NameRefused,
    errno.EINVAL: NameRefused,
}


def result_code(error: dbapi2.Error) -> int:
    """SQLite's primary result code, 0 when the error is not SQLite's."""
    code = getattr(error, "sqlite_errorcode", None)
    return int(code) & 0xFF if code is not None else _BY_MESSAGE.get(str(error), 0)


class EngineFaults:
    """Inside, the engine's failures surface as ours; mistakes in our own SQL pass through as they are."""

    def __enter__(self) -> None:
        """Nothing to prepare: a class, because each statement passes here and a generator costs more."""

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        if isinstance(value, MemoryError):  # so the engine says that a page it is to change does not authenticate
            raise VaultDamaged from value
        if not isinstance(value, dbapi2.Error):
            return
        if isinstance(value, dbapi2.OperationalError) and str(value).startswith(_NOT_UTF_8):
            raise VaultDamaged from None  # the engine's message holds the text
        ours = _BY_RESULT.get(result_code(value))
        if ours is None and isinstance(value, dbapi2.ProgrammingError) and "closed" in str(value):
            ours = VaultClosed
        if ours is not None:
            raise ours from value


@contextmanager
def system_faults() -> Iterator[None]:
    """Inside, the system's refusals surface as ours."""
    try:
        yield
    except OSError as error:
        raise _BY_ERRNO.get(error.errno or 0, DiskFailed) from error
