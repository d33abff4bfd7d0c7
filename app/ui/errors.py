"""What the window itself may have to say: codes SR-910 and following."""

from dataclasses import dataclass
from typing import ClassVar

from app.errors import SubRosaError


@dataclass(eq=False, kw_only=True)
class UnexpectedFailure(SubRosaError):
    """Work ended in a way that nobody foresaw; ``kind`` is the type of the exception, never its text."""

    code: ClassVar[str] = "SR-910"
    kind: str


@dataclass(eq=False, kw_only=True)
class TaskStopped(SubRosaError):
    """A person stopped the work before it was done."""

    code: ClassVar[str] = "SR-911"
