"""The list of files that came in, and what is said of the chosen one."""

from typing import override

from PySide6.QtCore import QModelIndex, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from app.ui.collect.verdict import FileRow
from app.ui.models import ROW_ROLE, TableColumn, TableModel
from app.ui.theme import theme
from app.ui.widgets import Column, Label
from app.ui.widgets.table import Table

_NARROW_BELOW = 600
_LEFT_OUT = (2, 3)
"""Candidate and sealing time."""


class FileList(QWidget):
    """A row per file, the last one in sight; below it a count, and more words on the chosen row."""

    def __init__(self) -> None:
        super().__init__()
        self.model: TableModel[FileRow] = TableModel(
            (
                TableColumn(title=self.tr("File"), text=lambda row: row.file),
                TableColumn(title=self.tr("From"), text=lambda row: row.sender),
                TableColumn(title=self.tr("Candidate"), text=lambda row: row.candidate),
                TableColumn(title=self.tr("Sealed"), text=lambda row: row.sealed),
                TableColumn(title=self.tr("Verdict"), text=lambda row: row.verdict, color=lambda row: row.color),
            ),
            self,
        )
        self.table = Table(self.tr("Files"), self.model, (178, 128, 78, 104))
        self.table.selectionModel().currentRowChanged.connect(self.tell_more)
        self._count = Label("", "body", "soft", wrap=True)
        self._more = Label("", "body", "ink", wrap=True)
        column = Column(self, gap=8)
        for part, stretch in ((self.table, 1000), (self._count, 0), (self._more, 0)):
            column.addWidget(part, stretch)
        column.addStretch(1)
        theme.changed.connect(self.fit)
        self.show_rows(())

    def show_rows(self, rows: tuple[FileRow, ...]) -> None:
        """Show these files with their verdicts; a chosen one that is still among them stays chosen."""
        chosen = self.table.currentIndex().data(ROW_ROLE)
        self.setVisible(bool(rows))
        self._more.hide()
        self.model.set_rows(rows)
        if chosen in rows:
            self.table.selectRow(rows.index(chosen))
        self.fit()
        self.table.scrollToBottom()
        late, kept = sum(each.late for each in rows), sum(each.kept for each in rows)
        count = self.tr("1 file") if len(rows) == 1 else self.tr("%n files", "", len(rows))
        words = self.tr("{files} · {kept} kept · {late} late · {refused} refused; files are only read, never changed.")
        self._count.setText(words.format(files=count, kept=kept - late, late=late, refused=len(rows) - kept))

    @Slot()
    def fit(self) -> None:
        """Be no higher than all rows need; where room is short, name file, sender and verdict alone."""
        narrow = self.width() / theme.zoom < _NARROW_BELOW
        for column in _LEFT_OUT:
            self.table.setColumnHidden(column, narrow)
        self.table.resizeRowsToContents()
        rows = sum(self.table.rowHeight(row) for row in range(len(self.model.rows)))
        self.table.setMaximumHeight(self.table.horizontalHeader().sizeHint().height() + rows + 2)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()

    @Slot(QModelIndex, QModelIndex)
    def tell_more(self, index: QModelIndex, _before: QModelIndex) -> None:
        """Say what a refusal means and what to do."""
        row = index.data(ROW_ROLE)
        words = row.words if isinstance(row, FileRow) else None
        self._more.setText(f"{words.what} {words.data} {words.next}" if words is not None else "")
        self._more.setVisible(words is not None)
