"""A vault is finished only with words of its sheet, opens by passphrase or sheet, and refuses in words."""

import shutil
import threading

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit

from app.crypto.costs import FLOOR
from app.crypto.key_words import key_to_words
from app.services import unlocking
from app.settings import Settings
from app.ui.door import Door
from app.ui.door.choose_path import ChoosePath
from app.ui.door.new_passphrase import NewPassphrase
from app.ui.widgets.confirmation import Confirmation
from tests.gui.vaults import PASSPHRASE, machine_in, open_copy

WAIT = 60_000


@pytest.fixture
def settings(tmp_path):
    return Settings(folder=tmp_path / "settings", backups=tmp_path / "backups")


@pytest.fixture
def door(show, tmp_path, settings, runner):
    made = Door(machine_in(tmp_path), settings, runner, costs=FLOOR)
    show(made)
    made.begin()
    yield made
    made.discard()


@pytest.fixture
def opened(door):
    sessions = []
    door.opened.connect(sessions.append)
    yield sessions
    for session in sessions:
        session.close()


@pytest.fixture
def settled(qtbot, runner):
    """Waits until all work has been answered."""

    def wait():
        qtbot.waitUntil(lambda: runner.current() is None, timeout=WAIT)

    return wait


def fill(passphrase, words):
    passphrase._first.put(words.encode())
    passphrase._second.put(words.encode())


def make(door, path, qtbot):
    door.show_make()
    page = door._make
    page._name.setText("Ada Mensah")
    page._path.line.setText(str(path))
    fill(page._passphrase, PASSPHRASE.decode())
    page.make()
    qtbot.waitUntil(lambda: page._new is not None, timeout=WAIT)
    return page


def type_back(step, words, asked):
    for (_field, line), place in zip(step._fields, asked, strict=True):
        line.setText(words[place - 1])
    step.tell_words()


def test_made_proven_locked_and_unlocked(door, opened, tmp_path, qtbot, settings):
    path = tmp_path / "ada.rosa"
    page = make(door, path, qtbot)
    words = page._new.sheet.words
    assert not path.exists()
    type_back(page._recovery, ["zoo"] * 24, page._new.asked)
    qtbot.waitUntil(page._recovery.message.isVisible, timeout=WAIT)
    assert not path.exists()
    type_back(page._recovery, words, page._new.asked)
    qtbot.waitUntil(lambda: bool(opened), timeout=WAIT)
    assert opened[0].name == "Ada Mensah"
    assert path.exists()
    opened.pop().close()

    door.show_unlock()
    unlock = door._unlock
    unlock._path.line.setText(str(path))
    unlock._passphrase.put(b"wrong words")
    unlock.unlock()
    qtbot.waitUntil(unlock.message.isVisible, timeout=WAIT)
    assert unlock._passphrase.is_empty()
    unlock._remember.setChecked(True)
    for place in (unlock._passphrase, unlock._remember):
        qtbot.keyClicks(unlock._passphrase, PASSPHRASE.decode())
        qtbot.keyClick(place, Qt.Key.Key_Return)
        qtbot.waitUntil(lambda: bool(opened), timeout=WAIT)
        assert settings.last_path == path
        opened.pop().close()

    door.show_sheet(path)
    sheet = door._sheet
    sheet._words.setPlainText(" ".join(words))
    sheet.open_vault()
    qtbot.waitUntil(lambda: sheet._session is not None, timeout=WAIT)
    fill(sheet._passphrase, "another seven words that nobody guesses today")
    sheet.renew()
    qtbot.waitUntil(lambda: sheet._sheet is not None, timeout=WAIT)
    assert sheet._sheet.words != words
    type_back(sheet._recovery, ["zoology"] * 24, sheet._asked)
    assert sheet.message.isVisible()
    assert not opened
    type_back(sheet._recovery, sheet._sheet.words, sheet._asked)
    qtbot.waitUntil(lambda: bool(opened), timeout=WAIT)


def test_giving_up_leaves_nothing_behind(door, tmp_path, qtbot, settled):
    folder = tmp_path / "given-up"
    folder.mkdir()
    page = make(door, folder / "ada.rosa", qtbot)
    page.cancel()
    settled()
    assert list(folder.iterdir()) == []


def test_a_taken_name_is_refused_in_words(door, tmp_path, qtbot):
    path = tmp_path / "taken.rosa"
    path.write_bytes(b"somebody else's")
    door.show_make()
    page = door._make
    page._name.setText("Ada")
    page._path.line.setText(str(path))
    fill(page._passphrase, PASSPHRASE.decode())
    page.make()
    qtbot.waitUntil(page.message.isVisible, timeout=WAIT)
    assert "SR-109" in page.message.accessibleDescription()
    assert path.read_bytes() == b"somebody else's"


@pytest.mark.parametrize("content", [b"", b"%PDF-1.7 not a vault at all, only a page of words that goes on"])
def test_what_is_no_vault_is_refused_in_words(door, tmp_path, qtbot, content):
    path = tmp_path / "other.rosa"
    path.write_bytes(content)
    unlock = door._unlock
    door.show_unlock()
    unlock._path.line.setText(str(path))
    unlock._passphrase.put(b"anything")
    unlock.unlock()
    qtbot.waitUntil(unlock.message.isVisible, timeout=WAIT)
    assert "SR-1" in unlock.message.accessibleDescription()


def test_weak_or_different_passphrases_are_not_taken(qtbot):
    chosen = NewPassphrase()
    qtbot.addWidget(chosen)
    fill(chosen, "password1")
    assert chosen.take() is None
    assert chosen._first_field.has_error()
    fill(chosen, PASSPHRASE.decode())
    chosen._second.put(b"other")
    assert chosen.take() is None
    assert chosen._second_field.has_error()
    fill(chosen, PASSPHRASE.decode())
    assert chosen.take() == PASSPHRASE
    assert all(not line.text() for line in chosen.findChildren(QLineEdit))


def test_drawn_words_are_shown_once_and_forgotten(show, qtbot):
    chosen = show(NewPassphrase(), 500, 400)
    chosen.draw()
    drawn = chosen._drawn.text()
    assert len(drawn.split()) == 7
    qtbot.keyClicks(chosen._second, drawn)
    assert chosen.take() == drawn.encode()
    assert chosen._drawn.text() == ""


def test_an_older_copy_opens_for_whoever_asks_for_it_and_for_that_once(door, opened, tmp_path, qtbot, made_vault):
    session = open_copy(made_vault, tmp_path)
    with session.vault.transaction("time used"):
        pass
    session.close()
    path, unlock = session.vault.path, door._unlock
    path.write_bytes(made_vault.path.read_bytes())
    door.show_unlock()
    unlock._path.line.setText(str(path))

    def refused():
        unlock.message.clear()
        unlock._passphrase.put(PASSPHRASE)
        unlock.unlock()
        qtbot.waitUntil(unlock.message.isVisible, timeout=WAIT)
        return "SR-107" in unlock.message.accessibleDescription() and unlock._older.isVisible()

    assert refused()
    unlock.unlock_older()
    assert unlock._passphrase_field.has_error()
    assert refused()
    unlock._passphrase.put(PASSPHRASE)
    unlock.unlock_older()
    qtbot.waitUntil(lambda: bool(opened), timeout=WAIT)
    opened.pop().close()
    path.write_bytes(made_vault.path.read_bytes())
    assert refused()


def test_a_damaged_vault_gives_way_to_its_latest_backup_for_whoever_knows_the_passphrase(
    door, opened, tmp_path, qtbot, made_vault
):
    session = open_copy(made_vault, tmp_path)
    session.vault.back_up()
    session.close()
    path, unlock = session.vault.path, door._unlock
    whole = path.read_bytes()
    damaged = whole[:100] + bytes((whole[100] ^ 1,)) + whole[101:]
    path.write_bytes(damaged)
    door.show_unlock()
    unlock._path.line.setText(str(path))
    assert not unlock._restore.isVisible()
    unlock._passphrase.put(PASSPHRASE)
    unlock.unlock()
    qtbot.waitUntil(unlock._restore.isVisible, timeout=WAIT)
    unlock._passphrase.put(b"other words")
    unlock.message.clear()
    unlock.restore()
    qtbot.waitUntil(unlock.message.isVisible, timeout=WAIT)
    assert path.read_bytes() == damaged
    unlock._restore.click()
    assert unlock._passphrase_field.has_error()
    unlock._passphrase.put(PASSPHRASE)
    unlock._restore.click()
    dialog = unlock.findChild(Confirmation)
    assert "20 Nov 2026" in dialog.accessibleName().replace("\u00a0", " ")
    dialog.act.click()
    qtbot.waitUntil(lambda: bool(opened), timeout=WAIT)
    assert opened[0].vault.check().sound
    (aside,) = opened[0].vault.backup_folder.glob("*.aside")
    assert aside.read_bytes() == damaged


def test_a_vault_that_is_gone_comes_back_from_its_backup(door, opened, tmp_path, qtbot, made_vault):
    session = open_copy(made_vault, tmp_path)
    session.vault.back_up()
    session.close()
    path, unlock = session.vault.path, door._unlock
    path.unlink()
    door.show_unlock()
    unlock._path.line.setText(str(path))
    unlock._passphrase.put(PASSPHRASE)
    unlock.unlock()
    qtbot.waitUntil(unlock._restore.isVisible, timeout=WAIT)
    assert "SR-114" in unlock.message.accessibleDescription()
    unlock._passphrase.put(PASSPHRASE)
    unlock._restore.click()
    dialog = unlock.findChild(Confirmation)
    assert "No file is there now." in " ".join(label.text() for label in dialog.findChildren(QLabel))
    dialog.act.click()
    qtbot.waitUntil(lambda: bool(opened), timeout=WAIT)
    assert (opened[0].vault.path, opened[0].key_digest) == (path, session.key_digest)
    assert opened[0].vault.check().sound


@pytest.mark.parametrize("left", [b"", bytes(8192)], ids=["nothing", "zeros"])
def test_a_vault_of_which_nothing_is_left_comes_back_from_its_backup(door, opened, tmp_path, qtbot, made_vault, left):
    """A full disk, or a program that copies folders, leaves such files; the words said so, and nothing did it."""
    session = open_copy(made_vault, tmp_path)
    session.vault.back_up()
    session.close()
    path, unlock = session.vault.path, door._unlock
    path.write_bytes(left)
    door.show_unlock()
    unlock._path.line.setText(str(path))
    unlock._passphrase.put(PASSPHRASE)
    unlock.unlock()
    qtbot.waitUntil(unlock.message.isVisible, timeout=WAIT)
    assert "SR-102" in unlock.message.accessibleDescription()
    assert unlock._restore.isVisible()
    unlock._passphrase.put(PASSPHRASE)
    unlock._restore.click()
    unlock.findChild(Confirmation).act.click()
    qtbot.waitUntil(lambda: bool(opened), timeout=WAIT)
    assert (opened[0].vault.path, opened[0].key_digest) == (path, session.key_digest)
    assert opened[0].vault.check().sound
    (aside,) = opened[0].vault.backup_folder.glob("*.aside")
    assert aside.read_bytes() == left


def test_a_vault_without_a_backup_of_its_own_offers_none(door, tmp_path, qtbot, made_vault):
    session, unlock = open_copy(made_vault, tmp_path), door._unlock
    session.close()
    door.show_unlock()
    unlock._path.line.setText(str(session.vault.path))
    unlock._passphrase.put(b"other words")
    unlock.unlock()
    qtbot.waitUntil(unlock.message.isVisible, timeout=WAIT)
    assert "SR-101" in unlock.message.accessibleDescription()
    assert not unlock._restore.isVisible()


def test_an_older_copy_opens_by_its_sheet_too_for_whoever_asks_for_it(door, tmp_path, qtbot, made_vault):
    session = open_copy(made_vault, tmp_path)
    with session.vault.transaction("time used"):
        pass
    session.close()
    path = session.vault.path
    path.write_bytes(made_vault.path.read_bytes())
    door.show_sheet(path)
    page = door._sheet
    page._words.setPlainText(" ".join(key_to_words(made_vault.key)))
    assert not page._older.isVisible()
    page.open_vault()
    qtbot.waitUntil(page._older.isVisible, timeout=WAIT)
    assert "SR-107" in page.message.accessibleDescription()
    with qtbot.waitSignal(page.waits, timeout=WAIT):
        page.open_older()


def test_a_passphrase_that_is_set_although_no_backup_could_be_made_shows_its_sheet(door, tmp_path, qtbot, made_vault):
    session = open_copy(made_vault, tmp_path)
    session.close()
    (tmp_path / "backups").write_text("no folder")
    door.show_sheet(session.vault.path)
    page = door._sheet
    page._words.setPlainText(" ".join(key_to_words(made_vault.key)))
    page.open_vault()
    qtbot.waitUntil(lambda: page._session is not None, timeout=WAIT)
    fill(page._passphrase, "another seven words that nobody guesses today")
    page.renew()
    qtbot.waitUntil(lambda: page._sheet is not None, timeout=WAIT)
    assert "SR-118" in page.message.accessibleDescription()
    assert page._sheet.words == key_to_words(page._session.vault.recovery.key)


@pytest.mark.parametrize("words", [PASSPHRASE, b"other words"], ids=["opened", "refused"])
def test_the_passphrase_of_an_unlock_is_wiped_and_the_place_not_remembered(
    door, opened, tmp_path, qtbot, made_vault, monkeypatch, settings, words
):
    given, really_unlock = [], unlocking.unlock

    def unlock(path, passphrase, machine, **options):
        given.append(passphrase)
        return really_unlock(path, passphrase, machine, **options)

    monkeypatch.setattr(unlocking, "unlock", unlock)
    door.show_unlock()
    door._unlock._path.line.setText(str(shutil.copy(made_vault.path, tmp_path)))
    door._unlock._passphrase.put(words)
    door._unlock.unlock()
    qtbot.waitUntil(lambda: bool(opened) or door._unlock.message.isVisible(), timeout=WAIT)
    assert bool(opened) == (words == PASSPHRASE)
    assert given == [bytearray(len(words))]
    assert settings.last_path is None


@pytest.mark.parametrize("way", ["ask_sheet", "ask_other"])
def test_a_passphrase_that_was_not_used_is_forgotten(door, way):
    door.show_unlock()
    door._unlock._passphrase.put(PASSPHRASE)
    getattr(door._unlock, way)()
    assert door._unlock._passphrase.is_empty()
    assert not any(door._unlock._passphrase._buffer)


def test_without_a_known_vault_the_three_doors_stand_open(door, settings, tmp_path):
    assert door._pages.currentWidget() is door._welcome
    settings.remember_path(tmp_path / "ada.rosa")
    door.begin()
    assert door._pages.currentWidget() is door._unlock


@pytest.mark.prove
def test_the_sample_opens_and_leaves_nothing(door, qtbot):
    samples = []
    door.sample_opened.connect(samples.append)
    door.show_sample()
    qtbot.waitUntil(lambda: bool(samples), timeout=WAIT)
    (sample,) = samples
    assert sample.session.name
    sample.discard()
    assert not sample.folder.exists()


def test_the_sheet_opens_a_vault_whose_first_bytes_are_damaged(door, tmp_path, qtbot, made_vault):
    session = open_copy(made_vault, tmp_path)
    session.close()
    path = session.vault.path
    path.write_bytes(bytes(16) + path.read_bytes()[16:])
    door.show_sheet(path)
    page = door._sheet
    page._words.setPlainText(" ".join(key_to_words(made_vault.key)))
    assert not page._salt_field.isVisible()
    page.open_vault()
    qtbot.waitUntil(page._salt_field.isVisible, timeout=WAIT)
    assert "SR-108" in page.message.accessibleDescription()
    spelled = made_vault.salt.hex()
    page._salt.setText(" ".join(spelled[start : start + 4] for start in range(0, 32, 4)).upper())
    with qtbot.waitSignal(page.waits, timeout=WAIT):
        page.open_vault()
    fill(page._passphrase, "another seven words that nobody guesses today")
    page.renew()
    qtbot.waitUntil(lambda: page._sheet is not None, timeout=WAIT)
    assert path.read_bytes()[:16].hex() == page._sheet.salt
    assert page._sheet.salt[-4:] in page._recovery._salt.text()
    page._session.close()
    unlocking.unlock(path, bytearray(b"another seven words that nobody guesses today"), machine_in(tmp_path)).close()


def test_a_sheet_that_is_given_twice_opens_once(door, tmp_path, made_vault, settled):
    session = open_copy(made_vault, tmp_path)
    session.close()
    door.show_sheet(session.vault.path)
    page = door._sheet
    page._words.setPlainText(" ".join(key_to_words(made_vault.key)))
    page.open_vault()
    page.open_vault()
    settled()
    assert page.waiting_vault() == session.vault.path
    assert not page.message.isVisible()


def test_whoever_comes_back_to_the_door_is_not_offered_what_was_offered_before(door, tmp_path, qtbot, made_vault):
    session = open_copy(made_vault, tmp_path)
    session.vault.back_up()
    session.close()
    door._settings.remember_path(session.vault.path)
    door.show_unlock()
    door._unlock._passphrase.put(b"other words")
    door._unlock.unlock()
    assert not door._unlock._other.isEnabled()
    qtbot.waitUntil(door._unlock._restore.isVisible, timeout=WAIT)
    door._unlock.ask_other()
    door.show_unlock()
    assert not door._unlock._restore.isVisible()


def test_whoever_leaves_while_a_vault_is_being_made_leaves_nothing_behind(door, tmp_path, settled):
    folder = tmp_path / "left"
    folder.mkdir()
    door.show_make()
    door._make._name.setText("Ada Mensah")
    door._make._path.line.setText(str(folder / "ada.rosa"))
    fill(door._make._passphrase, PASSPHRASE.decode())
    door._make.make()
    door.discard()
    settled()
    assert list(folder.iterdir()) == []


class Gate:
    """Work that lasts until somebody opens it."""

    def __init__(self):
        self.open = threading.Event()

    def wait(self, _progress):
        return self.open.wait()

    def hear(self, _answer):
        pass


def test_whoever_leaves_after_the_right_words_has_their_vault(door, opened, tmp_path, qtbot, settled, runner):
    path, gate = tmp_path / "ada.rosa", Gate()
    page = make(door, path, qtbot)
    runner.submit("before", gate.wait, done=gate.hear, failed=gate.hear)
    type_back(page._recovery, page._new.sheet.words, page._new.asked)
    door.discard()
    gate.open.set()
    settled()
    assert path.exists()
    assert opened[0].name == "Ada Mensah"


@pytest.mark.parametrize(
    ("typed", "name"), [("ada", "ada.rosa"), ("ada.mensah", "ada.mensah.rosa"), ("ada.ROSA", "ada.ROSA"), ("", None)]
)
def test_a_new_vault_ends_as_the_dialog_that_opens_vaults_looks_for_them(qtbot, tmp_path, typed, name):
    line = ChoosePath(new=True)
    qtbot.addWidget(line)
    line.line.setText(str(tmp_path / typed) if typed else " ")
    assert (line.path() and line.path().name) == name


def test_a_vault_that_is_there_is_opened_under_the_name_that_it_has(qtbot, tmp_path):
    line = ChoosePath(new=False)
    qtbot.addWidget(line)
    line.line.setText(str(tmp_path / "ada"))
    assert line.path() == tmp_path / "ada"
    line.line.setText("~nobody-of-this-name/ada.rosa")
    assert line.path() is not None


def test_a_passphrase_that_is_set_twice_by_one_long_press_is_set_once(door, tmp_path, qtbot, made_vault, settled):
    open_copy(made_vault, tmp_path).close()
    door.show_sheet(tmp_path / "vault.rosa")
    page = door._sheet
    page._words.setPlainText(" ".join(key_to_words(made_vault.key)))
    with qtbot.waitSignal(page.waits, timeout=WAIT):
        page.open_vault()
    fill(page._passphrase, "another seven words that nobody guesses today")
    page.renew()
    page.renew()
    assert not page._passphrase._first_field.has_error()
    settled()
    assert page._sheet is not None
    assert page._renew_buttons.isEnabled()
