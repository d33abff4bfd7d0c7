"""Paints notes and edits them in place."""

from typing import override

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
    Slot,
)
from PySide6.QtGui import QKeyEvent, QPainter, QPen, QTextCursor
from PySide6.QtWidgets import QListView, QPlainTextEdit, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from app.ui.interview.note_model import NOTE_ROLE, NoteLine
from app.ui.interview.note_paint import BOXES, NotePainter
from app.ui.theme import theme

type Index = QModelIndex | QPersistentModelIndex


class NoteDelegate(QStyledItemDelegate):
    """Each note as its handling looks; F2 or a double click edits, Enter or Tab keeps, Esc leaves it as it was."""

    def __init__(self, view: QListView) -> None:
        super().__init__(view)
        self._view = view
        self._painter = NotePainter()
        theme.changed.connect(self.forget)

    @Slot()
    def forget(self) -> None:
        """Lay everything out anew."""
        self._painter.clear()

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        width = self._view.viewport().width()
        mirrored = self._view.layoutDirection() == Qt.LayoutDirection.RightToLeft
        return QSize(width, self._painter.height(index.data(NOTE_ROLE), width, mirrored=mirrored))

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        line: NoteLine = index.data(NOTE_ROLE)
        rect = QRectF(option.rect)
        keyed = self._view.hasFocus()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        plain = BOXES[line.note.handling].fill is None
        chosen = keyed and bool(option.state & QStyle.StateFlag.State_Selected)
        if plain and (chosen or option.state & QStyle.StateFlag.State_MouseOver):
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("tint" if chosen else "hover"))
            painter.drawRoundedRect(rect, theme.px(6), theme.px(6))
        self._painter.paint(painter, rect, line, mirrored=option.direction == Qt.LayoutDirection.RightToLeft)
        if keyed and option.state & QStyle.StateFlag.State_HasFocus:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.color("focus"), theme.px(2)))
            painter.drawRoundedRect(rect.adjusted(1, 1, -1, -1), theme.px(6), theme.px(6))
        painter.restore()

    @override
    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        editor = QPlainTextEdit(parent)
        editor.setProperty("framed", True)
        editor.setProperty("ring", False)
        editor.setTabChangesFocus(True)
        editor.setAccessibleName(self.tr("Edit note"))
        return editor

    @override
    def setEditorData(self, editor: QWidget, index: Index) -> None:
        assert isinstance(editor, QPlainTextEdit)
        editor.setPlainText(str(index.data(Qt.ItemDataRole.EditRole)))
        editor.moveCursor(QTextCursor.MoveOperation.End)

    @override
    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        assert isinstance(editor, QPlainTextEdit)
        model.setData(model.index(index.row(), index.column()), editor.toPlainText())

    @override
    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        rect = option.rect.adjusted(theme.px(50), 0, 0, 0)
        editor.setGeometry(rect.x(), rect.y(), rect.width(), max(rect.height(), theme.px(40)))

    @override
    def eventFilter(self, object: QObject, event: QEvent) -> bool:
        plain_enter = (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            and not event.modifiers() & Qt.KeyboardModifier.ShiftModifier
        )
        if plain_enter and isinstance(object, QWidget):
            self.commitData.emit(object)
            self.closeEditor.emit(object)
            return True
        return super().eventFilter(object, event)
