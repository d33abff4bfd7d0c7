"""A button that has the keyboard is pressed by Enter as well as by the space bar; a chord is somebody else's."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent

from app.ui.widgets import Button


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
def test_a_button_with_the_keyboard_is_pressed(qtbot, key):
    button = Button("Go on")
    qtbot.addWidget(button)
    with qtbot.waitSignal(button.clicked):
        qtbot.keyClick(button, key)


def test_a_chord_is_not_for_the_button(qtbot):
    button = Button("Go on")
    qtbot.addWidget(button)
    with qtbot.assertNotEmitted(button.clicked):
        qtbot.keyClick(button, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_a_key_that_is_held_presses_no_button_that_comes_under_it(qtbot, key):
    """Once Enter, held a moment too long after a note, chose the first answer to a question that nobody had read."""
    button = Button("Go on")
    qtbot.addWidget(button)
    with qtbot.assertNotEmitted(button.clicked):
        button.keyPressEvent(QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier, "\r", autorep=True))
