"""What a vault refuses or fails at: one leaf per cause, data only. The words are in ``app.wording.vault``."""

from dataclasses import dataclass
from typing import ClassVar

from app.errors import SubRosaError


@dataclass(eq=False, kw_only=True)
class WrongPassphraseOrDamaged(SubRosaError):
    """The key made from this passphrase does not open the first page; a changed header reads the same."""

    code: ClassVar[str] = "SR-101"


@dataclass(eq=False, kw_only=True)
class NotAVault(SubRosaError):
    """The file does not begin as a vault does."""

    code: ClassVar[str] = "SR-102"


@dataclass(eq=False, kw_only=True)
class NewerVault(SubRosaError):
    """A newer program wrote this file."""

    code: ClassVar[str] = "SR-103"
    found: int
    known: int


@dataclass(eq=False, kw_only=True)
class CostsOutOfBounds(SubRosaError):
    """The header asks for a computation that is too weak or too large."""

    code: ClassVar[str] = "SR-104"
    memory_log2: int
    passes: int
    lanes: int


@dataclass(eq=False, kw_only=True)
class VaultInUse(SubRosaError):
    """Another window or program holds this vault."""

    code: ClassVar[str] = "SR-105"


@dataclass(eq=False, kw_only=True)
class VaultDamaged(SubRosaError):
    """The key is right and something inside is not whole."""

    code: ClassVar[str] = "SR-106"


@dataclass(eq=False, kw_only=True)
class RolledBack(SubRosaError):
    """This computer has seen a later state of this vault than the file holds."""

    code: ClassVar[str] = "SR-107"
    seen: int
    """The counter that this computer remembers."""
    found: int
    """The counter of the file."""


@dataclass(eq=False, kw_only=True)
class RecoveryWordsWrong(SubRosaError):
    """The recovery sheet's key does not open this file."""

    code: ClassVar[str] = "SR-108"


@dataclass(eq=False, kw_only=True)
class VaultExists(SubRosaError):
    """A file of this name is already there; it stays as it is."""

    code: ClassVar[str] = "SR-109"


@dataclass(eq=False, kw_only=True)
class WritingStopped(SubRosaError):
    """The disk failed while writing; nothing more is written until the vault is opened again."""

    code: ClassVar[str] = "SR-110"


@dataclass(eq=False, kw_only=True)
class BackupFailed(SubRosaError):
    """The copy did not prove whole when it was opened, and was removed."""

    code: ClassVar[str] = "SR-111"


@dataclass(eq=False, kw_only=True)
class NotEnoughMemory(SubRosaError):
    """The computer has not the memory that this vault's key asks for."""

    code: ClassVar[str] = "SR-112"


@dataclass(eq=False, kw_only=True)
class RecordConflict(SubRosaError):
    """A record contradicts another one; nothing was written."""

    code: ClassVar[str] = "SR-113"


@dataclass(eq=False, kw_only=True)
class VaultNotFound(SubRosaError):
    """There is no file of this name."""

    code: ClassVar[str] = "SR-114"


@dataclass(eq=False, kw_only=True)
class VaultClosed(SubRosaError):
    """The vault was locked meanwhile."""

    code: ClassVar[str] = "SR-115"


@dataclass(eq=False, kw_only=True)
class CurrentPassphraseWrong(SubRosaError):
    """The passphrase given for a re-key is not this vault's."""

    code: ClassVar[str] = "SR-116"


@dataclass(eq=False, kw_only=True)
class Interrupted(SubRosaError):
    """A check or a backup was ended before it was done, because somebody wished it."""

    code: ClassVar[str] = "SR-117"


@dataclass(eq=False, kw_only=True)
class BackupsNotReplaced(SubRosaError):
    """The vault has its new key, but no backup under it: those under the old key are still there."""

    code: ClassVar[str] = "SR-118"


@dataclass(eq=False, kw_only=True)
class DiskFull(SubRosaError):
    """No room is left where the vault lives; the last saved state stands."""

    code: ClassVar[str] = "SR-501"


@dataclass(eq=False, kw_only=True)
class ReadOnlyPlace(SubRosaError):
    """The folder or file cannot be written."""

    code: ClassVar[str] = "SR-502"


@dataclass(eq=False, kw_only=True)
class DiskFailed(SubRosaError):
    """The disk refused to read or write."""

    code: ClassVar[str] = "SR-503"


@dataclass(eq=False, kw_only=True)
class NameRefused(SubRosaError):
    """The disk takes no file of this name: it is too long, or holds a character that is not allowed there."""

    code: ClassVar[str] = "SR-504"
