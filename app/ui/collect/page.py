"""The collect page: drop, look, know what is missing; nothing opens here."""

from pathlib import Path
from typing import ClassVar, override

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from app.domain.ids import PanelId
from app.errors import SubRosaError
from app.services.attendance import attendance
from app.services.chaired_panels import panel_of
from app.services.collect_seals import expected_and_received
from app.services.declared_conflicts import declared_conflicts
from app.services.late_cards import BEFORE_OPENING, REASON_LIMIT, LateCard, admit_late_card, late_cards
from app.services.page_values import panel_zone
from app.services.session import Session
from app.services.take_in import TakenIn
from app.ui.collect.conflict_list import ConflictList
from app.ui.collect.file_list import FileList
from app.ui.collect.intake import Intake
from app.ui.collect.late_list import LateList
from app.ui.collect.progress_line import ProgressLine
from app.ui.collect.received_grid import ReceivedGrid
from app.ui.collect.verdict import Desk, FileRow, file_row
from app.ui.dates import moment_text
from app.ui.meeting.meeting_page import MeetingPage
from app.ui.meeting.meeting_steps import Step
from app.ui.meeting.saved_time import saved_time
from app.ui.tasks import TaskRunner
from app.ui.widgets import Button, Column, Label, Margins, MessagePanel, isolated
from app.ui.widgets.confirmation import ReasonedConfirmation
from app.ui.widgets.drop_zone import DropZone
from app.ui.widgets.file_dialogs import ask_folder
from app.ui.widgets.scroll import Scroll
from app.ui.widgets.sides import Sides

_NARROW_BELOW, _SIDE = 800, 350


class CollectPage(MeetingPage):
    """Takes any files and folders, names each one's verdict, and shows who still owes what."""

    step: ClassVar[Step] = Step.COLLECT

    def __init__(self, session: Session, runner: TaskRunner) -> None:
        super().__init__(session, runner)
        self._words = ("", "")
        self.intake = Intake(session, runner, self)
        self.intake.taken.connect(self.show_file)
        self.intake.moved.connect(self.show_progress)
        self.intake.refused.connect(self.show_refusal)
        self.zone = DropZone(
            self.tr("Drop sealed PDFs or a whole stick here ·"), self.tr("choose files"), self.tr("PDF files (*.pdf)")
        )
        self.zone.received.connect(self.take)
        self._message = MessagePanel()
        self._progress = ProgressLine()
        self._progress.stopped.connect(self.intake.stop)
        self.files = FileList()
        self._verdicts: dict[PanelId, tuple[FileRow, ...]] = {}
        self.grid = ReceivedGrid()
        self.conflicts = ConflictList()
        self.late = LateList()
        self.late.admission_wanted.connect(self.ask_why)
        self._asked: LateCard | None = None
        self._hint = Label("", "body", "soft", wrap=True)
        self._folder = Button(self.tr("Add a folder…"))
        self._folder.clicked.connect(self.choose_folder)
        self._open = Button(self.tr("Go to the opening"), "primary")
        self._open.clicked.connect(self.go_to_opening)
        self._lay_out()
        self.add_command(self.tr("Add sealed files…"), self.zone.choose, "Ctrl+O")
        self.add_command(self.tr("Add a folder of sealed files…"), self.choose_folder)
        self.add_command(self.tr("Admit a late card with a reason…"), self.late.ask_for_first)
        self.add_command(self.tr("Go to the opening"), self.go_to_opening)

    def _lay_out(self) -> None:
        left = QWidget()
        column = Column(left, margins=Margins.around(8, 14), gap=12)
        for part in (self._message, self.zone, self._progress, self._hint):
            column.addWidget(part)
        column.addWidget(self.files, 1000)
        column.addStretch(1)
        side = Scroll(self.tr("Expected and received"), margins=Margins.around(8, 14), gap=12)
        side.column.addWidget(self.grid)
        side.column.addWidget(self.conflicts)
        side.column.addWidget(self.late)
        side.column.addStretch(1)
        Column(self).addWidget(Sides(left, side, width=_SIDE, narrow_below=_NARROW_BELOW))

    @override
    def title(self) -> str:
        return self.tr("Collect sealed cards")

    @override
    def subtitle(self) -> str:
        code, deadline = self._words
        words = self.tr("Checked, not readable: nothing opens before the ceremony.")
        return f"{words} {code} · {deadline}" if code else words

    @override
    def header_widgets(self) -> tuple[QWidget, ...]:
        return (self._folder, self._open)

    @override
    def show_panel(self, panel_id: PanelId) -> None:
        if panel_id != self.panel_id:
            self.files.show_rows(self._verdicts.get(panel_id, ()))
            self._message.clear()
        super().show_panel(panel_id)

    @override
    def refresh(self) -> None:
        if self.panel_id is None:
            return
        panel, state = panel_of(self.session, self.panel_id)
        deadline = moment_text(panel.block.rules.deadline, panel_zone(panel.block))
        self._words = (panel.block.code, self.tr("deadline {moment}").format(moment=deadline))
        self._hint.setText(
            self.tr("Sealed cards, acceptances and contact cards: each is checked and named here. Files are only read.")
        )
        self._hint.setVisible(self.files.isHidden())
        cells = expected_and_received(self.session, self.panel_id)
        self.grid.show_cells(attendance(self.session, self.panel_id), cells)
        self.conflicts.show_conflicts(declared_conflicts(self.session, self.panel_id))
        desk = Desk(zone=panel_zone(panel.block), deadline=panel.block.rules.deadline, now=self.session.now())
        self.late.show_cards(late_cards(self.session, self.panel_id), desk, undecided=state in BEFORE_OPENING)
        self.words_changed.emit()

    @Slot(tuple)
    def take(self, paths: tuple[Path, ...]) -> None:
        """Look at files and folders."""
        if self.panel_id is not None:
            self._message.clear()
            self.intake.take(self.panel_id, paths)

    @Slot()
    def choose_folder(self) -> None:
        """Ask for a folder and look at every PDF in it."""
        folder = ask_folder(self, self.tr("A folder of sealed files"))
        if folder is not None:
            self.take((folder,))

    @Slot(str, object)
    def show_file(self, panel_id: PanelId, taken: TakenIn) -> None:
        """Add a file's verdict to the list of its panel, whichever is shown by now."""
        block = panel_of(self.session, panel_id)[0].block
        desk = Desk(zone=panel_zone(block), deadline=block.rules.deadline, now=self.session.now())
        rows = self._verdicts[panel_id] = (*self._verdicts.get(panel_id, ()), file_row(taken, desk))
        if panel_id == self.panel_id:
            self.files.show_rows(rows)

    @Slot()
    def show_progress(self) -> None:
        """Show how far the files are; at the end, what is known now."""
        self._progress.show_steps(self.intake.done, self.intake.total)
        if not self.intake.busy:
            self.refresh()

    @Slot(object)
    def show_refusal(self, error: Exception) -> None:
        """Say why nothing more was looked at."""
        self._message.show_error(error)

    @Slot(object)
    def ask_why(self, card: LateCard) -> None:
        """Ask for the reason, once, because a decision stands."""
        self._asked = card
        headline = self.tr("Let card {number} of {panelist} for {candidate} count?")
        dialog = ReasonedConfirmation(
            self,
            headline.format(number=card.number, panelist=isolated(card.panelist), candidate=card.candidate),
            (
                self.tr("It came after the deadline. If you admit it, it is opened with the others and counts."),
                self.tr(
                    "Your reason is printed in the minutes and in the summary for all to read. It cannot be undone."
                ),
            ),
            self.tr("Admit this card"),
            limit=REASON_LIMIT,
        )
        dialog.accepted.connect(self.admit)
        dialog.open()

    @Slot()
    def admit(self) -> None:
        """Put the decision on record."""
        dialog, card = self.sender(), self._asked
        assert isinstance(dialog, ReasonedConfirmation)
        assert card is not None
        assert self.panel_id is not None
        try:
            admit_late_card(self.session, self.panel_id, card.seal, dialog.reason())
        except SubRosaError as error:
            self._message.show_error(error)
            return
        self.refresh()
        self.saved.emit(saved_time(self.session))

    @Slot()
    def go_to_opening(self) -> None:
        """Show what will be opened."""
        self.wanted.emit(Step.OPENING.value, self.panel_id)
