"""Makes the vault that is kept of the newest schema: a row in every table, a removed row, words half typed."""

import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path

from app.clock import SetClock
from app.crypto.costs import FLOOR
from app.settings import Settings
from app.vault.creating import create_vault
from app.vault.machine import Machine
from app.vault.store import Store
from app.vault.tables import TABLES
from tests.unit.vault.conftest import PASSPHRASE
from tests.unit.vault.test_stores import an_example, typed, unrecorded


def make(path: Path, folder: Path) -> None:
    settings = Settings(folder=folder / "settings", backups=folder / "backups")
    clock = SetClock(datetime(2026, 11, 21, 12, 0, tzinfo=UTC))
    machine = Machine(clock=clock, mirror=settings, backups=settings.backups)
    vault = create_vault(path, bytearray(PASSPHRASE), machine, FLOOR).finish()
    for table in TABLES:
        with vault.transaction("row stored"):
            Store(vault._ledger, table).put(an_example(table))
    with vault.transaction("kit removed"):
        vault.kits.delete(version=1)
    with vault.transaction("kit stored"):
        vault.kits.put(an_example(next(table for table in TABLES if table.name == "kit")))
    vault.typing.save(typed("half a sentence"))
    vault.unrecorded.save(unrecorded())
    vault.close()


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as scratch:
        make(Path(sys.argv[1]), Path(scratch))
