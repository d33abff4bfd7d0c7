"""A line for a passphrase: hidden unless asked, without undo, and empty as soon as its words were taken."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QLineEdit, QWidget

from app.ui.widgets.button import Button
from app.ui.widgets.layout import Row


class PassphraseField(QWidget):
    """A hidden line with a button that shows it. ``edited`` fires on every change, ``entered`` on Enter."""

    edited = Signal()
    entered = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.line = QLineEdit()
        self.line.setEchoMode(QLineEdit.EchoMode.Password)
        self.line.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        hints = Qt.InputMethodHint
        self.line.setInputMethodHints(hints.ImhHiddenText | hints.ImhNoPredictiveText | hints.ImhSensitiveData)
        self.line.textChanged.connect(self.tell_edited)
        self.line.returnPressed.connect(self.tell_entered)
        self._show = Button(self.tr("Show"), "quiet")
        self._show.setCheckable(True)
        self._show.setAccessibleName(self.tr("Show the passphrase"))
        self._show.clicked.connect(self.toggle_shown)
        self.setFocusProxy(self.line)
        row = Row(self, gap=6)
        row.addWidget(self.line, 1)
        row.addWidget(self._show)

    @Slot()
    def toggle_shown(self) -> None:
        """Show the words, or hide them again."""
        shown = self._show.isChecked()
        self.line.setEchoMode(QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password)

    @Slot()
    def tell_edited(self) -> None:
        """Pass on that the words changed."""
        self.edited.emit()

    @Slot()
    def tell_entered(self) -> None:
        """Pass on that Enter was pressed."""
        self.entered.emit()

    def setAccessibleName(self, name: str) -> None:  # noqa: D102 - Qt's method, passed on to the line
        self.line.setAccessibleName(name)
        super().setAccessibleName(name)

    def is_empty(self) -> bool:
        """Whether nothing was typed."""
        return not self.line.text()

    def peek(self) -> str:
        """The words as they stand, for the strength meter."""
        return self.line.text()

    def take(self) -> bytearray:
        """The words as UTF-8, which the caller wipes; the line is empty afterwards."""
        words = bytearray(self.line.text().encode())
        self.line.clear()
        return words
