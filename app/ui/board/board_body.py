"""Board and evidence beside each other, or above each other where the window is narrow."""

from typing import override

from PySide6.QtCore import QModelIndex, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from app.analysis.agreement import Agreement
from app.analysis.board import Order
from app.ui.board.board_model import BoardModel
from app.ui.board.board_table import BoardTable
from app.ui.board.board_view import HeatView, board_rows
from app.ui.board.board_words import OpenedBoard, agreement_line, seal_chips
from app.ui.board.evidence_panel import EvidencePanel
from app.ui.meeting.unrecorded_words import UnrecordedWords
from app.ui.models import ROW_ROLE
from app.ui.theme import theme
from app.ui.widgets import Column, FlowLayout, Margins
from app.ui.widgets.chip import Chip
from app.ui.widgets.runs import Runs

_NARROW_BELOW, _ROOMY_FROM = 860, 1400
_SIDE_CLOSE, _SIDE, _SIDE_ROOMY, _UNLIMITED = 300, 378, 500, 16_777_215


class BoardBody(QWidget):
    """Chips, table and agreement on one side, the chosen cell's evidence on the other."""

    def __init__(self, unrecorded: UnrecordedWords) -> None:
        super().__init__()
        self._board: OpenedBoard | None = None
        self._order, self._revealed = Order.DISAGREEMENT, False
        self.model = BoardModel()
        self.table = BoardTable(self.model)
        self.evidence = EvidencePanel(unrecorded)
        self._chips = QWidget()
        self._chip_flow = FlowLayout(self._chips, gap=8)
        self._agreement = Runs((), "body", "soft")
        left = QWidget()
        column = Column(left, margins=Margins.around(8, 10), gap=8)
        column.addWidget(self._chips)
        column.addWidget(self.table, 1000)
        column.addWidget(self._agreement)
        column.addStretch(1)
        self._layout = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._layout.setSpacing(0)
        self._layout.addWidget(left, 3)
        self._layout.addWidget(self.evidence, 2)
        self.table.cell_chosen.connect(self.show_cell)
        self.table.entered.connect(self.enter_consensus)
        self.table.digit_typed.connect(self.choose_level)
        self.evidence.left.connect(self.enter_board)
        theme.changed.connect(self.reflow)

    def show_board(self, board: OpenedBoard) -> None:
        """Show the board as it stands now; the chosen cell stays chosen."""
        self._board = board
        for chip in self._chips.findChildren(Chip):
            self._chip_flow.removeWidget(chip)
            chip.deleteLater()
        for text, tone in seal_chips(board):
            self._chip_flow.addWidget(Chip(text, tone))
        self.evidence.show_committee(board.committee)
        self._show_rows()

    def show_agreement(self, result: Agreement | None) -> None:
        """Show how far raters agree, or that it is not computed yet."""
        self._agreement.set_lines((agreement_line(result),))

    def set_order(self, order: Order) -> None:
        """Order the rows anew."""
        self._order = order
        self._show_rows()

    def reveal(self, revealed: bool) -> None:  # noqa: FBT001 - a setter of one state, as Qt's are
        """Show names, or codes and letters alone."""
        self._revealed = revealed
        self.model.reveal(revealed)
        self._show_chosen()

    def _show_rows(self) -> None:
        if self._board is None:
            return
        committee, chosen = self._board.committee, self._chosen()
        self.model.set_board(committee.board.competencies, board_rows(committee, self._order))
        self.reflow()
        place = self.model.place_of(chosen.candidate, chosen.competency) if chosen else QModelIndex()
        if not place.isValid():
            place = self.model.index(0, 0)
        if place == self.table.currentIndex():
            self._show_chosen()
        elif place.isValid():
            self.table.choose(place)

    def _chosen(self) -> HeatView | None:
        view = self.table.currentIndex().data(ROW_ROLE)
        return view if isinstance(view, HeatView) else None

    def _show_chosen(self) -> None:
        chosen = self._chosen()
        if chosen is not None:
            self.show_cell(chosen)

    @Slot(object)
    def show_cell(self, view: HeatView) -> None:
        """Show the evidence of a cell."""
        self.evidence.show_cell(view.candidate, view.competency, revealed=self._revealed)

    @Slot()
    def enter_consensus(self) -> None:
        """Give the keyboard to the consensus of the chosen cell."""
        if self.evidence.consensus is not None and self._chosen() is not None:
            self.evidence.ensureWidgetVisible(self.evidence.consensus)
            self.evidence.consensus.levels.enter()

    @Slot(int)
    def choose_level(self, level: int) -> None:
        """Choose a consensus for the cell that has the keyboard."""
        if self.evidence.consensus is not None and self._chosen() is not None:
            self.evidence.consensus.choose(level)

    @Slot()
    def enter_board(self) -> None:
        """Give the keyboard back to the board."""
        self.table.setFocus()

    @Slot()
    def reflow(self) -> None:
        """Put the evidence beside the board, or below it."""
        units = self.width() / theme.zoom
        self._layout.setContentsMargins(theme.px(10), 0, theme.px(10), 0)
        narrow = units < _NARROW_BELOW
        direction = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        if self._layout.direction() != direction:
            self._layout.setDirection(direction)
        side = theme.px(self._side_width(units))
        self._chips.setVisible(not narrow)
        self.evidence.setMinimumWidth(0 if narrow else side)
        self.evidence.setMaximumWidth(_UNLIMITED if narrow else side)

    def _side_width(self, units: float) -> int:
        """The evidence gives way while numbers and composite would not stand in sight together."""
        if units >= _ROOMY_FROM:
            return _SIDE_ROOMY
        return _SIDE if self.table.wanted_width() + theme.px(_SIDE) <= self.width() else _SIDE_CLOSE

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.reflow()
