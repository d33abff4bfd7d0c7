"""What belongs on an empty page, and the one next step."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QWidget

from app.ui.widgets.button import Button
from app.ui.widgets.label import Label
from app.ui.widgets.layout import Column, Margins

_WIDEST = 460


class EmptyState(QWidget):
    """A headline, a sentence and at most one button; ``asked`` fires when it is pressed."""

    asked = Signal()

    def __init__(self, headline: str, sentence: str, step: str = "") -> None:
        super().__init__()
        column = Column(self, margins=Margins.around(24, 32), gap=8)
        column.addStretch(2)
        for label in (Label(headline, "title", wrap=True), Label(sentence, "body", "soft", wrap=True)):
            label.center()
            label.setMaximumWidth(_WIDEST)
            column.addWidget(label, 0, Qt.AlignmentFlag.AlignHCenter)
            label.setMinimumWidth(min(_WIDEST, label.sizeHint().width()))
        self.button = Button(step, "primary")
        self.button.setVisible(bool(step))
        self.button.clicked.connect(self.ask)
        column.addSpacing(8)
        column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(3)

    @Slot()
    def ask(self) -> None:
        """Take the next step."""
        self.asked.emit()
