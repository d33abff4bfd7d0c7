"""What the draft still needs, beside the form."""

from app.services.draft_gaps import Gap
from app.ui.panels.panel_words import gap_words
from app.ui.widgets import Card, Column, Label, Margins
from app.ui.widgets.runs import Line, Run, Runs


class GapList(Card):
    """Says what is missing, or that the panel can be issued."""

    def __init__(self) -> None:
        super().__init__(self.tr("Before you issue"))
        self._words = Runs((), "body", "ink")
        column = Column(self, margins=Margins.around(14, 11), gap=6)
        column.addWidget(Label(self.tr("Before you issue"), "strong"))
        column.addWidget(self._words)

    def show_gaps(self, gaps: tuple[Gap, ...]) -> None:
        """Show what there is to see to."""
        lines: list[Line] = [(Run("✕ " if gap.blocks else "! ", "accent"), Run(gap_words(gap))) for gap in gaps]
        ready: Line = (Run(self.tr("✓ Everything is here. Issuing fixes the panel and seals a pack per member.")),)
        if not any(gap.blocks for gap in gaps):
            lines.append(ready)
        self._words.set_lines(tuple(lines))
