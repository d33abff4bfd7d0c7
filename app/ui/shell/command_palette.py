"""Every action of the window and the page, by typing part of its name. In the window: no popup shows elsewhere."""

from typing import override

import shiboken6
from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QRectF, QSize, Qt, Slot
from PySide6.QtGui import QAction, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QLineEdit,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from app.ui.shell.command_ranking import ACTION_ROLE, KEY_ROLE, CommandModel, RankedCommands
from app.ui.theme import ColorToken, theme
from app.ui.widgets import Column, Margins, announce, paint_rounded

_WIDTH, _HEIGHT, _TOP = 520, 360, 96
_LEADING = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
_TRAILING = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)


class _CommandDelegate(QStyledItemDelegate):
    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(10, theme.px(32))

    @override
    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        painter.save()
        rect = QRectF(option.rect)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        if chosen:
            edge: ColorToken = "accent" if theme.tokens.contrast else "tint"
            paint_rounded(painter, rect.adjusted(1, 1, -1, -1), fill="tint", edge=edge, radius=6)
        inner = rect.adjusted(theme.px(10), 0, -theme.px(10), 0)
        painter.setFont(theme.font("body"))
        painter.setPen(theme.color("on_tint" if chosen else "ink"))
        painter.drawText(inner, _LEADING, str(index.data()))
        painter.setFont(theme.font("small"))
        painter.setPen(theme.color("soft"))
        painter.drawText(inner, _TRAILING, str(index.data(KEY_ROLE)))
        painter.restore()


class CommandPalette(QFrame):
    """A sheet over the page; typing filters, arrows pick, Enter runs, Esc goes back to where the keyboard was."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._room = parent
        parent.installEventFilter(self)
        self._before: QWidget | None = None
        self._model = CommandModel(self)
        self._ranked = RankedCommands(self._model)
        self._line = QLineEdit()
        self._line.setPlaceholderText(self.tr("What do you want to do?"))
        self._line.setAccessibleName(self.tr("Command"))
        self._line.setProperty("ring", False)
        self._line.textChanged.connect(self.filter)
        self._line.installEventFilter(self)
        self._list = QListView()
        self._list.setAccessibleName(self.tr("Commands"))
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list.setItemDelegate(_CommandDelegate(self._list))
        self._list.setModel(self._ranked)
        self._list.clicked.connect(self.run)
        column = Column(self, margins=Margins.around(10, 10), gap=6)
        column.addWidget(self._line)
        column.addWidget(self._list)
        self.hide()

    def open_with(self, actions: tuple[QAction, ...]) -> None:
        """Offer these actions and take the keyboard."""
        if self.isHidden():
            self._before = QApplication.focusWidget()
        self._model.set_actions(actions)
        self._line.clear()
        self.filter("")
        self.place()
        self.show()
        self.raise_()
        self._line.setFocus(Qt.FocusReason.PopupFocusReason)

    def place(self) -> None:
        """Lie in the upper middle of the window."""
        room = self._room.size()
        width = min(theme.px(_WIDTH), room.width() - 40)
        top = min(theme.px(_TOP), room.height() // 6)
        self.setGeometry((room.width() - width) // 2, top, width, min(theme.px(_HEIGHT), room.height() - top - 40))

    @Slot()
    def dismiss(self) -> None:
        """Hide and give the keyboard back."""
        self.hide()
        if self._before is not None and shiboken6.isValid(self._before):
            self._before.setFocus(Qt.FocusReason.PopupFocusReason)
        self._before = None

    @Slot()
    def run(self) -> None:
        """Do what is picked."""
        action = self._list.currentIndex().data(ACTION_ROLE)
        self.dismiss()
        if isinstance(action, QAction):
            action.trigger()

    @Slot(str)
    def filter(self, query: str) -> None:
        """Offer what matches, the best picked."""
        self._ranked.ask(query)
        self._pick(0)

    def _pick(self, row: int) -> None:
        index = self._ranked.index(max(0, min(self._ranked.rowCount() - 1, row)), 0)
        self._list.setCurrentIndex(index)
        if index.isValid() and self.isVisible():
            announce(self._line, str(index.data(Qt.ItemDataRole.AccessibleTextRole)))

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._line and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._key(Qt.Key(event.key()))
        if watched is self._room:
            if event.type() == QEvent.Type.Resize and self.isVisible():
                self.place()
        elif event.type() == QEvent.Type.FocusOut and self.isVisible():
            self.hide()
        return False

    def _key(self, key: Qt.Key) -> bool:
        """Do what a key means here; whether it meant something."""
        row = self._list.currentIndex().row()
        match key:
            case Qt.Key.Key_Down:
                self._pick(row + 1)
            case Qt.Key.Key_Up:
                self._pick(row - 1)
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self.run()
            case Qt.Key.Key_Escape | Qt.Key.Key_Tab | Qt.Key.Key_Backtab:
                self.dismiss()
            case _:
                return False
        return True

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        paint_rounded(QPainter(self), QRectF(self.rect()), fill="card", edge="border", radius=10)
