"""An open vault: its stores, its one way to write, its backups and checks."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from app.crypto.costs import Costs
from app.crypto.secret import Secret
from app.vault import backups, places
from app.vault.backups import Backup
from app.vault.check import CheckReport, check_database
from app.vault.database import Database
from app.vault.header import Header
from app.vault.keys import Recovery
from app.vault.ledger import Ledger
from app.vault.machine import Machine
from app.vault.store import Store
from app.vault.stores.interviews import InterviewStore
from app.vault.stores.kept import KeptNoteStore
from app.vault.stores.kits import KIT, KIT_DRAFT
from app.vault.stores.memberships import MEMBERSHIP, MEMBERSHIP_CANDIDATE
from app.vault.stores.outcomes import MINUTES, SUMMARY, DecisionStore
from app.vault.stores.panels import ACCEPTANCE, CANDIDATE, ISSUED_PACK, MEMBER, PANEL
from app.vault.stores.people import CONTACT, OwnerStore
from app.vault.stores.seals import RECEIVED_SEAL, SEAL_CONTENT, SEAL_FACTS, SEALED_CARD
from app.vault.stores.typing_draft import TypingStore
from app.vault.stores.unrecorded import UnrecordedStore

_WISH_AGAIN: Final = 0.005
"""Seconds: a check that has just begun may not have heard the first wish that it end."""


class Vault:
    """One person's encrypted file, open and locked against every other program until ``close``."""

    def __init__(self, *, ledger: Ledger, key: Secret, salt: bytes, machine: Machine, known_here: bool) -> None:
        """Use ``open_vault``: it checks what must be checked first."""
        self._ledger: Final = ledger
        self._key, self._salt = key, salt
        self._long_work: Final = threading.RLock()
        """A check, a backup and a change of the key come one after another, whatever thread they are asked for on."""
        self.machine: Final = machine
        self.known_here = known_here
        """False when this computer sees the vault for the first time: nothing vouches that it is the newest copy."""
        self.owner: Final = OwnerStore(ledger)
        self.contacts: Final = Store(ledger, CONTACT)
        self.kits: Final = Store(ledger, KIT)
        self.kit_drafts: Final = Store(ledger, KIT_DRAFT)
        self.panels: Final = Store(ledger, PANEL)
        self.candidates: Final = Store(ledger, CANDIDATE)
        self.members: Final = Store(ledger, MEMBER)
        self.issued_packs: Final = Store(ledger, ISSUED_PACK)
        self.acceptances: Final = Store(ledger, ACCEPTANCE)
        self.memberships: Final = Store(ledger, MEMBERSHIP)
        self.membership_candidates: Final = Store(ledger, MEMBERSHIP_CANDIDATE)
        self.interviews: Final = InterviewStore(ledger)
        self.kept_notes: Final = KeptNoteStore(ledger)
        self.typing: Final = TypingStore(ledger)
        self.sealed_cards: Final = Store(ledger, SEALED_CARD)
        self.received_seals: Final = Store(ledger, RECEIVED_SEAL)
        self.seal_facts: Final = Store(ledger, SEAL_FACTS)
        self.seal_contents: Final = Store(ledger, SEAL_CONTENT)
        self.minutes: Final = Store(ledger, MINUTES)
        self.decisions: Final = DecisionStore(ledger)
        self.unrecorded: Final = UnrecordedStore(ledger)
        self.summaries: Final = Store(ledger, SUMMARY)

    @property
    def path(self) -> Path:
        """The vault's file."""
        return self._ledger.database.path

    @property
    def vault_hash(self) -> str:
        """By what name computers remember this vault; says nothing about its owner."""
        return self._ledger.vault_hash

    @property
    def counter(self) -> int:
        """How many lines the journal has."""
        return self._ledger.counter

    @property
    def costs(self) -> Costs:
        """What an unlock of this vault costs."""
        return Header.parse(self._salt).costs

    @property
    def mirrored(self) -> bool:
        """False when this computer could not remember the last line: a put-back file would go unnoticed here."""
        return self._ledger.mirrored

    @property
    def recovery(self) -> Recovery:
        """What the recovery sheet of the present key holds."""
        return Recovery(key=bytes(self._key.view), salt=self._salt)

    @contextmanager
    def transaction(self, kind: str) -> Iterator[None]:
        """All writes inside are durable together, with one journal line, or none of them.

        Args:
            kind: A few neutral lower-case English words; never content.
        """
        with self._ledger.transaction(kind):
            yield

    def check(self) -> CheckReport:
        """Every integrity check has run. Seconds for a large vault; edits pass in between.

        Raises:
            Interrupted: ``interrupt`` was called.
        """
        with self._long_work:
            self._ledger.database.interruption.begin()
            return check_database(self._ledger.database)

    @property
    def backup_folder(self) -> Path:
        """Where this vault's managed backups lie on this computer."""
        return backups.folder_of(self.machine.backups, self.vault_hash)

    def backups(self) -> tuple[Backup, ...]:
        """The managed backups on this computer, oldest first."""
        return backups.list_backups(self.backup_folder)

    def back_up(self) -> Backup:
        """A checked backup of this moment exists; those that it makes needless are gone. Edits pass meanwhile.

        Raises:
            BackupFailed: the copy did not prove whole.
            Interrupted: ``interrupt`` was called; the older backups are as they were.
        """
        with self._long_work:
            self._ledger.database.interruption.begin()
            return backups.back_up(self._ledger, self._key, self._salt, self.backup_folder, self.machine.clock.now())

    def replace_backups(self) -> Backup:
        """A checked backup of this moment exists, and none under another key, whatever state it is of.

        Raises:
            BackupFailed, Interrupted: as ``back_up``.
        """
        with self._long_work:
            new = self.back_up()
            backups.remove_other_keys(self.backup_folder, self._salt)
            return new

    def interrupt(self) -> None:
        """A check or backup that another thread is running ends soon; edits are never ended. For locking at once."""
        self._ledger.database.interruption.wish()

    def opens_with(self, key: Secret) -> bool:
        """True when this is the vault's present key."""
        return self._key == key

    def exchange_file(self, file: Path, prepare: Callable[[Ledger], None], key: Secret, salt: bytes) -> None:
        """The vault goes on in ``file``, which ``prepare`` filled and which has the vault's name now, with its key.

        When ``prepare`` or the move fails, the vault goes on in whichever file has the name, and the failure is raised.
        Which one that is, is told by whether ``file`` is still there: a disk that fails may not even be read.
        """
        with self._long_work, self._ledger.database.guard:
            self._ledger.database.interruption.begin()
            prepare(self._ledger)
            try:
                self._ledger.database.close()
                places.move_over(file, self.path)
            finally:
                if not file.exists():
                    self._key.wipe()
                    self._key, self._salt = key, salt
                self._ledger.move_to(Database(self.path, self._key, self._salt))

    def close(self) -> None:
        """The file is closed, unlocked and alone, and the key is wiped. A check or backup that is running is ended."""
        if self._key.wiped:
            return
        while not self._long_work.acquire(timeout=_WISH_AGAIN):
            self.interrupt()
        try:
            if self._ledger.stopped:
                self._ledger.database.abandon()
            else:
                self._ledger.database.close()
        finally:
            self._key.wipe()
            self._long_work.release()
