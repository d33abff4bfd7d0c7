"""The board as a table: a column per competency, then composite and recommendation; candidates head the rows."""

from typing import Any, override

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from app.domain.ids import CandidateCode
from app.ui.board.board_view import AdviceView, CandidateRow, CellView, CompositeView, HeatView
from app.ui.models import ROW_ROLE

type Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()


class BoardModel(QAbstractTableModel):
    """Shows rows that are settled; ``ROW_ROLE`` gives a cell's view, in the header a row's."""

    def __init__(self) -> None:
        super().__init__()
        self._competencies: tuple[str, ...] = ()
        self._rows: tuple[CandidateRow, ...] = ()
        self._revealed = False

    @property
    def rows(self) -> tuple[CandidateRow, ...]:
        """What is shown."""
        return self._rows

    def set_board(self, competencies: tuple[str, ...], rows: tuple[CandidateRow, ...]) -> None:
        """Show another board; one of the same shape keeps the place of the keyboard."""
        same = competencies == self._competencies and [row.code for row in rows] == [row.code for row in self._rows]
        if not same:
            self.beginResetModel()
        self._competencies, self._rows = competencies, rows
        if not same:
            self.endResetModel()
        elif rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(rows) - 1, self.columnCount() - 1))

    def reveal(self, revealed: bool) -> None:  # noqa: FBT001 - a setter of one state, as Qt's are
        """Head the rows with names too, or with codes alone."""
        self._revealed = revealed
        if self._rows:
            self.headerDataChanged.emit(Qt.Orientation.Vertical, 0, len(self._rows) - 1)

    def place_of(self, code: CandidateCode, competency: str) -> QModelIndex:
        """Where a cell is now, or nowhere."""
        codes = [row.code for row in self._rows]
        if code not in codes or competency not in self._competencies:
            return QModelIndex()
        return self.index(codes.index(code), self._competencies.index(competency))

    @override
    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    @override
    def columnCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() or not self._competencies else len(self._competencies) + 2

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        view = self._rows[index.row()].cells[index.column()]
        if role == ROW_ROLE:
            return view
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return view.spoken
        return _text(view) if role == Qt.ItemDataRole.DisplayRole else None

    @override
    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation == Qt.Orientation.Horizontal:
            return self._heading(section) if role == Qt.ItemDataRole.DisplayRole else None
        row = self._rows[section]
        if role == Qt.ItemDataRole.UserRole:
            return row.name if self._revealed else ""
        return row.code if role == Qt.ItemDataRole.DisplayRole else None

    def _heading(self, section: int) -> str:
        titles = (*self._competencies, self.tr("Composite"), self.tr("Recommendation"))
        return titles[section]


def _text(view: CellView) -> str:
    match view:
        case HeatView():
            return view.mean
        case CompositeView():
            return view.value
        case AdviceView():
            return view.text
