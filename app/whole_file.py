"""Files that change whole or not at all, and stay changed when the power goes."""

import errno
import os
from contextlib import suppress
from pathlib import Path
from typing import Final

_NEVER_FLUSHED: Final = frozenset({errno.EINVAL, errno.ENOSYS, errno.ENOTSUP, errno.EACCES, errno.EPERM})
"""What systems say of a folder that cannot be flushed at all: some shared folders, and those nobody may look into."""


def replace_file(path: Path, data: bytes, mode: int = 0o666) -> None:
    """The file has these bytes and is on the disk, or it is as it was before.

    Args:
        path: the file; one with ``.new`` after its name is written over on the way.
        data: all that it holds from now on.
        mode: who may do what with it where it is new, less what the system takes away.

    Raises:
        OSError: the place refuses.
    """
    new = path.with_name(path.name + ".new")
    try:
        with open(new, "wb", opener=lambda name, flags: os.open(name, flags, mode)) as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        put_in_place(new, path)
    except OSError:
        with suppress(OSError):  # a disk that refuses to write may refuse to tidy up too
            new.unlink(missing_ok=True)
        raise


def put_in_place(new: Path, path: Path) -> None:
    """``path`` is the file that was ``new``, at every instant whole, and the folder is flushed.

    Raises:
        OSError: the place refuses.
    """
    os.replace(new, path)  # noqa: PTH105 - says what it does where it does it
    flush_folder(path.parent)


def flush_folder(folder: Path) -> None:
    """The folder's entries are on the disk, where the system lets a folder be flushed.

    Raises:
        OSError: the disk fails.
    """
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
