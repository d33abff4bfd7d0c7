"""Two fields beside each other, below each other where there is no room."""

from typing import override

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from app.ui.theme import theme

_NARROW_BELOW = 420


class Pair(QWidget):
    """Both fields take half of the width."""

    def __init__(self, first: QWidget, second: QWidget) -> None:
        super().__init__()
        self._layout = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        for field in (first, second):
            self._layout.addWidget(field, 1, Qt.AlignmentFlag.AlignTop)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = event.size().width() / theme.zoom < _NARROW_BELOW
        self._layout.setDirection(QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight)
        self._layout.setSpacing(theme.px(14))
