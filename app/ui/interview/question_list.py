"""The questions in the order in which every candidate is asked, with planned and used minutes."""

from dataclasses import dataclass
from typing import Any, override

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import QFocusEvent, QFontMetricsF, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from app.domain.kit import Question
from app.ui.dates import minutes_text
from app.ui.theme import theme
from app.ui.widgets import isolated

type Index = QModelIndex | QPersistentModelIndex

_DETAIL_ROLE = Qt.ItemDataRole.UserRole
_ROOT = QModelIndex()
_LEADING_TOP = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
_LEADING_BOTTOM = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom)


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionLine:
    """A question with what has happened to it; number 0 is the line for everything."""

    number: int
    text: str
    planned: int
    used: int
    notes: int


class QuestionModel(QAbstractListModel):
    """One line per question, and one for all notes."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lines: tuple[QuestionLine, ...] = ()

    def show_questions(self, questions: tuple[Question, ...], used: dict[int, int], notes: dict[int, int]) -> None:
        """Show these questions with seconds used and notes written, both by number."""
        lines = [
            QuestionLine(
                number=number,
                text=f"{number} · {question.text}",
                planned=question.minutes,
                used=used.get(number, 0),
                notes=notes.get(number, 0),
            )
            for number, question in enumerate(questions, 1)
        ]
        total = sum(notes.values())
        lines.append(QuestionLine(number=0, text=self.tr("All notes"), planned=0, used=0, notes=total))
        if len(lines) == len(self._lines):
            self._lines = tuple(lines)
            self.dataChanged.emit(self.index(0), self.index(len(lines) - 1))
            return
        self.beginResetModel()
        self._lines = tuple(lines)
        self.endResetModel()

    def number_at(self, index: Index) -> int:
        """The number of the question at this place."""
        return self._lines[index.row()].number if index.isValid() else 0

    @override
    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._lines)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        line = self._lines[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return line.text
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{line.text}, {self._detail(line)}"
            case _:
                return self._detail(line) if role == _DETAIL_ROLE else None

    def _detail(self, line: QuestionLine) -> str:
        parts = []
        if line.used and line.planned:
            parts.append(self.tr("{used} of {planned} min").format(used=minutes_text(line.used), planned=line.planned))
        elif line.planned:
            parts.append(self.tr("{planned} min").format(planned=line.planned))
        elif line.used:
            parts.append(minutes_text(line.used))
        if line.notes:
            parts.append(self.tr("1 note") if line.notes == 1 else self.tr("%n notes", "", line.notes))
        return " · ".join(parts) or self.tr("no notes")


class _QuestionDelegate(QStyledItemDelegate):
    def __init__(self, view: "QuestionList") -> None:
        super().__init__(view)
        self._view = view

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        lines = QFontMetricsF(theme.font("strong")).height() + QFontMetricsF(theme.font("small")).height()
        return QSize(theme.px(120), int(lines) + theme.px(25))

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRectF(option.rect).adjusted(1, theme.px(2), -1, -theme.px(2))
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        if chosen or option.state & QStyle.StateFlag.State_MouseOver:
            edge = QPen(theme.color("accent"), 1) if theme.tokens.contrast and chosen else QPen(Qt.PenStyle.NoPen)
            painter.setPen(edge)
            painter.setBrush(theme.color("tint" if chosen else "hover"))
            painter.drawRoundedRect(rect, theme.px(8), theme.px(8))
        if option.state & QStyle.StateFlag.State_HasFocus and self._view.hasFocus() and self._view.by_keys:
            painter.setPen(QPen(theme.color("focus"), theme.px(2)))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(rect.adjusted(1, 1, -1, -1), theme.px(8), theme.px(8))
        inner = rect.adjusted(theme.px(10), theme.px(9), -theme.px(10), -theme.px(8))
        self._paint_line(painter, inner, str(index.data()), strong=True)
        self._paint_line(painter, inner, str(index.data(_DETAIL_ROLE)), strong=False)
        painter.restore()

    def _paint_line(self, painter: QPainter, rect: QRectF, text: str, *, strong: bool) -> None:
        font = theme.font("strong" if strong else "small")
        painter.setFont(font)
        painter.setPen(theme.color("ink" if strong else "soft"))
        shown = QFontMetricsF(font).elidedText(isolated(text), Qt.TextElideMode.ElideRight, rect.width())
        painter.drawText(rect, _LEADING_TOP if strong else _LEADING_BOTTOM, shown)


class QuestionList(QListView):
    """``chosen`` carries the number of the question that is shown now; ``left`` fires on a click, Enter or Esc."""

    chosen = Signal(int)
    left = Signal()

    def __init__(self, model: QuestionModel) -> None:
        super().__init__()
        self.by_keys = False
        self._questions = model
        self.setModel(model)
        self.setItemDelegate(_QuestionDelegate(self))
        self.setAccessibleName(self.tr("Questions, asked to every candidate in this order"))
        self.setProperty("ring", False)
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setAutoFillBackground(False)
        self.selectionModel().currentChanged.connect(self.tell)
        self.clicked.connect(self.leave)
        theme.changed.connect(self.scheduleDelayedItemsLayout)

    @Slot(QModelIndex)
    def tell(self, index: QModelIndex) -> None:
        """Tell which question is shown now."""
        if index.isValid():
            self.chosen.emit(self._questions.number_at(index))

    @Slot()
    def leave(self) -> None:
        """Give the keyboard back to the notes."""
        self.left.emit()

    def show_row(self, row: int) -> None:
        """Choose a question by its place."""
        self.setCurrentIndex(self._questions.index(max(0, min(row, self._questions.rowCount() - 1)), 0))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape):
            self.leave()
        else:
            super().keyPressEvent(event)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        self.by_keys = event.reason() != Qt.FocusReason.MouseFocusReason
        super().focusInEvent(event)
