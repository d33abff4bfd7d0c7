"""What members declared when they accepted, for the chair to weigh before anything is opened."""

from app.services.declared_conflicts import DeclaredConflict
from app.ui.widgets import Card, Column, Label, Margins, isolated
from app.ui.widgets.runs import Line, Run, Runs


class ConflictList(Card):
    """Hidden while nobody declared anything."""

    def __init__(self) -> None:
        super().__init__(self.tr("Declared conflicts"))
        self._words = Runs((), "body", "ink")
        column = Column(self, margins=Margins.around(14, 11), gap=8)
        column.addWidget(Label(self.tr("Declared conflicts"), "strong"))
        column.addWidget(self._words)
        hint = self.tr("Sealed to you alone. Whoever is not recused scores all the same.")
        column.addWidget(Label(hint, "small", "soft", wrap=True))
        self.hide()

    def show_conflicts(self, conflicts: tuple[DeclaredConflict, ...]) -> None:
        """Show who declared what of whom."""
        lines: list[Line] = [
            (Run(f"{each.candidate}  ", "bold"), Run(f"{isolated(each.panelist)}: {isolated(each.statement)}"))
            for each in conflicts
        ]
        self._words.set_lines(tuple(lines))
        self.setVisible(bool(conflicts))
