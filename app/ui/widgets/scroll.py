"""A column that scrolls when the window is short, and keeps to a width that can be read."""

from typing import override

from PySide6.QtCore import QSize, Qt, Slot
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from app.ui.theme import theme
from app.ui.widgets.layout import NONE, Column, Margins, Row


class Scroll(QScrollArea):
    """Holds one ``column``; scrolls up and down only. Its children take the keyboard, it does not."""

    def __init__(self, name: str, *, margins: Margins = NONE, gap: float = 10, widest: int = 0) -> None:
        super().__init__()
        self._widest = widest
        self.setAccessibleName(name)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._ground = ground = QWidget()
        ground.setProperty("page", True)
        self._body = QWidget()
        self.column = Column(self._body, margins=margins, gap=gap)
        row = Row(ground)
        row.addWidget(self._body, 1000)
        if widest:
            row.addStretch(1)
        self.setWidget(ground)
        theme.changed.connect(self.fit)
        self.fit()

    @Slot()
    def fit(self) -> None:
        """Take the widest line of the present zoom."""
        if self._widest:
            self._body.setMaximumWidth(theme.px(self._widest))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(120), theme.px(80))
