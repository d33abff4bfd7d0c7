"""Every vault that was ever released opens, whole, with everything that was in it."""

import hashlib
import shutil
from pathlib import Path

import pytest

from app.vault.opening import open_vault
from app.vault.schema import MIGRATIONS
from app.vault.store import Store
from app.vault.tables import TABLES
from tests.unit.vault.test_stores import an_example, typed, unrecorded

OLD = Path(__file__).parents[2] / "old_vaults"
WITH_UNRECORDED = {f"v{migration.version}" for migration in MIGRATIONS if migration.version >= 3}


def test_there_is_one_of_every_version():
    kept = sorted(path.name for path in OLD.glob("*.rosa"))
    assert kept == sorted(f"v{migration.version}.rosa" for migration in MIGRATIONS)


@pytest.mark.parametrize("old", sorted(OLD.glob("*.rosa")), ids=lambda old: old.stem)
def test_an_old_vault_opens_whole(old, path, machine, passphrase):
    before = hashlib.sha256(old.read_bytes()).digest()
    shutil.copyfile(old, path)
    vault = open_vault(path, passphrase, machine)
    report = vault.check()
    assert report.sound
    assert report.rows == len(TABLES)
    for table in TABLES:
        assert Store(vault._ledger, table).all() == (an_example(table),)
    assert vault.typing.get("p", "C-01") == typed("half a sentence")
    assert vault.unrecorded.of_panel("p") == ((unrecorded(),) if old.stem in WITH_UNRECORDED else ())
    vault.close()
    assert hashlib.sha256(old.read_bytes()).digest() == before
