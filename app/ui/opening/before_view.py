"""Before the opening: the list, the people, what is missing."""

from datetime import datetime
from typing import override

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from app.documents.pages.minutes import MissingLine
from app.domain.panel import Panel
from app.services.opening_list import ListedSeal
from app.services.page_values import member_words, panel_zone
from app.ui.dates import moment_text
from app.ui.models import TableColumn, TableModel
from app.ui.opening.opening_view import SealRow, seal_row
from app.ui.widgets import Card, Column, Label, Margins, Prompt
from app.ui.widgets.runs import Line, Run, Runs
from app.ui.widgets.scroll import Scroll
from app.ui.widgets.sides import Sides
from app.ui.widgets.table import Table

_NARROW_BELOW, _SIDE = 800, 350
_LEFT_OUT = (2, 3)
"""Card number and time of receiving, where room is short."""


class BeforeView(QWidget):
    """What will be opened, who is present, and what does not come along."""

    def __init__(self) -> None:
        super().__init__()
        self.model: TableModel[SealRow] = TableModel(
            (
                TableColumn(title=self.tr("Candidate"), text=lambda row: row.candidate),
                TableColumn(title=self.tr("Panelist"), text=lambda row: row.panelist),
                TableColumn(title=self.tr("Card"), text=lambda row: str(row.number)),
                TableColumn(title=self.tr("Received"), text=lambda row: row.received),
                TableColumn(title=self.tr("Receipt"), text=lambda row: row.receipt),
                TableColumn(
                    title=self.tr("At the opening"), text=lambda row: row.standing, color=lambda row: row.color
                ),
            ),
            self,
        )
        self._table = Table(self.tr("What will be opened"), self.model, (82, 130, 44, 108, 170))
        self._present = Runs((), "body", "ink")
        self._missing = Runs((), "body", "ink")
        self._early = Prompt()
        self._early_words = Label("", wrap=True)
        self._lay_out()

    def _lay_out(self) -> None:
        side = Scroll(self.tr("Who and what"), margins=Margins.around(8, 14), gap=12)
        early = Column(self._early, margins=Margins.around(12, 10))
        early.addWidget(self._early_words)
        side.column.addWidget(self._early)
        side.column.addWidget(self._card(self.tr("Who is present"), self._present))
        side.column.addWidget(self._card(self.tr("What is missing"), self._missing))
        side.column.addStretch(1)
        left = QWidget()
        column = Column(left, margins=Margins.around(8, 14))
        column.addWidget(self._table)
        self._sides = Sides(left, side, width=_SIDE, narrow_below=_NARROW_BELOW)
        Column(self).addWidget(self._sides)

    def _card(self, caption: str, words: Runs) -> Card:
        card = Card(caption)
        column = Column(card, margins=Margins.around(14, 11), gap=6)
        column.addWidget(Label(caption, "strong"))
        column.addWidget(words)
        return card

    def show_list(
        self, panel: Panel, listed: tuple[ListedSeal, ...], missing: tuple[MissingLine, ...], now: datetime
    ) -> None:
        """Show what an opening at this moment would be."""
        self.model.set_rows(tuple(seal_row(panel, each) for each in listed))
        self._table.resizeRowsToContents()
        chair = panel.chair
        self._present.set_lines(
            (
                (Run(chair.name, "bold"), Run(self.tr(" · chair"))),
                (Run(" ".join(member_words(chair)), "soft"),),
                (Run(""),),
                (Run(self.tr("Blindness is a courtesy of this application, not of mathematics."), "soft"),),
            )
        )
        lines: list[Line] = [
            (Run(f"{each.candidate} ", "bold"), Run(self.tr("from {name}").format(name=each.panelist)))
            for each in missing
        ]
        nothing: Line = (Run(self.tr("Nothing: every expected card is here."), "soft"),)
        self._missing.set_lines(tuple(lines) or (nothing,))
        deadline = panel.block.rules.deadline
        self._early.setVisible(now < deadline)
        words = self.tr("The deadline is not over yet: {moment}. What comes after the opening never counts.")
        self._early_words.setText(words.format(moment=moment_text(deadline, panel_zone(panel.block))))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        for column in _LEFT_OUT:
            self._table.setColumnHidden(column, self._sides.narrow)
        self._table.resizeRowsToContents()
