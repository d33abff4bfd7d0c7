"""Which vault files this process holds.

On POSIX systems, closing any handle on a file drops all locks that the process has on it. So nothing here opens a
vault file that is held, not even to read its header.
"""

from pathlib import Path
from typing import Final

from app.vault.errors import VaultInUse

type FileId = tuple[int, int]

_held: Final[set[FileId]] = set()


def hold(path: Path) -> FileId:
    """The file counts as held by this process until it is released."""
    file = _identify(path)
    _held.add(file)
    return file


def release(file: FileId) -> None:
    """The file does not count as held any more."""
    _held.discard(file)


def refuse_held(path: Path) -> None:
    """This process does not hold the file at ``path``, so that it may be opened and closed.

    Raises:
        VaultInUse: it does.
    """
    if path.exists() and _identify(path) in _held:
        raise VaultInUse


def _identify(path: Path) -> FileId:
    found = path.stat()
    return found.st_dev, found.st_ino
