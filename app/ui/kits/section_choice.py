"""Asks which section of a competency library shall become a kit."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QComboBox

from app.ui.theme import theme
from app.ui.widgets import Button, Card, Column, Label, Margins, Row

_HEIGHT = 30


class SectionChoice(Card):
    """``chosen`` carries a section's name; hidden until there is something to choose."""

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__(self.tr("Sections of the library"))
        self.sections = QComboBox()
        self.sections.setAccessibleName(self.tr("Section"))
        self._take = Button(self.tr("Import this section"), "primary")
        self._take.clicked.connect(self.take)
        self._not = Button(self.tr("Not now"), "link")
        self._not.clicked.connect(self.hide)
        column = Column(self, margins=Margins.around(14, 12), gap=8)
        column.addWidget(Label(self.tr("This file is a library of several kits. Which one?"), "strong", wrap=True))
        row = Row(gap=10)
        row.addWidget(self.sections, 1)
        row.addWidget(self._take)
        row.addWidget(self._not)
        column.addLayout(row)
        theme.changed.connect(self.fit)
        self.fit()
        self.hide()

    @Slot()
    def fit(self) -> None:
        """Make the box as high as the buttons, at the present zoom."""
        self.sections.setMinimumHeight(theme.px(_HEIGHT))

    def offer(self, names: tuple[str, ...]) -> None:
        """Offer these sections."""
        self.sections.clear()
        self.sections.addItems(list(names))
        self.show()
        self.sections.setFocus()

    @Slot()
    def take(self) -> None:
        """Tell the chosen section."""
        self.chosen.emit(self.sections.currentText())
