"""The opening's page: look at the list, open once, keep the minutes."""

from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, override

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QStackedLayout, QWidget

from app.domain.opening import Standing
from app.services.chaired_panels import panel_of
from app.services.committee import AFTER_OPENING
from app.services.meeting import opened_at
from app.services.open_panel import OpenedCard, minutes_of, open_panel
from app.services.opening_list import listed_seals, missing_lines
from app.services.page_values import panel_zone
from app.services.session import Session
from app.ui.dates import moment_text
from app.ui.meeting.meeting_page import MeetingPage
from app.ui.meeting.meeting_steps import Step
from app.ui.meeting.saved_time import saved_time
from app.ui.opening.after_view import AfterView
from app.ui.opening.before_view import BeforeView
from app.ui.paper import saved_words
from app.ui.tasks import Progress, TaskRunner
from app.ui.widgets import Button, Column, Margins, MessagePanel
from app.ui.widgets.confirmation import Confirmation
from app.ui.widgets.empty_state import EmptyState
from app.vault.stores.outcomes import MinutesPart
from app.wording.words import Words

if TYPE_CHECKING:
    from app.domain.ids import PanelId


class OpeningPage(MeetingPage):
    """Shows the list before, asks once, opens beside the window, shows the minutes after."""

    step: ClassVar[Step] = Step.OPENING

    def __init__(self, session: Session, runner: TaskRunner) -> None:
        super().__init__(session, runner)
        self._subtitle = ""
        self._to_open = 0
        self._code = ""
        self._under_way: PanelId | None = None
        self._refusals: dict[PanelId, Exception] = {}
        self.before, self.after = BeforeView(), AfterView()
        self.after.part_wanted.connect(self.show_part)
        self.after.paper.saved.connect(self.say_saved)
        self._message = MessagePanel()
        self._empty = EmptyState(
            self.tr("No sealed cards yet"),
            self.tr("What has been collected is listed here before it is opened."),
            self.tr("Collect sealed cards"),
        )
        self._empty.asked.connect(self.go_to_collect)
        self.act = Button(self.tr("Open the cards…"), "primary")
        self.act.clicked.connect(self.ask)
        self._board = Button(self.tr("Go to the board"), "primary")
        self._board.clicked.connect(self.go_to_board)
        self._parts = QWidget()
        self._stack = QStackedLayout(self._parts)
        for part in (self._empty, self.before, self.after):
            self._stack.addWidget(part)
        column = Column(self)
        message = Column(margins=Margins(left=18, right=18))
        message.addWidget(self._message)
        column.addLayout(message)
        column.addWidget(self._parts, 1)
        self.add_command(self.tr("Open the cards…"), self.ask)
        self.add_command(self.tr("Go to the board"), self.go_to_board)

    @override
    def title(self) -> str:
        return self.tr("Opening")

    @override
    def subtitle(self) -> str:
        return self._subtitle

    @override
    def header_widgets(self) -> tuple[QWidget, ...]:
        return (self.act, self._board)

    @override
    def refresh(self) -> None:
        if self.panel_id is None:
            return
        self._message.clear()
        panel, state = panel_of(self.session, self.panel_id)
        self._code = panel.block.code
        opened = state in AFTER_OPENING
        listed = listed_seals(self.session, panel)
        self._to_open = sum(
            each.standing in {Standing.COUNTS, Standing.CONTRADICTED} and not each.recused for each in listed
        )
        self.act.setVisible(not opened)
        self.act.setEnabled(bool(listed) and self._under_way is None)
        self._board.setVisible(opened)
        if opened:
            moment = opened_at(self.session, self.panel_id)
            when = moment_text(moment, panel_zone(panel.block)) if moment else ""
            self._subtitle = self.tr("{code} · opened {when}").format(code=self._code, when=when)
            self.show_part(MinutesPart.OPENED.value)
        else:
            words = self.tr("{code} · cards to be opened: {count} of {all}; the list of digests is signed first")
            self._subtitle = words.format(code=self._code, count=self._to_open, all=len(listed))
            self.before.show_list(panel, listed, missing_lines(self.session, panel), self.session.now())
            self._stack.setCurrentWidget(self.before if listed else self._empty)
        if self.panel_id == self._under_way:
            self._subtitle = self.tr("Signing the list and opening the cards…")
        if self.panel_id in self._refusals:
            self._message.show_error(self._refusals.pop(self.panel_id))
        self.words_changed.emit()

    @Slot()
    def ask(self) -> None:
        """Ask once, because an opening cannot be undone."""
        if self.act.isHidden() or not self.act.isEnabled():
            return
        if self.runner.current() is not None:
            self._say_busy()
            return
        self.refresh()
        one, more = self.tr("Open 1 card of {code}?"), self.tr("Open {count} cards of {code}?")
        dialog = Confirmation(
            self,
            (one if self._to_open == 1 else more).format(count=self._to_open, code=self._code),
            (
                self.tr("First the list of everything received is signed with your key; then the cards are opened."),
                self.tr("An opening cannot be undone. A card that comes later is marked so and never counts."),
            ),
            self.tr("Open them now"),
        )
        dialog.accepted.connect(self.open_cards)
        dialog.open()

    def _say_busy(self) -> None:
        """What is still being checked would come too late for an opening now."""
        self._message.show_words(
            Words(
                what=self.tr("Something is still being worked on; the status line says what."),
                data=self.tr("Nothing was opened. Files that are still being checked would come too late."),
                next=self.tr("Open the cards once it is done."),
                code=self.tr("opening"),
            )
        )

    @Slot()
    def open_cards(self) -> None:
        """Sign the list, open the cards, sign the minutes."""
        session, panel_id = self.session, self.panel_id
        assert panel_id is not None

        def work(_progress: Progress) -> tuple[OpenedCard, ...]:
            return open_panel(session, panel_id)

        self._under_way = panel_id
        self.refresh()
        self.runner.submit(self.tr("Opening the cards"), work, done=self.show_opened, failed=self.show_refusal)

    @Slot(object)
    def show_opened(self, cards: tuple[OpenedCard, ...]) -> None:
        """Show the minutes, and the first card that was not inside what it was outside."""
        self.saved.emit(saved_time(self.session))
        refused = [card.refusal for card in cards if card.refusal is not None]
        self._end(refused[0] if refused else None)

    def _end(self, refusal: Exception | None) -> None:
        """Show what is true now; what was refused is said of the panel that it was about."""
        if refusal is not None and self._under_way is not None:
            self._refusals[self._under_way] = refusal
        self._under_way = None
        self.refresh()

    @Slot(object)
    def show_refusal(self, error: Exception) -> None:
        """Say why nothing was opened."""
        self._end(error)

    @Slot(str)
    def show_part(self, key: str) -> None:
        """Show one part of the minutes."""
        if self.panel_id is None:
            return
        part = MinutesPart(key)
        name = "minutes" if part is MinutesPart.DIGESTS else "minutes-opened"
        self.after.show_part(part, minutes_of(self.session, self.panel_id, part), f"{self._code}_{name}.pdf")
        self._stack.setCurrentWidget(self.after)

    @Slot(object)
    def say_saved(self, path: Path) -> None:
        """Say where the minutes were written."""
        self.after.say(saved_words(path))

    @Slot()
    def go_to_collect(self) -> None:
        """Show the collecting."""
        self.wanted.emit(Step.COLLECT.value, self.panel_id)

    @Slot()
    def go_to_board(self) -> None:
        """Show the board."""
        self.wanted.emit(Step.BOARD.value, self.panel_id)
