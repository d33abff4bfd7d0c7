"""A migration happens whole with its record or not at all, after a backup, and its schema is known to the letter."""

import hashlib

import pytest

from app.crypto.secret import Secret
from app.vault import schema
from app.vault.database import Database, make_file
from app.vault.errors import VaultDamaged
from app.vault.schema import MIGRATIONS, Migration
from tests.unit.vault.decryptor import decrypt
from tests.unit.vault.test_journal import kit, put

FIRST_STATEMENTS = "e625a50ab1b58b08b8b6c74f46ec478cfe1a87c7b7c266953f9ec60d53de0978"
ADDED = ("CREATE TABLE later (id INTEGER PRIMARY KEY, word TEXT NOT NULL) STRICT",)


@pytest.fixture
def second(tmp_path, machine):
    """The next migration as a later program would bring it: with the hash of the schema that it makes."""
    file = tmp_path / "scratch"
    make_file(file)
    with Database(file, Secret(bytearray(32)), bytes(16)) as database:
        schema.migrate(database, machine.clock)
        database.run(ADDED[0])
        digest = schema.schema_hash(database)
    return Migration(version=2, statements=ADDED, schema_sha256=digest)


def test_the_first_schema_never_changes():
    """Vaults of version 1 exist: whoever sees this fail writes a second migration instead."""
    text = "\n".join(MIGRATIONS[0].statements)
    assert hashlib.sha256(text.encode()).hexdigest() == FIRST_STATEMENTS


def test_a_fresh_vault_has_the_schema_that_the_code_names(vault):
    assert schema.schema_hash(vault._ledger.database) == MIGRATIONS[-1].schema_sha256
    assert schema.version_of(vault._ledger.database) == MIGRATIONS[-1].version


def test_an_older_vault_is_backed_up_and_then_migrated(unlock, second, sheet, monkeypatch):
    vault = unlock()
    put(vault, kit(1))
    vault.close()
    monkeypatch.setattr(schema, "MIGRATIONS", (*MIGRATIONS, second))
    vault = unlock()
    assert schema.version_of(vault._ledger.database) == 2
    assert vault.kits.all() == (kit(1),)
    assert vault.check().sound
    (backup,) = vault.backups()
    assert b"CREATE TABLE later" not in decrypt(backup.path.read_bytes(), sheet.key)
    vault.close()
    unlock().close()


def test_a_migration_that_fails_leaves_the_older_vault(unlock, second, monkeypatch):
    twice = (*ADDED, *ADDED)
    broken = Migration(version=2, statements=twice, schema_sha256=second.schema_sha256)
    vault = unlock()
    put(vault, kit(1))
    vault.close()
    with monkeypatch.context() as later:
        later.setattr(schema, "MIGRATIONS", (*MIGRATIONS, broken))
        with pytest.raises(Exception, match="already exists"):
            unlock()
    vault = unlock()
    assert vault.kits.all() == (kit(1),)
    assert vault.check().sound


def test_a_migration_that_makes_another_schema_is_refused(unlock, second, monkeypatch):
    wrong = Migration(version=2, statements=("CREATE TABLE other (x TEXT) STRICT",), schema_sha256=second.schema_sha256)
    unlock().close()
    monkeypatch.setattr(schema, "MIGRATIONS", (*MIGRATIONS, wrong))
    with pytest.raises(VaultDamaged):
        unlock()
