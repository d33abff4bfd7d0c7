"""A main part with a narrow one beside it, or below it where the window is narrow."""

from typing import override

from PySide6.QtCore import Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from app.ui.theme import theme

_UNLIMITED = 16_777_215


class Sides(QWidget):
    """``side`` is so wide beside ``main``, in pixels at 100 %; under ``narrow_below`` it lies below."""

    def __init__(self, main: QWidget, side: QWidget, *, width: int, narrow_below: int, margin: int = 10) -> None:
        super().__init__()
        self._side, self._width, self._narrow_below, self._margin = side, width, narrow_below, margin
        self._layout = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._layout.setSpacing(0)
        self._layout.addWidget(main, 3)
        self._layout.addWidget(side, 2)
        theme.changed.connect(self.reflow)
        self.reflow()

    @property
    def narrow(self) -> bool:
        """Whether the parts lie below each other."""
        return self.width() / theme.zoom < self._narrow_below

    @Slot()
    def reflow(self) -> None:
        """Put the parts beside or below each other, at the present zoom."""
        beside, below = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._layout.setDirection(below if self.narrow else beside)
        self._layout.setContentsMargins(theme.px(self._margin), 0, theme.px(self._margin), 0)
        width = theme.px(self._width)
        self._side.setMinimumWidth(0 if self.narrow else width)
        self._side.setMaximumWidth(_UNLIMITED if self.narrow else width)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.reflow()
