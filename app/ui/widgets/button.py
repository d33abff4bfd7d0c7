"""Buttons: plain, primary, quiet, link."""

from typing import Literal, override

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton

from app.ui.theme import TypeRole, theme

type ButtonKind = Literal["plain", "primary", "quiet", "link", "segment", "off-record"]

CHORD = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier


class Button(QPushButton):
    """A push button in a font role; its look comes from the sheet by ``kind``."""

    def __init__(self, text: str, kind: ButtonKind = "plain", role: TypeRole = "medium") -> None:
        super().__init__(text)
        self._kind: ButtonKind = kind
        self._role: TypeRole = "body" if kind == "link" else role
        self.setProperty("kind", kind)
        self.setAutoDefault(False)
        theme.changed.connect(self.restyle)
        self.restyle()

    @Slot()
    def restyle(self) -> None:
        """Take the font of the present theme."""
        self.setFont(theme.font(self._role))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not event.modifiers() & CHORD:
            if not event.isAutoRepeat():
                self.click()
            return
        super().keyPressEvent(event)
