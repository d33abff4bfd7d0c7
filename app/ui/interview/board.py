"""One interview on the screen: questions, notes, ratings; folded where room is short."""

from typing import override

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent, QUndoStack
from PySide6.QtWidgets import QWidget

from app.domain.note import Handling
from app.domain.rating import Rating, Recommendation
from app.domain.scorecard import Missing
from app.services.interviews import Interview
from app.services.session import Session
from app.ui.interview.changes import Rate, Recommend
from app.ui.interview.desk import Desk
from app.ui.interview.notes_column import NotesColumn
from app.ui.interview.question_list import QuestionList, QuestionModel
from app.ui.interview.ratings import Ratings
from app.ui.interview.stopwatch import Stopwatch
from app.ui.tasks import TaskRunner
from app.ui.theme import theme
from app.ui.widgets import Column, Label, Margins, Row, Rule
from app.ui.widgets.segments import Choice, Segments

_QUESTIONS_WIDTH, _RATINGS_WIDTH, _RATINGS_WIDTH_LARGE = 249, 329, 420
_LARGE_FROM, _WIDE_FROM, _COMPACT_BELOW = 1500, 860, 640
_UNLIMITED = 16_777_215


class InterviewBoard(QWidget):
    """Everything about one candidate. ``changed`` fires when title figures may differ, ``saved`` when durable."""

    changed = Signal()
    saved = Signal()

    def __init__(self, session: Session, runner: TaskRunner, interview: Interview) -> None:
        super().__init__()
        self.desk = Desk(session, runner, interview, self)
        self.undo = QUndoStack(self)
        self.watch = Stopwatch(self)
        self.watch.load(interview.seconds_used)
        self.notes = NotesColumn(self.desk, self.undo)
        self.ratings = Ratings(interview.panel.kit)
        self._model = QuestionModel(self)
        self.questions = QuestionList(self._model)
        self._compact = False
        self._tabs = Segments(
            self.tr("Show"),
            (
                Choice(key="notes", text=self.tr("Notes"), name=self.tr("Show notes"), wide=True),
                Choice(key="ratings", text=self.tr("Ratings"), name=self.tr("Show ratings"), wide=True),
            ),
        )
        self._tabs.set_value("notes")
        self._lay_out()
        self._connect()
        self.refresh()
        self.questions.show_row(self._first_row())

    def _first_row(self) -> int:
        """The line of the question that a note was being typed to, else the first."""
        typing = self.desk.interview.typing
        return (typing.question - 1) % self._model.rowCount() if typing is not None and typing.text else 0

    def _lay_out(self) -> None:
        self._left = QWidget()
        left = Column(self._left, margins=Margins(left=12, top=12, right=12), gap=6)
        caption = Label(self.tr("Questions · asked to every candidate in this order"), "body", "soft", wrap=True)
        indented = Column(margins=Margins(left=10))
        indented.addWidget(caption)
        left.addLayout(indented)
        left.addWidget(self.questions, 1)
        self._left_rule = Rule(Qt.Orientation.Vertical)
        self._right_rule = Rule(Qt.Orientation.Vertical)
        body = Row()
        body.addWidget(self._left)
        body.addWidget(self._left_rule)
        body.addWidget(self.notes, 1)
        body.addWidget(self._right_rule)
        body.addWidget(self.ratings)
        self._tab_row = QWidget()
        tabs = Row(self._tab_row, margins=Margins(left=18, top=8, right=18))
        tabs.addWidget(self._tabs)
        column = Column(self)
        column.addWidget(self._tab_row)
        column.addLayout(body, 1)

    def _connect(self) -> None:
        editor = self.notes.composer.editor
        editor.left.connect(self.to_ratings)
        editor.digit_pressed.connect(self.ratings.rate_current)
        editor.stepped.connect(self.ratings.step)
        editor.undo_wanted.connect(self.undo.undo)
        self.ratings.left.connect(self.to_notes)
        self.ratings.rated.connect(self.rate)
        self.ratings.recommended.connect(self.recommend)
        self.ratings.summary_typed.connect(self.summarise)
        self.questions.chosen.connect(self.show_question)
        self.questions.left.connect(self.to_notes)
        self.desk.changed.connect(self.refresh)
        self.desk.saved.connect(self.saved)
        self.desk.refused.connect(self.notes.message.show_error)
        self.watch.due.connect(self.desk.use_time)
        self.watch.ticked.connect(self.refresh_times)
        self._tabs.chosen.connect(self.turn)
        theme.changed.connect(self.reflow)

    @Slot()
    def refresh(self) -> None:
        """Show everything as it stands on the desk."""
        self.notes.refresh()
        self.ratings.show_card(self.desk.card)
        self.refresh_times()

    @Slot()
    def refresh_times(self) -> None:
        """Show minutes and counts beside the questions."""
        counts: dict[int, int] = {}
        for note in self.desk.notes(0):
            counts[note.question] = counts.get(note.question, 0) + 1
        self._model.show_questions(self.desk.interview.panel.kit.asked, self.watch.used(), counts)
        self.changed.emit()

    @Slot(int)
    def show_question(self, number: int) -> None:
        """Go to a question; its minutes run from now on, and what it asks for is rated next."""
        self.watch.turn_to(number)
        self.notes.show_question(number)
        if number:
            self.ratings.turn_to(self.desk.interview.panel.kit.asked[number - 1].competencies)
        self.changed.emit()

    @Slot(str, object)
    def rate(self, competency: str, rating: Rating) -> None:
        """Rate a competency; choosing the same again takes the rating back."""
        same = self.desk.card.ratings.get(competency) == rating
        self.undo.push(Rate(self.tr("Rate"), self.desk, competency, None if same else rating))

    @Slot(object)
    def recommend(self, recommendation: Recommendation) -> None:
        """Give the recommendation."""
        if recommendation is not self.desk.card.recommendation:
            self.undo.push(Recommend(self.tr("Recommend"), self.desk, recommendation))

    @Slot(str)
    def summarise(self, text: str) -> None:
        """Keep the summary as it stands; the field has an undo of its own."""
        if text.strip() != self.desk.card.summary:
            self.desk.judge(self.desk.card.recommendation, text)

    @Slot()
    def to_ratings(self) -> None:
        """Put the keyboard on the outlined competency."""
        if self._compact:
            self.turn("ratings")
        self.ratings.enter()

    def lead_to(self, what: Missing) -> None:
        """Put the keyboard where something is missing."""
        if self._compact:
            self.turn("ratings")
        self.ratings.lead_to(what)

    @Slot()
    def to_notes(self) -> None:
        """Put the keyboard back into the field, draft and cursor as they were."""
        if self._compact:
            self.turn("notes")
        self.notes.composer.editor.setFocus(Qt.FocusReason.ShortcutFocusReason)

    @Slot(str)
    def turn(self, side: str) -> None:
        """Show notes or ratings where there is no room for both."""
        self._tabs.set_value(side)
        self.notes.setVisible(not self._compact or side == "notes")
        self.ratings.setVisible(not self._compact or side == "ratings")

    def is_apart(self) -> bool:
        """Whether the next note is not for the committee; that was chosen or agreed here, and stands nowhere else."""
        return self.notes.composer.handling is not Handling.ON_RECORD

    def flush(self) -> None:
        """Hand to the worker whatever waits for a pause."""
        self.notes.flush()
        self.ratings.flush()
        self.watch.keep()

    @Slot()
    def reflow(self) -> None:
        """Fold columns to the width there is."""
        width = self.width() / theme.zoom
        wide, self._compact = width > _WIDE_FROM, width < _COMPACT_BELOW
        for part in (self._left, self._left_rule):
            part.setVisible(wide)
        self._left.setFixedWidth(theme.px(_QUESTIONS_WIDTH))
        self._right_rule.setVisible(not self._compact)
        self._tab_row.setVisible(self._compact)
        ratings = theme.px(_RATINGS_WIDTH_LARGE if width > _LARGE_FROM else _RATINGS_WIDTH)
        self.ratings.setMinimumWidth(0 if self._compact else ratings)
        self.ratings.setMaximumWidth(_UNLIMITED if self._compact else ratings)
        self.notes.composer.set_compact(self._compact)
        self.turn(self._tabs.value() or "notes")

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self.reflow()

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(320), theme.px(280))
