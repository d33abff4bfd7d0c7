"""A message in its place on the page: what happened, what it means for your data, what to do now, and a code."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QSizePolicy

from app.ui.tasks import TaskStopped
from app.ui.widgets.announcement import announce
from app.ui.widgets.button import Button
from app.ui.widgets.label import Label
from app.ui.widgets.layout import Column, Margins, Row
from app.ui.widgets.surface import Card

if TYPE_CHECKING:
    from app.wording.words import Words


class MessagePanel(Card):
    """Shows one message until it is put away; hidden while there is none."""

    opened = Signal()
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

    def show_error(self, error: BaseException) -> None:
        """Show the words for a refusal; nothing for work that its owner stopped."""
        if isinstance(error, TaskStopped):
            self.clear()
            return
        from app.wording.explain import explain  # noqa: PLC0415 - knows every error of every room

        self.show_words(explain(error))

    def show_words(self, words: "Words") -> None:
        """Show a message in place of the last one."""
        self._happened.setText(words.what)
        self._data.setText(words.data)
        self._data.setVisible(bool(words.data))
        self._next.setText(words.next)
        self._next.setVisible(bool(words.next))
        self._code.setText(words.code)
        self.setAccessibleDescription(f"{words.what} {words.data} {words.next} {words.code}")
        self.show()
        self.opened.emit()
        announce(self, self.accessibleDescription())

    @Slot()
    def clear(self) -> None:
        """Show nothing."""
        if not self.isHidden():
            self.hide()
            self.closed.emit()
