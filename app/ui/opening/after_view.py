"""After the opening: its signed minutes, as they print."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from app.ui.paper import PaperView
from app.ui.widgets import Column, ElidedLabel, Margins, Row
from app.ui.widgets.segments import Choice, Segments
from app.vault.stores.outcomes import MinutesPart


class AfterView(QWidget):
    """``part_wanted`` carries the part of the minutes that a person chose."""

    part_wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.paper = PaperView()
        self.parts = Segments(
            self.tr("Minutes"),
            (
                Choice(
                    key=MinutesPart.OPENED.value,
                    text=self.tr("What was opened"),
                    name=self.tr("Minutes: what was opened"),
                    wide=True,
                ),
                Choice(
                    key=MinutesPart.DIGESTS.value,
                    text=self.tr("The list signed before"),
                    name=self.tr("Minutes: the list of digests, signed before anything was opened"),
                    wide=True,
                ),
            ),
        )
        self.parts.chosen.connect(self.choose)
        self._said = ElidedLabel("", "small", "ok_ink")
        column = Column(self)
        row = Row(margins=Margins(left=18, top=12, right=18))
        row.addWidget(self.parts, 1)
        row.addWidget(self._said, 2)
        column.addLayout(row)
        column.addWidget(self.paper, 1)

    @Slot(str)
    def choose(self, key: str) -> None:
        """Ask for the part that was chosen."""
        self.part_wanted.emit(key)

    def show_part(self, part: MinutesPart, pdf: bytes, file_name: str) -> None:
        """Show a part of the minutes."""
        self.parts.set_value(part.value)
        self.paper.show_pdf(pdf, file_name)
        self._said.setText("")

    def say(self, words: str) -> None:
        """Say where the minutes were written."""
        self._said.setText(words)
