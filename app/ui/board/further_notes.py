"""On-record notes about a candidate that name no competency: evidence of none, and read all the same."""

from app.ui.widgets import Card, Column, Label, Margins
from app.ui.widgets.runs import Line, Run, Runs


class FurtherNotes(Card):
    """Hidden where there is nothing."""

    def __init__(self) -> None:
        super().__init__(self.tr("Further notes"), fill="sunk", edge="line")
        self._notes = Runs((), "body")
        column = Column(self, margins=Margins.around(12, 10), gap=4)
        column.addWidget(Label(self.tr("Further notes, on no competency"), "strong", wrap=True))
        column.addWidget(self._notes)
        self.show_notes(())

    def show_notes(self, notes: tuple[tuple[str, str, str], ...]) -> None:
        """Show who wrote what and when."""
        lines: list[Line] = [(Run(f"{who} · {when}  ", "soft"), Run(text)) for who, when, text in notes]
        self._notes.set_lines(tuple(lines))
        self.setVisible(bool(notes))
