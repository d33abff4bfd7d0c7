"""Cards that ask something before a note is made: whole where there is room for them, else they scroll."""

from typing import override

from PySide6.QtCore import QEvent, QObject, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.ui.theme import theme
from app.ui.widgets.scroll import Scroll

_BESIDE = 220
"""Pixels for what stands above and below: the question, a note or two, the field."""
_LEAST = 80
_SHOWN = frozenset({QEvent.Type.ShowToParent, QEvent.Type.HideToParent, QEvent.Type.LayoutRequest})


class AskedCards(Scroll):
    """Holds cards that show and hide themselves; there as long as one of them is."""

    _cards: tuple[QWidget, ...] = ()

    def __init__(self, name: str, cards: tuple[QWidget, ...]) -> None:
        super().__init__(name)
        self._cards = cards
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        for card in cards:
            self.column.addWidget(card)
            card.installEventFilter(self)
        self._ground.installEventFilter(self)
        self.hide()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if self._cards and event.type() in _SHOWN:
            self.setVisible(not all(card.isHidden() for card in self._cards))
            self.take_height()
        return super().eventFilter(watched, event)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self.take_height()

    def take_height(self) -> None:
        """Be as high as the lines are that wrap at this width: a layout by itself keeps the height of narrower ones."""
        self._ground.setMinimumHeight(max(0, self._ground.heightForWidth(self.viewport().width())))
        self.updateGeometry()

    @override
    def sizeHint(self) -> QSize:
        return QSize(theme.px(300), self._ground.minimumHeight())

    @override
    def minimumSizeHint(self) -> QSize:
        around = self.parentWidget()
        room = (around.height() if around else 0) - theme.px(_BESIDE)
        return QSize(theme.px(120), min(self.sizeHint().height(), max(theme.px(_LEAST), room)))
