"""The drafting page: everything durable as it is typed; issuing asks once."""

from typing import override

from PySide6.QtCore import QTimer, Slot
from PySide6.QtWidgets import QWidget

from app.domain.ids import PanelId
from app.domain.panel_draft import PanelDraft
from app.services.chaired_panels import draft_of, new_draft, save_draft
from app.services.contact_cards import ContactView, list_contacts
from app.services.draft_gaps import draft_gaps
from app.services.issue_panel import issue_panel
from app.services.kits import list_kits
from app.services.session import Session
from app.ui.meeting.saved_time import saved_time
from app.ui.panels.draft_form import DraftForm
from app.ui.panels.gap_list import GapList
from app.ui.shell import Page
from app.ui.tasks import Progress, TaskRunner
from app.ui.widgets import Button, Column, Label, Margins, MessagePanel
from app.ui.widgets.confirmation import Confirmation
from app.ui.widgets.scroll import Scroll
from app.ui.widgets.sides import Sides
from app.vault.stores.people import Trust

_SAVE_AFTER_MS = 100
_NARROW_BELOW, _SIDE = 760, 330


class DraftPage(Page):
    """Arrives with a PanelId to go on with a draft, or with nothing to begin one."""

    def __init__(self, session: Session, runner: TaskRunner) -> None:
        super().__init__()
        self._session, self._runner = session, runner
        self._draft: PanelDraft | None = None
        self._unsaved: dict[PanelId, PanelDraft] = {}
        """What was handed to the worker and is not durable, because its turn has not come or its saving failed."""
        self.form, self._gaps = DraftForm(), GapList()
        self.form.changed.connect(self.note_change)
        self.form.kits_wanted.connect(self.go_to_kits)
        self.form.contacts_wanted.connect(self.go_to_contacts)
        self._message = MessagePanel()
        self.issue = Button(self.tr("Issue…"), "primary")
        self.issue.clicked.connect(self.ask)
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(_SAVE_AFTER_MS)
        self._later.timeout.connect(self.save)
        self._lay_out()
        self.add_command(self.tr("Issue this panel…"), self.ask)
        self.add_command(self.tr("Add a candidate"), self.form.candidates.add, "Ctrl+Shift+A")

    def _lay_out(self) -> None:
        side = Scroll(self.tr("Before you issue"), margins=Margins.around(8, 16), gap=12)
        side.column.addWidget(self._message)
        side.column.addWidget(self._gaps)
        words = self.tr(
            "A courtesy opening: the chair's vault holds the opening keys. Issued panels cannot be changed."
        )
        side.column.addWidget(Label(words, "small", "soft", wrap=True))
        side.column.addStretch(1)
        Column(self).addWidget(Sides(self.form, side, width=_SIDE, narrow_below=_NARROW_BELOW, margin=0))

    @override
    def title(self) -> str:
        draft = self._draft
        return draft.title or draft.code or self.tr("New panel") if draft else self.tr("New panel")

    @override
    def subtitle(self) -> str:
        return self.tr("A draft: nothing in it binds anybody yet. Every edit is saved.")

    @override
    def header_widgets(self) -> tuple[QWidget, ...]:
        return (self.issue,)

    @override
    def arrive(self, subject: object) -> None:
        self._message.clear()
        self.form.setEnabled(True)
        if isinstance(subject, str) and PanelId(subject) in self._unsaved:
            self._draft = self._unsaved[PanelId(subject)]
            self._later.start()
        elif isinstance(subject, str):
            self._draft = draft_of(self._session, PanelId(subject))
        else:
            self._draft = new_draft(self._session)
        self.refresh()

    @override
    def leave(self) -> None:
        if self._later.isActive():
            self.save()

    @override
    def refresh(self) -> None:
        if self._draft is None:
            return
        own = ContactView(
            key_digest=self._session.key_digest,
            name=self._session.name,
            words=self._session.words,
            trust=Trust.COMPARED,
        )
        self.form.show_choices(list_kits(self._session), own, list_contacts(self._session))
        self.form.show_draft(self._draft)
        self._show_gaps()
        self.words_changed.emit()

    @Slot()
    def note_change(self) -> None:
        """Take the edit over at once, and make it durable a moment later."""
        if self._draft is None:
            return
        self._draft = self.form.read(self._draft)
        self._show_gaps()
        self._later.start()

    def _show_gaps(self) -> None:
        assert self._draft is not None
        gaps = draft_gaps(self._session, self._draft)
        self._gaps.show_gaps(gaps)
        self.issue.setEnabled(not any(gap.blocks for gap in gaps))

    @Slot()
    def save(self) -> None:
        """Make the draft durable."""
        self._later.stop()
        session, draft = self._session, self._draft
        assert draft is not None
        self._unsaved[draft.panel_id] = draft

        def work(_progress: Progress) -> PanelDraft:
            save_draft(session, draft)
            return draft

        self._runner.submit(self.tr("Saving"), work, done=self.tell_saved, failed=self.show_refusal)

    @Slot(object)
    def tell_saved(self, draft: PanelDraft) -> None:
        """Say that the draft is durable."""
        if self._unsaved.get(draft.panel_id) is draft:
            del self._unsaved[draft.panel_id]
        self.saved.emit(saved_time(self._session))
        self.words_changed.emit()

    @Slot(object)
    def show_refusal(self, error: Exception) -> None:
        """Say why something was refused; the form stays as it is."""
        self._message.show_error(error)
        self.form.setEnabled(True)
        if self._draft is not None:
            self._show_gaps()

    @Slot()
    def ask(self) -> None:
        """Ask once, because what was issued cannot be changed."""
        if self._draft is None or not self.issue.isEnabled():
            return
        members, candidates = len(self._draft.members), len(self._draft.candidates)
        people = self.tr("1 member") if members == 1 else self.tr("%n members", "", members)
        places = self.tr("1 candidate") if candidates == 1 else self.tr("%n candidates", "", candidates)
        dialog = Confirmation(
            self,
            self.tr("Issue {code}?").format(code=self._draft.code),
            (
                self.tr("Packs are sealed for {people} and {places}.").format(people=people, places=places),
                self.tr("Issuing fixes kit, rules, members and candidates: afterwards nothing of it can be changed."),
            ),
            self.tr("Issue it now"),
        )
        dialog.accepted.connect(self.issue_now)
        dialog.open()

    @Slot()
    def issue_now(self) -> None:
        """Fix the panel and seal the packs."""
        self._later.stop()
        session, draft = self._session, self._draft
        assert draft is not None

        def work(_progress: Progress) -> PanelId:
            issue_panel(session, draft)
            return draft.panel_id

        self.issue.setEnabled(False)
        self.form.setEnabled(False)  # what is typed from now on would be in no pack
        self._runner.submit(self.tr("Issuing the panel"), work, done=self.show_packs, failed=self.show_refusal)

    @Slot(object)
    def show_packs(self, issued: PanelId) -> None:
        """Go on to the packs, unless another panel is being drafted by now."""
        self.saved.emit(saved_time(self._session))
        if self._draft is not None and self._draft.panel_id == issued:
            self._draft = None
            self.wanted.emit("issued", issued)

    @Slot()
    def go_to_kits(self) -> None:
        """Show the kits."""
        self.wanted.emit("kits", None)

    @Slot()
    def go_to_contacts(self) -> None:
        """Show the contacts."""
        self.wanted.emit("contacts", None)
