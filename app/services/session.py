"""An unlocked vault with its owner's keys: what every verb works on."""

import secrets
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime

from app.clock import Clock
from app.crypto.age_box import ReceivingKey
from app.crypto.box_errors import KeyRefused
from app.crypto.key_words import identity_words
from app.crypto.signing_key import SigningKey
from app.domain.ids import KeyDigest
from app.page_setup import PageSetup
from app.sealing.errors import Refusal
from app.sealing.signer import Signer
from app.services.errors import OwnerMissing
from app.vault.errors import VaultDamaged
from app.vault.vault import Vault


@dataclass(frozen=True, slots=True, kw_only=True)
class Session:
    """The vault, its owner's two keys, the clock and the source of randomness. Made once per unlock."""

    vault: Vault
    clock: Clock
    signer: Signer = field(repr=False)
    receiving: ReceivingKey = field(repr=False)
    entropy: Callable[[int], bytes] = field(default=secrets.token_bytes, repr=False)

    @property
    def name(self) -> str:
        """The owner's claimed name."""
        return self.signer.name

    @property
    def key_digest(self) -> KeyDigest:
        """The owner's identity: SHA-256 of the signing key's SubjectPublicKeyInfo."""
        return KeyDigest(self.signer.key.spki_sha256)

    @property
    def words(self) -> tuple[str, ...]:
        """The owner's eight key words."""
        return identity_words(self.signer.key.spki, self.receiving.public)

    @property
    def page_setup(self) -> PageSetup:
        """How pages are set on this computer, as chosen now."""
        return self.vault.machine.page_setup()

    def now(self) -> datetime:
        """The moment, to the second, as every file spells it."""
        return self.clock.now().replace(microsecond=0)

    def fresh_id(self) -> str:
        """16 random bytes as 32 hex digits."""
        return self.entropy(16).hex()

    def close(self) -> None:
        """The vault is closed and its key wiped."""
        self.vault.close()


def session_of(vault: Vault) -> Session:
    """The session of an open vault.

    Raises:
        OwnerMissing: the vault has no owner: it was made by something else.
        VaultDamaged: its owner's name, keys and certificate do not belong together.
    """
    owner = vault.owner.get()
    if owner is None:
        raise OwnerMissing
    try:
        key, receiving = SigningKey.from_pkcs8(owner.signing_key), ReceivingKey.from_bytes(owner.receiving_key)
        signer = Signer(key=key, certificate=owner.certificate, name=owner.name)
    except (KeyRefused, Refusal) as error:
        raise VaultDamaged from error
    return Session(vault=vault, clock=vault.machine.clock, signer=signer, receiving=receiving)
