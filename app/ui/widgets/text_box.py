"""A plain text field of a fixed number of lines."""

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QPlainTextEdit

from app.ui.theme import theme

_FRAME = 14


class TextBox(QPlainTextEdit):
    """Framed, so many lines high at every zoom; Tab goes on to the next control."""

    def __init__(self, name: str, lines: int) -> None:
        super().__init__()
        self._lines = lines
        self.setAccessibleName(name)
        self.setProperty("framed", True)
        self.setTabChangesFocus(True)
        theme.changed.connect(self.fit)
        self.fit()

    @Slot()
    def fit(self) -> None:
        """Take the height of the present zoom."""
        self.setFixedHeight(self.fontMetrics().lineSpacing() * self._lines + theme.px(_FRAME))

    def text(self) -> str:
        """What stands here, without white space around it."""
        return self.toPlainText().strip()
