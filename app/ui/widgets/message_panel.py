"""A message in its place on the page: what happened, what it means for your data, what to do now, and a code."""

from dataclasses import dataclass

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QSizePolicy

from app.ui.widgets.announce import announce
from app.ui.widgets.button import Button
from app.ui.widgets.label import Label
from app.ui.widgets.layout import Column, Margins, Row
from app.ui.widgets.surface import Card


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """The words for one failure."""

    happened: str
    data: str
    next_step: str
    code: str


class MessagePanel(Card):
    """Shows one message until it is put away; hidden while there is none."""

    closed = Signal()

    def __init__(self) -> None:
        super().__init__(self.tr("Message"), edge="mark")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self._happened = Label("", "strong", "bad_ink", wrap=True)
        self._data = Label("", wrap=True)
        self._next = Label("", wrap=True)
        self._code = Label("", "small", "soft")
        self._close = Button(self.tr("Put away"), "link")
        self._close.clicked.connect(self.clear)
        column = Column(self, margins=Margins.around(14, 11), gap=4)
        for label in (self._happened, self._data, self._next):
            column.addWidget(label)
        foot = Row(gap=12)
        foot.addWidget(self._code)
        foot.addStretch(1)
        foot.addWidget(self._close)
        column.addLayout(foot)
        self.hide()

    def show_message(self, message: Message) -> None:
        """Show a message in place of the last one."""
        self._happened.setText(message.happened)
        self._data.setText(message.data)
        self._data.setVisible(bool(message.data))
        self._next.setText(message.next_step)
        self._next.setVisible(bool(message.next_step))
        self._code.setText(message.code)
        self.setAccessibleDescription(f"{message.happened} {message.data} {message.next_step} {message.code}")
        self.show()
        announce(self, self.accessibleDescription())

    @Slot()
    def clear(self) -> None:
        """Show nothing."""
        if not self.isHidden():
            self.hide()
            self.closed.emit()
