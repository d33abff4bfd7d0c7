"""What has a new name has it after a power cut too: its bytes are flushed first and its folder last."""

import pytest

from app.crypto.costs import FLOOR
from app.vault.creating import create_vault
from app.vault.rekeying import change_passphrase
from app.vault.restoring import restore
from tests.unit.vault.flushes import Flushes


@pytest.fixture
def flushes(monkeypatch):
    return Flushes(monkeypatch)


def test_a_new_vault_and_its_backup(path, machine, passphrase, flushes):
    vault = create_vault(path, passphrase, machine, FLOOR).finish()
    assert flushes.entered(path)
    assert flushes.entered(vault.back_up().path)
    vault.close()


def test_a_vault_with_another_key(vault, passphrase, flushes):
    change_passphrase(vault, passphrase, bytearray(b"seven other words"), FLOOR)
    assert flushes.entered(vault.path)


def test_a_backup_in_the_vaults_place_and_what_was_set_aside(unlock, vault_file, machine, passphrase, flushes):
    vault = unlock()
    backup = vault.back_up()
    vault.close()
    restored = restore(backup.path, vault_file, passphrase, machine)
    (aside,) = restored.backup_folder.glob("*.aside")
    restored.close()
    for file in (vault_file, aside):
        assert flushes.written(file)
        assert flushes.entered(file)
