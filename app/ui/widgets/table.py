"""A calm table: hairlines, wrapped cells, one row chosen at a time."""

from typing import override

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt, Slot
from PySide6.QtGui import QFontMetricsF, QPainter, QPen, QResizeEvent, QTextOption
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

from app.ui.models import COLOR_ROLE
from app.ui.theme import theme

_PAD_X, _PAD_Y = 10, 8
_LEAST_LAST = 210


class _Header(QHeaderView):
    """Painted sections: a sheet would ignore the font."""

    def __init__(self) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self.setSectionsClickable(True)
        self.setDefaultAlignment(Qt.AlignmentFlag.AlignLeading)

    @override
    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), theme.px(30))

    @override
    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:
        painter.save()
        painter.fillRect(rect, theme.color("sunk"))
        painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), theme.color("line"))
        painter.setFont(theme.font("small-strong"))
        painter.setPen(theme.color("soft"))
        text = str(self.model().headerData(logicalIndex, Qt.Orientation.Horizontal) or "")
        inner = QRectF(rect).adjusted(theme.px(_PAD_X), 0, -theme.px(4), 0)
        painter.drawText(inner, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), text)
        painter.restore()


class TableDelegate(QStyledItemDelegate):
    """Paints wrapped plain text in the colour that the row names, with a hairline below."""

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        view = self.parent()
        assert isinstance(view, QTableView)
        width = view.columnWidth(index.column()) - 2 * theme.px(_PAD_X)
        metrics = QFontMetricsF(theme.font("body"))
        box = metrics.boundingRect(QRectF(0, 0, max(width, 1), 10_000), int(Qt.TextFlag.TextWordWrap), _text(index))
        return QSize(width, int(box.height()) + 2 * theme.px(_PAD_Y))

    @override
    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        painter.save()
        rect = QRectF(option.rect)
        state = option.state
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, theme.color("tint"))
        painter.fillRect(QRectF(rect.left(), rect.bottom() - 1, rect.width(), 1), theme.color("line"))
        painter.setFont(theme.font("body"))
        painter.setPen(theme.color(index.data(COLOR_ROLE) or "ink"))
        inner = rect.adjusted(theme.px(_PAD_X), 0, -theme.px(_PAD_X), 0)
        painter.drawText(inner, _text(index), _text_option(option.direction))
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(theme.color("focus"), theme.px(2)))
            painter.drawRect(rect.adjusted(1, 1, -1, -2))
        painter.restore()


class Table(QTableView):
    """Rows that a person reads and chooses; its last column takes what is left, and goes aside where that is little."""

    def __init__(self, name: str, model: QAbstractItemModel, widths: tuple[int, ...]) -> None:
        super().__init__()
        self._widths = widths
        self.setAccessibleName(name)
        self.setProperty("ring", False)
        self.setHorizontalHeader(_Header())
        self.setModel(model)
        self.setItemDelegate(TableDelegate(self))
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setSortingEnabled(False)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        theme.changed.connect(self.fit)
        self.fit()

    @Slot()
    def fit(self) -> None:
        """Give the columns their widths at the present zoom."""
        for column, width in enumerate(self._widths):
            self.setColumnWidth(column, theme.px(width))
        self._fit_last()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_last()

    def _fit_last(self) -> None:
        header, last = self.horizontalHeader(), self.model().columnCount() - 1
        others = sum(header.sectionSize(column) for column in range(last))
        self.setColumnWidth(last, max(self.viewport().width() - others, theme.px(_LEAST_LAST)))
        self.resizeRowsToContents()


def _text_option(direction: Qt.LayoutDirection) -> QTextOption:
    """Wrapped, aligned by the window's direction, each text in its own."""
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    option.setTextDirection(Qt.LayoutDirection.LayoutDirectionAuto)
    right = direction == Qt.LayoutDirection.RightToLeft
    side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
    option.setAlignment(side | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter)
    return option


def _text(index: QModelIndex | QPersistentModelIndex) -> str:
    return str(index.data() or "")
