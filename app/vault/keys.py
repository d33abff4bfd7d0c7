"""The database key: from a passphrase, and what the recovery sheet holds of it."""

from dataclasses import dataclass, field

from app.crypto.kdf import derive_key
from app.crypto.secret import Secret
from app.vault.errors import NotEnoughMemory
from app.vault.header import Header


@dataclass(frozen=True, slots=True, kw_only=True)
class Recovery:
    """What the recovery sheet holds: both together open the file without the passphrase."""

    key: bytes = field(repr=False)
    """The 32-byte database key."""
    salt: bytes = field(repr=False)
    """The file's first 16 bytes."""

    @property
    def key_hex(self) -> str:
        """The key as 64 hex digits."""
        return self.key.hex()

    @property
    def salt_hex(self) -> str:
        """The salt as 32 hex digits."""
        return self.salt.hex()


def key_of(passphrase: bytearray, header: Header) -> Secret:
    """The database key of this passphrase and header.

    Raises:
        NotEnoughMemory: the computer has not the memory that the header asks for.
    """
    try:
        return derive_key(passphrase, header.salt, header.costs)
    except MemoryError as error:
        raise NotEnoughMemory from error
