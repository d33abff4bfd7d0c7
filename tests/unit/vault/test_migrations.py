"""A migration happens whole with its record or not at all, after a backup, and its schema is known to the letter."""

import hashlib

import pytest

from app.crypto.secret import Secret
from app.vault import schema
from app.vault.database import Database, make_file
from app.vault.errors import VaultDamaged
from app.vault.migrating import make_tables
from app.vault.schema import MIGRATIONS, Migration
from tests.unit.vault.decryptor import decrypt
from tests.unit.vault.test_journal import kit, put

STATEMENTS = {
    1: "e625a50ab1b58b08b8b6c74f46ec478cfe1a87c7b7c266953f9ec60d53de0978",
    2: "8f3d5a25bc203d6410339b979a760a2488d54709bbfb2def51fd28ce08198bba",
    3: "a8edfc94181071726830907df4010bce60710d90cf1a3daabed4b7e67d23d1e7",
}
ADDED = ("CREATE TABLE later (id INTEGER PRIMARY KEY, word TEXT NOT NULL) STRICT",)


@pytest.fixture
def coming(tmp_path, machine):
    """The next migration as a later program would bring it: with the hash of the schema that it makes."""
    file = tmp_path / "scratch"
    make_file(file)
    with Database(file, Secret(bytearray(32)), bytes(16)) as database:
        make_tables(database, machine.clock)
        database.run(ADDED[0])
        digest = schema.schema_hash(database)
    return Migration(version=len(MIGRATIONS) + 1, statements=ADDED, schema_sha256=digest)


@pytest.mark.parametrize("migration", MIGRATIONS, ids=lambda migration: str(migration.version))
def test_a_schema_that_vaults_have_never_changes(migration):
    """Vaults of this version exist: whoever sees this fail writes another migration instead."""
    text = "\n".join(migration.statements)
    assert hashlib.sha256(text.encode()).hexdigest() == STATEMENTS[migration.version]


def test_a_fresh_vault_has_the_schema_that_the_code_names(vault):
    assert schema.schema_hash(vault._ledger.database) == MIGRATIONS[-1].schema_sha256
    assert schema.version_of(vault._ledger.database) == MIGRATIONS[-1].version


def test_an_older_vault_is_backed_up_and_then_migrated(unlock, coming, sheet, monkeypatch):
    vault = unlock()
    put(vault, kit(1))
    vault.close()
    monkeypatch.setattr(schema, "MIGRATIONS", (*MIGRATIONS, coming))
    vault = unlock()
    assert schema.version_of(vault._ledger.database) == coming.version
    assert vault.kits.all() == (kit(1),)
    assert vault.check().sound
    (backup,) = vault.backups()
    assert b"CREATE TABLE later" not in decrypt(backup.path.read_bytes(), sheet.key)
    vault.close()
    unlock().close()


def test_a_migration_that_fails_leaves_the_older_vault(unlock, coming, monkeypatch):
    twice = (*ADDED, *ADDED)
    broken = Migration(version=coming.version, statements=twice, schema_sha256=coming.schema_sha256)
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


def test_a_migration_that_makes_another_schema_is_refused(unlock, coming, monkeypatch):
    wrong = Migration(
        version=coming.version, statements=("CREATE TABLE other (x TEXT) STRICT",), schema_sha256=coming.schema_sha256
    )
    unlock().close()
    with monkeypatch.context() as later:
        later.setattr(schema, "MIGRATIONS", (*MIGRATIONS, wrong))
        with pytest.raises(VaultDamaged):
            unlock()
    assert unlock().check().sound
