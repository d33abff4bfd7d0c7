"""All ratings, the recommendation and the summary, and what is still missing; bare digits rate only while in here."""

from typing import override

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QWidget

from app.domain.kit import Kit
from app.domain.rating import Rating, Recommendation
from app.domain.scorecard import DraftScorecard, Missing
from app.ui.interview.rating_card import NOT_ASKED_KEY, RatingCard, rating_of_key
from app.ui.theme import theme
from app.ui.widgets import Card, Column, Field, Margins, Rule, announce
from app.ui.widgets.digits import digit_of
from app.ui.widgets.runs import Run, Runs
from app.ui.widgets.scroll import Scroll
from app.ui.widgets.segments import Choice, Segments

_SAVE_AFTER_MS = 50


class Ratings(QWidget):
    """``rated``, ``recommended`` and ``summary_typed`` carry what a person chose; ``left`` fires on Esc or Enter."""

    rated = Signal(str, object)
    recommended = Signal(object)
    summary_typed = Signal(str)
    left = Signal()

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self._scroll = Scroll(self.tr("Ratings"), margins=Margins(left=14, top=12, right=14, bottom=12), gap=9)
        self.cards = tuple(RatingCard(kit, competency) for competency in kit.competencies)
        self._now = 0
        for card in self.cards:
            card.rated.connect(self.choose)
            self._scroll.column.addWidget(card)
        self._levels = len(kit.scale)
        self._recommendation = Segments(self.tr("Recommendation"), self._recommendations(), "small")
        self._recommendation.chosen.connect(self.recommend)
        self._summary = QPlainTextEdit()
        self._summary.setPlaceholderText(self.tr("What decided it, in a few sentences"))
        self._summary.textChanged.connect(self.save_soon)
        self._saving = QTimer(self)
        self._saving.setSingleShot(True)
        self._saving.timeout.connect(self.tell_summary)
        self._filled = False
        """Whether the summary stands in its field: from then on the field says what it is, also what was refused."""
        overall = Card(self.tr("Recommendation"))
        inner = Column(overall, margins=Margins(left=12, top=10, right=12, bottom=12), gap=8)
        inner.addWidget(Runs(((Run(self.tr("Recommendation"), "bold"),),), "body"))
        inner.addWidget(self._recommendation)
        hint = self.tr("Sealed with the card, read by the committee.")
        self._summary_field = Field(self.tr("Summary"), self._summary, hint)
        inner.addWidget(self._summary_field)
        self._scroll.column.addWidget(overall)
        self._scroll.column.addStretch(1)
        self._missing = Runs((), "body")
        foot = Column(margins=Margins.around(14, 9))
        foot.addWidget(self._missing)
        column = Column(self)
        column.addWidget(self._scroll, 1)
        column.addWidget(Rule())
        column.addLayout(foot)
        theme.changed.connect(self.fit_summary)
        self.fit_summary()
        self.make_current(0)

    def _recommendations(self) -> tuple[Choice, ...]:
        words = {
            Recommendation.STRONG_NO: self.tr("strong no"),
            Recommendation.NO: self.tr("no"),
            Recommendation.YES: self.tr("yes"),
            Recommendation.STRONG_YES: self.tr("strong yes"),
        }
        spoken = self.tr("Recommendation: {words}")
        return tuple(
            Choice(key=key.value, text=text, name=spoken.format(words=text), wide=True) for key, text in words.items()
        )

    @Slot()
    def fit_summary(self) -> None:
        """Give the summary four lines at the present zoom."""
        self._summary.setFixedHeight(theme.px(84))

    def show_card(self, card: DraftScorecard) -> None:
        """Show what is rated and written, and what is missing."""
        for each in self.cards:
            name = each.competency.name
            each.show_rating(card.ratings.get(name), len(card.evidence(name)))
        self._recommendation.set_value(card.recommendation.value if card.recommendation else None)
        if not self._filled:
            self._filled = True
            self._summary.setPlainText(card.summary)
            self._saving.stop()
        if card.summary:
            self._summary_field.set_error("")
        self._say_missing(card)

    def _say_missing(self, card: DraftScorecard) -> None:
        rated = sum(each.competency.name in card.ratings for each in self.cards)
        whole = rated == len(self.cards)
        count = self.tr("{rated} of {all} rated").format(rated=rated, all=len(self.cards))
        runs = [Run(self.tr("Ready to seal: ")), Run(count, "bold" if whole else "plain")]
        words = {
            Missing.RECOMMENDATION: self.tr("recommendation missing"),
            Missing.SUMMARY: self.tr("summary missing"),
        }
        runs.extend(Run(f" · {words[what]}") for what in card.missing())
        self._missing.set_lines((tuple(runs),))

    @Slot()
    def save_soon(self) -> None:
        """See to it that this letter is durable soon, also while the next ones come."""
        if not self._saving.isActive():
            self._saving.start(_SAVE_AFTER_MS)

    @Slot()
    def tell_summary(self) -> None:
        """Pass on the summary as it stands."""
        self.summary_typed.emit(self._summary.toPlainText())

    def lead_to(self, what: Missing) -> None:
        """Put the keyboard where something is missing, and say so."""
        if what is Missing.RECOMMENDATION:
            self._recommendation.enter()
            announce(self, self.tr("A recommendation is missing."))
        else:
            self._summary_field.set_error(self.tr("A few sentences are needed before sealing."))
            self._summary.setFocus()
        self._scroll.ensureWidgetVisible(self._summary_field)

    def flush(self) -> None:
        """Pass on at once what waits for a pause, or was refused before."""
        self._saving.stop()
        self.tell_summary()

    def current(self) -> RatingCard:
        """The outlined competency."""
        return self.cards[self._now]

    def make_current(self, place: int) -> None:
        """Outline another competency."""
        self._now = max(0, min(len(self.cards) - 1, place))
        for number, card in enumerate(self.cards):
            card.set_current(number == self._now)
        self._scroll.ensureWidgetVisible(self.current())

    def turn_to(self, competencies: tuple[str, ...]) -> None:
        """Outline the first of these, unless one of them is outlined already."""
        places = [number for number, card in enumerate(self.cards) if card.competency.name in competencies]
        if places and self._now not in places:
            self.make_current(places[0])

    @Slot(int)
    def step(self, by: int) -> None:
        """Outline the next or the previous competency and say which."""
        self.make_current(self._now + by)
        announce(self, self.current().spoken())

    @Slot(int)
    def rate_current(self, digit: int) -> None:
        """Rate the outlined competency, 0 for no evidence; the keyboard stays where it is."""
        if digit <= self._levels:
            self.choose(self.current().competency.name, rating_of_key(str(digit)))

    @Slot(str, object)
    def choose(self, competency: str, rating: Rating) -> None:
        """Pass on a rating and say it."""
        self.make_current(next(i for i, card in enumerate(self.cards) if card.competency.name == competency))
        if not self.current().is_recused():
            self.rated.emit(competency, rating)
        announce(self, self.current().spoken())

    @Slot(str)
    def recommend(self, key: str) -> None:
        """Pass on the recommendation."""
        self.recommended.emit(Recommendation(key))

    def enter(self) -> None:
        """Put the keyboard on the outlined competency's keys."""
        self._scroll.ensureWidgetVisible(self.current())
        self.current().segments.enter()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        held = event.modifiers() & ~(Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ControlModifier)
        digit = digit_of(event) if held == Qt.KeyboardModifier.NoModifier else None
        keys = {Qt.Key.Key_J: 1, Qt.Key.Key_K: -1}
        if self._is_writing():
            super().keyPressEvent(event)
        elif digit is not None:
            self.rate_current(digit)
            self.enter()
        elif event.key() == Qt.Key.Key_N and not event.isAutoRepeat():
            self.choose(self.current().competency.name, rating_of_key(NOT_ASKED_KEY))
            self.enter()
        elif event.key() in keys:
            self.step(keys[Qt.Key(event.key())])
            self.enter()
        elif event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _is_writing(self) -> bool:
        return QApplication.focusWidget() is self._summary
