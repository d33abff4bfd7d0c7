"""The vault's owner, and the people whose contact cards were imported."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Final

from app.domain.ids import KeyDigest
from app.vault.ledger import Ledger
from app.vault.store import Store
from app.vault.table import Table


@dataclass(frozen=True, slots=True, kw_only=True)
class Owner:
    """Whose vault this is: the claimed name and the private keys made with the vault."""

    one: int = 1
    """Always 1: there is one owner."""
    name: str
    signing_key: bytes = field(repr=False)
    """PKCS#8, DER."""
    certificate: bytes
    receiving_key: bytes = field(repr=False)
    """X25519, 32 bytes."""
    card_number: int
    card_pdf: bytes = field(repr=False)


class Trust(StrEnum):
    """How far a contact's keys are known to be theirs."""

    IMPORTED = "imported"
    COMPARED = "compared"
    VOUCHED = "vouched"


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact:
    """Another person's card: a claimed name, both public keys, and how far they are trusted."""

    spki_sha256: KeyDigest
    name: str
    signing_key: bytes
    """SubjectPublicKeyInfo, DER."""
    receiving_key: str
    """An age recipient."""
    card_number: int
    trust: Trust
    card_pdf: bytes = field(repr=False)
    imported_at: datetime
    compared_at: datetime | None = None


OWNER: Final = Table(1, "owner", Owner, ("one",))
CONTACT: Final = Table(2, "contact", Contact, ("spki_sha256",))


class OwnerStore:
    """The one owner of this vault."""

    def __init__(self, ledger: Ledger) -> None:
        """The owner is read and written through ``ledger``."""
        self._rows = Store(ledger, OWNER)

    def get(self) -> Owner | None:
        """The owner, or None before the first card was made."""
        return self._rows.get(1)

    def put(self, owner: Owner) -> None:
        """The vault belongs to ``owner``."""
        self._rows.put(owner)
