"""The middle of the page: the question, what was written to it, and the field for the next note."""

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtGui import QTextCursor, QUndoStack
from PySide6.QtWidgets import QWidget

from app.domain.errors import ValueRefused
from app.domain.note import Bearing, Handling
from app.domain.rating import Unrated
from app.services.page_values import panel_zone
from app.services.tripwires import tripwires_in
from app.ui.dates import day_text, time_text
from app.ui.interview.agreement import Agreement, AgreementCard
from app.ui.interview.asked_cards import AskedCards
from app.ui.interview.bearing import BearingCard
from app.ui.interview.changes import AddNote, ChangeNote, Rate, RemoveNote
from app.ui.interview.composer import Composer
from app.ui.interview.desk import Desk, Note
from app.ui.interview.duty_notice import DutyNotice
from app.ui.interview.note_making import Typed, changed_note, make_note, notice_note, request_note
from app.ui.interview.note_model import NoteModel
from app.ui.interview.notes_view import NotesView
from app.ui.interview.tags import join_tags, split_tags
from app.ui.interview.wording_watch import WordingWatch
from app.ui.widgets import Column, Label, Margins, MessagePanel
from app.ui.widgets.runs import Run, Runs
from app.vault.stores.typing_draft import TypingDraft

_SAVE_AFTER_MS = 50


class NotesColumn(QWidget):
    """Writes notes through the desk; the terms of an off-the-record note come before its first word."""

    noted = Signal()

    def __init__(self, desk: Desk, undo: QUndoStack) -> None:
        super().__init__()
        self._desk, self._undo = desk, undo
        self._zone = panel_zone(desk.interview.panel.block)
        self._names = tuple(competency.name for competency in desk.interview.panel.kit.competencies)
        self._question = 1
        self._agreement: Agreement | None = None
        self._ask = Runs((), "body", "ink")
        self._probes = Label("", "body", "soft", wrap=True)
        self._model = NoteModel(self._zone, self._names, self)
        self._model.edited.connect(self.change)
        self.notes = NotesView(self._model)
        self.notes.removal_wanted.connect(self.remove)
        self.composer = Composer()
        self.composer.editor.offer_tags(self._names)
        self.composer.editor.entered.connect(self.enter)
        self.composer.editor.textChanged.connect(self.save_soon)
        self.composer.handling_wanted.connect(self.choose_handling)
        self.message = MessagePanel()
        self._terms, self._bearing = AgreementCard(desk.session.now), BearingCard()
        self._duty, self._wording = DutyNotice(), WordingWatch(desk, self)
        self._connect_cards()
        self._saving = QTimer(self)
        self._saving.setSingleShot(True)
        self._saving.timeout.connect(self.keep_typing)
        self._lay_out()
        self.restore_typing()

    def _connect_cards(self) -> None:
        self._terms.agreed.connect(self.write_off_record)
        self._terms.heard_wanted.connect(self.write_on_record)
        self._terms.request_wanted.connect(self.record_request)
        self._terms.cancelled.connect(self.composer.editor.setFocus)
        self._bearing.decided.connect(self.enter_bearing)
        self._bearing.cancelled.connect(self.composer.editor.setFocus)
        self._duty.record_wanted.connect(self.write_on_record)
        self._duty.put_away.connect(self.composer.editor.setFocus)
        self._wording.answered.connect(self.composer.editor.setFocus)
        self._desk.added.connect(self.save_what_is_left)
        self._desk.returned.connect(self.take_back)

    def _lay_out(self) -> None:
        column = Column(self, margins=Margins(left=18, top=14, right=18, bottom=12), gap=10)
        head = Column(gap=3)
        head.addWidget(self._ask)
        head.addWidget(self._probes)
        column.addLayout(head)
        asked = AskedCards(self.tr("To be answered first"), (self._terms, self._bearing, self._duty))
        for part in (self.notes, self.message, asked, self.composer, self._wording.prompt):
            column.addWidget(part)
        column.addStretch(1)

    def question(self) -> int:
        """The number of the question that is written to; 0 for none."""
        return self._question

    def show_question(self, number: int) -> None:
        """Show a question and its notes; 0 shows all notes."""
        self.notes.finish_editing()
        self._question = number
        asked = self._desk.interview.panel.kit.asked
        question = asked[number - 1] if number else None
        text = question.text if question else self.tr("All notes, in order of time")
        self._ask.set_lines(((Run(text, "bold"),),))
        probes = " · ".join(question.probes) if question else ""
        self._probes.setText(self.tr("Probe: {probes}").format(probes=probes) if probes else "")
        self._probes.setVisible(bool(probes))
        self.refresh()

    def refresh(self) -> None:
        """Show the notes as they stand."""
        self._model.set_notes(self._desk.notes(self._question))
        self._wording.look(self.composer.editor.toPlainText(), self._question)

    @Slot()
    def enter(self) -> None:
        """Make a note of what is typed, at this moment."""
        text, competencies = split_tags(self.composer.editor.toPlainText(), self._names)
        if not text:
            return
        if self._is_agreeing():
            self._terms.enter()
            return
        if self.composer.handling is Handling.OFF_RECORD and self._is_held_back(text, competencies):
            return
        self._add(text, competencies or self._asked_for(), None)

    def _asked_for(self) -> tuple[str, ...]:
        """What a note is evidence of that names nothing: the one competency its question asks for."""
        if not self._question or self.composer.handling not in (Handling.ON_RECORD, Handling.CHAIR_ONLY):
            return ()
        asked = self._desk.interview.panel.kit.asked[self._question - 1].competencies
        return asked if len(asked) == 1 else ()

    def _is_held_back(self, text: str, competencies: tuple[str, ...]) -> bool:
        """Whether an off-the-record note waits for an answer first."""
        if self._is_bound_by_duty(text):
            return True
        if competencies:
            self._bearing.ask(competencies)
        return bool(competencies)

    def _is_bound_by_duty(self, text: str) -> bool:
        """Whether off the record cannot hold this text; the notice of each duty is shown then."""
        duties = tripwires_in(text)
        if duties:
            words = self.tr("The notice about a duty to report was shown: {names}.")
            self._desk.add(notice_note(self._desk, duties, self._question, words))
            self._duty.show_notices(duties)
        return bool(duties)

    @Slot(object)
    def enter_bearing(self, bearing: Bearing) -> None:
        """Make the note, with what becomes of the competencies that it touches; words may have come meanwhile."""
        text, competencies = split_tags(self.composer.editor.toPlainText(), self._names)
        if self._is_bound_by_duty(text):
            return
        added = self._add(text, competencies, bearing if competencies else None)
        if added and bearing is Bearing.RECUSED:
            for name in competencies:
                self._undo.push(Rate(self.tr("Recuse"), self._desk, name, Unrated.RECUSED))
        self.composer.editor.setFocus()

    def _add(self, text: str, competencies: tuple[str, ...], bearing: Bearing | None) -> bool:
        """Whether the note could be made; it says why when it could not."""
        try:
            note = make_note(self._desk, self._typed(text, competencies), self._agreement, bearing)
        except ValueRefused as error:
            self.message.show_error(error)
            return False
        self._saving.stop()
        self.composer.editor.clear()
        self._saving.stop()
        self.message.clear()
        self._undo.push(AddNote(self.tr("Add note"), self._desk, note))
        self.noted.emit()
        return True

    def _typed(self, text: str, competencies: tuple[str, ...]) -> Typed:
        return Typed(text=text, competencies=competencies, question=self._question, handling=self.composer.handling)

    @Slot(object, str)
    def change(self, note: Note, words: str) -> None:
        """Let a note say something else, unless it is off the record and could not hold that."""
        text, competencies = split_tags(words, self._names)
        if note.handling is Handling.OFF_RECORD and self._is_bound_by_duty(text):
            return
        try:
            changed = changed_note(note, text, competencies)
        except ValueRefused as error:
            self.message.show_error(error)
            return
        self.message.clear()
        self._undo.push(ChangeNote(self.tr("Change note"), self._desk, note, changed))

    @Slot(object)
    def remove(self, note: Note) -> None:
        """Take a note away; undo brings it back."""
        self._undo.push(RemoveNote(self.tr("Remove note"), self._desk, note))

    @Slot(object)
    def choose_handling(self, handling: Handling) -> None:
        """Write the next notes with this handling; off the record asks for its terms first."""
        self._bearing.hide()
        if handling is Handling.OFF_RECORD:
            self._terms.ask(self._desk.interview.panel.block.rules.destroy_by)
            return
        self._terms.hide()
        self._agreement = None
        self.composer.show_handling(handling, "")
        self.composer.editor.setFocus()

    def _is_agreeing(self) -> bool:
        """Whether terms are being agreed: until then nothing of what stands in the field becomes a note."""
        return not self._terms.isHidden()

    @Slot()
    def agree_off_record(self) -> None:
        """Ask for the terms of an off-the-record note, or go back to the record."""
        off = self.composer.handling is Handling.OFF_RECORD
        self.choose_handling(Handling.ON_RECORD if off else Handling.OFF_RECORD)

    @Slot(object)
    def write_off_record(self, agreement: Agreement) -> None:
        """Write the next notes off the record, on these terms."""
        self._agreement = agreement
        words = self.tr(
            "Off the record · agreed {time}, before it was said · stays in your vault, agreed until {day}"
        ).format(time=time_text(agreement.agreed_at, self._zone), day=day_text(agreement.until))
        self.composer.show_handling(Handling.OFF_RECORD, words)
        self.composer.editor.setFocus()

    @Slot()
    def write_on_record(self) -> None:
        """Write the next notes on the record."""
        self.choose_handling(Handling.ON_RECORD)

    @Slot()
    def record_request(self) -> None:
        """Record that a request came after the words, and not the words."""
        self.write_on_record()
        note = request_note(self._desk, self._question)
        self._undo.push(AddNote(self.tr("Add note"), self._desk, note))

    @Slot()
    def save_soon(self) -> None:
        """See to it that this letter is durable soon, also while the next ones come."""
        if not self._saving.isActive():
            self._saving.start(_SAVE_AFTER_MS)

    @Slot(object)
    def take_back(self, note: Note) -> None:
        """Put a refused note into the field again, where that is free and for the same readers."""
        if note.handling is self.composer.handling and not self.composer.editor.toPlainText():
            self._fill(note)

    def _fill(self, words: Note | TypingDraft) -> None:
        self.composer.editor.setPlainText(join_tags(words.text, words.competencies, self._names))
        self.composer.editor.moveCursor(QTextCursor.MoveOperation.End)

    @Slot()
    def save_what_is_left(self) -> None:
        """See to it that words in the field stay durable when a note came that was not made of them."""
        if self.composer.editor.toPlainText():
            self.save_soon()

    @Slot()
    def keep_typing(self) -> None:
        """Make durable what is being typed."""
        interview = self._desk.interview
        text, competencies = split_tags(self.composer.editor.toPlainText(), self._names)
        self._desk.keep_typing(
            TypingDraft(
                panel_id=interview.panel.block.panel_id,
                candidate=interview.candidate,
                handling=Handling.OFF_RECORD if self._is_agreeing() else self.composer.handling,
                question=self._question,
                competencies=competencies,
                text=text,
                at=self._desk.session.now(),
            )
        )

    def flush(self) -> None:
        """Make durable at once what waits for a pause, and what is being edited."""
        self.notes.finish_editing()
        if self._saving.isActive():
            self._saving.stop()
            self.keep_typing()

    def restore_typing(self) -> None:
        """Put back what was being typed when the program ended; off the record asks for its terms again."""
        draft = self._desk.interview.typing
        if draft is None or not draft.text:
            return
        self._fill(draft)
        self._saving.stop()
        if draft.handling in (Handling.CHAIR_ONLY, Handling.PRIVATE):
            self.composer.show_handling(draft.handling, "")
        elif draft.handling is Handling.OFF_RECORD:
            self.composer.show_handling(Handling.PRIVATE, "")  # for whoever does not agree again
            self.choose_handling(Handling.OFF_RECORD)
