"""What belongs on an empty page, and the one next step."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QWidget

from app.ui.theme import theme
from app.ui.widgets.button import Button
from app.ui.widgets.label import Label
from app.ui.widgets.layout import Column, Margins, Row

_WIDEST = 460


class EmptyState(QWidget):
    """A headline, a sentence and at most one button; ``asked`` fires when it is pressed."""

    asked = Signal()

    def __init__(self, headline: str, sentence: str, step: str = "") -> None:
        super().__init__()
        self._body = QWidget()
        column = Column(self._body, gap=8)
        column.addStretch(2)
        for label in (Label(headline, "title", wrap=True), Label(sentence, "body", "soft", wrap=True)):
            label.center()
            column.addWidget(label)
        self.button = Button(step, "primary")
        self.button.setVisible(bool(step))
        self.button.clicked.connect(self.ask)
        column.addSpacing(8)
        column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(3)
        row = Row(self, margins=Margins.around(24, 32))
        row.addStretch(1)
        row.addWidget(self._body, 1000)
        row.addStretch(1)
        theme.changed.connect(self.fit)
        self.fit()

    @Slot()
    def fit(self) -> None:
        """Take the widest line of the present zoom."""
        self._body.setMaximumWidth(theme.px(_WIDEST))

    @Slot()
    def ask(self) -> None:
        """Take the next step."""
        self.asked.emit()
