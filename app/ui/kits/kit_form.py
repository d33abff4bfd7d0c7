"""The whole kit in the editor."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QLineEdit

from app.domain.kit import MOST_COMPETENCIES, MOST_QUESTIONS, Conversation
from app.services.kit_text import CompetencyText, KitText, QuestionText
from app.ui.kits.competency_form import CompetencyForm
from app.ui.kits.kit_words import conversation_words
from app.ui.kits.question_form import QuestionForm
from app.ui.kits.scale_form import ScaleForm
from app.ui.widgets import Button, Column, Field, Label, Margins, Row
from app.ui.widgets.scroll import Scroll
from app.ui.widgets.segments import Choice, Segments

_WIDEST = 680


class KitForm(Scroll):
    """``changed`` fires after every edit."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__(self.tr("Kit"), margins=Margins.around(18, 16), gap=14, widest=_WIDEST)
        self._draft_id = ""
        self.name, self.scale = QLineEdit(), ScaleForm()
        self.kind = Segments(
            self.tr("For"),
            tuple(
                Choice(key=kind.value, text=conversation_words(kind), name=conversation_words(kind), wide=True)
                for kind in Conversation
            ),
        )
        self.competencies: list[CompetencyForm] = []
        self.questions: list[QuestionForm] = []
        self._competency_column, self._question_column = Column(gap=10), Column(gap=10)
        self.add_competency = Button(self.tr("Add a competency"))
        self.add_competency.clicked.connect(self.append_competency)
        self.add_question = Button(self.tr("Add a question"))
        self.add_question.clicked.connect(self.append_question)
        self._lay_out()
        self.name.textEdited.connect(self.tell)
        self.kind.chosen.connect(self.tell)
        self.scale.changed.connect(self.follow_scale)

    def _lay_out(self) -> None:
        column = self.column
        column.addWidget(Field(self.tr("Name of the kit"), self.name))
        column.addWidget(self.kind)
        column.addWidget(self.scale)
        for caption, forms, button in (
            (self.tr("Competencies"), self._competency_column, self.add_competency),
            (self.tr("Questions, in the order in which they are asked"), self._question_column, self.add_question),
        ):
            column.addWidget(Label(caption, "title", wrap=True))
            column.addLayout(forms)
            row = Row()
            row.addWidget(button)
            row.addStretch(1)
            column.addLayout(row)
        column.addStretch(1)

    def show_text(self, text: KitText) -> None:
        """Show a kit; tells nobody."""
        self._draft_id = text.draft_id
        self.name.setText(text.name)
        self.kind.set_value(text.conversation.value)
        self.scale.show_scale(text.scale)
        for form in (*self.competencies, *self.questions):
            form.hide()
            form.deleteLater()
        self.competencies, self.questions = [], []
        for competency in text.competencies:
            self._put_competency(competency)
        for question in text.questions:
            self._put_question(question)
        self._show_room()

    def _show_room(self) -> None:
        self.add_competency.setEnabled(len(self.competencies) < MOST_COMPETENCIES)
        self.add_question.setEnabled(len(self.questions) < MOST_QUESTIONS)

    def value(self) -> KitText:
        """What stands here."""
        return KitText(
            draft_id=self._draft_id,
            name=self.name.text().strip(),
            conversation=Conversation(self.kind.value() or Conversation.INTERVIEW.value),
            scale=self.scale.value(),
            competencies=tuple(form.value() for form in self.competencies),
            questions=tuple(form.value() for form in self.questions),
        )

    def _names(self) -> tuple[str, ...]:
        return tuple(form.name.text().strip() for form in self.competencies)

    def _put_competency(self, text: CompetencyText) -> CompetencyForm:
        form = CompetencyForm(text, self.scale.value())
        form.changed.connect(self.follow_names)
        form.dropped.connect(self.drop_competency)
        self.competencies.append(form)
        self._competency_column.addWidget(form)
        self._show_room()
        return form

    def _put_question(self, text: QuestionText) -> QuestionForm:
        form = QuestionForm(text, self._names())
        form.changed.connect(self.tell)
        form.dropped.connect(self.drop_question)
        self.questions.append(form)
        self._question_column.addWidget(form)
        self._show_room()
        return form

    @Slot()
    def append_competency(self) -> None:
        """One more competency, ready for its name, where there is room."""
        if not self.add_competency.isEnabled():
            return
        self._put_competency(CompetencyText()).first_field().setFocus()
        self.changed.emit()

    @Slot()
    def append_question(self) -> None:
        """One more question, ready for its words, where there is room."""
        if not self.add_question.isEnabled():
            return
        self._put_question(QuestionText()).first_field().setFocus()
        self.changed.emit()

    @Slot()
    def drop_competency(self) -> None:
        """The competency that asked for it goes."""
        form = self.sender()
        assert isinstance(form, CompetencyForm)
        self.competencies.remove(form)
        form.hide()
        form.deleteLater()
        self.add_competency.setEnabled(True)
        self.add_competency.setFocus()
        self.follow_names()

    @Slot()
    def drop_question(self) -> None:
        """The question that asked for it goes."""
        form = self.sender()
        assert isinstance(form, QuestionForm)
        self.questions.remove(form)
        form.hide()
        form.deleteLater()
        self.add_question.setEnabled(True)
        self.add_question.setFocus()
        self.changed.emit()

    @Slot()
    def follow_scale(self) -> None:
        """Give every competency the anchors of the new scale."""
        for form in self.competencies:
            form.set_scale(self.scale.value())
        self.changed.emit()

    @Slot()
    def follow_names(self) -> None:
        """Offer the competencies by their present names to every question."""
        for form in self.questions:
            form.set_competencies(self._names())
        self.changed.emit()

    @Slot()
    def tell(self) -> None:
        """Tell that something was edited."""
        self.changed.emit()
