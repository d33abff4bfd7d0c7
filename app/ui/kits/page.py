"""The kits' page: samples, kits from files, and the way to the editor."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import override

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QStackedLayout, QWidget

from app.domain.kit import Kit
from app.services.kit_drafts import drop_kit_text, list_kit_texts, sample_kits
from app.services.kit_file import read_bytes, read_kit, sections
from app.services.kit_text import KitText
from app.services.kits import drop_kit, keep_kit, list_kits
from app.services.session import Session
from app.ui.kits.kit_shelf import KitShelf
from app.ui.kits.section_choice import SectionChoice
from app.ui.meeting.saved_time import saved_time
from app.ui.shell import Page
from app.ui.tasks import Progress, TaskRunner
from app.ui.widgets import Button, MessagePanel, isolated
from app.ui.widgets.confirmation import Confirmation
from app.ui.widgets.empty_state import EmptyState
from app.ui.widgets.file_dialogs import ask_file_to_open


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadFile:
    """A kit file: its bytes, and the names of its sections when it is a library."""

    data: bytes = field(repr=False)
    sections: tuple[str, ...]


class KitsPage(Page):
    """Shows the shelf, or what belongs here while it is empty."""

    def __init__(self, session: Session, runner: TaskRunner) -> None:
        super().__init__()
        self._session, self._runner = session, runner
        self._runner.changed.connect(self.look_again)
        self._library = b""
        self._going: Kit | KitText | None = None
        self.message, self.choice = MessagePanel(), SectionChoice()
        self.choice.chosen.connect(self.take_section)
        self.shelf = KitShelf((self.message, self.choice))
        self.shelf.edit_wanted.connect(self.edit)
        self.shelf.remove_wanted.connect(self.ask_remove)
        self.shelf.discard_wanted.connect(self.ask_discard)
        self.shelf.samples_wanted.connect(self.add_samples)
        self._import = Button(self.tr("Import…"))
        self._import.clicked.connect(self.choose_file)
        self._new = Button(self.tr("New kit…"), "primary")
        self._new.clicked.connect(self.write_new)
        empty = EmptyState(
            self.tr("No kits yet"),
            self.tr("A kit is the structured interview: competencies with anchors, questions, one scale."),
            self.tr("Add the sample kits"),
        )
        empty.asked.connect(self.add_samples)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(empty)
        self._stack.addWidget(self.shelf)
        self.add_command(self.tr("New kit…"), self.write_new, "Ctrl+N")
        self.add_command(self.tr("Import a kit…"), self.choose_file, "Ctrl+O")
        self.add_command(self.tr("Add the sample kits"), self.add_samples)

    @override
    def title(self) -> str:
        return self.tr("Kits")

    @override
    def subtitle(self) -> str:
        return self.tr("A kept kit never changes: a changed kit is a new version with a hash of its own.")

    @override
    def header_widgets(self) -> tuple[QWidget, ...]:
        return (self._import, self._new)

    @override
    def refresh(self) -> None:
        kits, texts = list_kits(self._session), list_kit_texts(self._session)
        known = {kit.hash for kit in kits}
        samples_known = all(kit.hash in known for kit in sample_kits())
        self.shelf.show_rows(kits, texts, samples_known=samples_known)
        busy = bool(kits or texts) or not self.message.isHidden() or not self.choice.isHidden()
        self._stack.setCurrentIndex(int(busy))

    @Slot()
    def look_again(self) -> None:
        """Show what was still being saved when the page came."""
        if self.isVisible() and self._runner.current() is None:
            found = list_kits(self._session), list_kit_texts(self._session)
            if found != (self.shelf.kits.rows, self.shelf.texts.rows):
                kit, text = self.shelf.kit_list.current(), self.shelf.text_list.current()
                self.refresh()
                self.shelf.kit_list.choose_again(kit, "hash")
                self.shelf.text_list.choose_again(text, "draft_id")

    @Slot(object)
    def edit(self, subject: object) -> None:
        """Open the editor on a kit or on one that is being written."""
        self.wanted.emit("kit", subject)

    @Slot()
    def write_new(self) -> None:
        """Open the editor on an empty kit."""
        self.wanted.emit("kit", None)

    @Slot()
    def add_samples(self) -> None:
        """Keep the shipped kits."""
        session = self._session

        def work(_progress: Progress) -> None:
            for kit in sample_kits():
                keep_kit(session, kit)

        self._run(work)

    @Slot(object)
    def ask_remove(self, kit: Kit) -> None:
        """Ask before a kit goes: what is not in a file is nowhere else."""
        self._going = kit
        name = self.tr("{name}, version {version}").format(name=isolated(kit.name), version=kit.version)
        words = self.tr("It cannot be brought back, unless you have it as a file. Panels keep the kits they go by.")
        self._ask(self.tr("Remove {kit}?").format(kit=name), words, self.tr("Remove it"))

    @Slot(object)
    def ask_discard(self, text: KitText) -> None:
        """Ask before what is being written is thrown away."""
        self._going = text
        name = isolated(text.name) if text.name else self.tr("the kit without a name")
        words = self.tr("What was written in it is gone for good; kits that were kept from it stay.")
        self._ask(self.tr("Discard {kit}?").format(kit=name), words, self.tr("Discard it"))

    def _ask(self, headline: str, words: str, act: str) -> None:
        dialog = Confirmation(self, headline, (words,), act)
        dialog.accepted.connect(self.let_go)
        dialog.open()

    @Slot()
    def let_go(self) -> None:
        """Let go of what was asked about."""
        going, self._going = self._going, None
        if isinstance(going, Kit):
            self.remove(going)
        elif going is not None:
            self.discard(going)

    @Slot(object)
    def remove(self, kit: Kit) -> None:
        """Remove a kit, unless a panel goes by it."""
        session, kit_hash = self._session, kit.hash

        def work(_progress: Progress) -> None:
            drop_kit(session, kit_hash)

        self._run(work)

    @Slot(object)
    def discard(self, text: KitText) -> None:
        """Throw away a kit that is being written."""
        session, draft_id = self._session, text.draft_id

        def work(_progress: Progress) -> None:
            drop_kit_text(session, draft_id)

        self._run(work)

    @Slot()
    def choose_file(self) -> None:
        """Ask for a kit file and read it."""
        path = ask_file_to_open(self, self.tr("Import a kit"), self.tr("Kits (*.yaml *.yml *.json)"))
        if path is not None:
            self.read(path)

    def read(self, path: Path) -> None:
        """Read a kit file, and ask for the section when it is a library."""

        def work(_progress: Progress) -> ReadFile:
            data = read_bytes(path)
            return ReadFile(data=data, sections=sections(data))

        self._runner.submit(self.tr("Reading a kit"), work, done=self.take_file, failed=self.show_refusal)

    @Slot(object)
    def take_file(self, file: ReadFile) -> None:
        """Keep the kit, or ask which section of the library it shall be."""
        self._library = file.data
        if file.sections:
            self.choice.offer(file.sections)
            self.message.clear()
            self._stack.setCurrentWidget(self.shelf)
        else:
            self.take_section("")

    @Slot(str)
    def take_section(self, section: str) -> None:
        """Keep the kit that this section of the file spells."""
        session, data = self._session, self._library

        def work(_progress: Progress) -> None:
            keep_kit(session, read_kit(data, section))

        self._run(work)

    def _run(self, work: Callable[[Progress], None]) -> None:
        self.message.clear()
        self._runner.submit(self.tr("Saving"), work, done=self.show_saved, failed=self.show_refusal)

    @Slot(object)
    def show_saved(self, _nothing: object) -> None:
        """Show what there is now."""
        self.choice.hide()
        self.saved.emit(saved_time(self._session))
        self.refresh()

    @Slot(object)
    def show_refusal(self, error: Exception) -> None:
        """Say why a kit was refused."""
        self.message.show_error(error)
        self._stack.setCurrentWidget(self.shelf)
