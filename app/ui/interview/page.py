"""The interview page: one candidate at a time, everything within reach of the keyboard."""

from typing import override

from PySide6.QtCore import Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStackedLayout, QWidget

from app.domain.ids import CandidateCode, PanelId
from app.domain.note import Handling
from app.errors import SubRosaError
from app.services.interviews import open_interview
from app.services.memberships import CandidateView, candidates_of, list_memberships
from app.services.session import Session
from app.ui.interview.board import InterviewBoard
from app.ui.interview.clock_face import ClockFace
from app.ui.interview.interview_of import InterviewOf
from app.ui.shell import Entries, Entry, Page
from app.ui.tasks import TaskRunner
from app.ui.theme import theme
from app.ui.widgets.empty_state import EmptyState
from app.ui.widgets.key_button import KeyButton
from app.vault.stores.memberships import MembershipState

_SHORT_BELOW = 860


class InterviewPage(Page):
    """Questions, notes and ratings of the chosen candidate."""

    def __init__(self, session: Session, runner: TaskRunner) -> None:
        super().__init__()
        self._session, self._runner = session, runner
        self._shown: InterviewOf | None = None
        self._candidates: tuple[CandidateView, ...] = ()
        self._board: InterviewBoard | None = None
        self._left: dict[InterviewOf, InterviewBoard] = {}
        """Interviews that were left while something in them waited for the worker, or was not for the committee."""
        self._runner.changed.connect(self.forget_left)
        self._clock = ClockFace()
        self._clock.pressed.connect(self.toggle_clock)
        self._safe = KeyButton(self.tr("Candidate-safe screen"), "F9")
        self._seal = KeyButton(self.tr("Seal…"), "Ctrl+Enter", "primary")
        self._seal.clicked.connect(self.seal)
        self._empty = EmptyState(
            self.tr("No interview yet"),
            self.tr("Candidates stand here once you accepted a panel's pack, but those from whom you are recused."),
            self.tr("Open a pack…"),
        )
        self._empty.asked.connect(self.go_to_panels)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self._empty)
        self._add_commands()
        theme.changed.connect(self.reflow)

    def _add_commands(self) -> None:
        self.add_command(self.tr("Seal this scorecard"), self.seal, "Ctrl+Return")
        self.add_command(self.tr("Off the record…"), self.off_record, "Ctrl+Shift+O")
        self.add_command(self.tr("Write for the chair only"), self.chair_only, "Ctrl+Shift+H")
        self.add_command(self.tr("Write a private note"), self.private_note, "Ctrl+Shift+P")
        self.add_command(self.tr("Write on the record"), self.on_record, "Ctrl+Shift+R")
        self.add_command(self.tr("Next question"), self.next_question, "Ctrl+PgDown")
        self.add_command(self.tr("Previous question"), self.previous_question, "Ctrl+PgUp")
        self.add_command(self.tr("Start or pause the clock"), self.toggle_clock, "Ctrl+Shift+T")
        self.add_command(self.tr("Undo"), self.undo, "Ctrl+Z").setAutoRepeat(True)
        self.add_command(self.tr("Redo"), self.redo, "Ctrl+Shift+Z").setAutoRepeat(True)

    def title(self) -> str:
        """Code and name of the candidate."""
        if self._board is None:
            return self.tr("Interview")
        interview = self._board.desk.interview
        return f"{interview.candidate} · {interview.panel.block.title}"

    def subtitle(self) -> str:
        """The candidate's name and the member's focus."""
        if self._board is None:
            return ""
        interview = self._board.desk.interview
        focus = ", ".join(interview.panel.member(self._session.key_digest).focus)
        words = self.tr("{name} · panel {code}").format(name=interview.name, code=interview.panel.block.code)
        return words + (self.tr(" · your focus: {focus}").format(focus=focus) if focus else "")

    def header_widgets(self) -> tuple[QWidget, ...]:
        """The clock, the candidate-safe screen, and sealing."""
        return (self._clock, self._safe, self._seal)

    def safe_button(self) -> KeyButton:
        """The button that the window connects to its candidate-safe screen."""
        return self._safe

    def entries(self) -> Entries | None:
        """The candidates of the panel."""
        if self._shown is None:
            return None
        lines = tuple(
            Entry(key=each.code, text=each.code, current=each.code == self._shown.candidate, badge=self._badge(each))
            for each in self._candidates
        )
        return Entries(caption=self.tr("This panel"), lines=lines)

    def _badge(self, candidate: CandidateView) -> str:
        return self.tr("recused") if candidate.recused else ""

    def open_entry(self, key: str) -> None:
        """Show another candidate of the panel."""
        if self._shown is not None:
            self.arrive(InterviewOf(panel_id=self._shown.panel_id, candidate=CandidateCode(key)))

    def safe_text(self) -> str:
        """The question that is being asked, and nothing else."""
        if self._board is None:
            return ""
        number = self._board.notes.question()
        asked = self._board.desk.interview.panel.kit.asked
        return asked[number - 1].text if number else ""

    def arrive(self, subject: object) -> None:
        """Show an interview: the one asked for, one of the panel asked for, the last one, or the first there is."""
        wanted = self._wanted(subject)
        if wanted is None:
            self._put_by()
            self._stack.setCurrentWidget(self._empty)
            self.show_figures()
            self.words_changed.emit()
            return
        try:
            self._open(wanted)
        except SubRosaError as error:
            if self._board is not None:
                self._board.notes.message.show_error(error)

    def _wanted(self, subject: object) -> InterviewOf | None:
        match subject:
            case InterviewOf():
                return subject
            case str() if self._shown is None or self._shown.panel_id != subject:
                return self._first_of(PanelId(subject))
            case _:
                return self._shown or self._first()

    def _first(self) -> InterviewOf | None:
        for membership in list_memberships(self._session):
            if membership.state is MembershipState.ACCEPTED and (found := self._first_of(membership.panel_id)):
                return found
        return None

    def _first_of(self, panel_id: PanelId) -> InterviewOf | None:
        candidates = candidates_of(self._session, panel_id)
        found = next((each for each in candidates if not each.recused), None)
        return InterviewOf(panel_id=panel_id, candidate=found.code) if found else None

    def _open(self, wanted: InterviewOf) -> None:
        if self._board is not None and wanted == self._shown:
            self._board.to_notes()
            return
        board = self._left.pop(wanted, None) or self._make_board(wanted)
        self._put_by()
        self._stack.setCurrentWidget(board)
        self._board, self._shown = board, wanted
        self.forget_left()
        self._candidates = candidates_of(self._session, wanted.panel_id)
        self.show_figures()
        self.words_changed.emit()
        board.to_notes()

    def _put_by(self) -> None:
        self.leave()
        if self._board is not None and self._shown is not None:
            self._left[self._shown] = self._board
        self._board = self._shown = None

    def _make_board(self, wanted: InterviewOf) -> InterviewBoard:
        interview = open_interview(self._session, wanted.panel_id, wanted.candidate)
        board = InterviewBoard(self._session, self._runner, interview)
        board.changed.connect(self.show_figures)
        board.saved.connect(self.tell_saved)
        self._stack.addWidget(board)
        return board

    @Slot()
    def forget_left(self) -> None:
        """Let go of the interviews that were left, once all that was written in them is in the vault."""
        if self._runner.current() is None:
            for of in [of for of, board in self._left.items() if not board.is_apart()]:
                board = self._left.pop(of)
                self._stack.removeWidget(board)
                board.deleteLater()

    def leave(self) -> None:
        """Keep whatever waits for a pause; the clock stops."""
        if self._board is not None:
            if self._board.watch.is_running():
                self._board.watch.toggle()
            self._board.flush()

    @Slot()
    def reflow(self) -> None:
        """Shorten the head of the page to the width there is."""
        short = self.width() / theme.zoom < _SHORT_BELOW
        self._safe.setText(self.tr("Safe screen") if short else self.tr("Candidate-safe screen"))
        self._clock.set_compact(short)
        for button in (self._safe, self._seal):
            button.set_compact(short)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.reflow()

    @Slot()
    def show_figures(self) -> None:
        """Show the clock as it stands."""
        board = self._board
        for widget in self.header_widgets():
            widget.setVisible(board is not None)
        if board is not None:
            planned = sum(question.minutes for question in board.desk.interview.panel.kit.asked)
            self._clock.show_time(board.watch.total(), planned, running=board.watch.is_running())

    @Slot()
    def tell_saved(self) -> None:
        """Say in the status line that the last change is durable."""
        self.saved.emit(f"{self._session.clock.now().astimezone():%H:%M:%S}")

    @Slot()
    def toggle_clock(self) -> None:
        """Start or pause the clock."""
        if self._board is not None:
            self._board.watch.toggle()
            self.show_figures()

    @Slot()
    def seal(self) -> None:
        """Go to sealing, or to what is still missing."""
        if self._board is not None and self._shown is not None:
            self._board.flush()
            missing = self._board.desk.card.missing()
            if missing:
                self._board.lead_to(missing[0])
            else:
                self.wanted.emit("seal", self._shown)

    @Slot()
    def off_record(self) -> None:
        """Agree on terms, or return to the record."""
        if self._board is not None:
            self._board.notes.agree_off_record()

    @Slot()
    def chair_only(self) -> None:
        """Write the next notes for the chair only."""
        self._write_as(Handling.CHAIR_ONLY)

    @Slot()
    def private_note(self) -> None:
        """Write the next notes for nobody else."""
        self._write_as(Handling.PRIVATE)

    @Slot()
    def on_record(self) -> None:
        """Write the next notes on the record."""
        self._write_as(Handling.ON_RECORD)

    def _write_as(self, handling: Handling) -> None:
        if self._board is not None:
            self._board.notes.choose_handling(handling)

    @Slot()
    def next_question(self) -> None:
        """Show the next question."""
        self._step(1)

    @Slot()
    def previous_question(self) -> None:
        """Show the previous question."""
        self._step(-1)

    def _step(self, by: int) -> None:
        if self._board is not None:
            self._board.questions.show_row(self._board.questions.currentIndex().row() + by)

    @Slot()
    def undo(self) -> None:
        """Take the last change back."""
        if self._board is not None:
            self._board.undo.undo()

    @Slot()
    def redo(self) -> None:
        """Make the last change again."""
        if self._board is not None:
            self._board.undo.redo()

    @Slot()
    def go_to_panels(self) -> None:
        """Go where packs are opened."""
        self.wanted.emit("pack", None)
