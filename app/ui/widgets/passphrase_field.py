"""A line for a passphrase that keeps its words in one buffer of its own, and shows bullets only."""

from typing import override

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QClipboard, QGuiApplication, QInputMethodEvent, QKeyEvent, QKeySequence, QMouseEvent
from PySide6.QtWidgets import QLineEdit

from app.crypto.secret import wipe

_CAPACITY = 4_096
_BULLET = "\N{BULLET}"
_PASTED = ("text/plain;charset=utf-8", "text/plain")
_DELETE = 0x7F
_KEY = QKeySequence.StandardKey
_DELETIONS = (_KEY.DeleteStartOfWord, _KEY.DeleteCompleteLine)
_FORWARDED = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})
_COMMAND_KEYS = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier,
)


class PassphraseField(QLineEdit):
    """``edited`` fires on every change, ``entered`` on Enter.

    The words never stand in the line itself, so that neither it nor its undo, nor a screen reader, has a copy. The
    buffer has one size: one that grew would leave its words where it was. Only all of it can be selected.
    """

    edited = Signal()
    entered = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._buffer = bytearray(_CAPACITY)
        self._length = 0
        self.setEchoMode(QLineEdit.EchoMode.Password)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.setAcceptDrops(False)
        hints = Qt.InputMethodHint
        self.setInputMethodHints(hints.ImhHiddenText | hints.ImhNoPredictiveText | hints.ImhSensitiveData)
        self.returnPressed.connect(self.entered)
        self.textChanged.connect(self.show_bullets)

    def is_empty(self) -> bool:
        """Whether nothing was typed."""
        return self._length == 0

    def peek(self) -> bytearray:
        """The words as UTF-8 as they stand, in a copy that the caller wipes."""
        return self._buffer[: self._length]

    def take(self) -> bytearray:
        """The words as UTF-8, which the caller wipes; the line is empty afterwards."""
        words = self.peek()
        self.clear()
        return words

    def put(self, words: bytearray | memoryview) -> None:
        """These words stand in the line, instead of what stood there."""
        self._forget()
        self._add(words)
        self._tell()

    @override
    def clear(self) -> None:
        self._forget()
        self._tell()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _FORWARDED or event.matches(_KEY.SelectAll):
            super().keyPressEvent(event)
        elif event.matches(_KEY.Paste):
            self._paste()
        elif any(event.matches(key) for key in _DELETIONS):
            self.clear()
        elif event.key() in (Qt.Key.Key_Backspace, Qt.Key.Key_Delete):
            self._delete(backwards=event.key() == Qt.Key.Key_Backspace)
        elif event.modifiers() not in _COMMAND_KEYS and _is_written(event.text()):
            self._type(event.text())
        else:
            event.ignore()

    @override
    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        if _is_written(event.commitString()):
            self._type(event.commitString())
        event.accept()

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.deselect()

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        event.accept()

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        event.accept()

    @override
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        event.accept()

    @Slot()
    def show_bullets(self) -> None:
        """Show as many bullets as characters, whatever else was put into the line."""
        length = sum(octet & 0xC0 != 0x80 for octet in memoryview(self._buffer)[: self._length])
        if self.text() != _BULLET * length:
            self.setText(_BULLET * length)

    def _type(self, text: str) -> None:
        typed = bytearray(text.encode(errors="ignore"))
        self._replace_selection(typed)
        wipe(typed)

    def _paste(self) -> None:
        """Take the words of the clipboard, and empty it."""
        clipboard = QGuiApplication.clipboard()
        content = clipboard.mimeData(QClipboard.Mode.Clipboard)
        kind = next((kind for kind in _PASTED if content.hasFormat(kind)), None)
        if kind is None:
            return
        pasted = content.data(kind)
        self._replace_selection(memoryview(pasted))  # type: ignore[arg-type]  # it lends its bytes; the stubs are silent
        pasted.fill(0)
        clipboard.clear(QClipboard.Mode.Clipboard)

    def _replace_selection(self, words: bytearray | memoryview) -> None:
        if self.hasSelectedText():
            self._forget()
        self._add(words)
        self._tell()

    def _add(self, words: bytearray | memoryview) -> None:
        """Add all of the words without their control characters, or nothing when there is no room."""
        if self._length + len(words) > _CAPACITY:
            return
        for octet in words:
            if octet >= ord(" ") and octet != _DELETE:
                self._buffer[self._length] = octet
                self._length += 1

    def _delete(self, *, backwards: bool) -> None:
        """Delete everything where it is selected, else the last character by Backspace."""
        if self.hasSelectedText():
            self._forget()
        elif backwards and self._length:
            while True:
                self._length -= 1
                octet, self._buffer[self._length] = self._buffer[self._length], 0
                if octet & 0xC0 != 0x80 or self._length == 0:  # the first octet of a character
                    break
        self._tell()

    def _forget(self) -> None:
        wipe(self._buffer)
        self._length = 0

    def _tell(self) -> None:
        self.deselect()
        self.show_bullets()
        self.end(False)
        self.edited.emit()


def _is_written(text: str) -> bool:
    """Whether a key wrote something, and did not only ask for something."""
    return bool(text) and text[0] >= " " and text[0] != chr(_DELETE)
