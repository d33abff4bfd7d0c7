"""The last column of a table takes the room that is left, and where little is left the table goes aside."""

import pytest

from app.ui.models import TableColumn, TableModel
from app.ui.theme import theme
from app.ui.widgets.table import Table

WORDS = "burst · home · unable · pizza"


@pytest.mark.parametrize("zoom", [1.0, 2.0])
def test_the_last_column_never_gets_too_narrow_for_a_receipt(show, zoom):
    theme.set_zoom(zoom)
    model: TableModel[str] = TableModel(
        (
            TableColumn(title="Panel", text=lambda _: "R-7"),
            TableColumn(title="Card", text=lambda _: "1"),
            TableColumn(title="Receipt", text=str),
        )
    )
    table = Table("Receipts", model, (100, 100))
    model.set_rows((WORDS,))
    show(table, theme.px(600), 400)
    assert table.columnWidth(2) == table.viewport().width() - theme.px(100) * 2
    assert table.horizontalScrollBar().maximum() == 0
    table.resize(theme.px(300), 400)
    assert table.columnWidth(2) == theme.px(210)
    assert table.horizontalScrollBar().maximum() > 0
    assert table.rowHeight(0) < theme.px(50), "its words stand on one line"
