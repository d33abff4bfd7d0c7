"""Names beside a vault, and files that change their name whole or not at all."""

import errno
import os
from pathlib import Path
from typing import Final

from app.vault.faults import system_faults

_NEVER_FLUSHED: Final = frozenset({errno.EINVAL, errno.ENOSYS, errno.ENOTSUP, errno.EACCES, errno.EPERM})
"""What systems say of a folder that cannot be flushed at all: some shared folders, and those nobody may look into."""


def unfinished(path: Path) -> Path:
    """Where a vault is made or re-keyed before it gets the name ``path``."""
    return path.with_name(path.name + ".new")


def journal_of(path: Path) -> Path:
    """Where SQLite keeps what it needs to undo the open transaction."""
    return path.with_name(path.name + "-journal")


def remove(path: Path) -> None:
    """Neither the file nor its journal exists."""
    with system_faults():
        path.unlink(missing_ok=True)
        journal_of(path).unlink(missing_ok=True)


def move_over(new: Path, path: Path) -> None:
    """``path`` is the file that was ``new``, at every instant whole, and the folder is flushed.

    Raises:
        ReadOnlyPlace, DiskFull, DiskFailed: the place refuses; ``path`` is as it was.
    """
    with system_faults():
        os.replace(new, path)  # noqa: PTH105 - says what it does where it does it
        flush_folder(path.parent)


def flush_folder(folder: Path) -> None:
    """The folder's entries are on the disk, where the system lets a folder be flushed."""
    if os.name != "posix":
        return
    try:
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
    except OSError as error:
        if error.errno not in _NEVER_FLUSHED:
            raise


def copy_whole(source: Path, target: Path) -> None:
    """``target`` is a new file with the bytes of ``source``, flushed, readable by its owner alone."""
    with system_faults():
        handle = os.open(target, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
        with source.open("rb") as old, os.fdopen(handle, "wb") as new:
            while block := old.read(1 << 20):
                new.write(block)
            new.flush()
            os.fsync(new.fileno())
