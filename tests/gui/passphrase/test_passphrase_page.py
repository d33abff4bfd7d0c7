"""Another passphrase voids the old one at once, and its sheet is proven."""

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit

from app.services.vaults import sheet_of
from app.ui.passphrase.page import PassphrasePage
from app.vault.errors import WrongPassphraseOrDamaged
from app.vault.opening import open_vault
from tests.gui.vaults import PASSPHRASE, machine_in

WAIT = 60_000
NEW = "another seven words that nobody guesses today"


@pytest.fixture
def page(show, session, runner):
    made = PassphrasePage(session, runner)
    made.arrive(None)
    return show(made, 1085, 730)


def change(page, current, new=NEW):
    page._current.put(current.encode())
    page._new._first.put(new.encode())
    page._new._second.put(new.encode())
    page.change()


def words_of(page):
    """Every word that stands on the page, shown or hidden."""
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    texts = [each.text() for kind in (QLabel, QLineEdit) for each in page.findChildren(kind)]
    return {word for text in texts for word in text.split()}


def test_a_wrong_current_passphrase_changes_nothing(page, session, qtbot):
    before = session.vault.recovery
    change(page, "not it")
    qtbot.waitUntil(page.message.isVisible, timeout=WAIT)
    assert "SR-116" in page.message.accessibleDescription()
    assert session.vault.recovery == before


def test_the_old_passphrase_is_void_and_the_sheet_is_proven(page, session, tmp_path, qtbot):
    change(page, PASSPHRASE.decode())
    qtbot.waitUntil(lambda: page._sheet is not None, timeout=WAIT)
    words, asked = page._sheet.words, page._asked
    right = tuple(words[place - 1] for place in asked)
    for wrong in range(len(right)):
        page._recovery.message.clear()
        page.check_words((*right[:wrong], "zoology", *right[wrong + 1 :]))
        assert page._recovery.message.isVisible()
    assert words_of(page) >= set(words)
    page.check_words(right)
    assert page._sheet is None
    assert len(words_of(page) & set(words)) < len(words) // 4, "a few may be words of the page itself"
    path = session.vault.path
    session.close()
    with pytest.raises(WrongPassphraseOrDamaged):
        open_vault(path, bytearray(PASSPHRASE), machine_in(tmp_path))
    open_vault(path, bytearray(NEW.encode()), machine_in(tmp_path)).close()


def test_a_changed_passphrase_whose_backup_failed_is_told_as_changed_with_its_sheet(page, session, tmp_path, qtbot):
    """Once the words were those of a full disk, as if the old passphrase still held, and nobody saw the new sheet."""
    session.vault.machine.backups.write_text("no folder")
    change(page, PASSPHRASE.decode())
    qtbot.waitUntil(lambda: page._sheet is not None, timeout=WAIT)
    assert "SR-118" in page.message.accessibleDescription()
    assert page._sheet == sheet_of(session.vault.recovery)
    assert page._change.isEnabled()
    path = session.vault.path
    session.close()
    open_vault(path, bytearray(NEW.encode()), machine_in(tmp_path / "elsewhere")).close()


def test_nothing_typed_stays_when_the_page_is_left(page):
    page._current.put(b"half")
    page.leave()
    assert page._current.is_empty()
