"""A digit is known by its meaning, else by its place in the top row (as on French and Czech keyboards)."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent

from app.ui.widgets.digits import digit_of, is_control_only

CTRL = Qt.KeyboardModifier.ControlModifier


def key(code, scan=0, modifiers=CTRL):
    return QKeyEvent(QEvent.Type.KeyPress, code, modifiers, scan, 0, 0)


@pytest.mark.parametrize("digit", range(10))
def test_by_meaning(digit):
    assert digit_of(key(Qt.Key.Key_0 + digit)) == digit


@pytest.mark.parametrize(("scan", "digit"), [(10, 1), (12, 3), (18, 9), (19, 0), (9, None), (20, None), (0, None)])
def test_by_place(scan, digit):
    assert digit_of(key(Qt.Key.Key_QuoteDbl, scan)) == digit


def test_only_control_counts():
    assert is_control_only(key(Qt.Key.Key_3))
    assert is_control_only(key(Qt.Key.Key_3, modifiers=CTRL | Qt.KeyboardModifier.KeypadModifier))
    assert not is_control_only(key(Qt.Key.Key_3, modifiers=CTRL | Qt.KeyboardModifier.AltModifier))
    assert not is_control_only(key(Qt.Key.Key_3, modifiers=Qt.KeyboardModifier.NoModifier))
