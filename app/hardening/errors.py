"""Why the process could not be hardened, or must not start."""

from dataclasses import dataclass
from typing import ClassVar

from app.errors import SubRosaError


@dataclass(eq=False, kw_only=True)
class FilterRefused(SubRosaError):
    """The kernel did not take the filter that keeps sockets away."""

    code: ClassVar[str] = "SR-901"
    reason: str


@dataclass(eq=False, kw_only=True)
class PlatformRefused(SubRosaError):
    """The environment asks for a Qt platform that listens on a network or is unknown."""

    code: ClassVar[str] = "SR-902"
    platform: str
