"""A quiet question about words that may read as a protected characteristic: never a bar, never kept."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.domain.fairness import Prompt as Question
from app.ui.widgets import Button, Column, FlowLayout, Label, Margins, Prompt, announce, isolated


class WritingPrompt(Prompt):
    """Asks about one phrase at a time. ``kept`` fires when it is to stay as written."""

    kept = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self.setAccessibleName(self.tr("A question about wording"))
        self._words = Label("", wrap=True)
        self._why = Label("", "small", "soft", wrap=True)
        self._show_why = Button(self.tr("Show why"), "link")
        self._show_why.clicked.connect(self.show_why)
        self._keep = Button(self.tr("Keep as written"), "link")
        self._keep.clicked.connect(self.keep)
        links = QWidget()
        flow = FlowLayout(links, gap=16)
        flow.addWidget(self._show_why)
        flow.addWidget(self._keep)
        column = Column(self, margins=Margins(left=12, top=9, right=12, bottom=6), gap=2)
        for part in (self._words, self._why, links):
            column.addWidget(part)
        self.hide()

    def ask(self, question: Question) -> None:
        """Ask about a phrase."""
        words = self.tr("“{phrase}” may read as {characteristic}. {suggestion}").format(
            phrase=isolated(question.phrase),
            characteristic=question.characteristic.value,
            suggestion=question.suggestion,
        )
        if words == self._words.text() and not self.isHidden():
            return
        self._words.setText(words)
        self._why.setText(question.why)
        self._why.hide()
        self._show_why.show()
        self.show()
        announce(self, words)

    @Slot()
    def show_why(self) -> None:
        """Say why it is asked."""
        self._why.show()
        self._show_why.hide()
        self._keep.setFocus()

    @Slot()
    def keep(self) -> None:
        """Leave the words as they are."""
        self.hide()
        self.kept.emit()
