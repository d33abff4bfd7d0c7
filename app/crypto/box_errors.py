"""What can be wrong with keys, boxes and words that come from outside."""

from dataclasses import dataclass
from typing import ClassVar

from app.errors import SubRosaError


@dataclass(eq=False, kw_only=True)
class KeyRefused(SubRosaError):
    """Bytes or a text that should be a key are none of the one kind that we use."""

    code: ClassVar[str] = "SR-180"


@dataclass(eq=False, kw_only=True)
class BoxMalformed(SubRosaError):
    """Not an age file in its strict form."""

    code: ClassVar[str] = "SR-181"


@dataclass(eq=False, kw_only=True)
class ForeignStanza(SubRosaError):
    """An age file encrypted to something that is not an X25519 recipient."""

    code: ClassVar[str] = "SR-182"


@dataclass(eq=False, kw_only=True)
class PostQuantumStanza(SubRosaError):
    """An age file with a post-quantum recipient, which is not read yet."""

    code: ClassVar[str] = "SR-183"


@dataclass(eq=False, kw_only=True)
class NotForThisKey(SubRosaError):
    """The age file has no stanza that this key opens."""

    code: ClassVar[str] = "SR-184"


@dataclass(eq=False, kw_only=True)
class BoxDamaged(SubRosaError):
    """A stanza opened, but what it guards is not what was encrypted."""

    code: ClassVar[str] = "SR-185"


@dataclass(eq=False, kw_only=True)
class KeyWordsWrong(SubRosaError):
    """The words are not 24 words of the list with their checksum."""

    code: ClassVar[str] = "SR-186"
