"""What a candidate may see: the current question, large, and nothing else."""

from PySide6.QtCore import Qt, Slot

from app.ui.theme import theme
from app.ui.widgets import Column, Fill, Label, Margins, Row

_WIDEST = 820


class SafeScreen(Fill):
    """Only words that belong to everyone in the room: no names, no panel, nothing to hover."""

    def __init__(self) -> None:
        super().__init__("page")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setProperty("ring", False)
        self.setAccessibleName(self.tr("Current question"))
        self._words = Label("", "question", wrap=True)
        self._words.center()
        column = Column(self, margins=Margins.around(32, 32))
        column.addStretch(2)
        row = Row()
        row.addStretch(1)
        row.addWidget(self._words, 1000)
        row.addStretch(1)
        column.addLayout(row)
        column.addStretch(3)
        theme.changed.connect(self.fit)
        self.fit()

    def show_words(self, words: str) -> None:
        """Show other words."""
        self._words.setText(words)

    @Slot()
    def fit(self) -> None:
        """Take the widest line of the present zoom."""
        self._words.setMaximumWidth(theme.px(_WIDEST))
