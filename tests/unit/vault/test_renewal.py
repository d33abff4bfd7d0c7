"""A vault of version 1 becomes one of the newest with all that was in it, or stays as it is, whatever happens."""

import hashlib
import subprocess
import sys
from pathlib import Path

import pytest

from app.crypto.secret import Secret
from app.vault import schema
from app.vault.check import Check, check_database
from app.vault.committed import commitments
from app.vault.database import Database
from app.vault.errors import BackupFailed, RolledBack, VaultDamaged
from app.vault.header import read_salt
from app.vault.restoring import restore
from app.vault.spelling import read_changes
from app.vault.stores.seals import RECEIVED_SEAL
from app.vault.tables import TABLES
from tests.unit.vault.conftest import PASSPHRASE
from tests.unit.vault.decryptor import decrypt
from tests.unit.vault.older import KEY, cards, machine_in, older, unlock

ROOT = Path(__file__).parents[3]
REBUILT_AND_INDEXED, REBUILT = ("ALTER", "CREATE", "INSERT", "DROP", "CREATE"), ("ALTER", "CREATE", "INSERT", "DROP")
SECOND = ["BEGIN", *REBUILT_AND_INDEXED, *REBUILT, "INSERT", "INSERT", "COMMIT"]
"""Received cards, what is being typed, the record of the migration, the journal's line."""
THIRD = ["BEGIN", "CREATE", "INSERT", "INSERT", "COMMIT"]
"""What is not on record, the record of the migration, the journal's line."""
RENEWAL = [*SECOND, *THIRD]
NEWEST = schema.MIGRATIONS[-1].version


def plain(path):
    return decrypt(path.read_bytes(), KEY)


def whole(path, machine):
    """What was received, from a vault in which every check holds."""
    vault = unlock(path, machine)
    try:
        assert schema.version_of(vault._ledger.database) == NEWEST
        assert vault.check().sound
        return vault.received_seals.all()
    finally:
        vault.close()


def test_everything_is_there_and_the_journal_says_what_was_written_anew(path, machine):
    older(path, machine)
    vault = unlock(path, machine)
    assert vault.received_seals.all() == cards()
    assert vault.check().sound
    database = vault._ledger.database
    *_, before, second, third = database.rows("SELECT kind, changes FROM journal ORDER BY counter")
    assert (before[0], second[0]) == ("card removed", "schema renewed")
    assert third == ("schema renewed", b"")
    noted = [(number, row_id, commitment) for number, row_id, commitment in read_changes(second[1])]
    assert noted == [(RECEIVED_SEAL.number, *each) for each in commitments(database, "received_seal")]
    assert len(noted) == len(cards())
    vault.close()
    assert whole(path, machine) == cards()


def test_it_happens_once(path, machine):
    older(path, machine)
    counters = []
    for _ in range(2):
        vault = unlock(path, machine)
        counters.append(vault.counter)
        assert len(vault.backups()) == 1
        vault.close()
    assert counters[0] == counters[1]


def test_the_backup_before_is_of_version_1_sound_and_comes_back(path, machine):
    older(path, machine)
    unlock(path, machine).close()
    (backup,) = (machine.backups).rglob("*.rosa")
    with Database(backup, Secret(bytearray(KEY)), read_salt(backup)) as copy:
        assert schema.version_of(copy) == 1
        assert check_database(copy).sound
    vault = restore(backup, path, bytearray(PASSPHRASE), machine)
    assert vault.check().sound
    assert vault.received_seals.all() == cards()
    assert schema.version_of(vault._ledger.database) == NEWEST
    vault.close()


def test_an_older_vault_put_back_is_refused_before_it_is_renewed(path, machine):
    old = older(path, machine).read_bytes()
    unlock(path, machine).close()
    path.write_bytes(old)
    with pytest.raises(RolledBack):
        unlock(path, machine)
    assert path.read_bytes() == old
    vault = unlock(path, machine, accepted="older file accepted")
    kinds = [row[0] for row in vault._ledger.database.rows("SELECT kind FROM journal ORDER BY counter")]
    assert kinds[-3:] == ["older file accepted", "schema renewed", "schema renewed"]
    assert vault.check().sound
    vault.close()


def test_a_vault_that_is_not_sound_stays_as_it_is(path, machine):
    older(path, machine)
    with Database(path, Secret(bytearray(KEY)), read_salt(path)) as database:
        database.run("UPDATE received_seal SET verdict = 'another' WHERE id = 4")
    before = hashlib.sha256(path.read_bytes()).digest()
    with pytest.raises(BackupFailed):
        unlock(path, machine)
    assert hashlib.sha256(path.read_bytes()).digest() == before


@pytest.mark.parametrize("table", [table.name for table in TABLES])
def test_the_check_finds_a_table_that_is_absent(table, path, machine):
    older(path, machine)
    vault = unlock(path, machine)
    vault._ledger.database.run(f"DROP TABLE {table}")
    found = vault.check().findings
    assert {finding.check for finding in found} == {Check.SCHEMA, Check.ROWS}
    assert [finding.table for finding in found if finding.check is Check.ROWS] == [table]
    vault.close()


def test_lists_and_boards_come_to_no_page_of_a_file(path, machine):
    """Files of which every second page is broken: what is asked for without them is read all the same."""
    older(path, machine)
    unlock(path, machine).close()
    file, inside = bytearray(path.read_bytes()), b"and much more %PDF and much more"
    for number, page in enumerate(plain_pages(path)):
        if page.count(inside) > 100:
            file[4096 * number + 2000] ^= 1
    path.write_bytes(file)
    vault = unlock(path, machine)
    assert [each.manifest for each in vault.seal_contents.all()] == [each.manifest for each in cards()]
    assert len(vault.seal_facts.all()) == len(cards())
    with pytest.raises(VaultDamaged):
        vault.received_seals.all()
    vault.close()


def plain_pages(path):
    data = plain(path)
    return [data[at : at + 4096] for at in range(0, len(data), 4096)]


def die_at(statement, path, folder):
    """A program of today opens the vault and is killed just before it runs this statement of the renewal."""
    command = [sys.executable, "-m", "tests.unit.vault.older", path, folder]
    with subprocess.Popen(
        command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as program:
        told = []
        while len(told) <= statement and (line := program.stdout.readline().strip()):
            told.append(line)
            if len(told) <= statement:
                program.stdin.write("\n")
                program.stdin.flush()
        program.kill()
        program.communicate()
    return told


@pytest.mark.parametrize("statement", range(len(RENEWAL)))
def test_a_program_killed_while_it_renews_loses_nothing(statement, path, tmp_path):
    machine = machine_in(tmp_path)
    older(path, machine)
    told = die_at(statement, path, tmp_path)
    assert len(told) == statement + 1
    assert told == RENEWAL[: statement + 1]
    assert whole(path, machine) == cards()
