"""Notes for the chair alone: marked as such, and covered until the chair asks, because boards are shown on walls."""

from PySide6.QtCore import Slot

from app.ui.widgets import Button, Card, Column, Label, Margins, Row
from app.ui.widgets.runs import Line, Run, Runs


class ChairNotes(Card):
    """Hidden where there is nothing; covered anew for every cell."""

    def __init__(self) -> None:
        super().__init__(self.tr("For the chair only"), fill="tint", edge="accent")
        self._count = Label("", "strong", "on_tint", wrap=True)
        self._toggle = Button("", "link")
        self._toggle.clicked.connect(self.toggle)
        self._notes = Runs((), "body", "on_tint")
        column = Column(self, margins=Margins.around(12, 10), gap=4)
        head = Row(gap=8)
        head.addWidget(self._count, 1)
        head.addWidget(self._toggle)
        column.addLayout(head)
        column.addWidget(self._notes)
        column.addWidget(Label(self.tr("Read by you alone; never in the summary."), "small", "on_tint", wrap=True))
        self.show_notes(())

    def show_notes(self, notes: tuple[tuple[str, str, str], ...]) -> None:
        """Offer other notes (who, when, what), covered."""
        lines: list[Line] = [(Run(f"{who} · {when}  ", "soft"), Run(text)) for who, when, text in notes]
        self._notes.set_lines(tuple(lines))
        count = len(notes)
        words = (
            self.tr("1 note for the chair only") if count == 1 else self.tr("%n notes for the chair only", "", count)
        )
        self._count.setText(words)
        self._cover(covered=True)
        self.setVisible(bool(notes))

    @Slot()
    def toggle(self) -> None:
        """Show the notes, or cover them."""
        self._cover(covered=not self._notes.isHidden())

    def _cover(self, *, covered: bool) -> None:
        self._notes.setVisible(not covered)
        self._toggle.setText(self.tr("Show") if covered else self.tr("Cover"))
