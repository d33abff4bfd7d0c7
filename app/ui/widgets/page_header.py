"""The head of a page: what it is, in two lines, and what can be done with it."""

from collections.abc import Sequence

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.ui.theme import theme
from app.ui.widgets.label import ElidedLabel
from app.ui.widgets.layout import Column, Margins, Row

_HEIGHT = 67


class PageHeader(QWidget):
    """Title, subtitle, and the page's actions where reading ends."""

    def __init__(self) -> None:
        super().__init__()
        self._title = ElidedLabel("", "title", "ink")
        self._subtitle = ElidedLabel()
        words = Column(gap=2)
        words.addStretch(1)
        words.addWidget(self._title)
        words.addWidget(self._subtitle)
        words.addStretch(1)
        self._row = Row(self, margins=Margins.around(18, 0), gap=12)
        self._row.addLayout(words, 1)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.fit)
        self.fit()

    @Slot()
    def fit(self) -> None:
        """Take the height of the present zoom."""
        self.setFixedHeight(theme.px(_HEIGHT))

    def show_words(self, title: str, subtitle: str) -> None:
        """Say another title and subtitle."""
        self._title.setText(title)
        self._subtitle.setText(subtitle)
        self._subtitle.setVisible(bool(subtitle))

    def add_actions(self, actions: Sequence[QWidget]) -> None:
        """Put widgets where reading ends, in this order."""
        for action in actions:
            self._row.addWidget(action)
