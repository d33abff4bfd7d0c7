"""Actions with a key: what the command palette offers."""

from collections.abc import Callable

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget


def add_command(widget: QWidget, text: str, slot: Callable[[], object], key: str = "") -> QAction:
    """Give a widget an action that its key starts once, however long it is held, while the widget is visible."""
    action = QAction(text, widget)
    action.setAutoRepeat(False)
    if key:
        action.setShortcut(QKeySequence(key))
    action.triggered.connect(slot)
    widget.addAction(action)
    return action
