"""One competency: its weight, the keys to rate it, and the anchors beside them."""

from PySide6.QtCore import Signal, Slot

from app.domain.kit import Competency, Kit
from app.domain.rating import Rating, Unrated
from app.ui.widgets import Card, Column, Margins
from app.ui.widgets.runs import Line, Run, Runs
from app.ui.widgets.segments import Choice, Segments

NO_EVIDENCE_KEY, NOT_ASKED_KEY = "0", "n"


class RatingCard(Card):
    """``rated`` carries the competency's name and a rating that a person chose."""

    rated = Signal(str, object)

    def __init__(self, kit: Kit, competency: Competency) -> None:
        super().__init__(self.tr("Rating of {name}").format(name=competency.name))
        self.competency = competency
        self._kit = kit
        self._rating: Rating | None = None
        self._notes = 0
        meta = self.tr("weight {weight}").format(weight=competency.weight)
        if competency.must_meet:
            meta += self.tr(" · must meet {level}").format(level=competency.must_meet)
        head = Runs(((Run(f"{competency.name} ", "bold"), Run(meta, "soft")),), "body")
        self.segments = Segments(competency.name, self._choices())
        self.segments.chosen.connect(self.choose)
        self._words = Runs()
        column = Column(self, margins=Margins(left=12, top=10, right=12, bottom=11), gap=7)
        for part in (head, self.segments, self._words):
            column.addWidget(part)
        self._describe()

    def _choices(self) -> tuple[Choice, ...]:
        name, top = self.competency.name, len(self._kit.scale)
        levels = tuple(
            Choice(
                key=str(level),
                text=str(level),
                name=self.tr("{name}: {level} of {top}").format(name=name, level=level, top=top),
                description=self.competency.anchor(level) or self._kit.level_name(level),
            )
            for level in self._kit.levels
        )
        absent = (
            Choice(
                key=NO_EVIDENCE_KEY,
                text=self.tr("no evidence"),
                name=self.tr("{name}: no evidence").format(name=name),
                soft=True,
                wide=True,
            ),
            Choice(
                key=NOT_ASKED_KEY,
                text=self.tr("not asked"),
                name=self.tr("{name}: not asked").format(name=name),
                soft=True,
                wide=True,
            ),
        )
        return (*levels, *absent)

    @Slot(str)
    def choose(self, key: str) -> None:
        """Tell the rating that a key stands for."""
        self.rated.emit(self.competency.name, rating_of_key(key))

    def show_rating(self, rating: Rating | None, notes: int) -> None:
        """Show how the competency is rated and how many notes name it."""
        self._rating, self._notes = rating, notes
        self.segments.set_value(key_of_rating(rating))
        self.segments.setEnabled(not self.is_recused())
        self._describe()

    def set_current(self, current: bool) -> None:  # noqa: FBT001 - a setter of one state, as Qt's are
        """Outline the card and show all its anchors, or no longer."""
        super().set_current(current)
        self._describe()

    def is_recused(self) -> bool:
        """Whether a recusal stands here, which only undo takes back."""
        return self._rating is Unrated.RECUSED

    def spoken(self) -> str:
        """How the competency is rated, in words."""
        return f"{self.competency.name}: {self._rating_words()}"

    def _rating_words(self) -> str:
        match self._rating:
            case None:
                return self.tr("not rated")
            case Unrated.NO_EVIDENCE:
                return self.tr("no evidence")
            case Unrated.NOT_ASKED:
                return self.tr("not asked")
            case Unrated.RECUSED:
                return self.tr("recused")
            case level:
                return self.tr("{level} of {top}").format(level=level, top=len(self._kit.scale))

    def _describe(self) -> None:
        self._words.set_lines(self._lines())

    def _lines(self) -> tuple[Line, ...]:
        never_zero = Run(self.tr("never counted as zero"), "soft-bold")
        match self._rating:
            case Unrated.NO_EVIDENCE:
                return ((Run(self.tr("No evidence in the interview; ")), never_zero),)
            case Unrated.NOT_ASKED:
                return ((Run(self.tr("Not asked; ")), never_zero),)
            case Unrated.RECUSED:
                return ((Run(self.tr("You are recused from this competency.")),),)
            case int(level) if not self.is_current():
                return (self._anchor_line(level),)
            case _:
                return self._all_anchors() if self.is_current() else ((Run(self._unrated_words()),),)

    def _unrated_words(self) -> str:
        if not self._notes:
            return self.tr("Not yet rated")
        return self.tr("{notes} tagged, not yet rated").format(notes=self._notes_words())

    def _notes_words(self) -> str:
        if not self._notes:
            return self.tr("no note yet")
        return self.tr("1 note") if self._notes == 1 else self.tr("%n notes", "", self._notes)

    def _anchor_line(self, level: int) -> Line:
        anchor = self.competency.anchor(level) or self._kit.level_name(level)
        return (Run(f"{level} ", "soft-bold"), Run(f"{anchor} "), Run(self._notes_words(), "soft-bold"))

    def _all_anchors(self) -> tuple[Line, ...]:
        lines: list[Line] = [
            (Run(f"{anchor.level} ", "bold" if anchor.level == self._rating else "soft-bold"), Run(anchor.text))
            for anchor in self.competency.anchors
        ]
        return (*lines, (Run(self._notes_words(), "soft-bold"),)) if self._notes else tuple(lines)


def rating_of_key(key: str) -> Rating:
    """The rating that a key stands for."""
    absences: dict[str, Rating] = {NO_EVIDENCE_KEY: Unrated.NO_EVIDENCE, NOT_ASKED_KEY: Unrated.NOT_ASKED}
    return absences[key] if key in absences else int(key)


def key_of_rating(rating: Rating | None) -> str | None:
    """The key that stands for a rating; none for no rating and for a recusal."""
    match rating:
        case Unrated.NO_EVIDENCE:
            return NO_EVIDENCE_KEY
        case Unrated.NOT_ASKED:
            return NOT_ASKED_KEY
        case int(level):
            return str(level)
        case _:
            return None
