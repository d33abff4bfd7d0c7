"""The words of a passphrase stand in one buffer that is wiped, and nowhere in the line that shows them."""

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QAccessible, QGuiApplication, QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit

from app.ui.widgets import PassphraseField

WORDS = "zoo Mosaïk 鍵 🗝"
CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def field(show):
    return show(PassphraseField(), 400, 40)


@pytest.fixture
def typed(field):
    for character in WORDS:
        event = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_unknown, Qt.KeyboardModifier.NoModifier, character)
        QApplication.sendEvent(field, event)
    return field


def test_what_was_typed_is_taken_and_leaves_nothing(typed):
    assert typed.take() == WORDS.encode()
    assert typed.is_empty()
    assert not any(typed._buffer)
    typed.undo()
    assert typed.text() == ""


def test_the_line_shows_as_many_bullets_as_characters_and_has_no_other_text(typed):
    assert typed.text() == "•" * len(WORDS)
    assert typed.echoMode() == QLineEdit.EchoMode.Password


def test_a_screen_reader_hears_of_a_password_and_never_its_words(typed):
    typed.setAccessibleName("Passphrase")
    interface = QAccessible.queryAccessibleInterface(typed)
    assert interface.role() == QAccessible.Role.EditableText
    assert interface.state().passwordEdit
    assert not set(interface.text(QAccessible.Text.Value)) & set(WORDS)
    interface.setText(QAccessible.Text.Value, "words of a machine")
    assert typed.text() == "•" * len(WORDS)
    assert typed.peek() == WORDS.encode()


def test_backspace_deletes_whole_characters(typed, qtbot):
    for left in range(len(WORDS) - 1, -1, -1):
        qtbot.keyClick(typed, Qt.Key.Key_Backspace)
        assert typed.peek() == WORDS[:left].encode()
        assert typed.text() == "•" * left
    qtbot.keyClick(typed, Qt.Key.Key_Backspace)
    assert typed.is_empty()
    assert not any(typed._buffer)


@pytest.mark.parametrize("key", [Qt.Key.Key_Backspace, Qt.Key.Key_Delete])
def test_all_is_deleted_when_all_is_selected(typed, qtbot, key):
    qtbot.keyClick(typed, Qt.Key.Key_A, CONTROL)
    qtbot.keyClick(typed, key)
    assert typed.is_empty()
    assert not any(typed._buffer)


def test_typing_replaces_all_when_all_is_selected(typed, qtbot):
    qtbot.keyClick(typed, Qt.Key.Key_A, CONTROL)
    qtbot.keyClicks(typed, "x")
    assert typed.take() == b"x"


def test_delete_alone_and_keys_that_move_change_nothing(typed, qtbot):
    for key in (Qt.Key.Key_Delete, Qt.Key.Key_Left, Qt.Key.Key_Home, Qt.Key.Key_Escape):
        qtbot.keyClick(typed, key)
    qtbot.keyClicks(typed, "!")
    assert typed.take() == f"{WORDS}!".encode()


def test_pasted_words_are_taken_without_their_line_end_and_the_clipboard_is_empty(field, qtbot):
    clipboard = QGuiApplication.clipboard()
    clipboard.setText(f"{WORDS}\r\n")
    qtbot.keyClick(field, Qt.Key.Key_V, CONTROL)
    assert field.take() == WORDS.encode()
    assert clipboard.text() == ""


def test_nothing_is_copied_cut_or_put_back(typed, qtbot):
    QGuiApplication.clipboard().setText("before")
    qtbot.keyClick(typed, Qt.Key.Key_A, CONTROL)
    for key in (Qt.Key.Key_C, Qt.Key.Key_X, Qt.Key.Key_Z):
        qtbot.keyClick(typed, key, CONTROL)
    assert QGuiApplication.clipboard().text() == "before"
    assert typed.take() == WORDS.encode()


def test_nothing_is_dropped_in_and_no_keyboard_learns_it(field):
    hints = Qt.InputMethodHint
    wanted = hints.ImhHiddenText | hints.ImhNoPredictiveText | hints.ImhSensitiveData
    assert field.inputMethodHints() & wanted == wanted
    assert not field.acceptDrops()


def test_the_mouse_selects_nothing(typed, qtbot):
    qtbot.mouseDClick(typed, Qt.MouseButton.LeftButton, pos=QPoint(12, 12))
    qtbot.mousePress(typed, Qt.MouseButton.LeftButton, pos=QPoint(2, 12))
    qtbot.mouseMove(typed, QPoint(80, 12))
    qtbot.mouseRelease(typed, Qt.MouseButton.LeftButton, pos=QPoint(80, 12))
    assert not typed.hasSelectedText()


def test_input_methods_write_too(field):
    event = QInputMethodEvent("かぎ", [])
    QApplication.sendEvent(field, event)
    assert field.is_empty()
    event = QInputMethodEvent()
    event.setCommitString("鍵")
    QApplication.sendEvent(field, event)
    assert field.take() == "鍵".encode()


def test_more_than_the_buffer_holds_is_not_taken_in_part(field):
    field.put(b"x" * len(field._buffer))
    assert len(field.take()) == len(field._buffer)
    field.put(b"x" * (len(field._buffer) + 1))
    assert field.is_empty()


def test_the_buffer_never_moves(typed):
    before = typed._buffer
    size = len(before)
    typed.put(b"other words")
    typed.clear()
    assert typed._buffer is before
    assert len(before) == size


def test_changes_and_enter_are_told(field, qtbot):
    with qtbot.waitSignals([field.edited, field.entered]):
        qtbot.keyClicks(field, "x")
        qtbot.keyClick(field, Qt.Key.Key_Return)
