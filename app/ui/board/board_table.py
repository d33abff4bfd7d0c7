"""The board's table: candidates stay in sight while competencies scroll; arrows go from cell to cell."""

import re
from typing import override

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QSize, Qt, Signal, Slot
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from app.ui.board.board_delegate import ROW_HEIGHT, BoardDelegate
from app.ui.board.board_headings import CandidateHeadings, CompetencyHeadings
from app.ui.board.board_model import BoardModel
from app.ui.board.board_view import HeatView
from app.ui.models import ROW_ROLE
from app.ui.theme import theme
from app.ui.widgets import Label
from app.ui.widgets.digits import digit_of

_NARROWEST, _WIDEST, _COMPOSITE, _ADVICE, _AIR, _EDGES = 66, 150, 122, 116, 14, 24
_WORDS = re.compile(r"[\s/-]+")


class BoardTable(QTableView):
    """``cell_chosen`` carries the heat cell with the keyboard, ``digit_typed`` a digit; ``entered`` fires on Enter."""

    cell_chosen = Signal(object)
    entered = Signal()
    digit_typed = Signal(int)

    def __init__(self, model: BoardModel) -> None:
        super().__init__()
        self._board = model
        self.setAccessibleName(self.tr("Board"))
        self.setProperty("ring", False)
        self.setHorizontalHeader(CompetencyHeadings())
        self.setVerticalHeader(CandidateHeadings())
        self.setModel(model)
        self.setItemDelegate(BoardDelegate(self))
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)  # the style would fill the chosen row
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._corner = Label(self.tr("Candidate"), "small-strong", "soft")
        self._corner.setParent(self)
        self.selectionModel().currentChanged.connect(self.tell_cell)
        model.modelReset.connect(self.fit)
        theme.changed.connect(self.fit)
        self.fit()

    @Slot(QModelIndex, QModelIndex)
    def tell_cell(self, index: QModelIndex, before: QModelIndex) -> None:
        """Tell which heat cell has the keyboard now."""
        view = index.data(ROW_ROLE)
        self.verticalHeader().viewport().update()
        for row in {index.row(), before.row()} - {-1}:
            top, height = self.rowViewportPosition(row), self.rowHeight(row)
            self.viewport().update(0, top, self.viewport().width(), height)
        if isinstance(view, HeatView):
            self.cell_chosen.emit(view)

    def choose(self, index: QModelIndex) -> None:
        """Go to a cell without taking the keyboard."""
        self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.NoUpdate)

    @Slot()
    def fit(self) -> None:
        """Share the width out, at the present zoom; no higher than all rows need."""
        self.verticalHeader().setDefaultSectionSize(theme.px(ROW_HEIGHT))
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self._share_width()
        frame = theme.px(12)
        rows = self._board.rowCount() * theme.px(ROW_HEIGHT)
        self.setMaximumHeight(self.horizontalHeader().sizeHint().height() + rows + frame)
        self._place_corner()

    def _place_corner(self) -> None:
        self._corner.adjustSize()
        pad, height = theme.px(9), self.horizontalHeader().sizeHint().height()
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        left = self.width() - self._corner.width() - pad if mirrored else pad
        self._corner.move(left, (height - self._corner.height()) // 2)

    def wanted_width(self) -> int:
        """How wide it has to be for every competency and the composite to stand in sight."""
        needed = sum(self._needed(column) for column in range(self._board.columnCount() - 2))
        return self.verticalHeader().width() + needed + theme.px(_COMPOSITE) + theme.px(_EDGES)

    def _share_width(self) -> None:
        """Give each competency the width of its longest word, and share what is left."""
        columns = self._board.columnCount()
        if not columns:
            return
        last, room = columns - 1, self.viewport().width() - theme.px(_COMPOSITE)
        needed = [self._needed(column) for column in range(columns - 2)]
        spare = max(0, room - theme.px(_ADVICE) - sum(needed)) // len(needed)
        widths = [max(width, min(width + spare, theme.px(_WIDEST))) for width in needed]
        for column, width in enumerate(widths):
            self.setColumnWidth(column, width)
        self.setColumnWidth(last - 1, theme.px(_COMPOSITE))
        self.setColumnWidth(last, max(theme.px(_ADVICE), room - sum(widths)))

    def _needed(self, column: int) -> int:
        title = str(self._board.headerData(column, Qt.Orientation.Horizontal))
        metrics = QFontMetricsF(theme.font("small-strong"))
        longest = max((metrics.horizontalAdvance(word) for word in _WORDS.split(title)), default=0.0)
        return max(theme.px(_NARROWEST), int(longest) + theme.px(_AIR))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_width()
        self._place_corner()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self.entered.emit()
            return
        digit = None if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier else digit_of(event)
        if digit is not None:
            self.digit_typed.emit(digit)
            return
        super().keyPressEvent(event)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(240), theme.px(120))
