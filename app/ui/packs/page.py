"""A pack is opened, pledged and accepted, in that order."""

from pathlib import Path
from typing import override

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from app.domain.ids import PanelId
from app.errors import SubRosaError
from app.services.each_file import EachFile, take_each
from app.services.errors import ContactNotCompared, ContactUnknown
from app.services.memberships import (
    CandidateView,
    MembershipView,
    accept,
    acceptance_file_name,
    candidates_of,
    list_memberships,
    membership_panel,
    pledge_text,
    receive_pack,
    take_pledge,
    view_of,
)
from app.services.session import Session
from app.ui.packs.declarations import Declarations
from app.ui.packs.steps import AcceptedStep, DeclareStep, PledgeStep
from app.ui.paper import save_file, saved_words
from app.ui.shell import Entries, Entry, Page
from app.ui.tasks import Progress, TaskRunner
from app.ui.widgets import Button, Column, Label, Margins, MessagePanel, isolated
from app.ui.widgets.drop_zone import DropZone
from app.ui.widgets.scroll import Scroll
from app.vault.stores.memberships import MembershipState


class PackPage(Page):
    """Arrives with a PanelId to go on where its member left off, or with nothing to open a pack."""

    def __init__(self, session: Session, runner: TaskRunner) -> None:
        super().__init__()
        self._session, self._runner = session, runner
        self._view: MembershipView | None = None
        self.message = MessagePanel()
        self._not_received = Label("", "body", "warn_ink", wrap=True)
        self._not_received.hide()
        self._to_contacts = Button(self.tr("Go to contacts and compare"))
        self._to_contacts.clicked.connect(self.go_to_contacts)
        self._to_contacts.hide()
        self._drop = DropZone(self.tr("Drop a pack here ·"), self.tr("choose the file"), "PDF (*.pdf)")
        self._drop.received.connect(self.open_pack)
        self._scroll = Scroll(self.tr("Pack"), margins=Margins.around(22, 18), gap=12, widest=820)
        self._step: QWidget | None = None
        self._half_made: dict[PanelId, DeclareStep] = {}
        """What was being declared when another page or panel was shown."""
        self._holder = QWidget()
        self._step_column = Column(self._holder)
        for part in (self._drop, self.message, self._not_received, self._to_contacts, self._holder):
            self._scroll.column.addWidget(part)
        self._scroll.column.addStretch(1)
        Column(self).addWidget(self._scroll)
        self.add_command(self.tr("Open a pack…"), self._drop.choose, "Ctrl+O")

    @override
    def title(self) -> str:
        return f"{self._view.code} · {self._view.title}" if self._view else self.tr("Open a pack")

    @override
    def subtitle(self) -> str:
        if self._view is None:
            return self.tr("A chair whose words you compared issues it; only you can open it.")
        return self.tr("Chaired by {name}").format(name=self._view.chair)

    @override
    def entries(self) -> Entries | None:
        views = list_memberships(self._session)
        here = self._view.panel_id if self._view else ""
        lines = tuple(
            Entry(key=view.panel_id, text=view.code, current=view.panel_id == here, badge=self._badge(view))
            for view in views
        )
        return Entries(caption=self.tr("Panels I sit on"), lines=lines) if lines else None

    def _badge(self, view: MembershipView) -> str:
        return "" if view.state is MembershipState.ACCEPTED else self.tr("new")

    @override
    def open_entry(self, key: str) -> None:
        self.arrive(PanelId(key))

    @override
    def arrive(self, subject: object) -> None:
        self._clear_words()
        views = list_memberships(self._session)
        wanted = next((view for view in views if view.panel_id == subject), None)
        self._view = wanted or next((view for view in views if view.state is not MembershipState.ACCEPTED), None)
        self.refresh()

    def _clear_words(self) -> None:
        self.message.clear()
        self._not_received.setText("")
        self._not_received.hide()
        self._to_contacts.hide()

    @Slot(tuple)
    def open_pack(self, paths: tuple[Path, ...]) -> None:
        """Receive the files, and go on with the first of the packs."""
        session = self._session

        def work(progress: Progress) -> EachFile[MembershipView]:
            return take_each(paths, lambda data: receive_pack(session, data), progress.report)

        self._runner.submit(self.tr("Opening the pack"), work, done=self.show_received, failed=self.refuse)

    @Slot(object)
    def show_received(self, files: EachFile[MembershipView]) -> None:
        """Show the first of the packs, and what was refused; the others stand in the rail."""
        self._clear_words()
        if files.taken:
            self.show_view(files.taken[0])
        if files.refusal is not None:
            self.refuse(files.refusal)
            names = ", ".join(map(isolated, files.refused))
            self._not_received.setText(self.tr("Not received: {files}").format(files=names))
            self._not_received.setVisible(len(files.refused) + len(files.taken) > 1)

    @Slot(object)
    def show_view(self, view: MembershipView) -> None:
        """Show the step that this panel waits for."""
        self._clear_words()
        self._view = view
        self.refresh()

    @Slot(object)
    def show_accepted(self, view: MembershipView) -> None:
        """Show that the panel was accepted, unless another one is shown by now."""
        if self._view is not None and self._view.panel_id == view.panel_id:
            self.show_view(view)
        else:
            self.words_changed.emit()

    @Slot(object)
    def refuse(self, error: Exception) -> None:
        """Say why the pack stays shut, and lead to contacts when words are to be compared."""
        self.message.show_error(error)
        self._to_contacts.setVisible(isinstance(error, ContactUnknown | ContactNotCompared))

    @Slot(object)
    def refuse_acceptance(self, error: Exception) -> None:
        """Say why nothing was signed; what was declared can be changed."""
        for step in self._half_made.values():
            step.setEnabled(True)
        self.message.show_error(error)

    @override
    def refresh(self) -> None:
        left, self._step = self._step, self._make_step()
        if left is not None and left is not self._step:
            self._step_column.removeWidget(left)
            left.hide()
            if left not in self._half_made.values():
                left.deleteLater()
        if self._step is not None:
            self._step_column.addWidget(self._step)
            self._step.show()
        self.words_changed.emit()

    def _make_step(self) -> QWidget | None:
        view = self._view
        if view is None:
            return None
        if view.state is MembershipState.RECEIVED:
            pledge = PledgeStep(view, pledge_text(self._session, view.panel_id))
            pledge.pledged.connect(self.pledge)
            return pledge
        candidates = candidates_of(self._session, view.panel_id)
        if view.state is MembershipState.PLEDGED:
            return self._half_made.get(view.panel_id) or self._make_declare_step(view.panel_id, candidates)
        self._half_made.pop(view.panel_id, None)
        done = AcceptedStep(view, membership_panel(self._session, view.panel_id), candidates)
        done.save_wanted.connect(self.save)
        done.interview_wanted.connect(self.go_to_interview)
        return done

    def _make_declare_step(self, panel_id: PanelId, candidates: tuple[CandidateView, ...]) -> DeclareStep:
        declare = self._half_made[panel_id] = DeclareStep(candidates)
        declare.accepted.connect(self.accept)
        return declare

    @Slot()
    def pledge(self) -> None:
        """Take the pledge; names come next."""
        if self._view is None:
            return
        try:
            take_pledge(self._session, self._view.panel_id)
            self._view = view_of(self._session, self._view.panel_id)
        except SubRosaError as error:
            self.message.show_error(error)
        self.refresh()

    @Slot(object)
    def accept(self, declarations: Declarations) -> None:
        """Sign the acceptance with these declarations."""
        if self._view is None:
            return
        session, panel_id = self._session, self._view.panel_id
        conflicts, recusals = declarations.conflicts(), declarations.recusals()

        def work(_progress: Progress) -> MembershipView:
            accept(session, panel_id, conflicts=conflicts, recusals=recusals)
            return view_of(session, panel_id)

        self._half_made[panel_id].setEnabled(False)
        self._runner.submit(
            self.tr("Signing the acceptance"), work, done=self.show_accepted, failed=self.refuse_acceptance
        )

    @Slot()
    def save(self) -> None:
        """Save the signed acceptance where a person chooses."""
        if self._view is None:
            return
        row = self._session.vault.memberships.get(self._view.panel_id)
        if row is None or row.acceptance_pdf is None:
            return
        panel = membership_panel(self._session, self._view.panel_id)
        name = acceptance_file_name(panel, panel.member(self._session.key_digest))
        path = save_file(self, row.acceptance_pdf, name, self.message)
        if path is not None and isinstance(self._step, AcceptedStep):
            self._step.say_saved(saved_words(path))

    @Slot()
    def go_to_contacts(self) -> None:
        """Go where words are compared."""
        self.wanted.emit("contacts", None)

    @Slot()
    def go_to_interview(self) -> None:
        """Go where cards are written."""
        if self._view is not None:
            self.wanted.emit("interview", self._view.panel_id)
