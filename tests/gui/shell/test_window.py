"""The window shows one place at a time, hides everything from a candidate, and forgets what was behind a door."""

import gc
import weakref

import pytest
import shiboken6
from PySide6.QtCore import QPoint, Qt, Slot
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QToolTip, QWidget

from app.ui.shell import Entries, Entry, Page, Place, Window
from app.ui.shell.command_ranking import score
from app.ui.shell.workspace import Workspace
from app.ui.theme import theme
from app.ui.widgets import Column, Label


class Notes(Page):
    built = 0

    def __init__(self):
        super().__init__()
        Notes.built += 1
        self.ran = 0
        self.opened = []
        self.subjects = []
        self.line = QLineEdit()
        self.line.setAccessibleName("Note")
        column = Column(self)
        column.addWidget(Label("Ada Lovelace"))
        column.addWidget(self.line)
        self.add_command("Seal this scorecard", self.seal, "Ctrl+Return")

    @Slot()
    def seal(self):
        self.ran += 1

    def title(self):
        return "C-04"

    def entries(self):
        return Entries(caption="This panel", lines=(Entry(key="C-07", text="C-07"),))

    def open_entry(self, key):
        self.opened.append(key)

    def arrive(self, subject):
        self.subjects.append(subject)

    def safe_text(self):
        return "Tell us about a time."


class Bare(Page):
    def title(self):
        return "Panels"


@pytest.fixture
def window(show):
    Notes.built = 0
    made = Window()
    made.show_workspace(
        Workspace(
            (
                Place(key="panels", text="Panels", icon="panels", build=Bare),
                Place(key="interview", text="Interview", icon="interview", build=Notes),
            )
        )
    )
    made.workspace.go("panels")
    return show(made)


def test_a_page_that_was_left_leads_nobody_away_from_where_they_are(window):
    """Once a chair who wrote elsewhere while a panel was issued was taken to its packs, in the middle of a word."""
    left = window.workspace.page()
    window.workspace.go("interview")
    left.wanted.emit("panels", None)
    assert window.workspace.page().title() == "C-04"


def tree(widget):
    """What a screen reader can reach and see."""
    found, todo = [], [QAccessible.queryAccessibleInterface(widget)]
    while todo:
        node = todo.pop()
        if node is None or node.state().invisible:
            continue
        found.append(node.text(QAccessible.Text.Name))
        todo.extend(node.child(i) for i in range(node.childCount()))
    return [name for name in found if name]


def test_pages_are_built_when_first_shown_and_once(window):
    assert Notes.built == 0
    for place in ("interview", "panels", "interview"):
        window.workspace.go(place)
    assert Notes.built == 1


def test_a_page_gets_what_another_hands_it(window):
    window.workspace.page().wanted.emit("interview", "C-04")
    assert window.workspace.page().subjects == ["C-04"]


def test_a_line_of_the_rail_reaches_the_page(window, qtbot):
    window.workspace.go("interview")
    qtbot.mouseClick(window.workspace.rail._entries[0], Qt.MouseButton.LeftButton)
    assert window.workspace.page().opened == ["C-07"]


def test_the_candidate_sees_the_question_and_nothing_else(window, qtbot):
    window.workspace.go("interview")
    qtbot.keyClick(window, Qt.Key.Key_F9)
    assert [name for name in tree(window) if name not in ("Sub Rosa", "Current question")] == ["Tell us about a time."]
    qtbot.keyClick(window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(window, Qt.Key.Key_Escape)
    assert window._palette_sheet is None
    assert "Ada Lovelace" not in tree(window)
    qtbot.keyClick(window, Qt.Key.Key_F9)
    assert "Ada Lovelace" in tree(window)


def test_no_other_window_and_no_tip_stays_before_the_safe_screen(window, show):
    other = show(QWidget(), 200, 100)
    QToolTip.showText(QPoint(10, 10), "Ada Lovelace", window)
    window.activateWindow()
    window.toggle_safe()
    assert not other.isVisible()
    assert not QToolTip.isVisible()


def test_a_key_of_the_page_is_dead_behind_the_safe_screen_and_on_other_pages(window, qtbot):
    window.workspace.go("interview")
    page = window.workspace.page()
    qtbot.keyClick(page.line, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert page.ran == 1
    qtbot.keyClick(window, Qt.Key.Key_F9)
    qtbot.keyClick(window, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(window, Qt.Key.Key_F9)
    window.workspace.go("panels")
    qtbot.keyClick(window, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert page.ran == 1


def test_the_palette_runs_what_was_typed(window, qtbot):
    window.workspace.go("interview")
    page = window.workspace.page()
    page.line.setFocus()
    qtbot.keyClick(page.line, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    line = QApplication.focusWidget()
    qtbot.keyClicks(line, "seal")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert page.ran == 1
    assert QApplication.focusWidget() is page.line


def test_the_palette_offers_every_place(window, qtbot):
    qtbot.keyClick(window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClicks(QApplication.focusWidget(), "go inter")
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert window.workspace.page().title() == "C-04"


def test_locking_is_asked_for_by_key_whatever_is_shown(window, qtbot):
    with qtbot.waitSignal(window.lock_wanted):
        qtbot.keyClick(window, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    window.show_door(QWidget())
    with qtbot.waitSignal(window.lock_wanted):
        qtbot.keyClick(window, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)


def test_a_door_frees_what_was_behind_it(window):
    window.workspace.go("interview")
    page = window.workspace.page()
    window.show_door(QWidget())
    QApplication.sendPostedEvents(None, 52)
    assert not shiboken6.isValid(page)
    gone = weakref.ref(page)
    del page
    gc.collect()
    assert gone() is None


def test_everything_fits_at_double_text_in_a_small_window(window):
    theme.set_zoom(2.0)
    window.resize(1280, 800)
    QApplication.processEvents()
    assert window.width() == 1280
    assert window.workspace.rail.width() == 128


def test_every_label_is_plain_and_every_control_has_a_name(window):
    window.workspace.go("interview")
    for label in window.findChildren(QLabel):
        assert label.textFormat() == Qt.TextFormat.PlainText
    for widget in window.findChildren(QWidget):
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isVisible():
            assert QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name), widget


def test_ranking_prefers_beginnings_then_insides_then_scattered_letters():
    command = "Seal this scorecard"
    assert score("se", command) < score("eal", command) < score("stsc", command)
    assert score("xyz", "Seal this scorecard") is None


def test_a_lock_is_asked_for_behind_the_safe_screen_too(window, qtbot):
    window.workspace.go("interview")
    qtbot.keyClick(window, Qt.Key.Key_F9)
    with qtbot.waitSignal(window.lock_wanted, timeout=2_000):
        qtbot.keyClick(window, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)


@pytest.mark.parametrize("way", ["toggle_safe", "open_palette"])
def test_a_field_that_is_gone_meanwhile_gets_no_keyboard_back(window, way):
    window.workspace.go("interview")
    field = QLineEdit(window.workspace.page())
    field.show()
    field.setFocus()
    assert QApplication.focusWidget() is field
    getattr(window, way)()
    shiboken6.delete(field)
    window.toggle_safe() if way == "toggle_safe" else window._palette_sheet.dismiss()
    assert window.workspace.isVisible()


def test_a_palette_that_is_asked_for_twice_gives_the_keyboard_back_to_the_page(window, qtbot):
    window.workspace.go("interview")
    line = window.workspace.page().line
    line.setFocus()
    for _ in range(2):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    assert QApplication.focusWidget() is line


def hold(key, modifier=Qt.KeyboardModifier.NoModifier):
    """Press a key, and let the keyboard repeat it."""
    for repeated in (False, True):
        QTest.simulateEvent(QApplication.focusWidget(), True, key, modifier, "", repeated)


def test_a_key_that_is_held_shows_the_candidate_one_screen(window):
    window.workspace.go("interview")
    window.workspace.page().line.setFocus()
    hold(Qt.Key.Key_F9)
    assert "Ada Lovelace" not in tree(window)
    hold(Qt.Key.Key_F9)
    assert "Ada Lovelace" in tree(window)


def test_a_key_that_is_held_does_once_what_it_does(window):
    window.workspace.go("interview")
    page = window.workspace.page()
    page.line.setFocus()
    hold(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert page.ran == 1


def test_after_the_safe_screen_over_a_palette_the_page_has_the_keyboard(window, qtbot):
    window.workspace.go("interview")
    line = window.workspace.page().line
    line.setFocus()
    qtbot.keyClick(line, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    for _ in range(2):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_F9)
    assert QApplication.focusWidget() is line
