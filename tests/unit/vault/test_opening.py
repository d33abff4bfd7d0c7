"""A vault opens for its passphrase or its sheet, for one program at a time, and else says plainly why not."""

import subprocess
import sys
from pathlib import Path

import pytest
from argon2.low_level import ffi

from app.crypto import kdf
from app.crypto.costs import FLOOR
from app.vault import places
from app.vault.backups import backups_like
from app.vault.creating import create_vault
from app.vault.errors import (
    NameRefused,
    NewerVault,
    NotAVault,
    NotEnoughMemory,
    RecoveryWordsWrong,
    VaultClosed,
    VaultDamaged,
    VaultExists,
    VaultInUse,
    VaultNotFound,
    WrongPassphraseOrDamaged,
)
from app.vault.keys import Recovery
from app.vault.opening import open_vault, open_with_recovery
from app.vault.rekeying import change_key
from app.vault.restoring import restore

ROOT = Path(__file__).parents[3]


def test_a_vault_has_no_name_before_its_sheet_was_typed_back(path, machine, passphrase):
    unfinished = create_vault(path, passphrase, machine, FLOOR)
    assert not path.exists()
    with pytest.raises(VaultNotFound):
        open_vault(path, passphrase, machine)
    vault = unfinished.finish()
    assert vault.known_here, "it was made here"
    vault.close()
    assert list(path.parent.iterdir()) == [path]
    assert path.stat().st_mode & 0o777 == 0o600


def test_a_discarded_vault_leaves_nothing(path, machine, passphrase):
    create_vault(path, passphrase, machine, FLOOR).discard()
    assert list(path.parent.iterdir()) == []


def test_no_file_is_overwritten_by_a_new_vault(path, machine, passphrase):
    path.write_bytes(b"something else")
    with pytest.raises(VaultExists):
        create_vault(path, passphrase, machine, FLOOR)
    path.unlink()
    unfinished = create_vault(path, passphrase, machine, FLOOR)
    path.write_bytes(b"came meanwhile")
    with pytest.raises(VaultExists):
        unfinished.finish()
    assert path.read_bytes() == b"came meanwhile"


@pytest.mark.parametrize("name", ["r" * 239, "r" * 250, "名" * 83])
def test_a_name_that_the_disk_does_not_take_is_not_called_a_disk_that_failed(name, tmp_path, machine, passphrase):
    path = tmp_path / f"{name}.rosa"
    with pytest.raises(NameRefused):
        create_vault(path, passphrase, machine, FLOOR)
    assert list(tmp_path.iterdir()) == []


def test_a_vault_that_was_given_such_a_name_says_so_too(vault_file, machine, passphrase):
    path = vault_file.rename(vault_file.with_name("r" * 245 + ".rosa"))
    with pytest.raises(NameRefused):
        open_vault(path, passphrase, machine)
    open_vault(path.rename(vault_file), passphrase, machine).close()


def test_a_link_to_nothing_is_a_name_that_is_taken(path, machine, passphrase):
    elsewhere = path.with_name("elsewhere")
    path.symlink_to(elsewhere)
    with pytest.raises(VaultExists):
        create_vault(path, passphrase, machine, FLOOR)
    assert path.readlink() == elsewhere
    assert list(path.parent.iterdir()) == [path]


def test_the_passphrase_opens_and_stays_its_owners_to_wipe(vault_file, machine, passphrase):
    before = bytes(passphrase)
    vault = open_vault(vault_file, passphrase, machine)
    assert not vault.known_here
    assert passphrase == before
    vault.close()
    again = open_vault(vault_file, passphrase, machine)
    assert again.known_here
    again.close()


def test_a_key_that_does_not_open_makes_the_engine_say_nothing(vault_file, machine, capfd):
    with pytest.raises(WrongPassphraseOrDamaged):
        open_vault(vault_file, bytearray(b"not this one"), machine)
    assert capfd.readouterr() == ("", "")


def test_a_composed_and_a_decomposed_passphrase_are_one(path, machine):
    create_vault(path, bytearray("Ge\u0301ante vert fonce\u0301".encode()), machine, FLOOR).finish().close()
    open_vault(path, bytearray("G\u00e9ante vert fonc\u00e9".encode()), machine).close()


def test_a_wrong_passphrase_and_a_changed_header_say_both(vault_file, machine, passphrase):
    with pytest.raises(WrongPassphraseOrDamaged):
        open_vault(vault_file, bytearray(b"another one"), machine)
    data = bytearray(vault_file.read_bytes())
    data[10] ^= 1
    vault_file.write_bytes(data)
    with pytest.raises(WrongPassphraseOrDamaged):
        open_vault(vault_file, passphrase, machine)


@pytest.mark.parametrize("content", [b"", b"%PDF-2.0\n", b"SQLite format 3\0" + bytes(4080)])
def test_a_foreign_file_is_refused_and_untouched(path, machine, passphrase, content):
    path.write_bytes(content)
    with pytest.raises(NotAVault):
        open_vault(path, passphrase, machine)
    assert path.read_bytes() == content
    assert list(path.parent.iterdir()) == [path]


def test_a_folder_is_not_a_vault(tmp_path, machine, passphrase):
    with pytest.raises(NotAVault):
        open_vault(tmp_path, passphrase, machine)


def test_a_missing_file_is_not_made(path, machine, passphrase):
    with pytest.raises(VaultNotFound):
        open_vault(path, passphrase, machine)
    assert not path.exists()


def test_a_vault_of_a_newer_program_is_refused_whole(unlock, vault_file):
    vault = unlock()
    vault._ledger.database.run("INSERT INTO migration VALUES (99, 'later')")
    vault.close()
    before = vault_file.read_bytes()
    with pytest.raises(NewerVault) as refusal:
        unlock()
    assert refusal.value.found == 99
    assert vault_file.read_bytes() == before


def test_a_changed_schema_is_damage(unlock):
    vault = unlock()
    vault._ledger.database.run("CREATE TABLE extra (x TEXT) STRICT")
    vault.close()
    with pytest.raises(VaultDamaged):
        unlock()


def test_a_vault_without_its_id_is_damage(unlock):
    vault = unlock()
    vault._ledger.database.run("DELETE FROM vault")
    vault.close()
    with pytest.raises(VaultDamaged):
        unlock()


def test_memory_that_is_not_there_is_said(vault_file, machine, passphrase, monkeypatch):
    monkeypatch.setattr(kdf, "_ALLOCATE", ffi.callback("int(uint8_t **, size_t)", lambda *_: -1))
    with pytest.raises(NotEnoughMemory):
        open_vault(vault_file, passphrase, machine)


def test_the_sheet_opens_even_when_the_header_is_gone(vault_file, sheet, machine):
    data = bytearray(vault_file.read_bytes())
    data[:16] = bytes(16)
    vault_file.write_bytes(data)
    vault = open_with_recovery(vault_file, sheet, machine)
    change_key(vault, bytearray(b"a new passphrase"), FLOOR)
    vault.close()
    open_vault(vault_file, bytearray(b"a new passphrase"), machine).close()


@pytest.mark.parametrize("left", [b"", bytes(15)])
def test_of_an_empty_file_a_sheet_makes_no_vault(path, left, sheet, machine):
    """The engine wrote its first page into it, and its owner read that the vault had opened."""
    path.write_bytes(left)
    with pytest.raises(NotAVault):
        open_with_recovery(path, sheet, machine)
    assert path.read_bytes() == left


def test_another_sheet_does_not_open(vault_file, sheet, machine):
    wrong = Recovery(key=bytes(32), salt=sheet.salt)
    with pytest.raises(RecoveryWordsWrong):
        open_with_recovery(vault_file, wrong, machine)


def test_a_sheet_shows_nothing_by_accident(sheet):
    assert sheet.key_hex not in repr(sheet)
    assert (len(sheet.key_hex), len(sheet.salt_hex)) == (64, 32)


SECOND = """
import sys
from pathlib import Path
from app.clock import SystemClock
from app.crypto.secret import Secret
from app.vault.errors import VaultInUse
from app.vault.machine import Machine, NoMirror
from app.vault.opening import open_with_key
machine = Machine(clock=SystemClock(), mirror=NoMirror(), backups=Path(sys.argv[4]))
key, salt = Secret(bytearray.fromhex(sys.argv[2])), bytes.fromhex(sys.argv[3])
try:
    open_with_key(Path(sys.argv[1]), key, salt, machine).close()
except VaultInUse:
    print("in use")
else:
    print("opened")
"""


def second_process(vault_file: Path, sheet: Recovery, folder: Path) -> str:
    command = [sys.executable, "-c", SECOND, str(vault_file), sheet.key_hex, sheet.salt_hex, str(folder)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stderr == ""
    return done.stdout.strip()


def test_a_second_program_is_told_that_the_vault_is_in_use(unlock, vault_file, sheet, tmp_path):
    vault = unlock()
    assert second_process(vault_file, sheet, tmp_path) == "in use"
    with vault.transaction("still writable"):
        pass
    assert second_process(vault_file, sheet, tmp_path) == "in use"
    vault.back_up()
    assert second_process(vault_file, sheet, tmp_path) == "in use"
    vault.close()
    assert second_process(vault_file, sheet, tmp_path) == "opened"


def test_asking_twice_in_one_program_does_not_drop_the_lock(unlock, vault_file, sheet, passphrase, machine, tmp_path):
    vault = unlock()
    backup = vault.back_up()
    for attempt in (
        lambda: open_vault(vault_file, passphrase, machine),
        lambda: open_with_recovery(vault_file, sheet, machine),
        lambda: restore(backup.path, vault_file, passphrase, machine),
        lambda: backups_like(machine.backups, vault_file),
    ):
        with pytest.raises(VaultInUse):
            attempt()
        assert second_process(vault_file, sheet, tmp_path) == "in use"


def test_a_second_window_of_the_same_program_too(unlock):
    first = unlock()
    with pytest.raises(VaultInUse):
        unlock()
    with first.transaction("still writable"):
        pass


def test_a_closed_vault_says_so_and_holds_no_key(vault):
    vault.close()
    vault.close()
    assert vault._key.wiped
    with pytest.raises(VaultClosed), vault.transaction("too late"):
        pass
    with pytest.raises(VaultClosed):
        vault.contacts.all()


def test_what_a_crash_left_half_made_is_removed(unlock, vault_file):
    left = places.unfinished(vault_file)
    left.write_bytes(b"half a file")
    places.journal_of(left).write_bytes(b"")
    unlock().close()
    assert list(vault_file.parent.iterdir()) == [vault_file]


def test_nothing_can_be_attached(vault, tmp_path):
    target = tmp_path / "plain.db"
    with pytest.raises(Exception, match="not authorized"):
        vault._ledger.database.run("ATTACH ? AS plain KEY ''", (str(target),))
    assert not target.exists()


def test_the_connection_is_set_as_the_format_says(vault):
    database = vault._ledger.database
    wanted = {
        "locking_mode": "exclusive",
        "journal_mode": "truncate",
        "synchronous": 3,
        "trusted_schema": 0,
        "foreign_keys": 1,
        "cell_size_check": 1,
        "secure_delete": 1,
        "temp_store": 2,
        "cipher_page_size": "4096",
    }
    assert {name: database.row(f"PRAGMA {name}")[0] for name in wanted} == wanted
