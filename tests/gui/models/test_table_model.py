"""A table shows what its columns read from frozen rows, sorts by meaning and speaks in words."""

from dataclasses import dataclass

from PySide6.QtCore import Qt

from app.ui.models import ROW_ROLE, SORT_ROLE, SortedTable, TableColumn, TableModel


@dataclass(frozen=True)
class Row:
    name: str
    size: int


ROWS = (Row("b", 10), Row("a", 9), Row("c", 100))
COLUMNS = (
    TableColumn(title="Name", text=lambda row: row.name),
    TableColumn(
        title="Size", text=lambda row: str(row.size), sort=lambda row: row.size, spoken=lambda row: f"{row.size} bytes"
    ),
)


def test_qt_finds_no_fault(qtmodeltester):
    model = TableModel(COLUMNS)
    model.set_rows(ROWS)
    qtmodeltester.check(model)


def test_numbers_sort_as_numbers():
    model = TableModel(COLUMNS)
    model.set_rows(ROWS)
    table = SortedTable(model)
    table.sort(1, Qt.SortOrder.AscendingOrder)
    assert [table.index(i, 1).data() for i in range(3)] == ["9", "10", "100"]


def test_roles():
    model = TableModel(COLUMNS)
    model.set_rows(ROWS)
    cell = model.index(2, 1)
    assert cell.data(ROW_ROLE) is ROWS[2]
    assert cell.data(SORT_ROLE) == 100
    assert cell.data(Qt.ItemDataRole.AccessibleTextRole) == "100 bytes"
    assert model.headerData(0, Qt.Orientation.Horizontal) == "Name"
