"""Native fields whose value the mouse wheel leaves alone while the page is being scrolled past them."""

from typing import override

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QWidget


class CalmWheel(QObject):
    """Watches fields: the wheel changes the one that has the keyboard, and scrolls the page over all others."""

    def watch(self, *fields: QWidget) -> None:
        """These fields keep their value from now on; the wheel alone does not give them the keyboard."""
        for field in fields:
            field.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            field.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Wheel and isinstance(watched, QWidget) and not watched.hasFocus():
            event.ignore()
            return True
        return False
