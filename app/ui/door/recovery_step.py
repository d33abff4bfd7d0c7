"""The recovery sheet, shown once, and three of its words typed back before anything depends on it."""

from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QGridLayout, QLineEdit, QStackedLayout, QWidget

from app.services.vaults import Sheet
from app.ui.paper import PaperView
from app.ui.theme import theme
from app.ui.widgets import Button, Card, Column, Field, FlowLayout, Label, MessagePanel

_COLUMNS = 4
_GROUP = 4
"""So many digits of the file's salt stand together, as on paper."""


class RecoveryStep(QWidget):
    """``typed`` carries the words that a person typed back; ``paper_wanted`` asks for the sheet's page."""

    typed = Signal(tuple)
    paper_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.message = MessagePanel()
        self._grid_holder = Card(self.tr("Twenty-four words"), fill="sunk")
        self._grid = QGridLayout(self._grid_holder)
        self._salt = Label("", "time", wrap=True)
        self._paper = PaperView()
        self._paper.hide()
        self._fields: list[tuple[Field, QLineEdit]] = []
        self._asked: tuple[int, ...] = ()
        self._stack = QStackedLayout()
        self._stack.addWidget(self._sheet_part())
        self._back_part = QWidget()
        self._back_column = Column(self._back_part, gap=10)
        self._stack.addWidget(self._back_part)
        column = Column(self, gap=10)
        column.addWidget(self.message)
        column.addLayout(self._stack)

    def _sheet_part(self) -> QWidget:
        part = QWidget()
        column = Column(part, gap=10)
        words = self.tr(
            "This sheet is the only other key to your vault. Print it or write it down, and keep it away from this "
            "computer. Whoever holds it can open the vault."
        )
        self._print = Button(self.tr("Print or save the sheet…"))
        self._print.clicked.connect(self.ask_paper)
        self._next = Button(self.tr("I have it: type three words back"), "primary")
        self._next.clicked.connect(self.ask_words)
        buttons = QWidget()
        flow = FlowLayout(buttons, gap=8)
        flow.addWidget(self._next)
        flow.addWidget(self._print)
        title = Label(self.tr("Your recovery sheet"), "title")
        for each in (title, Label(words, wrap=True), self._grid_holder, self._salt, buttons, self._paper):
            column.addWidget(each)
        column.addStretch(1)
        return part

    def show_sheet(self, sheet: Sheet, asked: Sequence[int]) -> None:
        """Show a sheet; these of its words, from 1, are asked back."""
        self._asked = tuple(asked)
        self.message.clear()
        self._clear_grid()
        self._grid.setContentsMargins(theme.px(14), theme.px(12), theme.px(14), theme.px(12))
        for place, word in enumerate(sheet.words):
            row, column = place % (len(sheet.words) // _COLUMNS), place // (len(sheet.words) // _COLUMNS)
            self._grid.addWidget(Label(f"{place + 1:\u2007>2}.  {word}", "time"), row, column)
        groups = " ".join(sheet.salt[start : start + _GROUP] for start in range(0, len(sheet.salt), _GROUP))
        self._salt.setText(self.tr("File salt: {salt}").format(salt=groups))
        self._build_fields()
        self._stack.setCurrentIndex(0)
        self._next.setFocus()

    def _clear_grid(self) -> None:
        while (item := self._grid.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.deleteLater()

    def _build_fields(self) -> None:
        while (item := self._back_column.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.deleteLater()
        self._fields = []
        head = self.tr("Type these words from your sheet")
        self._back_column.addWidget(Label(head, "title", wrap=True))
        for place in self._asked:
            line = QLineEdit()
            line.returnPressed.connect(self.tell_words)
            field = Field(self.tr("Word {place}").format(place=place), line)
            self._fields.append((field, line))
            self._back_column.addWidget(field)
        buttons = QWidget()
        flow = FlowLayout(buttons, gap=8)
        finish = Button(self.tr("Finish"), "primary")
        finish.clicked.connect(self.tell_words)
        back = Button(self.tr("Show the sheet again"), "quiet")
        back.clicked.connect(self.show_again)
        flow.addWidget(finish)
        flow.addWidget(back)
        self._back_column.addWidget(buttons)
        self._back_column.addStretch(1)

    def show_paper(self, pdf: bytes) -> None:
        """Show the sheet's page, to be printed or saved."""
        self._paper.show_pdf(pdf, "recovery-sheet.pdf")
        self._paper.setMinimumHeight(theme.px(360))
        self._paper.show()

    def forget(self) -> None:
        """Keep no word of the sheet."""
        self._paper.forget()
        self._paper.hide()
        self._clear_grid()
        self._salt.clear()
        for _field, line in self._fields:
            line.clear()

    @Slot()
    def ask_paper(self) -> None:
        """Ask for the sheet's page."""
        self.paper_wanted.emit()

    @Slot()
    def ask_words(self) -> None:
        """Hide the sheet and ask for its words, none of which is typed yet."""
        self._stack.setCurrentIndex(1)
        for _field, line in self._fields:
            line.clear()
        if self._fields:
            self._fields[0][1].setFocus()

    @Slot()
    def show_again(self) -> None:
        """Go back to the sheet."""
        self._stack.setCurrentIndex(0)

    @Slot()
    def tell_words(self) -> None:
        """Pass on what was typed, once every word is there."""
        for field, line in self._fields:
            empty = not line.text().strip()
            field.set_error(self.tr("Please type this word.") if empty else "")
            if empty:
                line.setFocus()
                return
        self.typed.emit(tuple(line.text().strip() for _field, line in self._fields))
