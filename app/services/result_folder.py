"""A folder for results: new or empty when it is taken, files whole or not at all, dated as the story says."""

import os
from datetime import datetime
from pathlib import Path
from typing import Final

from app.services.errors import FileUnreadable, FileUnwritable, FolderNotEmpty
from app.whole_file import replace_file

VAULT_SUFFIX: Final = ".rosa"


class ResultFolder:
    """The folder that a demonstration writes into."""

    def __init__(self, path: Path) -> None:
        """The folder exists and is empty.

        Raises:
            FolderNotEmpty: something is in it.
            FileUnwritable: it cannot be made.
        """
        self.path = path
        try:
            path.mkdir(parents=True, exist_ok=True)
            if any(path.iterdir()):
                raise FolderNotEmpty(path=path)
        except OSError as error:
            raise FileUnwritable(path=path) from error

    def make(self, name: str) -> Path:
        """A folder of this name exists inside."""
        inside = self.path / name
        try:
            inside.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise FileUnwritable(path=inside) from error
        return inside

    def write(self, name: str, data: bytes, at: datetime) -> str:
        """The file is whole and dated ``at``; tells its name relative to the folder."""
        path = self.path / name
        self.make(os.path.dirname(name))  # noqa: PTH120 - a relative name, not a place
        write_whole(path, data)
        os.utime(path, (at.timestamp(), at.timestamp()))
        return name

    def read(self, name: str) -> bytes:
        """The bytes of a file inside."""
        path = self.path / name
        try:
            return path.read_bytes()
        except OSError as error:
            raise FileUnreadable(path=path) from error


def write_whole(path: Path, data: bytes) -> None:
    """The file has these bytes and is on the disk, or it is as it was before. No vault is ever written over.

    Raises:
        FileUnwritable: the place refuses, or the name is a vault's.
    """
    if path.suffix.lower() == VAULT_SUFFIX:
        raise FileUnwritable(path=path)
    try:
        replace_file(path, data)
    except OSError as error:
        raise FileUnwritable(path=path) from error
