"""Candidates by panelists: what has come, what is missing, and what needs a word with somebody."""

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QHeaderView

from app.domain.opening import Standing
from app.services.attendance import Attendance
from app.services.collect_seals import GridCell
from app.ui.board.board_view import panelist_letter
from app.ui.models import TableColumn, TableModel
from app.ui.theme import ColorToken, theme
from app.ui.widgets import Card, Column, Label, Margins
from app.ui.widgets.runs import Line, Run, Runs
from app.ui.widgets.table import Table

_FIRST = 82


@dataclass(frozen=True, slots=True, kw_only=True)
class GridRow:
    """One candidate's cells in roster order."""

    candidate: str
    cells: tuple[GridCell, ...]


class ReceivedGrid(Card):
    """The grid with a legend of who is who and who has accepted."""

    def __init__(self) -> None:
        super().__init__(self.tr("Expected and received"))
        self._people: tuple[Attendance, ...] = ()
        self._table: Table | None = None
        self._model: TableModel[GridRow] | None = None
        self._legend = Runs((), "small", "soft")
        self._column = Column(self, margins=Margins.around(14, 11), gap=8)
        self._column.addWidget(Label(self.tr("Expected and received"), "strong"))
        self._column.addWidget(self._legend)
        theme.changed.connect(self.fit)

    def show_cells(self, people: tuple[Attendance, ...], cells: tuple[GridCell, ...]) -> None:
        """Show what is known now."""
        if [each.key_digest for each in people] != [each.key_digest for each in self._people]:
            self._make_table(people)
        self._people = people
        codes = dict.fromkeys(cell.candidate for cell in cells)
        rows = tuple(
            GridRow(candidate=code, cells=tuple(cell for cell in cells if cell.candidate == code)) for code in codes
        )
        assert self._model is not None
        self._model.set_rows(rows)
        self._legend.set_lines(tuple(_person(place, person) for place, person in enumerate(people)))
        self.fit()

    def _make_table(self, people: tuple[Attendance, ...]) -> None:
        if self._table is not None:
            self._column.removeWidget(self._table)
            self._table.deleteLater()
        first: TableColumn[GridRow] = TableColumn(title=self.tr("Candidate"), text=_code)
        columns = (first, *(_Column(place, person.name).column() for place, person in enumerate(people)))
        self._model = TableModel(columns, self)
        self._table = Table(self.tr("Expected and received"), self._model, (_FIRST,))
        self._table.horizontalHeader().setStretchLastSection(False)
        self._table.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._column.insertWidget(1, self._table)

    def fit(self) -> None:
        """Share the width out and be as high as all rows, at the present zoom."""
        if self._table is None or self._model is None:
            return
        header = self._table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Fixed)
        self._table.setColumnWidth(0, theme.px(_FIRST))
        self._table.resizeRowsToContents()
        rows = sum(self._table.rowHeight(row) for row in range(self._model.rowCount()))
        self._table.setFixedHeight(header.sizeHint().height() + rows + 2)


@dataclass(frozen=True, slots=True)
class _Column:
    """One panelist's column."""

    place: int
    name: str

    def column(self) -> TableColumn[GridRow]:
        return TableColumn(title=panelist_letter(self.place), text=self.text, spoken=self.spoken, color=self.color)

    def text(self, row: GridRow) -> str:
        return _state(row.cells[self.place])[0]

    def color(self, row: GridRow) -> str:
        return _state(row.cells[self.place])[1]

    def spoken(self, row: GridRow) -> str:
        return f"{row.candidate}, {self.name}: {_state(row.cells[self.place])[2]}"


def _code(row: GridRow) -> str:
    return row.candidate


def _state(cell: GridCell) -> tuple[str, ColorToken, str]:
    """What a cell shows, its colour, and what a screen reader says."""
    if cell.recused and cell.standing in {None, Standing.COUNTS}:
        return (
            _tr("recused"),
            "soft",
            _tr("recused") if cell.standing is None else _tr("recused, the card stays closed"),
        )
    if cell.standing is None:
        return _tr("missing"), "bad_ink", _tr("missing")
    received = "✓" if cell.number < 2 else f"✓ {cell.number}"
    states: dict[Standing, tuple[str, ColorToken, str]] = {
        Standing.COUNTS: (received, "ok_ink", _tr("received, card {number}").format(number=cell.number)),
        Standing.LATE: (_tr("late"), "warn_ink", _tr("late, kept unopened")),
        Standing.SUPERSEDED: (_tr("replaced"), "soft", _tr("replaced by a later card")),
        Standing.CONTRADICTED: (_tr("two cards"), "bad_ink", _tr("two cards under one number")),
        Standing.INVALID: (_tr("invalid"), "bad_ink", _tr("invalid inside")),
    }
    return states[cell.standing]


def _person(place: int, person: Attendance) -> Line:
    state = _tr("accepted") if person.accepted else _tr("no acceptance yet")
    return (Run(f"{panelist_letter(place)}  ", "bold"), Run(f"{person.name} · {state}"))


def _tr(text: str) -> str:
    return QCoreApplication.translate("Collect", text)
