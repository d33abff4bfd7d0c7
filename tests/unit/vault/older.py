"""Vaults of version 1 with more received cards than the one that is kept, and a program that dies renewing one.

python -m tests.unit.vault.older VAULT FOLDER: opens the vault and tells each statement before it is run, to be killed.
"""

import dataclasses
import shutil
import sys
from datetime import UTC, datetime
from pathlib import Path

from app.clock import SetClock
from app.crypto.secret import Secret
from app.settings import Settings
from app.vault.database import Database
from app.vault.header import Header, read_salt
from app.vault.keys import key_of
from app.vault.ledger import Ledger
from app.vault.machine import Machine
from app.vault.opening import open_with_key, vault_id_of
from app.vault.store import Store
from app.vault.stores.seals import RECEIVED_SEAL, StoredSeal
from app.vault.table import Table
from app.vault.vault import Vault
from tests.unit.vault.conftest import PASSPHRASE
from tests.unit.vault.test_stores import an_example

KEPT = Path(__file__).parents[2] / "old_vaults" / "v1.rosa"
KEY = bytes(key_of(bytearray(PASSPHRASE), Header.parse(read_salt(KEPT))).view)
FILE = b"%PDF and much more "
CARDS = 12
COLUMNS_OF_VERSION_1 = (
    "digest", "signer", "panel_id", "candidate", "number", "seal_id", "sealed_at", "received_at", "verdict", "state",
    "pdf", "manifest", "chair_only",
)  # fmt: skip
HINTS = {field.name: field.type for field in dataclasses.fields(StoredSeal)}
SealOfVersion1 = dataclasses.make_dataclass(
    "SealOfVersion1", [(name, HINTS[name]) for name in COLUMNS_OF_VERSION_1], frozen=True, kw_only=True
)
TABLE_OF_VERSION_1 = Table(RECEIVED_SEAL.number, RECEIVED_SEAL.name, SealOfVersion1, RECEIVED_SEAL.key)


def machine_in(folder: Path) -> Machine:
    settings = Settings(folder=folder / "settings", backups=folder / "backups")
    return Machine(clock=SetClock(datetime(2026, 11, 22, tzinfo=UTC)), mirror=settings, backups=settings.backups)


def card(number: int) -> StoredSeal:
    """An opened card as long as real ones are."""
    return dataclasses.replace(
        an_example(RECEIVED_SEAL), digest=f"{number:064x}", manifest=f"said {number}", pdf=FILE * (100 * number)
    )


def cards() -> tuple[StoredSeal, ...]:
    """Everything that was received in an older vault; one stood before some other that was removed."""
    return tuple(card(number) for number in range(1, CARDS + 1) if number != 2)


def older(path: Path, machine: Machine) -> Path:
    """A vault that a program of version 1 left at ``path``."""
    shutil.copyfile(KEPT, path)
    with Database(path, Secret(bytearray(KEY)), read_salt(path)) as database:
        ledger = Ledger(database, machine.clock, machine.mirror, vault_id_of(database))
        store = Store(ledger, TABLE_OF_VERSION_1)
        with ledger.transaction("cards merged"):
            store.delete(number=1)
            for each in (card(number) for number in range(1, CARDS + 1)):
                store.put(SealOfVersion1(**{name: getattr(each, name) for name in COLUMNS_OF_VERSION_1}))
        with ledger.transaction("card removed"):
            store.delete(digest=card(2).digest)
    return path


def unlock(path: Path, machine: Machine, **options: str) -> Vault:
    """The vault, open by its key."""
    return open_with_key(path, Secret(bytearray(KEY)), read_salt(path), machine, **options)


class Telling:
    """Tells each statement of a database on standard output, and waits for an answer before it goes on."""

    def __init__(self, run) -> None:
        self._run = run

    def __get__(self, database, kind):
        def run(sql, values=()):
            sys.stdout.write(sql.split()[0] + "\n")
            sys.stdout.flush()
            sys.stdin.readline()
            return self._run(database, sql, values)

        return run


if __name__ == "__main__":
    Database.run = Telling(Database.run)
    unlock(Path(sys.argv[1]), machine_in(Path(sys.argv[2]))).close()
