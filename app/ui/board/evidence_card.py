"""What one panelist scored on one competency, and on what evidence."""

from dataclasses import dataclass

from app.ui.widgets import Card, Column, Margins
from app.ui.widgets.runs import Line, Run, Runs


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidenceView:
    """One card's words; ``ask_first`` where a rating stands without evidence."""

    rating: str
    panelist: str
    notes: tuple[tuple[str, str], ...]
    """Time and text of each note."""
    ask_first: bool


class EvidenceCard(Card):
    """The rating in bold, the notes below; outlined where a rating has no evidence."""

    def __init__(self) -> None:
        super().__init__(self.tr("Evidence"))
        self._words = Runs((), "body", "ink")
        column = Column(self, margins=Margins.around(12, 10))
        column.addWidget(self._words)

    def show_view(self, view: EvidenceView) -> None:
        """Show another rating with its evidence."""
        head = f"{view.rating} · {view.panelist}"
        lines: list[Line] = [(Run(head, "bold"),)]
        lines += [(Run(f"{time}  ", "soft"), Run(text)) for time, text in view.notes]
        if not view.notes:
            lines.append((Run(self.tr("No evidence noted.")),))
        if view.ask_first:
            lines.append((Run(self.tr("Rated without evidence · ask first"), "soft"),))
        self._words.set_lines(tuple(lines))
        self.set_colors(fill="card", edge="mark" if view.ask_first else "line")
        self.setAccessibleName(head)
        self.setAccessibleDescription(self._words.text())
