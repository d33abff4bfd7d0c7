"""A table over a tuple of frozen rows and a tuple of columns; it shows values and computes nothing."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, override

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, QSortFilterProxyModel, Qt


def _ink(_row: object) -> str:
    return "ink"


def _itself(row: object) -> object:
    return row


type Index = QModelIndex | QPersistentModelIndex

ROW_ROLE = Qt.ItemDataRole.UserRole
SORT_ROLE = Qt.ItemDataRole.UserRole + 1
COLOR_ROLE = Qt.ItemDataRole.UserRole + 2
_ROOT = QModelIndex()


@dataclass(frozen=True, slots=True, kw_only=True)
class TableColumn[RowT]:
    """What a column is called and how it reads a row.

    ``sort`` gives something orderable (the text when left out), ``spoken`` what a screen reader says, ``color`` a
    colour token for the text.
    """

    title: str
    text: Callable[[RowT], str]
    sort: Callable[[RowT], Any] | None = None
    spoken: Callable[[RowT], str] | None = None
    color: Callable[[RowT], str] | None = None
    trailing: bool = False

    def read(self, row: RowT, role: int) -> Any:  # noqa: ANN401 - each role has its own type
        """What a view or a screen reader asks of one cell."""
        side = Qt.AlignmentFlag.AlignTrailing if self.trailing else Qt.AlignmentFlag.AlignLeading
        answers: dict[int, Callable[[RowT], Any]] = {
            Qt.ItemDataRole.DisplayRole: self.text,
            Qt.ItemDataRole.AccessibleTextRole: self.spoken or self.text,
            Qt.ItemDataRole.TextAlignmentRole: lambda _row: side | Qt.AlignmentFlag.AlignVCenter,
            SORT_ROLE: self.sort or self.text,
            COLOR_ROLE: self.color or _ink,
            ROW_ROLE: _itself,
        }
        return answers[role](row) if role in answers else None


class TableModel[RowT](QAbstractTableModel):
    """Rows and columns; new rows replace all old ones."""

    def __init__(self, columns: tuple[TableColumn[RowT], ...], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._columns = columns
        self._rows: tuple[RowT, ...] = ()

    @property
    def rows(self) -> tuple[RowT, ...]:
        """What is shown."""
        return self._rows

    def set_rows(self, rows: tuple[RowT, ...]) -> None:
        """Show other rows."""
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    @override
    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    @override
    def columnCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._columns)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row, column = self._rows[index.row()], self._columns[index.column()]
        return column.read(row, role)

    @override
    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> str | None:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._columns[section].title
        return None


class SortedTable(QSortFilterProxyModel):
    """A table sorted by the SORT role of its columns."""

    def __init__(self, source: QAbstractTableModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.setSourceModel(source)
        self.setSortRole(SORT_ROLE)

    @override
    def lessThan(self, source_left: Index, source_right: Index) -> bool:
        return bool(source_left.data(SORT_ROLE) < source_right.data(SORT_ROLE))
