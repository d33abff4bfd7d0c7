"""A question before something that cannot be undone."""

from typing import override

from PySide6.QtCore import QRectF, Qt, Slot
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QDialog, QWidget

from app.ui.theme import theme
from app.ui.widgets.button import Button
from app.ui.widgets.label import Label
from app.ui.widgets.layout import Column, Margins, Row
from app.ui.widgets.surface import paint_rounded
from app.ui.widgets.text_box import TextBox

_WIDTH = 440
_REASON_LINES = 3


class Confirmation(QDialog):
    """Says what will happen and what it means; ``accepted`` fires when a person goes on. Freed when it closes.

    Enter and Esc both step back: going on is always a choice of its own.
    """

    def __init__(self, parent: QWidget, headline: str, sentences: tuple[str, ...], act: str) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Sub Rosa")
        self.setAccessibleName(headline)
        self.setAccessibleDescription(" ".join(sentences))
        self.setMinimumWidth(theme.px(_WIDTH))
        column = Column(self, margins=Margins.around(20, 18), gap=10)
        column.addWidget(Label(headline, "title", wrap=True))
        for sentence in sentences:
            column.addWidget(Label(sentence, wrap=True))
        self._asked = Column(gap=4)
        column.addLayout(self._asked)
        column.addSpacing(theme.px(6))
        foot = Row(gap=10)
        foot.addStretch(1)
        self.back = Button(self.tr("Not yet"))
        self.back.clicked.connect(self.reject)
        self.act = Button(act, "primary")
        self.act.clicked.connect(self.go_on)
        foot.addWidget(self.back)
        foot.addWidget(self.act)
        column.addLayout(foot)
        self.back.setDefault(True)
        self.back.setFocus()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        paint_rounded(QPainter(self), QRectF(self.rect()), fill="page", edge="border", radius=0)

    @Slot()
    def go_on(self) -> None:
        """Do it."""
        self.accept()


class ReasonedConfirmation(Confirmation):
    """Goes on only with a reason of at most ``limit`` characters, which a person types here."""

    def __init__(self, parent: QWidget, headline: str, sentences: tuple[str, ...], act: str, *, limit: int) -> None:
        super().__init__(parent, headline, sentences, act)
        self._limit = limit
        self._room = Label("", "small", "soft")
        self._reason = TextBox(self.tr("Reason"), _REASON_LINES)
        self._reason.textChanged.connect(self.show_readiness)
        self._asked.addWidget(Label(self.tr("Reason"), "small", "soft"))
        self._asked.addWidget(self._reason)
        self._asked.addWidget(self._room)
        self.show_readiness()
        self._reason.setFocus()

    def reason(self) -> str:
        """What was typed."""
        return self._reason.text()

    @Slot()
    def show_readiness(self) -> None:
        """Let a person go on once there is a reason that has room; nothing of a longer one is lost."""
        length = len(self.reason())
        self.act.setEnabled(0 < length <= self._limit)
        self._room.setText(self.tr("{length} of {limit} characters").format(length=length, limit=self._limit))
        self._room.set_color("soft" if length <= self._limit else "bad_ink")
