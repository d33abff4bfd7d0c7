"""What the services refuse, as data."""

from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

from app.errors import SubRosaError


@dataclass(eq=False, kw_only=True)
class FileUnreadable(SubRosaError):
    """A file that was named cannot be read."""

    code: ClassVar[str] = "SR-501"
    path: Path


@dataclass(eq=False, kw_only=True)
class FileUnwritable(SubRosaError):
    """A file could not be written; nothing of it is left."""

    code: ClassVar[str] = "SR-502"
    path: Path


@dataclass(eq=False, kw_only=True)
class FolderNotEmpty(SubRosaError):
    """The folder for results holds something already."""

    code: ClassVar[str] = "SR-503"
    path: Path
