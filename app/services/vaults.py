"""Vaults: made in two steps, given another passphrase."""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from app.crypto.age_box import ReceivingKey
from app.crypto.costs import Costs
from app.crypto.key_words import key_to_words
from app.crypto.signing_key import SigningKey
from app.domain.text import NAME_LIMIT, clean_line
from app.sealing.signer import Signer
from app.services.contact_cards import make_contact_card
from app.services.errors import WordsDiffer
from app.services.leaving import Author
from app.services.session import Session, session_of
from app.vault.creating import UnfinishedVault, create_vault
from app.vault.keys import Recovery
from app.vault.machine import Machine
from app.vault.rekeying import change_key, change_passphrase
from app.vault.stores.people import Owner
from app.vault.vault import Vault

ASKED_BACK: Final = 3
"""How many words of the recovery sheet are typed back before a vault is finished."""
SHEET_WORDS: Final = 24
VALID_FROM: Final = datetime(2000, 1, 2, tzinfo=UTC)
VALID_YEARS: Final = 100
"""A certificate that its own key issued proves nothing by its dates, and says nothing about the day of making: a clock
that was wrong on that day must not keep anybody from sealing later."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """What the recovery sheet holds: the key as words and hex, the file's 16 bytes as hex."""

    words: tuple[str, ...] = field(repr=False)
    key: str = field(repr=False)
    salt: str = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class NewVault:
    """A vault that waits for words of its sheet. Either ``finish`` or ``discard`` it."""

    unfinished: UnfinishedVault = field(repr=False)
    name: str
    machine: Machine = field(repr=False)
    asked: tuple[int, ...]
    """Which words to type back, 1 to 24, in order."""

    @property
    def sheet(self) -> Sheet:
        """The sheet to print or to write down."""
        return sheet_of(self.unfinished.recovery)

    def finish(self, typed: Sequence[str]) -> Session:
        """The owner has keys and a contact card, the vault has its name, and it is open: no vault has no owner.

        Raises:
            WordsDiffer: a word is not the sheet's; the vault still waits.
            VaultError: the place refuses; the vault still waits, unless it has its name.
        """
        words = self.sheet.words
        if [word.strip().casefold() for word in typed] != [words[place - 1] for place in self.asked]:
            raise WordsDiffer
        self.unfinished.write(self._enrol)
        vault = self.unfinished.finish()
        try:
            return session_of(vault)
        except BaseException:
            vault.close()
            raise

    def _enrol(self, vault: Vault) -> None:
        """Once: the place may have refused a moment later, when the vault was to get its name."""
        if vault.owner.get() is None:
            enrol(vault, self.name)

    def discard(self) -> None:
        """Nothing is left of the vault."""
        self.unfinished.discard()


def begin_vault(path: Path, passphrase: bytearray, name: str, machine: Machine, costs: Costs | None = None) -> NewVault:
    """A new vault lies beside ``path`` and waits for three words of its sheet. ``passphrase`` stays as it is.

    Raises:
        ValueRefused: no name.
        VaultError: there is a file of this name, or the computer or the place refuses.
    """
    claimed = clean_line(name, where="name", limit=NAME_LIMIT)
    places = secrets.SystemRandom().sample(range(1, SHEET_WORDS + 1), ASKED_BACK)
    unfinished = create_vault(path, passphrase, machine, costs)
    return NewVault(unfinished=unfinished, name=claimed, machine=machine, asked=tuple(sorted(places)))


def enrol(vault: Vault, name: str) -> None:
    """The vault's owner has a signing key, a receiving key and a signed contact card."""
    now = vault.machine.clock.now().replace(microsecond=0)
    key, receiving = SigningKey.generate(), ReceivingKey.generate()
    certificate = key.certificate(name=name, not_before=VALID_FROM, years=VALID_YEARS)
    author = Author(signer=Signer(key=key, certificate=certificate, name=name), recipient=receiving.recipient)
    file_id, setup = secrets.token_bytes(16), vault.machine.page_setup()
    card = make_contact_card(author, number=1, at=now, file_id=file_id, setup=setup)
    owner = Owner(
        name=name,
        signing_key=key.to_pkcs8(),
        certificate=certificate,
        receiving_key=receiving.to_bytes(),
        card_number=1,
        card_pdf=card,
    )
    with vault.transaction("owner enrolled"):
        vault.owner.put(owner)


def renew_passphrase(session: Session, current: bytearray, new: bytearray) -> Sheet:
    """The vault opens with ``new`` alone; the old sheet and old backups are void. Same passphrase twice re-keys.

    Raises:
        BackupsNotReplaced: the passphrase is changed, the old backups are still there: ``sheet_now`` is the sheet.
        VaultError: the current one is wrong, or the place refuses; nothing was changed.
    """
    return sheet_of(change_passphrase(session.vault, current, new))


def set_passphrase_after_sheet(session: Session, new: bytearray) -> Sheet:
    """The vault that was opened by its sheet has a new passphrase and a new sheet.

    Raises:
        BackupsNotReplaced: as ``renew_passphrase``.
        VaultError: the place refuses; nothing was changed.
    """
    return sheet_of(change_key(session.vault, new))


def sheet_now(session: Session) -> Sheet:
    """The sheet of the vault's present key."""
    return sheet_of(session.vault.recovery)


def sheet_of(recovery: Recovery) -> Sheet:
    """The sheet of this key."""
    return Sheet(words=key_to_words(recovery.key), key=recovery.key_hex, salt=recovery.salt_hex)
