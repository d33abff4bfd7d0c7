"""The board's page: compare what people scored alone, agree, and go on to decide."""

from collections.abc import Callable
from typing import TYPE_CHECKING, ClassVar, override

from PySide6.QtCore import QTimer, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStackedLayout, QWidget

from app.analysis.board import Order
from app.domain.ids import CandidateCode, PanelId
from app.services.committee import read_committee, record_consensus, withdraw_consensus
from app.services.errors import WrongState
from app.services.meeting import opened_at
from app.services.page_values import panel_zone
from app.services.session import Session
from app.services.sign_summary import agreement_of
from app.services.unrecorded import read_unrecorded
from app.ui.board.board_body import BoardBody
from app.ui.board.board_words import AgreementOf, OpenedBoard
from app.ui.dates import moment_text
from app.ui.meeting.meeting_page import MeetingPage
from app.ui.meeting.meeting_steps import Step
from app.ui.meeting.saved_time import saved_time
from app.ui.meeting.unrecorded_words import UnrecordedWords
from app.ui.tasks import Progress, TaskRunner
from app.ui.theme import theme
from app.ui.widgets import Button, Column, Margins, MessagePanel
from app.ui.widgets.empty_state import EmptyState

if TYPE_CHECKING:
    from app.analysis.agreement import Agreement

_ROOMY_FROM = 640
_ONCE_PAINTED = 40
"""Milliseconds after which a window has painted what it got."""


class BoardPage(MeetingPage):
    """Loads beside the window, shows what it got, writes what was agreed."""

    step: ClassVar[Step] = Step.BOARD

    def __init__(self, session: Session, runner: TaskRunner) -> None:
        super().__init__(session, runner)
        self._board: OpenedBoard | None = None
        self._agreement: Agreement | None = None
        self._order, self._revealed = Order.DISAGREEMENT, False
        self._painted = QTimer(self)
        self._painted.setSingleShot(True)
        self._painted.setInterval(_ONCE_PAINTED)
        self._painted.timeout.connect(self.compute_agreement)
        self._unrecorded = UnrecordedWords(session, runner, self)
        self._unrecorded.saved.connect(self.tell_saved)
        self._unrecorded.refused.connect(self.show_refusal)
        self.body = BoardBody(self._unrecorded)
        self.body.evidence.recorded.connect(self.record)
        self.body.evidence.withdrawn.connect(self.withdraw)
        self._message = MessagePanel()
        self._closed = EmptyState(
            self.tr("Nothing can be read yet"),
            self.tr("The board stands here once the sealed cards have been opened together."),
            self.tr("Go to the opening"),
        )
        self._closed.asked.connect(self.go_to_opening)
        self._waiting = EmptyState(self.tr("Reading the board…"), self.tr("What each panelist scored alone."))
        self._reorder = Button(self.tr("Order by composite"))
        self._reorder.clicked.connect(self.change_order)
        self._reveal = Button(self.tr("Reveal names"))
        self._reveal.clicked.connect(self.toggle_names)
        self._decide = Button(self.tr("Record decision…"), "primary")
        self._decide.clicked.connect(self.go_to_decision)
        self._lay_out()
        self.add_command(self.tr("Order the board by disagreement or by composite"), self.change_order, "Ctrl+Shift+B")
        self.add_command(self.tr("Reveal or hide names"), self.toggle_names, "Ctrl+Shift+N")
        self.add_command(self.tr("Agree on this cell"), self.body.enter_consensus)
        self.add_command(self.tr("Record decision…"), self.go_to_decision)

    def _lay_out(self) -> None:
        open_part = QWidget()
        column = Column(open_part)
        message = Column(margins=Margins(left=18, right=18))
        message.addWidget(self._message)
        column.addLayout(message)
        column.addWidget(self.body, 1)
        self._open_part = open_part
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self._waiting)
        self._stack.addWidget(self._closed)
        self._stack.addWidget(open_part)

    @override
    def title(self) -> str:
        if self._board is None:
            return self.tr("Board")
        return self.tr("{title} · board").format(title=self._board.committee.panel.block.title)

    @override
    def subtitle(self) -> str:
        board = self._board
        if board is None or board.opened_at is None:
            return ""
        names = self.tr("names shown") if self._revealed else self.tr("names hidden")
        by_range = self._order is Order.DISAGREEMENT
        order = self.tr("ordered by disagreement") if by_range else self.tr("ordered by composite")
        opened = self.tr("seals opened: {opened} of {received}, {when}").format(
            opened=len(board.committee.cards) + sum(map(len, board.committee.contradicting.values())),
            received=len(board.committee.listed),
            when=moment_text(board.opened_at, panel_zone(board.committee.panel.block)),
        )
        return f"{opened} · {names} · {order}"

    @override
    def header_widgets(self) -> tuple[QWidget, ...]:
        return (self._reorder, self._reveal, self._decide)

    @override
    def show_panel(self, panel_id: PanelId) -> None:
        if panel_id != self.panel_id:
            self._board = self._agreement = None
            self._stack.setCurrentWidget(self._waiting)
            self._message.clear()
            self._set_names(revealed=False)
            self._set_header(usable=False)
        super().show_panel(panel_id)

    @override
    def refresh(self) -> None:
        if self.panel_id is None:
            return
        session, panel_id = self.session, self.panel_id

        def load(_progress: Progress) -> OpenedBoard:
            return OpenedBoard(
                committee=read_committee(session, panel_id),
                opened_at=opened_at(session, panel_id),
                unrecorded=read_unrecorded(session, panel_id),
            )

        self.runner.submit(self.tr("Reading the board"), load, done=self.show_board, failed=self.show_refusal)

    @Slot(object)
    def show_board(self, board: OpenedBoard) -> None:
        """Show what was read; the agreement follows when it is computed."""
        if board.committee.panel.block.panel_id != self.panel_id:
            return
        first, self._board = self._board is None, board
        self._unrecorded.take_over(board.committee.panel.block.panel_id, board.unrecorded)
        self._stack.setCurrentWidget(self._open_part)
        self.body.show_board(board)
        self.body.show_agreement(self._agreement)
        if first:
            self.body.enter_board()
        self._set_header(usable=True)
        self.words_changed.emit()
        if self._agreement is None:
            self._painted.start()

    @Slot()
    def compute_agreement(self) -> None:
        """Compute beside the window how far raters agree; a second of arithmetic that the board does not wait for."""
        if self._board is None or self._agreement is not None:
            return
        committee = self._board.committee

        def compute(_progress: Progress) -> AgreementOf:
            return AgreementOf(panel_id=committee.panel.block.panel_id, agreement=agreement_of(committee))

        self.runner.submit(self.tr("Computing agreement"), compute, done=self.show_agreement, failed=self.show_refusal)

    @Slot(object)
    def show_agreement(self, result: AgreementOf) -> None:
        """Show how far the raters of the shown panel agree."""
        if result.panel_id == self.panel_id:
            self._agreement = result.agreement
            self.body.show_agreement(result.agreement)

    @Slot(object)
    def show_refusal(self, error: Exception) -> None:
        """Say why something was refused; before the opening that is simply so."""
        if isinstance(error, WrongState) and self._board is None:
            self._stack.setCurrentWidget(self._closed)
            self._set_header(usable=False)
        else:
            self._stack.setCurrentWidget(self._open_part)
            self._message.show_error(error)

    def _set_header(self, *, usable: bool) -> None:
        for button in self.header_widgets():
            button.setEnabled(usable)

    @Slot()
    def change_order(self) -> None:
        """Order by composite instead of disagreement, or back."""
        by_range = self._order is Order.DISAGREEMENT
        self._order = Order.COMPOSITE if by_range else Order.DISAGREEMENT
        self._reorder.setText(self.tr("Order by disagreement") if by_range else self.tr("Order by composite"))
        self.body.set_order(self._order)
        self.words_changed.emit()

    @Slot()
    def toggle_names(self) -> None:
        """Show the names of candidates and panelists, or hide them; before there is a board nothing is shown."""
        if self._board is not None:
            self._set_names(revealed=not self._revealed)
            self.words_changed.emit()

    def _set_names(self, *, revealed: bool) -> None:
        self._revealed = revealed
        self._reveal.setText(self.tr("Hide names") if revealed else self.tr("Reveal names"))
        self.body.reveal(revealed)

    @Slot(str, str, int, str)
    def record(self, candidate: str, competency: str, level: int, reason: str) -> None:
        """Put what was agreed on record."""
        session, panel_id, code = self.session, self.panel_id, CandidateCode(candidate)
        if self._board is None or panel_id is None:
            return
        self._unrecorded.ask((panel_id, code, competency), (str(level), reason))

        def write(_progress: Progress) -> None:
            record_consensus(session, panel_id, code, competency, level, reason)

        self._write(write)

    @Slot(str, str)
    def withdraw(self, candidate: str, competency: str) -> None:
        """Take an agreement back."""
        session, panel_id, code = self.session, self.panel_id, CandidateCode(candidate)
        if self._board is None or panel_id is None:
            return
        field = panel_id, code, competency
        self._unrecorded.ask(field, self._unrecorded.of(field))

        def write(_progress: Progress) -> None:
            withdraw_consensus(session, panel_id, code, competency)

        self._write(write)

    def _write(self, write: Callable[[Progress], None]) -> None:
        self._message.clear()
        self.runner.submit(self.tr("Saving"), write, done=self.show_saved, failed=self.refuse_write)

    @Slot(object)
    def refuse_write(self, error: Exception) -> None:
        """Say why nothing was put on record; what was typed stays."""
        self.body.evidence.keep_refused()
        self.show_refusal(error)

    @Slot(object)
    def show_saved(self, _nothing: object) -> None:
        """Show the board with what is on record now, and give it the keyboard."""
        self._unrecorded.put_on_record()
        self.tell_saved()
        self.body.enter_board()
        self.refresh()

    @Slot()
    def tell_saved(self) -> None:
        """Say in the status line that what was typed is durable."""
        self.saved.emit(saved_time(self.session))

    @override
    def leave(self) -> None:
        self._painted.stop()
        self._unrecorded.flush()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._reorder.setVisible(event.size().width() / theme.zoom >= _ROOMY_FROM)

    @Slot()
    def go_to_opening(self) -> None:
        """Show the opening."""
        self.wanted.emit(Step.OPENING.value, self.panel_id)

    @Slot()
    def go_to_decision(self) -> None:
        """Show the decisions."""
        self.wanted.emit(Step.DECISION.value, self.panel_id)
