"""The field for the note that is being written: it grows, Enter gives the note away, a text field always types."""

import re
from typing import override

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QCompleter, QListView, QPlainTextEdit, QSizePolicy

from app.ui.interview.tags import tags_of
from app.ui.theme import theme
from app.ui.widgets.digits import digit_of, is_control_only

_OPEN_TAG = re.compile(r"(?:^|\s)#([\w\-/&]*)$")
_MOST_LINES = 6
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_FOR_POPUP = (*_ENTER, Qt.Key.Key_Tab, Qt.Key.Key_Escape, Qt.Key.Key_Up, Qt.Key.Key_Down)


class NoteEditor(QPlainTextEdit):
    """``entered`` on Enter, ``left`` on Esc, ``digit_pressed`` for Ctrl+digit, ``stepped`` for Ctrl+Up and Down."""

    entered = Signal()
    left = Signal()
    digit_pressed = Signal(int)
    stepped = Signal(int)
    undo_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(self.tr("New note"))
        self.setAccessibleDescription(
            self.tr("Enter adds a timed note. Number sign tags a competency. Escape goes to the ratings.")
        )
        self.setProperty("ring", False)
        self.setTabChangesFocus(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.document().setDocumentMargin(0)
        self.viewport().setAutoFillBackground(False)
        self.document().documentLayout().documentSizeChanged.connect(self.fit)
        self._completer = QCompleter([], self)
        self._completer.setWidget(self)
        self._completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self._completer.activated.connect(self.complete)
        self._popup = QListView()
        self._popup.setAccessibleName(self.tr("Competencies"))
        self._popup.setProperty("popup", True)
        self._completer.setPopup(self._popup)
        theme.changed.connect(self.fit)
        self.fit()

    def offer_tags(self, competencies: tuple[str, ...]) -> None:
        """Complete these competencies after a number sign."""
        model = self._completer.model()
        model.setStringList(list(tags_of(competencies).values()))  # type: ignore[attr-defined]  # a QStringListModel

    @Slot()
    def fit(self) -> None:
        """Be as high as the words, up to six lines."""
        lines = max(1, min(_MOST_LINES, int(self.document().size().height())))
        self.setFixedHeight(round(QFontMetricsF(theme.font("body")).lineSpacing() * lines) + 2)

    def open_tag(self) -> str | None:
        """The letters after a number sign that the cursor still stands in, or nothing."""
        cursor = self.textCursor()
        found = _OPEN_TAG.search(cursor.block().text()[: cursor.positionInBlock()])
        return found.group(1) if found else None

    @Slot(str)
    def complete(self, tag: str) -> None:
        """Put the chosen tag in place of its first letters."""
        cursor = self.textCursor()
        typed = len(self.open_tag() or "")
        cursor.movePosition(cursor.MoveOperation.Left, cursor.MoveMode.KeepAnchor, typed)
        cursor.insertText(f"{tag} ")

    @override
    def event(self, event: QEvent) -> bool:
        mine = (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and is_control_only(event)
            and digit_of(event) is not None
        )
        if mine:  # else a shortcut of the window could take Ctrl and a digit away
            event.accept()
            return True
        return super().event(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._popup.isVisible() and event.key() in _FOR_POPUP:
            event.ignore()
            return
        if self._is_command(event):
            return
        super().keyPressEvent(event)
        self._offer(event)

    def _is_command(self, event: QKeyEvent) -> bool:
        """Do what the key means beside typing; whether it meant something."""
        key = Qt.Key(event.key())
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        digit = digit_of(event) if is_control_only(event) else None
        if key in _ENTER and held == Qt.KeyboardModifier.NoModifier:
            self.entered.emit()
        elif key == Qt.Key.Key_Escape:
            self.left.emit()
        elif digit is not None:
            self.digit_pressed.emit(digit)
        elif is_control_only(event) and key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.stepped.emit(1 if key == Qt.Key.Key_Down else -1)
        elif event.matches(QKeySequence.StandardKey.Undo) and not self.document().isUndoAvailable():
            self.undo_wanted.emit()
        else:
            return False
        return True

    def _offer(self, event: QKeyEvent) -> None:
        typed = self.open_tag()
        if typed is None or not event.text():
            self._popup.hide()
            return
        self._completer.setCompletionPrefix(typed)
        if not self._completer.completionCount() or self._completer.currentCompletion().lower() == typed.lower():
            self._popup.hide()
            return
        self._popup.setCurrentIndex(self._completer.completionModel().index(0, 0))
        place = self.cursorRect()
        place.setWidth(theme.px(220))
        self._completer.complete(place)
