"""A backup exists only if it was opened and found whole; thinning never takes the newest; restoring loses nothing."""

import contextlib
import shutil
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.crypto.costs import FLOOR
from app.crypto.secret import Secret
from app.vault import backups
from app.vault.backups import Backup, backups_like, kept, list_backups
from app.vault.database import Database
from app.vault.errors import BackupFailed, RolledBack, VaultDamaged, VaultInUse, WrongPassphraseOrDamaged
from app.vault.opening import open_vault
from app.vault.rekeying import change_passphrase
from app.vault.restoring import restore
from tests.unit.vault.decryptor import decrypt
from tests.unit.vault.test_journal import kit, put

ROOT = Path(__file__).parents[3]
START = datetime(2026, 11, 20, 14, 0, tzinfo=UTC)


def test_a_backup_is_a_whole_vault_of_the_same_key(vault, sheet):
    put(vault, kit(1))
    backup = vault.back_up()
    assert backup.counter == vault.counter
    assert vault.backups() == (backup,)
    assert b"kit 1" in decrypt(backup.path.read_bytes(), sheet.key)
    assert vault.path.parent not in backup.path.parents
    assert backup.path.stat().st_mode & 0o777 == 0o600
    assert backup.path.parent.stat().st_mode & 0o777 == 0o700
    put(vault, kit(2))
    assert vault.check().sound


def test_a_vault_that_is_not_whole_gets_no_backup_and_keeps_the_old_ones(vault):
    put(vault, kit(1))
    good = vault.back_up()
    vault._ledger.database.run("UPDATE kit SET name = 'changed behind the journal'")
    with pytest.raises(BackupFailed):
        vault.back_up()
    assert list(vault.backup_folder.iterdir()) == [good.path]


def test_a_copy_that_is_whole_and_ends_before_the_last_line_is_no_backup(vault):
    good = vault.back_up()
    with vault.transaction("one line more"):
        pass
    vault._ledger.database.run("DELETE FROM journal WHERE counter = ?", (vault.counter,))
    assert vault.check().sound, "as a file of its own, and older"
    with pytest.raises(BackupFailed):
        vault.back_up()
    assert list(vault.backup_folder.iterdir()) == [good.path]


def test_names_say_counter_and_time_and_nothing_else(vault):
    assert vault.back_up().path.name == "000000000001-20261120T140000Z.rosa"
    assert vault.backup_folder.name == vault.vault_hash[:16]


def test_a_copy_that_a_crash_left_half_made_is_removed_and_never_listed(vault):
    vault.back_up()
    left = vault.backup_folder / "000000000001-20261101T000000Z.rosa.new"
    left.write_bytes(b"half a copy")
    assert len(vault.backups()) == 1
    put(vault, kit(1))
    vault.back_up()
    assert not left.exists()


def test_other_files_in_the_folder_are_left_alone(vault):
    vault.back_up()
    others = [vault.backup_folder / name for name in ("read me.txt", "000000000001-20261399T250000Z.rosa")]
    for other in others:
        other.write_text("mine")
    vault.back_up()
    assert [other.read_text() for other in others] == ["mine", "mine"]


@pytest.fixture
def damaged(unlock, vault_file):
    """A vault with one backup, one later change, and then a torn page."""
    vault = unlock()
    put(vault, kit(1))
    backup = vault.back_up()
    put(vault, kit(2))
    vault.close()
    data = bytearray(vault_file.read_bytes())
    data[4096 * 3 + 100] ^= 1
    vault_file.write_bytes(data)
    return backup


@pytest.fixture
def damaged_in_the_middle(unlock, vault_file):
    """A backup, a torn vault, and the hot journal of a transaction that was cut off."""
    vault = unlock()
    put(vault, kit(1))
    backup = vault.back_up()
    for number in range(2, 40):
        put(vault, kit(number, "later " * 400))
    vault._ledger.database.run("PRAGMA cache_size = 5")
    hot = b""
    with contextlib.suppress(KeyError), vault.transaction("cut off"):
        for number in range(2, 40):
            vault.kits.put(kit(number, "never " * 400))
        hot = vault_file.with_name("vault.rosa-journal").read_bytes()
        raise KeyError
    vault.close()
    assert len(hot) > 40 * 4096
    vault_file.write_bytes(vault_file.read_bytes()[:-4096])
    return backup, hot


def test_the_drill_of_a_damaged_vault(damaged, vault_file, machine, passphrase):
    torn = vault_file.read_bytes()
    assert backups_like(machine.backups, vault_file) == (damaged,)
    vault = restore(damaged.path, vault_file, passphrase, machine)
    assert vault.kits.all() == (kit(1),)
    report = vault.check()
    assert report.sound
    (aside,) = vault.backup_folder.glob("*.aside")
    assert aside.read_bytes() == torn
    assert aside.stat().st_mode & 0o777 == 0o600
    kinds = [row[0] for row in vault._ledger.rows("SELECT kind FROM journal ORDER BY counter")]
    assert kinds[-2:] == ["backup accepted", "backup restored"]
    vault.close()
    open_vault(vault_file, passphrase, machine).close()


def test_backups_are_found_when_the_vault_is_gone_or_its_header_is(damaged, vault_file, machine, passphrase):
    vault_file.write_bytes(bytes(100))
    assert backups_like(machine.backups, vault_file) == (damaged,)
    vault_file.unlink()
    assert backups_like(machine.backups, vault_file) == (damaged,)
    restore(damaged.path, vault_file, passphrase, machine).close()


def test_a_vault_behind_a_link_is_restored_where_the_link_leads(
    damaged_in_the_middle, vault_file, machine, passphrase, tmp_path
):
    backup, hot = damaged_in_the_middle
    vault_file.with_name("vault.rosa-journal").write_bytes(hot)
    link = tmp_path / "link.rosa"
    link.symlink_to(vault_file)
    restore(backup.path, link, passphrase, machine).close()
    assert link.is_symlink()
    vault = open_vault(vault_file, passphrase, machine)
    assert vault.check().sound
    vault.close()


def test_a_journal_left_by_the_damaged_file_is_not_played_into_the_restored_one(
    damaged_in_the_middle, vault_file, machine, passphrase
):
    backup, hot = damaged_in_the_middle
    journal = vault_file.with_name("vault.rosa-journal")
    journal.write_bytes(hot)
    vault = restore(backup.path, vault_file, passphrase, machine)
    assert vault.check().sound
    assert vault.kits.all() == (kit(1),)
    vault.close()


def test_a_journal_that_outlived_its_vault_is_not_played_either(damaged_in_the_middle, vault_file, machine, passphrase):
    backup, hot = damaged_in_the_middle
    vault_file.unlink()
    vault_file.with_name("vault.rosa-journal").write_bytes(hot)
    vault = restore(backup.path, vault_file, passphrase, machine)
    assert vault.check().sound
    assert vault.kits.all() == (kit(1),)
    vault.close()


def test_what_was_set_aside_does_not_outlive_a_new_key(damaged, vault_file, machine, passphrase):
    vault = restore(damaged.path, vault_file, passphrase, machine)
    change_passphrase(vault, passphrase, bytearray(b"newer passphrase"), FLOOR)
    assert list(vault.backup_folder.iterdir()) == [vault.backups()[0].path]
    vault.close()


def test_a_vault_that_another_program_holds_is_not_replaced(vault_file, sheet, unlock, machine, passphrase, tmp_path):
    vault = unlock()
    backup = vault.back_up()
    vault.close()
    command = [sys.executable, "-m", "tests.unit.vault.writer", vault_file, sheet.key_hex, sheet.salt_hex, tmp_path]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as writer:
        writer.stdout.readline()
        with pytest.raises(VaultInUse):
            restore(backup.path, vault_file, passphrase, machine)
        writer.kill()
        writer.communicate()
    assert list(backup.path.parent.iterdir()) == [backup.path]
    unlock(accepted="seen again").close()


def test_a_wrong_passphrase_restores_nothing(damaged, vault_file, machine):
    before = vault_file.read_bytes()
    with pytest.raises(WrongPassphraseOrDamaged):
        restore(damaged.path, vault_file, bytearray(b"guess"), machine)
    assert vault_file.read_bytes() == before
    assert list(vault_file.parent.iterdir()) == [vault_file]


def test_a_torn_backup_restores_nothing(damaged, vault_file, machine, passphrase):
    before = vault_file.read_bytes()
    data = bytearray(damaged.path.read_bytes())
    data[4096 * 5 + 7] ^= 1
    damaged.path.write_bytes(data)
    with pytest.raises(VaultDamaged):
        restore(damaged.path, vault_file, passphrase, machine)
    assert vault_file.read_bytes() == before


def test_a_backup_whose_pages_are_authentic_but_not_its_rows_restores_nothing(
    damaged, vault_file, machine, passphrase, sheet
):
    before = vault_file.read_bytes()
    with Database(damaged.path, Secret(bytearray(sheet.key)), sheet.salt) as database:
        database.run("UPDATE kit SET name = 'changed behind the journal'")
    with pytest.raises(VaultDamaged):
        restore(damaged.path, vault_file, passphrase, machine)
    assert vault_file.read_bytes() == before


def test_a_vault_in_use_is_not_replaced(unlock, vault_file, machine, passphrase):
    vault = unlock()
    backup = vault.back_up()
    with pytest.raises(VaultInUse):
        restore(backup.path, vault_file, passphrase, machine)
    put(vault, kit(1))


def test_a_backup_put_back_by_hand_is_noticed(unlock, vault_file, machine, passphrase):
    vault = unlock()
    backup = vault.back_up()
    put(vault, kit(1))
    vault.close()
    shutil.copyfile(backup.path, vault_file)
    with pytest.raises(RolledBack):
        open_vault(vault_file, passphrase, machine)


def test_backups_under_a_newer_key_outlive_an_older_file_that_was_accepted(unlock, vault_file, machine, passphrase):
    vault = unlock()
    vault.close()
    saved = vault_file.read_bytes()
    vault = unlock()
    put(vault, kit(1))
    put(vault, kit(2))
    put(vault, kit(3))
    change_passphrase(vault, passphrase, bytearray(b"newer passphrase"), FLOOR)
    (newer,) = vault.backups()
    vault.close()
    vault_file.write_bytes(saved)
    vault = open_vault(vault_file, passphrase, machine, accept_older=True)
    vault.back_up()
    assert newer in vault.backups()
    vault.close()


def test_newer_backups_outlive_an_older_file_that_was_accepted(unlock, vault_file, machine, passphrase):
    vault = unlock()
    older = vault.back_up()
    saved = vault_file.with_name("copy")
    shutil.copyfile(older.path, saved)
    put(vault, kit(1))
    put(vault, kit(2))
    newer = vault.back_up()
    vault.close()
    shutil.copyfile(saved, vault_file)
    vault = open_vault(vault_file, passphrase, machine, accept_older=True)
    vault.back_up()
    assert newer in vault.backups()
    vault.close()


ages = st.lists(st.integers(0, 400 * 24 * 60), max_size=60)


def named(minutes: int) -> Backup:
    counter = 10**9 - minutes
    made_at = START - timedelta(minutes=minutes)
    return Backup(counter=counter, made_at=made_at, path=Path(f"{counter}.rosa"))


@given(ages)
def test_thinning_keeps_the_newest_and_one_of_each_span(minutes):
    every = {named(age) for age in minutes}
    keep = kept(every, START)
    newest = sorted(every, key=lambda each: each.made_at, reverse=True)
    assert set(newest[:3]) <= keep <= every
    assert kept(keep, START) == keep
    for span, slot in ((1, 3600), (30, 86400), (365, 7 * 86400)):
        inside = [each for each in every if START - each.made_at <= timedelta(days=span)]
        slots = {int(each.made_at.timestamp()) // slot for each in inside}
        assert slots <= {int(each.made_at.timestamp()) // slot for each in keep}
    assert len(keep) <= 25 + 31 + 54 + 3


def test_backups_are_thinned_as_they_are_made(vault, clock):
    for hour in range(30):
        clock.set(START + timedelta(minutes=20 * hour))
        put(vault, kit(hour))
        vault.back_up()
    every = list_backups(vault.backup_folder)
    assert len(every) == 12
    assert every[-1].counter == vault.counter


def test_no_folder_is_no_backups(tmp_path):
    assert list_backups(tmp_path / "nowhere") == ()
    assert backups_like(tmp_path / "nowhere", tmp_path / "gone.rosa") == ()
    assert backups.folder_of(tmp_path, "ab" * 32).name == "ab" * 8
