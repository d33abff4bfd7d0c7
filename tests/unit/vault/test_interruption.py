"""A check lets edits pass and can be ended at once; nothing but the check or backup is ever ended."""

import threading

import pytest

from app.crypto.costs import FLOOR
from app.vault.errors import Interrupted, VaultClosed
from app.vault.header import read_salt
from app.vault.rekeying import change_key
from tests.unit.vault.test_journal import kit, put


@pytest.fixture
def large(vault):
    with vault.transaction("kits imported"):
        for number in range(1500):
            vault.kits.put(kit(number, "content " * 250))
    return vault


class Background:
    """Runs one piece of work on a thread of its own and keeps what came of it."""

    def __init__(self, work):
        self.result = None
        self._thread = threading.Thread(target=self._run, args=(work,))
        self._thread.start()

    def _run(self, work):
        try:
            self.result = work()
        except (Interrupted, VaultClosed) as error:
            self.result = error

    def join(self):
        self._thread.join()
        return self.result

    @property
    def going_on(self):
        return self._thread.is_alive()


def test_edits_pass_while_a_check_is_running_and_it_stays_right(large):
    check = Background(large.check)
    passed = 0
    while check.going_on:
        put(large, kit(passed % 1500, f"edited {passed}"))
        with large.transaction("kit removed"):
            large.kits.delete(kit_hash=kit(1499 - passed % 100).kit_hash)
        passed += 1
    assert passed > 1
    assert check.join().sound
    assert large.check().sound


def test_edits_pass_while_a_backup_is_being_made_and_it_is_of_one_moment(large):
    """Once a backup kept the vault for itself until its copy was checked, and whatever was typed waited for it."""
    backup = Background(large.back_up)
    passed = 0
    while backup.going_on:
        put(large, kit(passed, f"edited {passed}"))
        passed += 1
    assert passed > 2
    assert backup.join().counter < large.counter
    assert large.backups() == (backup.join(),)


def test_the_key_changes_only_after_a_backup_is_whole(large, passphrase):
    backup = Background(large.back_up)
    change_key(large, passphrase, FLOOR)
    backup.join()
    assert [read_salt(each.path) for each in large.backups()] == [large.recovery.salt]


def test_a_check_still_finds_what_is_wrong_while_edits_pass(large):
    large._ledger.database.run("UPDATE kit SET name = 'changed behind the journal' WHERE id = 750")
    check = Background(large.check)
    number = 0
    while check.going_on:
        put(large, kit(number % 100, f"edited {number}"))
        number += 1
    (finding,) = check.join().findings
    assert (finding.table, finding.count) == ("kit", 1)


@pytest.mark.parametrize("work", ["check", "back_up"])
def test_a_check_or_backup_ends_when_it_is_wished(large, work):
    background = Background(getattr(large, work))
    while background.going_on:
        large.interrupt()
    assert isinstance(background.join(), Interrupted)
    put(large, kit(1, "still writable"))
    assert large.backups() == ()
    assert not large.backup_folder.exists() or list(large.backup_folder.iterdir()) == []
    assert large.check().sound
    assert large.back_up().path.exists()


def test_closing_does_not_wait_for_a_check(large):
    background = Background(large.check)
    large.close()
    assert isinstance(background.join(), Interrupted | VaultClosed)


def test_a_wish_without_work_harms_nothing(vault):
    vault.interrupt()
    put(vault, kit(1))
    vault.interrupt()
    assert vault.check().sound
    assert vault.back_up().counter == 2


def test_an_edit_is_never_ended(large):
    wishing = threading.Event()

    def wish():
        while not wishing.is_set():
            large.interrupt()

    thread = threading.Thread(target=wish)
    thread.start()
    for number in range(60):
        put(large, kit(number, "edited while somebody wishes"))
    wishing.set()
    thread.join()
    assert large.counter == 62
