"""The decision page: a card per candidate, the highest composite first."""

from typing import ClassVar, override

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QStackedLayout, QWidget

from app.analysis.board import Order
from app.domain.decision import Outcome
from app.domain.ids import CandidateCode, PanelId
from app.services.committee import Committee, read_committee, record_decision
from app.services.errors import WrongState
from app.services.session import Session
from app.services.unrecorded import read_unrecorded
from app.ui.board.board_view import board_rows
from app.ui.decision.decision_card import DecisionCard
from app.ui.decision.decision_view import decision_view
from app.ui.meeting.meeting_page import MeetingPage
from app.ui.meeting.meeting_steps import Step
from app.ui.meeting.saved_time import saved_time
from app.ui.meeting.unrecorded_words import Field, UnrecordedWords
from app.ui.tasks import Progress, TaskRunner
from app.ui.widgets import Button, Column, Margins, MessagePanel
from app.ui.widgets.empty_state import EmptyState
from app.ui.widgets.scroll import Scroll
from app.vault.stores.panels import PanelState
from app.vault.stores.unrecorded import OF_THE_DECISION, Unrecorded

_WIDEST = 760

type Loaded = tuple[Committee, tuple[Unrecorded, ...]]


class DecisionPage(MeetingPage):
    """Records outcomes with reasons; composite and consensus stand beside them."""

    step: ClassVar[Step] = Step.DECISION

    def __init__(self, session: Session, runner: TaskRunner) -> None:
        super().__init__(session, runner)
        self._committee: Committee | None = None
        self._revealed = False
        self.cards: dict[CandidateCode, DecisionCard] = {}
        self._unrecorded = UnrecordedWords(session, runner, self)
        self._unrecorded.saved.connect(self.tell_saved)
        self._unrecorded.refused.connect(self.show_refusal)
        self._message = MessagePanel()
        self._empty = EmptyState(
            self.tr("Nothing to decide yet"),
            self.tr("Decisions are recorded here after the opening, candidate by candidate, each with its reason."),
            self.tr("Go to the opening"),
        )
        self._empty.asked.connect(self.go_to_opening)
        self._list = Scroll(self.tr("Decisions"), margins=Margins.around(18, 14), gap=12, widest=_WIDEST)
        self._list.column.addStretch(1)
        self._reveal = Button(self.tr("Reveal names"))
        self._reveal.clicked.connect(self.toggle_names)
        self._onward = Button(self.tr("Summary and print…"), "primary")
        self._onward.clicked.connect(self.go_to_summary)
        body = QWidget()
        column = Column(body)
        message = Column(margins=Margins(left=18, right=18))
        message.addWidget(self._message)
        column.addLayout(message)
        column.addWidget(self._list, 1)
        self._body = body
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self._empty)
        self._stack.addWidget(body)
        self.add_command(self.tr("Reveal or hide names"), self.toggle_names, "Ctrl+Shift+N")
        self.add_command(self.tr("Summary and print…"), self.go_to_summary)

    @override
    def title(self) -> str:
        return self.tr("Decision")

    @override
    def subtitle(self) -> str:
        committee = self._committee
        if committee is None:
            return ""
        if committee.state is PanelState.SIGNED:
            return self.tr("The summary is signed; nothing here changes any more.")
        words = self.tr("{done} of {all} decided · consensus and composite stay as they are")
        return words.format(done=len(committee.decisions), all=len(committee.panel.candidates))

    @override
    def header_widgets(self) -> tuple[QWidget, ...]:
        return (self._reveal, self._onward)

    @override
    def show_panel(self, panel_id: PanelId) -> None:
        if panel_id != self.panel_id:
            self._committee = None
            self._message.clear()
            self._set_names(revealed=False)
            for card in self.cards.values():
                self._list.column.removeWidget(card)
                card.deleteLater()
            self.cards = {}
        super().show_panel(panel_id)

    @override
    def refresh(self) -> None:
        if self.panel_id is None:
            return
        session, panel_id = self.session, self.panel_id

        def load(_progress: Progress) -> Loaded:
            return read_committee(session, panel_id), read_unrecorded(session, panel_id)

        self.runner.submit(self.tr("Reading decisions"), load, done=self.take_in, failed=self.show_refusal)

    @Slot(object)
    def take_in(self, loaded: Loaded) -> None:
        """Show what was read."""
        committee, kept = loaded
        self._unrecorded.take_over(committee.panel.block.panel_id, kept)
        self.show_committee(committee)

    def show_committee(self, committee: Committee) -> None:
        """Show what is on record, and what is not yet."""
        if committee.panel.block.panel_id != self.panel_id:
            return
        self._committee = committee
        self._stack.setCurrentWidget(self._body)
        rows = board_rows(committee, Order.COMPOSITE)
        for place, row in enumerate(rows):
            view, locked = decision_view(committee, row), committee.state is PanelState.SIGNED
            if row.code in self.cards:
                self.cards[row.code].show_view(view, revealed=self._revealed, locked=locked)
                self._keep_nothing_recorded(self.cards[row.code])
                continue
            card = self.cards[row.code] = DecisionCard(row.code)
            self._list.column.insertWidget(place, card)
            card.show_view(view, revealed=self._revealed, locked=locked)
            card.recorded.connect(self.record)
            card.changed.connect(self.keep)
            typed = self._unrecorded.of(self._field(row.code))
            if typed is not None and not locked:
                card.put_back(typed)
        for button in self.header_widgets():
            button.setEnabled(True)
        self.words_changed.emit()

    def _field(self, code: str) -> Field:
        assert self.panel_id is not None
        return self.panel_id, CandidateCode(code), OF_THE_DECISION

    @Slot(str)
    def keep(self, code: str) -> None:
        """Keep what a card holds that is not on record."""
        card = self.cards[CandidateCode(code)]
        self._unrecorded.keep(self._field(code), card.typed() if card.is_open() else None)

    def _keep_nothing_recorded(self, card: DecisionCard) -> None:
        if not card.is_open():
            self._unrecorded.keep(self._field(card.code), None)

    @override
    def leave(self) -> None:
        self._unrecorded.flush()

    @Slot(object)
    def show_refusal(self, error: Exception) -> None:
        """Say why something was refused; before the opening that is simply so."""
        if isinstance(error, WrongState) and self._committee is None:
            self._stack.setCurrentWidget(self._empty)
            for button in self.header_widgets():
                button.setEnabled(False)
        else:
            self._stack.setCurrentWidget(self._body)
            self._message.show_error(error)

    @Slot()
    def toggle_names(self) -> None:
        """Show the candidates' names, or hide them; before there is anything to decide none are shown."""
        if self._committee is not None:
            self._set_names(revealed=not self._revealed)
            self.show_committee(self._committee)

    def _set_names(self, *, revealed: bool) -> None:
        self._revealed = revealed
        self._reveal.setText(self.tr("Hide names") if revealed else self.tr("Reveal names"))

    @Slot(str, str, str)
    def record(self, candidate: str, outcome: str, reason: str) -> None:
        """Put a decision on record."""
        session, panel_id, code = self.session, self.panel_id, CandidateCode(candidate)
        assert panel_id is not None

        def write(_progress: Progress) -> None:
            record_decision(session, panel_id, code, Outcome(outcome), reason)

        self._message.clear()
        self._unrecorded.ask(self._field(code), (outcome, reason))
        self.runner.submit(self.tr("Saving"), write, done=self.show_saved, failed=self.refuse_record)

    @Slot(object)
    def refuse_record(self, error: Exception) -> None:
        """Say why nothing was put on record; what was typed stays."""
        self._unrecorded.refuse()
        self.show_refusal(error)

    @Slot(object)
    def show_saved(self, _nothing: object) -> None:
        """Show what is on record now."""
        self._unrecorded.put_on_record()
        self.tell_saved()
        self.refresh()

    @Slot()
    def tell_saved(self) -> None:
        """Say in the status line that what was typed is durable."""
        self.saved.emit(saved_time(self.session))

    @Slot()
    def go_to_opening(self) -> None:
        """Show the opening."""
        self.wanted.emit(Step.OPENING.value, self.panel_id)

    @Slot()
    def go_to_summary(self) -> None:
        """Show the summary."""
        self.wanted.emit(Step.SUMMARY.value, self.panel_id)
