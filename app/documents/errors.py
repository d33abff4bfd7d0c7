"""What can fail while pages are made or printed."""

from dataclasses import dataclass
from typing import ClassVar

from app.errors import SubRosaError


@dataclass(eq=False, kw_only=True)
class FontsMissing(SubRosaError):
    """A font file that belongs to the installation is not there."""

    code: ClassVar[str] = "SR-601"
    file: str


@dataclass(eq=False, kw_only=True)
class PageValueInvalid(SubRosaError):
    """A value of a page has not the form that the page needs; ``field`` names it, never its content."""

    code: ClassVar[str] = "SR-602"
    field: str


@dataclass(eq=False, kw_only=True)
class NoPrinter(SubRosaError):
    """The system knows no printer."""

    code: ClassVar[str] = "SR-603"


@dataclass(eq=False, kw_only=True)
class PrinterRefused(SubRosaError):
    """The printer that was chosen takes no pages."""

    code: ClassVar[str] = "SR-604"
