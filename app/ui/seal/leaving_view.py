"""The exact words that will leave, as the committee will read them."""

from datetime import tzinfo

from PySide6.QtWidgets import QBoxLayout, QGridLayout, QWidget

from app.domain.rating import Unrated
from app.domain.scorecard import CardNote
from app.services.seal_scorecard import SealPreview
from app.ui.dates import noted_text
from app.ui.theme import ColorToken, TypeRole, theme
from app.ui.widgets import Card, Column, Label, Margins, Row, Rule, isolated
from app.ui.widgets.runs import Run, Runs

_NAME_WIDTH, _RATING_WIDTH = 150, 76


class LeavingView(Card):
    """One row per competency with its rating and evidence, then the recommendation and the summary.

    Where it is ``narrow``, words stand below the name that they are about, not beside it.
    """

    def __init__(self, preview: SealPreview, zone: tzinfo, *, narrow: bool) -> None:
        super().__init__(self.tr("What leaves your vault, word for word"))
        self._narrow = narrow
        self._zone, self._day = zone, preview.facts.panel.day
        self._scale = len(preview.facts.panel.kit.scale)
        column = Column(self, margins=Margins.around(22, 18), gap=0)
        column.addLayout(self._head(preview))
        content = preview.content
        for name, rating in content.ratings.items():
            column.addWidget(Rule())
            words = " · ".join(self._words(note) for note in content.evidence(name))
            column.addWidget(self._row(name, *self._rating(rating), words or self.tr("No note names it.")))
        column.addWidget(Rule())
        column.addWidget(self._row(self.tr("Recommendation"), content.recommendation.value, "ink", content.summary))
        rest = tuple(note for note in content.notes if not note.competencies)
        if rest:
            column.addWidget(Rule())
            words = " · ".join(self._words(note) for note in rest)
            column.addWidget(self._row(self.tr("Other notes"), "", "soft", words))

    def _head(self, preview: SealPreview) -> QBoxLayout:
        panel = preview.facts.panel
        margins = Margins(bottom=6)
        row = Column(margins=margins, gap=2) if self._narrow else Row(margins=margins, gap=12)
        title = f"{preview.facts.candidate} · {isolated(panel.block.title)}"
        row.addWidget(Runs(((Run(title, "bold"),),), "body", "ink"), 1)
        kit = self.tr("kit v{version} · {hash}").format(version=panel.kit.version, hash=panel.kit.hash[:8])
        row.addWidget(Label(kit, "body", "soft"))
        return row

    def _row(self, name: str, rating: str, color: ColorToken, words: str) -> QWidget:
        holder = QWidget()
        grid = QGridLayout(holder)
        grid.setContentsMargins(0, theme.px(8), 0, theme.px(8))
        grid.setHorizontalSpacing(theme.px(12))
        name_label = Label(name, "strong", wrap=True)
        role: TypeRole = "body" if color == "soft" else "strong"
        rating_label = Label(rating, role, color, wrap=True)
        rating_label.setFixedWidth(theme.px(_RATING_WIDTH))
        grid.addWidget(name_label, 0, 0)
        grid.addWidget(rating_label, 0, 1)
        words_label = Label(words, "body", wrap=True)
        if self._narrow:
            grid.addWidget(words_label, 1, 0, 1, 2)
            grid.setColumnStretch(0, 1)
        else:
            name_label.setFixedWidth(theme.px(_NAME_WIDTH))
            grid.addWidget(words_label, 0, 2)
            grid.setColumnStretch(2, 1)
        return holder

    def _rating(self, rating: int | Unrated) -> tuple[str, ColorToken]:
        match rating:
            case Unrated.NO_EVIDENCE:
                return self.tr("no evidence"), "soft"
            case Unrated.NOT_ASKED:
                return self.tr("not asked"), "soft"
            case Unrated.RECUSED:
                return self.tr("recused"), "soft"
            case level:
                return self.tr("{level} of {top}").format(level=level, top=self._scale), "link"

    def _words(self, note: CardNote) -> str:
        return f"{noted_text(note.at, self._zone, self._day)} {isolated(note.text)}"
