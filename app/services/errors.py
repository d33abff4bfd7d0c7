"""What the services refuse, as data."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import ClassVar

from app.errors import SubRosaError


@dataclass(eq=False, kw_only=True)
class FileUnreadable(SubRosaError):
    """A file that was named cannot be read."""

    code: ClassVar[str] = "SR-511"
    path: Path


@dataclass(eq=False, kw_only=True)
class FileUnwritable(SubRosaError):
    """A file could not be written; nothing of it is left."""

    code: ClassVar[str] = "SR-512"
    path: Path


@dataclass(eq=False, kw_only=True)
class FolderNotEmpty(SubRosaError):
    """The folder for results holds something already."""

    code: ClassVar[str] = "SR-513"
    path: Path


@dataclass(eq=False, kw_only=True)
class OwnerMissing(SubRosaError):
    """A vault that has no owner yet."""

    code: ClassVar[str] = "SR-401"


@dataclass(eq=False, kw_only=True)
class ContactUnknown(SubRosaError):
    """Somebody whose contact card is not in the vault."""

    code: ClassVar[str] = "SR-402"
    name: str


@dataclass(eq=False, kw_only=True)
class ContactNotCompared(SubRosaError):
    """Somebody whose eight words were not compared yet."""

    code: ClassVar[str] = "SR-403"
    name: str


@dataclass(eq=False, kw_only=True)
class WordsDiffer(SubRosaError):
    """The words that were typed are not the contact's."""

    code: ClassVar[str] = "SR-404"


@dataclass(eq=False, kw_only=True)
class OwnCard(SubRosaError):
    """The owner's own contact card came back."""

    code: ClassVar[str] = "SR-405"


@dataclass(eq=False, kw_only=True)
class OlderCard(SubRosaError):
    """A contact card with a lower number than the one known."""

    code: ClassVar[str] = "SR-406"
    name: str


@dataclass(eq=False, kw_only=True)
class PanelUnknown(SubRosaError):
    """A panel that is not in this vault."""

    code: ClassVar[str] = "SR-410"


@dataclass(eq=False, kw_only=True)
class WrongState(SubRosaError):
    """Something was asked at a time when the panel is not there yet, or no longer."""

    code: ClassVar[str] = "SR-411"
    state: str


@dataclass(eq=False, kw_only=True)
class PackInconsistent(SubRosaError):
    """A pack whose parts do not agree with its panel block."""

    code: ClassVar[str] = "SR-412"


@dataclass(eq=False, kw_only=True)
class PackNotYours(SubRosaError):
    """A pack whose roster does not have the owner's keys."""

    code: ClassVar[str] = "SR-413"


@dataclass(eq=False, kw_only=True)
class RecusedHere(SubRosaError):
    """The owner is recused from this candidate."""

    code: ClassVar[str] = "SR-414"


@dataclass(eq=False, kw_only=True)
class ReasonMissing(SubRosaError):
    """Something that always has a reason came without one."""

    code: ClassVar[str] = "SR-415"


@dataclass(eq=False, kw_only=True)
class DecisionMissing(SubRosaError):
    """A summary was asked for while a candidate has no decision."""

    code: ClassVar[str] = "SR-416"
    candidate: str


@dataclass(eq=False, kw_only=True)
class NotesMissing(SubRosaError):
    """A note that was to be changed is not there."""

    code: ClassVar[str] = "SR-417"


@dataclass(eq=False, kw_only=True)
class AnotherPanelDigest(SubRosaError):
    """A second pack under a known panel with another digest: members were not given the same panel."""

    code: ClassVar[str] = "SR-418"


@dataclass(eq=False, kw_only=True)
class NotLate(SubRosaError):
    """A card that is not late, or not there, needs no decision to be let in."""

    code: ClassVar[str] = "SR-419"


@dataclass(eq=False, kw_only=True)
class KitInUse(SubRosaError):
    """A kit that was to be removed while a panel goes by it."""

    code: ClassVar[str] = "SR-420"


@dataclass(eq=False, kw_only=True)
class AcceptedBefore(SubRosaError):
    """Another acceptance of a member whose acceptance is here already."""

    code: ClassVar[str] = "SR-421"


@dataclass(eq=False, kw_only=True)
class PassphraseUnreadable(SubRosaError):
    """No passphrase could be read from the file descriptor that was named."""

    code: ClassVar[str] = "SR-514"
    descriptor: int


@dataclass(eq=False, kw_only=True)
class NothingToVerify(SubRosaError):
    """No file was named."""

    code: ClassVar[str] = "SR-515"


@dataclass(eq=False, kw_only=True)
class NameTaken(SubRosaError):
    """Another file lies where one was to be written that is written over nothing."""

    code: ClassVar[str] = "SR-516"
    path: Path


@dataclass(eq=False, kw_only=True)
class BackupPlaceRefused(SubRosaError):
    """The folder of managed backups has no room or cannot be written; the vault itself is as it was."""

    code: ClassVar[str] = "SR-517"
    folder: str = field(repr=False)
