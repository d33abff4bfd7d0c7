"""A captioned table as high as its rows, whose rows are opened by Enter or a double click."""

from PySide6.QtCore import QModelIndex, Qt, Signal, Slot
from PySide6.QtWidgets import QWidget

from app.ui.models import ROW_ROLE, TableModel
from app.ui.theme import theme
from app.ui.widgets import Column, Label
from app.ui.widgets.table import Table


class PanelList(QWidget):
    """``opened`` carries a row, ``moved`` fires when another row is chosen; hidden without rows."""

    opened = Signal(object)
    moved = Signal()

    def __init__(self, caption: str, model: TableModel, widths: tuple[int, ...]) -> None:  # type: ignore[type-arg]
        super().__init__()
        self._model = model
        self.table = Table(caption, model, widths)
        self.table.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.table.activated.connect(self.open_index)
        self.table.selectionModel().currentRowChanged.connect(self.tell_moved)
        column = Column(self, gap=8)
        column.addWidget(Label(caption, "strong"))
        column.addWidget(self.table)
        theme.changed.connect(self.fit)

    def show_rows(self) -> None:
        """Show the model's rows, the first one chosen where none was."""
        self.setVisible(self._model.rowCount() > 0)
        if self._model.rowCount() and not self.table.currentIndex().isValid():
            self.table.selectRow(0)
        self.fit()

    def current(self) -> object:
        """The chosen row, or None."""
        return self.table.currentIndex().data(ROW_ROLE)

    def choose_again(self, row: object, key: str) -> None:
        """Choose the row that is now what ``row`` was: the one with the same ``key``."""
        for place, each in enumerate(self._model.rows):
            if row is not None and getattr(each, key) == getattr(row, key):
                self.table.selectRow(place)

    @Slot()
    def fit(self) -> None:
        """Be as high as all rows, at the present zoom."""
        self.table.resizeRowsToContents()
        rows = sum(self.table.rowHeight(row) for row in range(self._model.rowCount()))
        self.table.setFixedHeight(self.table.horizontalHeader().sizeHint().height() + rows + theme.px(12))

    @Slot(QModelIndex)
    def open_index(self, index: QModelIndex) -> None:
        """Tell which row was opened."""
        self.opened.emit(index.data(ROW_ROLE))

    @Slot()
    def open_current(self) -> None:
        """Open the chosen row."""
        if self.current() is not None:
            self.opened.emit(self.current())

    @Slot()
    def tell_moved(self) -> None:
        """Tell that another row is chosen."""
        self.moved.emit()
