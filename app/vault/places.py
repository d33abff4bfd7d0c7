"""Names beside a vault, and files that change their name whole or not at all."""

import os
from pathlib import Path

from app.vault.faults import system_faults
from app.whole_file import put_in_place


def unfinished(path: Path) -> Path:
    """Where a vault is made or re-keyed before it gets the name ``path``."""
    return _beside(path, ".new")


def journal_of(path: Path) -> Path:
    """Where SQLite keeps what it needs to undo the open transaction."""
    return _beside(path, "-journal")


def remove(path: Path) -> None:
    """Neither the file nor its journal exists."""
    with system_faults():
        path.unlink(missing_ok=True)
        journal_of(path).unlink(missing_ok=True)


def move_over(new: Path, path: Path) -> None:
    """``path`` is the file that was ``new``, at every instant whole, and the folder is flushed; a link stays one.

    Raises:
        ReadOnlyPlace, DiskFull, DiskFailed: the place refuses; ``path`` is as it was.
    """
    with system_faults():
        put_in_place(new, path.resolve())


def copy_whole(source: Path, target: Path) -> None:
    """``target`` is a new file with the bytes of ``source``, flushed, readable by its owner alone."""
    with system_faults():
        handle = os.open(target, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
        with source.open("rb") as old, os.fdopen(handle, "wb") as new:
            while block := old.read(1 << 20):
                new.write(block)
            new.flush()
            os.fsync(new.fileno())


def _beside(path: Path, ending: str) -> Path:
    """Beside the file itself, also where ``path`` is a link to it: there the engine keeps its journal."""
    file = path.resolve()
    return file.with_name(file.name + ending)
