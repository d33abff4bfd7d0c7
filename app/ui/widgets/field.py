"""A form field: its label, its editor, a hint, and what is wrong with it, said in place."""

from PySide6.QtWidgets import QPlainTextEdit, QWidget

from app.ui.widgets.announcement import announce
from app.ui.widgets.label import Label
from app.ui.widgets.layout import Column


class Field(QWidget):
    """A labelled editor. The label is its accessible name, the hint its description."""

    def __init__(self, label: str, editor: QWidget, hint: str = "") -> None:
        super().__init__()
        self.editor = editor
        self._hint_text = hint
        self._caption = Label(label, "strong")
        self._caption.setBuddy(editor)
        editor.setAccessibleName(label)
        editor.setAccessibleDescription(hint)
        if isinstance(editor, QPlainTextEdit):
            editor.setProperty("framed", True)
            editor.setTabChangesFocus(True)
        self._hint = Label(hint, "small", "soft", wrap=True)
        self._hint.setVisible(bool(hint))
        self._error = Label("", "small", "bad_ink", wrap=True)
        self._error.hide()
        column = Column(self, gap=4)
        for part in (self._caption, editor, self._hint, self._error):
            column.addWidget(part)

    def set_label(self, label: str) -> None:
        """Ask for something else."""
        self._caption.setText(label)
        self.editor.setAccessibleName(label)

    def set_hint(self, hint: str) -> None:
        """Say another hint."""
        self._hint_text = hint
        self._hint.setText(hint)
        self._hint.setVisible(bool(hint))
        self.editor.setAccessibleDescription(hint)

    def set_error(self, error: str) -> None:
        """Say what is wrong, or with no words that nothing is."""
        self._error.setText(error)
        self._error.setVisible(bool(error))
        self.editor.setProperty("invalid", bool(error))
        self.editor.style().unpolish(self.editor)
        self.editor.style().polish(self.editor)
        self.editor.setAccessibleDescription(f"{self._hint_text} {error}".strip())
        if error:
            announce(self.editor, error)

    def has_error(self) -> bool:
        """Whether something is said to be wrong."""
        return not self._error.isHidden()
