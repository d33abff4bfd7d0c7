"""A rating is chosen only on purpose: keys move without choosing, Tab stops once, right to left mirrors."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QLineEdit

from app.ui.theme import theme
from app.ui.widgets import Column, Fill
from app.ui.widgets.segments import Choice, Segments

CHOICES = tuple(Choice(key=str(n), text=str(n), name=f"Collaboration: {n} of 5") for n in range(1, 6))


@pytest.fixture
def held(show):
    ground = Fill("page")
    ground.first, ground.last = QLineEdit(), QLineEdit()
    ground.segments = Segments("Collaboration", CHOICES)
    column = Column(ground)
    for part in (ground.first, ground.segments, ground.last):
        column.addWidget(part)
    return show(ground, 400, 200)


def test_arrows_move_without_choosing(held, qtbot):
    held.segments.set_value("4")
    held.segments.enter()
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Left)
    assert QApplication.focusWidget().text() == "3"
    assert held.segments.value() == "4"


def test_space_chooses_and_tells(held, qtbot):
    held.segments.enter()
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Right)
    with qtbot.waitSignal(held.segments.chosen) as told:
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Space)
    assert told.args == ["2"]


@pytest.mark.parametrize("value", [None, "4"])
def test_tab_stops_once_at_the_chosen_or_the_first(held, qtbot, value):
    held.segments.set_value(value)
    held.first.setFocus()
    qtbot.keyClick(held.first, Qt.Key.Key_Tab)
    assert QApplication.focusWidget().text() == (value or "1")
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is held.last


def test_a_choice_can_be_cleared_silently(held, qtbot):
    held.segments.set_value("2")
    with qtbot.assertNotEmitted(held.segments.chosen):
        held.segments.set_value(None)
    assert held.segments.value() is None


def test_right_to_left_mirrors_places_and_arrows(held, qtbot):
    held.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    QApplication.processEvents()
    row = held.segments.buttons()
    assert row[0].x() > row[4].x()
    held.segments.enter()
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Left)
    assert QApplication.focusWidget().text() == "2"


def test_a_screen_reader_hears_radio_buttons(held):
    roles = {QAccessible.queryAccessibleInterface(button).role() for button in held.segments.buttons()}
    assert roles == {QAccessible.Role.RadioButton}


def test_keys_grow_with_the_text(held):
    width = held.segments.buttons()[0].width()
    theme.set_zoom(2.0)
    assert held.segments.buttons()[0].width() == 2 * width
