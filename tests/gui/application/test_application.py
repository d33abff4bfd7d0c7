"""The whole window on a real vault: nothing stays behind a lock, every label is plain, every control has a name."""

import gc
import os
import subprocess
import sys
import weakref
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import QEvent, QRect, Qt
from PySide6.QtGui import QAccessible, QClipboard, QWindow
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QLineEdit, QWidget

from app.crypto.key_words import key_to_words
from app.crypto.secret import Secret
from app.hardening.process import Network
from app.services.chaired_panels import list_panels
from app.services.session import session_of
from app.services.unrecorded import read_unrecorded
from app.settings import Settings
from app.ui.application import Application
from app.ui.idle import IdleWatch
from app.ui.interview.interview_of import InterviewOf
from app.ui.panels.page import PanelsPage
from app.ui.theme import theme
from app.ui.upkeep import Upkeep
from app.vault.check import Check, CheckReport, Finding
from app.vault.errors import Interrupted
from app.vault.opening import open_with_key
from app.wording.promises import PROMISES
from tests.gui.chair import story
from tests.gui.vaults import PASSPHRASE, join_panel, machine_in, open_copy

ROOT = Path(__file__).parents[3]
SELECTED = """
from PySide6.QtWidgets import QApplication
from PySide6.QtGui import QClipboard
from app.ui.application import _empty_clipboards
application = QApplication([])
clipboard = application.clipboard()
modes = (QClipboard.Mode.Clipboard, QClipboard.Mode.Selection)
for mode in modes:
    clipboard.setText("words", mode)
print(application.platformName(), *(clipboard.text(mode) for mode in modes), sep="|", end="|")
_empty_clipboards()
print(*(clipboard.text(mode) for mode in modes), "", sep="|")
"""
TOUCHES = {
    QEvent.Type.KeyPress,
    QEvent.Type.MouseButtonPress,
    QEvent.Type.MouseMove,
    QEvent.Type.Wheel,
    QEvent.Type.TouchBegin,
    QEvent.Type.TabletPress,
}
PLACES = ("interview", "sealed", "contacts", "pack", "committee", "panels", "promises")


@pytest.fixture
def at_the_door(tmp_path, qtbot):
    settings = Settings(folder=tmp_path / "settings", backups=tmp_path / "backups")
    made = Application(machine_in(tmp_path), settings, Network.UNUSED, None)
    qtbot.addWidget(made.window)
    with qtbot.waitActive(made.window):
        made.begin()
    yield made
    made.close()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def application(at_the_door, tmp_path, made_vault):
    at_the_door.open_session(open_copy(made_vault, tmp_path / "vault"))
    return at_the_door


def test_who_chairs_and_sits_on_no_panel_goes_on_among_the_panels(tmp_path, qtbot):
    settings = Settings(folder=tmp_path / "settings", backups=tmp_path / "backups")
    made = Application(machine_in(tmp_path), settings, Network.UNUSED, None)
    qtbot.addWidget(made.window)
    made.open_session(story.chair_after("issue", tmp_path))
    assert isinstance(made.window.workspace.page(), PanelsPage)
    made.close()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def test_the_window_comes_back_where_it_stood(tmp_path, qtbot):
    settings = Settings(folder=tmp_path / "settings", backups=tmp_path / "backups")
    place = QRect(60, 70, 720, 540)
    for begun in range(2):
        made = Application(machine_in(tmp_path), settings, Network.UNUSED, None)
        qtbot.addWidget(made.window)
        with qtbot.waitActive(made.window):
            made.begin()
        if begun:
            assert made.window.geometry() == place
        made.window.setGeometry(place)
        made.close()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def test_the_status_line_says_no_more_than_is_true(application):
    status = application.window.workspace.status
    assert status._network.text() == "Network: not used by this app"
    assert status._vault.text() == "Vault: vault.rosa"


def test_the_status_line_says_when_something_was_saved(application, qtbot):
    panel = join_panel(application._session)
    workspace = application.window.workspace
    workspace.go("interview", InterviewOf(panel_id=panel.block.panel_id, candidate="C-04"))
    workspace.page()._board.notes.composer.editor.insertPlainText("They called the on")

    def said():
        return " ".join(label.text() for label in workspace.status.findChildren(QLabel))

    qtbot.waitUntil(lambda: "vault.rosa · saved " in said(), timeout=5_000)


def test_a_vault_that_this_computer_never_saw_is_said_to_be_new_and_then_no_more(application, tmp_path, made_vault):
    status = application.window.workspace.status
    assert status._newness.isVisible()
    assert status._newness.text().startswith("First time on this computer")
    application.window.resize(640, 600)
    QApplication.processEvents()
    assert status._newness.isVisible()
    application._session.close()
    key = Secret(bytearray(made_vault.key))
    again = open_with_key(tmp_path / "vault/vault.rosa", key, made_vault.salt, machine_in(tmp_path / "vault"))
    application.open_session(session_of(again))
    assert not application.window.workspace.status._newness.isVisible()


def test_the_settings_are_in_the_rail_and_decide_when_to_lock(application, tmp_path):
    workspace = application.window.workspace
    assert "Go to Settings" in [action.text() for action in workspace.commands()]
    assert workspace.status._lock.text() == "Locks after 5 min idle"
    workspace.go("settings")
    workspace.page().keep_minutes("10")
    assert workspace.status._lock.text() == "Locks after 10 min idle"
    assert application._idle._limit_ms == 10 * 60_000
    assert Settings(folder=tmp_path / "settings", backups=tmp_path).lock_minutes == 10


@pytest.mark.parametrize("place", PLACES)
def test_every_label_is_plain_and_every_control_has_a_name(application, place):
    application.window.workspace.go(place)
    for label in application.window.findChildren(QLabel):
        assert label.textFormat() == Qt.TextFormat.PlainText, label.text()
    for widget in application.window.findChildren(QWidget):
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isVisible():
            assert QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name), widget


@pytest.mark.parametrize("place", PLACES)
def test_nothing_grows_the_window_at_double_text(application, place):
    theme.set_zoom(2.0)
    application.window.resize(1280, 800)
    application.window.workspace.go(place)
    QApplication.processEvents()
    assert (application.window.width(), application.window.height()) == (1280, 800)


def test_a_lock_shuts_the_vault_and_empties_the_clipboard(application):
    session = application._session
    path = session.vault.path
    clipboard = QApplication.clipboard()
    modes = [QClipboard.Mode.Clipboard, *[QClipboard.Mode.Selection] * clipboard.supportsSelection()]
    for mode in modes:
        clipboard.setText("Ada Lovelace", mode)
    application.lock()
    application.close()
    assert application.locked_path == path
    assert [clipboard.text(mode) for mode in modes] == [""] * len(modes)
    with pytest.raises(Exception, match="SR-"):
        session.vault.contacts.all()


def test_on_a_real_screen_the_selection_is_emptied_too():
    """The platform without a screen has no selection: this one is X11's own."""
    done = subprocess.run(
        ["xvfb-run", "-a", "-s", "-nolisten tcp", sys.executable, "-c", SELECTED],
        cwd=ROOT,
        env=os.environ | {"QT_QPA_PLATFORM": "xcb"},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.split("|") == ["xcb", "words", "words", "", "", "\n"]


def test_what_nobody_foresaw_is_said_in_words_with_a_code_and_no_content(application):
    application.show_unforeseen(LookupError("Mara Lindqvist"))
    message = application.window.workspace.message
    words = " ".join(label.text() for label in message.findChildren(QLabel) if label.isVisible())
    assert "SR-999" in words
    assert "Mara" not in words


def test_an_open_vault_is_checked_and_backed_up_by_itself(application, qtbot):
    vault = application._session.vault
    qtbot.waitUntil(lambda: len(vault.backups()) == 1, timeout=20_000)
    assert not application.window.workspace.message.isVisible()


def test_what_the_check_finds_is_said(application):
    workspace = application.window.workspace
    upkeep = Upkeep(application._session, workspace.message)
    upkeep.tell_checked(CheckReport(pages=1, lines=1, rows=1, findings=(Finding(check=Check.PAGES, count=1),)))
    assert workspace.message.isVisible()


@pytest.fixture
def damaged(application, qtbot):
    """The window on a vault in which a page was damaged after its backup was made."""
    session = application._session
    qtbot.waitUntil(lambda: bool(session.vault.backups()), timeout=20_000)
    application._upkeep.close()
    path = session.vault.path
    with path.open("r+b") as file:
        file.seek(-100, os.SEEK_END)
        last = file.read(1)
        file.seek(-100, os.SEEK_END)
        file.write(bytes((last[0] ^ 1,)))
    application._upkeep = Upkeep(session, application.window.workspace.message)
    application._upkeep.begin()
    qtbot.waitUntil(application.window.workspace.message.isVisible, timeout=20_000)
    return application


def test_from_a_vault_that_is_not_whole_a_lock_leads_to_its_backup(damaged, tmp_path, qtbot):
    words = damaged.window.workspace.message.accessibleDescription()
    assert "SR-106" in words
    assert "Ctrl+L" in words
    damaged.lock()
    damaged.close()
    assert damaged.damaged
    folder = tmp_path / "vault"
    settings = Settings(folder=folder / "settings", backups=folder / "backups")
    after = Application(machine_in(folder), settings, Network.UNUSED, damaged.locked_path)
    qtbot.addWidget(after.window)
    after.begin(damaged=damaged.damaged)
    unlock = after.door._unlock
    assert "SR-106" in unlock.message.accessibleDescription()
    assert unlock._restore.isVisible()
    unlock._passphrase.put(PASSPHRASE)
    unlock.restore()
    qtbot.waitUntil(lambda: after.window.workspace is not None, timeout=20_000)
    assert after._session.vault.check().sound
    after.close()


def test_of_a_vault_without_a_backup_none_is_promised(application):
    application._upkeep.close()
    for backup in application._session.vault.backups():
        backup.path.unlink()
    upkeep = Upkeep(application._session, application.window.workspace.message)
    upkeep.tell_checked(CheckReport(pages=1, lines=1, rows=1, findings=(Finding(check=Check.PAGES, count=1),)))
    assert "no backup" in application.window.workspace.message.accessibleDescription()


def test_a_check_that_is_under_way_does_not_keep_a_lock_waiting(application):
    upkeep = Upkeep(application._session, application.window.workspace.message)
    upkeep.close()
    with pytest.raises(Interrupted):
        application._session.vault._ledger.database.interruption.heed()


def test_what_was_typed_as_the_lock_came_is_there_afterwards(application, tmp_path, made_vault):
    session = application._session
    panel = join_panel(session)
    application.window.workspace.go("interview", InterviewOf(panel_id=panel.block.panel_id, candidate="C-04"))
    board = application.window.workspace.page()._board
    board.notes.composer.editor.insertPlainText("They called the on")
    board.ratings._summary.insertPlainText("Calm under")
    application.lock()
    application.close()
    vault = open_with_key(session.vault.path, Secret(bytearray(made_vault.key)), made_vault.salt, machine_in(tmp_path))
    assert vault.typing.get(panel.block.panel_id, "C-04").text == "They called the on"
    assert vault.interviews.draft(panel.block.panel_id, "C-04").summary == "Calm under"
    vault.close()


@pytest.mark.parametrize("place", ["decision", "board"])
def test_a_reason_that_was_typed_as_the_lock_came_is_there_afterwards(at_the_door, tmp_path, place, qtbot):
    session = story.chair_after("open", tmp_path / "chair")
    (panel,) = list_panels(session)
    at_the_door.open_session(session)
    workspace = at_the_door.window.workspace
    workspace.go(place, panel.panel_id)
    page = workspace.page()
    qtbot.waitUntil(lambda: at_the_door.runner.current() is None, timeout=30_000)
    field = page.cards["C-01"] if place == "decision" else page.body.evidence.consensus
    field.reason.setFocus()
    qtbot.keyClicks(field.reason, "Calm und")
    at_the_door.lock()
    at_the_door.close()
    session = story.open_chair(tmp_path / "chair")
    (words,) = read_unrecorded(session, panel.panel_id)
    assert (words.candidate, words.reason) == ("C-01", "Calm und")
    session.close()


def test_pages_are_freed_with_the_workspace(application):
    pages = []
    for place in PLACES:
        application.window.workspace.go(place)
        pages.append(application.window.workspace.page())
    application.window.show_door(QWidget())
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert not any(shiboken6.isValid(page) for page in pages)
    gone = [weakref.ref(page) for page in pages]
    pages.clear()
    gc.collect()
    assert [each() for each in gone] == [None] * len(PLACES)


def test_nobody_at_the_window_locks_it(application, qtbot):
    watch = IdleWatch(application.window.windowHandle(), 0)
    with qtbot.waitSignal(watch.expired, timeout=5_000):
        watch.look()


def test_whoever_types_in_a_dialog_is_at_the_window(application, qtbot):
    """Its window is another one: a lock came in the middle of a sentence."""
    watch = application._idle
    watch.set_minutes(1)
    dialog = QDialog(application.window)
    line = QLineEdit(dialog)
    with qtbot.waitActive(dialog):
        dialog.show()
    line.setFocus()
    watch._since.invalidate()
    QTest.simulateEvent(dialog.windowHandle(), True, Qt.Key.Key_A, Qt.KeyboardModifier.NoModifier, "a", False)
    assert watch._since.isValid()
    assert line.text() == "a"
    dialog.close()


def test_a_wait_that_ran_out_at_the_door_begins_anew_for_the_vault(at_the_door, tmp_path, made_vault, qtbot):
    with qtbot.waitSignal(at_the_door._idle.expired, timeout=5_000):
        at_the_door._idle.set_minutes(0)
    assert not at_the_door.locked
    at_the_door.open_session(open_copy(made_vault, tmp_path / "vault"))
    with qtbot.waitSignal(at_the_door.ended, timeout=5_000):
        assert not at_the_door.locked
    assert at_the_door.locked


def leave_alone(application):
    application._idle.set_minutes(0)
    application._idle.look()


@pytest.mark.parametrize("leave", [leave_alone, Application.lock])
def test_the_words_of_a_new_sheet_do_not_stay_in_sight(at_the_door, tmp_path, qtbot, leave):
    """They stood on the screen, with all that opens the vault, however long nobody was there."""
    at_the_door.door.show_make()
    page = at_the_door.door._make
    page._name.setText("Ada Mensah")
    page._path.line.setText(str(tmp_path / "ada.rosa"))
    for field in (page._passphrase._first, page._passphrase._second):
        field.put(PASSPHRASE)
    page.make()
    qtbot.waitUntil(lambda: page._new is not None, timeout=60_000)
    words = page._recovery._grid_holder
    assert words.isVisible()
    leave(at_the_door)
    assert not words.isVisible()
    assert not at_the_door.locked
    page._recovery.show_again()
    assert words.isVisible()


@pytest.mark.parametrize("leave", [leave_alone, Application.lock])
def test_what_opens_a_vault_does_not_stay_in_a_field_of_the_door(at_the_door, made_vault, leave):
    """Whoever passed by could press Enter, or read the drawn words and those of the sheet."""
    door = at_the_door.door
    door.show_make()
    door._make._passphrase.draw()
    assert door._make._passphrase._drawn.text()
    leave(at_the_door)
    assert not door._make._passphrase._drawn.text()
    assert door._make._passphrase._first.is_empty()
    door.show_sheet(made_vault.path)
    door._sheet._words.setPlainText(" ".join(key_to_words(made_vault.key)))
    leave(at_the_door)
    assert not door._sheet._words.toPlainText()
    assert not door._sheet._words.document().isUndoAvailable()
    door.begin(made_vault.path)
    door._unlock._passphrase.put(PASSPHRASE)
    leave(at_the_door)
    assert door._unlock._passphrase.is_empty()
    assert not at_the_door.locked


def test_at_the_door_there_is_nothing_to_lock(at_the_door):
    at_the_door.window.ask_to_lock()
    assert not at_the_door.locked


@pytest.fixture
def by_sheet(at_the_door, tmp_path, made_vault, qtbot):
    """The window, where a vault was opened by its sheet and waits for its new passphrase."""
    open_copy(made_vault, tmp_path / "vault").close()
    at_the_door.door.show_sheet(tmp_path / "vault" / "vault.rosa")
    page = at_the_door.door._sheet
    page._words.setPlainText(" ".join(key_to_words(made_vault.key)))
    with qtbot.waitSignal(page.waits, timeout=10_000):
        page.open_vault()
    assert not page._words.toPlainText()
    return at_the_door


@pytest.mark.parametrize(
    "lock",
    [
        lambda application: application.window.ask_to_lock(),
        lambda application: application._watch.hear_switched(True),
        leave_alone,
    ],
    ids=["command", "screen", "idle"],
)
def test_a_vault_that_was_opened_by_its_sheet_locks_before_it_has_its_new_passphrase(by_sheet, tmp_path, lock):
    vault = by_sheet.door._sheet._session.vault
    lock(by_sheet)
    assert (by_sheet.locked, by_sheet.locked_path) == (True, tmp_path / "vault" / "vault.rosa")
    by_sheet.close()
    assert vault._key.wiped


@pytest.mark.usefixtures("qapp")
def test_keys_pointers_and_fingers_begin_the_wait_anew_and_nothing_that_the_window_does_by_itself():
    window, began_anew = QWindow(), set()
    watch = IdleWatch(window, 5)
    for kind in QEvent.Type:
        watch._since.invalidate()
        watch.eventFilter(window, QEvent(kind))
        began_anew |= {kind} if watch._since.isValid() else set()
    assert began_anew == TOUCHES


def test_a_screen_that_is_locked_locks_the_vault(application):
    application._watch.hear_switched(False)
    assert not application.locked
    application._watch.hear_switched(True)
    assert application.locked


def test_f1_tells_what_is_promised_and_when_it_ends(application):
    workspace = application.window.workspace
    (command,) = [each for each in workspace.commands() if each.shortcut().toString() == "F1"]
    command.trigger()
    page = workspace.page()
    said = {label.text() for label in page.findChildren(QLabel)}
    assert {promise.promise for promise in PROMISES} | {promise.ends for promise in PROMISES} <= said


def test_the_proof_is_made_on_the_spot(application):
    application.show_proof()
    message = application.window.workspace.message
    assert message.isVisible()
    assert "socket" in message.accessibleDescription()
