"""Vaults that are only measured: one with its key, its twin in the same engine and by the same code without one."""

import threading
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from sqlcipher3 import dbapi2

from app.clock import SetClock
from app.crypto.costs import FLOOR, Costs
from app.crypto.secret import Secret
from app.settings import Settings
from app.vault import database as engine
from app.vault.creating import create_vault
from app.vault.database import Database, make_file
from app.vault.ledger import Ledger
from app.vault.machine import Machine
from app.vault.migrating import make_tables
from app.vault.vault import Vault

NOON = datetime(2026, 11, 20, 12, tzinfo=UTC)
PASSPHRASE = b"mimic neutral fiber uncle siege supreme suit"


class PlainDatabase(Database):
    """The same engine and settings, without a key."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.guard = threading.RLock()
        self._connection = engine._connect(path)
        for pragma in engine._PRAGMAS:
            self._connection.execute(f"PRAGMA {pragma}")
        self._connection.execute("BEGIN EXCLUSIVE")
        self._connection.execute("COMMIT")
        self._connection.set_authorizer(engine._authorize)


@dataclass(frozen=True, kw_only=True)
class Twins:
    """The same content twice."""

    keyed: Vault
    plain: Vault
    machine: Machine

    @property
    def both(self):
        return self.keyed, self.plain

    def close(self):
        for vault in self.both:
            vault.close()


def machine_in(folder: Path) -> Machine:
    settings = Settings(folder=folder / "settings", backups=folder / "backups")
    return Machine(clock=SetClock(NOON), mirror=settings, backups=settings.backups)


def twins_in(folder: Path, costs: Costs = FLOOR) -> Twins:
    machine = machine_in(folder)
    keyed = create_vault(folder / "keyed.rosa", bytearray(PASSPHRASE), machine, costs).finish()
    return Twins(keyed=keyed, plain=plain_vault(folder / "plain.rosa", machine), machine=machine)


def plain_vault(path: Path, machine: Machine) -> Vault:
    make_file(path)
    database, vault_id = PlainDatabase(path), b"the plain twin's"
    make_tables(database, machine.clock)
    database.run("INSERT INTO vault (id, vault_id) VALUES (1, ?)", (vault_id,))
    ledger = Ledger(database, machine.clock, machine.mirror, vault_id)
    with ledger.transaction("vault made"):
        pass
    return Vault(ledger=ledger, key=Secret(bytearray(32)), salt=bytes(16), machine=machine, known_here=True)


def engine_version() -> str:
    return str(dbapi2.sqlite_version)
