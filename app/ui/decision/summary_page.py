"""The summary: the page itself as preview; signed once; printed and saved from there."""

from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar, override

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QCheckBox, QStackedLayout, QWidget

from app.domain.ids import PanelId
from app.services.committee import read_committee
from app.services.errors import WrongState
from app.services.session import Session
from app.services.sign_summary import SignedSummary, last_summary, sign_summary, summary_pages
from app.services.unrecorded import read_unrecorded
from app.ui.meeting.meeting_page import MeetingPage
from app.ui.meeting.meeting_steps import Step
from app.ui.meeting.saved_time import saved_time
from app.ui.paper import PaperView, saved_words
from app.ui.tasks import Progress, TaskRunner
from app.ui.widgets import Button, Column, ElidedLabel, Margins, MessagePanel, Row
from app.ui.widgets.chip import Chip
from app.ui.widgets.confirmation import Confirmation
from app.ui.widgets.empty_state import EmptyState
from app.vault.stores.panels import PanelState


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownSummary:
    """Pages with what they are: signed, or as they would be signed now."""

    panel_id: PanelId
    code: str
    pdf: bytes
    signed: bool
    undecided: tuple[str, ...]
    unrecorded: tuple[str, ...]
    """Candidates for whom words wait that are not on record."""


class SummaryPage(MeetingPage):
    """Renders beside the window; signing asks once."""

    step: ClassVar[Step] = Step.SUMMARY

    def __init__(self, session: Session, runner: TaskRunner) -> None:
        super().__init__(session, runner)
        self._shown: ShownSummary | None = None
        self._signing: PanelId | None = None
        self._refusals: dict[PanelId, Exception] = {}
        self._message = MessagePanel()
        self.paper = PaperView()
        self.paper.saved.connect(self.say_saved)
        self.names = QCheckBox(self.tr("With the candidates' names"))
        self.names.setChecked(True)
        self.names.toggled.connect(self.change_names)
        self._state = Chip("", "quiet")
        self._said = ElidedLabel("", "small", "ok_ink")
        self._empty = EmptyState(
            self.tr("No summary yet"),
            self.tr("After the opening, the summary stands here as the very pages that will be signed and printed."),
            self.tr("Go to the opening"),
        )
        self._empty.asked.connect(self.go_to_opening)
        self._waiting = EmptyState(self.tr("Drawing the summary…"), self.tr("The very pages that will be signed."))
        self._sign = Button(self.tr("Sign…"), "primary")
        self._sign.clicked.connect(self.ask)
        self._sign.setEnabled(False)
        self._lay_out()
        self.add_command(self.tr("Sign the summary…"), self.ask)
        self.add_command(self.tr("Print the summary…"), self.paper.print_pages, "Ctrl+P")
        self.add_command(self.tr("Save the summary as PDF…"), self.paper.save_pages, "Ctrl+S")

    def _lay_out(self) -> None:
        body = QWidget()
        column = Column(body)
        head = Column(margins=Margins(left=18, top=12, right=18), gap=8)
        head.addWidget(self._message)
        row = Row(gap=12)
        row.addWidget(self._state)
        row.addWidget(self.names)
        row.addWidget(self._said, 1)
        head.addLayout(row)
        column.addLayout(head)
        column.addWidget(self.paper, 1)
        self._body = body
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self._waiting)
        self._stack.addWidget(self._empty)
        self._stack.addWidget(body)

    @override
    def title(self) -> str:
        return self.tr("Summary")

    @override
    def subtitle(self) -> str:
        if self._shown is None:
            return ""
        if self._shown.signed:
            return self.tr("{code} · signed; these are the signed pages").format(code=self._shown.code)
        return self.tr("{code} · these are the pages that will be signed").format(code=self._shown.code)

    @override
    def header_widgets(self) -> tuple[QWidget, ...]:
        return (self._sign,)

    @override
    def show_panel(self, panel_id: PanelId) -> None:
        if panel_id != self.panel_id:
            self._shown = None
            self._stack.setCurrentWidget(self._waiting)
            self.paper.forget()
            self._said.setText("")
            self._message.clear()
        super().show_panel(panel_id)

    @override
    def refresh(self) -> None:
        if self.panel_id is None:
            return
        session, panel_id, with_names = self.session, self.panel_id, self.names.isChecked()

        def render(_progress: Progress) -> ShownSummary:
            committee = read_committee(session, panel_id)
            signed = committee.state is PanelState.SIGNED
            codes = [candidate.code for candidate in committee.panel.candidates]
            waiting = {words.candidate for words in read_unrecorded(session, panel_id)}
            return ShownSummary(
                panel_id=panel_id,
                code=committee.panel.block.code,
                pdf=last_summary(session, panel_id)
                if signed
                else summary_pages(session, panel_id, with_names=with_names),
                signed=signed,
                undecided=tuple(code for code in codes if code not in committee.decisions),
                unrecorded=tuple(code for code in codes if code in waiting),
            )

        self.runner.submit(self.tr("Drawing the summary"), render, done=self.show_summary, failed=self.show_refusal)

    @Slot(object)
    def show_summary(self, shown: ShownSummary) -> None:
        """Show the pages."""
        if shown.panel_id != self.panel_id:
            return
        self._shown = shown
        self._stack.setCurrentWidget(self._body)
        self.paper.show_pdf(shown.pdf, f"{shown.code}_{'summary' if shown.signed else 'unsigned'}.pdf")
        self.names.setVisible(not shown.signed)
        self._sign.setVisible(not shown.signed)
        self._sign.setEnabled(not shown.undecided and self._signing is None)
        if shown.signed:
            self._state.show_state(self.tr("✓ signed by the chair"), "ok")
        elif shown.undecided:
            codes = ", ".join(shown.undecided)
            self._state.show_state(self.tr("! no decision yet: {codes}").format(codes=codes), "warn")
        elif shown.unrecorded:
            codes = ", ".join(shown.unrecorded)
            self._state.show_state(self.tr("! typed and not recorded: {codes}").format(codes=codes), "warn")
        else:
            self._state.show_state(self.tr("ready to sign"), "quiet")
        if shown.panel_id in self._refusals:
            self._message.show_error(self._refusals.pop(shown.panel_id))
        self.words_changed.emit()

    @Slot(object)
    def show_refusal(self, error: Exception) -> None:
        """Say why something was refused; before the opening that is simply so."""
        if isinstance(error, WrongState) and self._shown is None:
            self._stack.setCurrentWidget(self._empty)
            self._sign.setEnabled(False)
        else:
            self._stack.setCurrentWidget(self._body)
            self._sign.setEnabled(self._shown is not None and not self._shown.undecided and self._signing is None)
            self._message.show_error(error)

    @Slot(bool)
    def change_names(self, _on: bool) -> None:  # noqa: FBT001 - the signal's own argument
        """Draw the pages with or without names."""
        self.refresh()

    @Slot()
    def ask(self) -> None:
        """Ask once, because a signature cannot be undone."""
        if self._shown is None or self._shown.signed or not self._sign.isEnabled():
            return
        names = self.tr("The candidates' names are on it.")
        codes = self.tr("Candidates stand on it by code alone.")
        waiting = self.tr("What was typed for {codes} and not recorded is not on it, and is gone afterwards.")
        lost = (waiting.format(codes=", ".join(self._shown.unrecorded)),) if self._shown.unrecorded else ()
        dialog = Confirmation(
            self,
            self.tr("Sign the summary of {code}?").format(code=self._shown.code),
            (
                names if self.names.isChecked() else codes,
                *lost,
                self.tr("After your signature the panel takes no more changes: no consensus and no other decision."),
            ),
            self.tr("Sign it now"),
        )
        dialog.accepted.connect(self.sign)
        dialog.open()

    @Slot()
    def sign(self) -> None:
        """Sign the pages that are shown."""
        session, panel_id, with_names = self.session, self.panel_id, self.names.isChecked()
        assert panel_id is not None

        def work(_progress: Progress) -> SignedSummary:
            return sign_summary(session, panel_id, with_names=with_names)

        self._signing = panel_id
        self._sign.setEnabled(False)
        self.runner.submit(self.tr("Signing the summary"), work, done=self.show_signed, failed=self.refuse_signature)

    @Slot(object)
    def show_signed(self, _summary: SignedSummary) -> None:
        """Show the signed pages."""
        self._signing = None
        self.saved.emit(saved_time(self.session))
        self.refresh()

    @Slot(object)
    def refuse_signature(self, error: Exception) -> None:
        """Say why it was not signed, as soon as its panel is shown; it can be tried again."""
        panel_id, self._signing = self._signing, None
        if panel_id is None or panel_id == self.panel_id:
            self.show_refusal(error)
        else:
            self._refusals[panel_id] = error
            self.refresh()

    @Slot(object)
    def say_saved(self, path: Path) -> None:
        """Say where the summary was written."""
        self._said.setText(saved_words(path))

    @Slot()
    def go_to_opening(self) -> None:
        """Show the opening."""
        self.wanted.emit(Step.OPENING.value, self.panel_id)
