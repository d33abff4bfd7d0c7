"""A new key makes a new file; before, during and after it the vault's name leads to one whole vault."""

import errno
import os

import pytest

from app import whole_file
from app.crypto.costs import FLOOR, Costs
from app.vault import places
from app.vault.errors import (
    BackupsNotReplaced,
    CurrentPassphraseWrong,
    DiskFailed,
    RecoveryWordsWrong,
    RolledBack,
    VaultDamaged,
    WrongPassphraseOrDamaged,
)
from app.vault.opening import open_vault, open_with_recovery
from app.vault.rekeying import change_key, change_passphrase
from tests.unit.vault.decryptor import decrypt
from tests.unit.vault.test_journal import kit, put

NEW = bytearray(b"another passphrase")


def test_a_new_passphrase_opens_and_the_old_one_and_its_sheet_are_void(unlock, passphrase, sheet, machine):
    vault = unlock()
    put(vault, kit(1))
    before = vault.path.read_bytes()
    new_sheet = change_passphrase(vault, passphrase, NEW, FLOOR)
    put(vault, kit(2))
    vault.close()
    after = vault.path.read_bytes()
    assert not {before[at : at + 16] for at in range(0, len(before), 16)} & {
        after[at : at + 16] for at in range(0, len(after), 16)
    }
    with pytest.raises(WrongPassphraseOrDamaged):
        open_vault(vault.path, passphrase, machine)
    with pytest.raises(RecoveryWordsWrong):
        open_with_recovery(vault.path, sheet, machine)
    again = open_with_recovery(vault.path, new_sheet, machine)
    assert {each.name for each in again.kits.all()} == {"kit 1", "kit 2"}
    assert again.check().sound
    assert again.known_here
    again.close()
    open_vault(vault.path, NEW, machine).close()
    assert list(vault.path.parent.iterdir()) == [vault.path]


def test_the_file_under_the_old_key_put_back_is_refused_although_nothing_was_written_since(unlock, machine, passphrase):
    vault = unlock()
    put(vault, kit(1))
    before = vault.path.read_bytes()
    change_passphrase(vault, passphrase, NEW, FLOOR)
    vault.close()
    vault.path.write_bytes(before)
    with pytest.raises(RolledBack):
        open_vault(vault.path, passphrase, machine)


def test_costs_can_be_changed_alone(unlock, passphrase, machine):
    vault = unlock()
    costs = Costs(memory_log2=17, passes=4, lanes=2)
    change_passphrase(vault, passphrase, passphrase, costs)
    assert vault.costs == costs
    vault.close()
    open_vault(vault.path, passphrase, machine).close()


def test_a_wrong_present_passphrase_changes_nothing(vault, passphrase, machine):
    before = vault.path.read_bytes()
    with pytest.raises(CurrentPassphraseWrong):
        change_passphrase(vault, bytearray(b"guess"), NEW, FLOOR)
    assert not places.unfinished(vault.path).exists()
    vault.close()
    assert vault.path.read_bytes() == before
    open_vault(vault.path, passphrase, machine).close()


def test_backups_under_the_old_key_are_replaced(unlock, passphrase):
    vault = unlock()
    old = vault.back_up()
    change_passphrase(vault, passphrase, NEW, FLOOR)
    (new,) = vault.backups()
    assert not old.path.exists()
    assert new.path.read_bytes()[:16] == vault.recovery.salt
    assert list(vault.backup_folder.iterdir()) == [new.path]


def test_backups_of_a_later_state_do_not_outlive_a_new_key_either(unlock, vault_file, machine, passphrase):
    """Once they did, after an older file was put back: what a new key was to destroy lay in them, under the old one."""
    vault = unlock()
    older = vault.back_up()
    saved = older.path.read_bytes()
    for number in range(5):
        put(vault, kit(number))
    later = vault.back_up()
    vault.close()
    vault_file.write_bytes(saved)
    vault = open_vault(vault_file, passphrase, machine, accept_older=True)
    change_passphrase(vault, passphrase, NEW, FLOOR)
    assert vault.counter < later.counter
    assert [backup.path.read_bytes()[:16] for backup in vault.backups()] == [vault.recovery.salt]
    vault.close()


def test_a_new_key_whose_backups_could_not_be_replaced_is_told_as_that(unlock, passphrase, machine):
    """Once it was told as if the old passphrase still held."""
    vault = unlock()
    machine.backups.parent.mkdir(exist_ok=True)
    machine.backups.write_text("no folder")
    with pytest.raises(BackupsNotReplaced):
        change_passphrase(vault, passphrase, NEW, FLOOR)
    new_sheet = vault.recovery
    put(vault, kit(1))
    vault.close()
    open_vault(vault.path, NEW, machine).close()
    open_with_recovery(vault.path, new_sheet, machine).close()
    with pytest.raises(WrongPassphraseOrDamaged):
        open_vault(vault.path, passphrase, machine)


def test_a_vault_that_is_not_whole_is_not_re_keyed(unlock, passphrase):
    vault = unlock()
    put(vault, kit(1))
    vault._ledger.database.run("UPDATE kit SET name = 'changed behind the journal'")
    with pytest.raises(VaultDamaged):
        change_passphrase(vault, passphrase, NEW, FLOOR)
    assert vault.opens_with(vault._key)
    put(vault, kit(2))
    assert not places.unfinished(vault.path).exists()


def test_a_crash_before_the_rename_leaves_the_old_vault(unlock, passphrase, machine, vault_file):
    """The child dies at the last moment before the new file takes the name."""
    vault = unlock()
    put(vault, kit(1))
    vault.close()
    child = os.fork()
    if child == 0:
        os.replace = lambda *_: os._exit(7)
        change_passphrase(open_vault(vault_file, passphrase, machine), passphrase, NEW, FLOOR)
        os._exit(1)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 7
    left = places.unfinished(vault_file)
    assert left.exists()
    again = open_vault(vault_file, passphrase, machine)
    assert again.check().sound
    assert again.kits.all() == (kit(1),)
    assert not left.exists()
    again.close()


def test_a_crash_after_the_rename_leaves_the_new_vault(unlock, passphrase, machine, vault_file):
    vault = unlock()
    put(vault, kit(1))
    backup = vault.back_up()
    vault.close()
    replace = os.replace
    child = os.fork()
    if child == 0:
        os.replace = lambda new, old: (replace(new, old), os._exit(7))
        change_passphrase(open_vault(vault_file, passphrase, machine), passphrase, NEW, FLOOR)
        os._exit(1)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 7
    again = open_vault(vault_file, NEW, machine)
    assert again.check().sound
    assert again.kits.all() == (kit(1),)
    assert backup.path.exists()
    again.back_up()
    assert not backup.path.exists()
    again.close()


def test_a_folder_that_cannot_be_flushed_after_the_rename_is_told_and_the_vault_goes_on(
    unlock, passphrase, machine, monkeypatch
):
    vault = unlock()
    put(vault, kit(1))

    def refuse(_folder):
        raise OSError(errno.EIO, "flush")

    with monkeypatch.context() as failing:
        failing.setattr(whole_file, "flush_folder", refuse)
        with pytest.raises(BackupsNotReplaced) as told:
            change_passphrase(vault, passphrase, NEW, FLOOR)
    assert isinstance(told.value.__cause__, DiskFailed)
    put(vault, kit(2))
    assert vault.check().sound
    vault.close()
    open_vault(vault.path, NEW, machine).close()


def test_a_vault_behind_a_link_has_its_new_key_where_the_link_leads(unlock, passphrase, machine, tmp_path):
    unlock().close()
    (file,), link = (tmp_path / "vaults").iterdir(), tmp_path / "link.rosa"
    link.symlink_to(file)
    vault = open_vault(link, passphrase, machine)
    change_passphrase(vault, passphrase, NEW, FLOOR)
    vault.close()
    assert link.is_symlink()
    with pytest.raises(WrongPassphraseOrDamaged):
        open_vault(file, passphrase, machine)
    open_vault(file, NEW, machine).close()
    assert sorted(tmp_path.glob("*.rosa*")) == [link]
    assert list(file.parent.iterdir()) == [file]


def test_what_was_deleted_is_not_in_the_new_file(unlock):
    vault = unlock()
    put(vault, kit(1, "canary " * 3000))
    with vault.transaction("kit removed"):
        vault.kits.delete(kit_hash=kit(1).kit_hash)
    new_sheet = change_key(vault, NEW, FLOOR)
    vault.close()
    assert b"canary" not in decrypt(vault.path.read_bytes(), new_sheet.key)
