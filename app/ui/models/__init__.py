"""Models over tuples of frozen rows."""

from app.ui.models.table_model import COLOR_ROLE, ROW_ROLE, SORT_ROLE, SortedTable, TableColumn, TableModel

__all__ = ["COLOR_ROLE", "ROW_ROLE", "SORT_ROLE", "SortedTable", "TableColumn", "TableModel"]
