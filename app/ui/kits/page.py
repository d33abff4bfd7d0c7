"""The kits: those that can be used, those that are being written, samples, and kits from files."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import override

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QFileDialog, QStackedLayout, QWidget

from app.domain.kit import Kit
from app.services.kit_drafts import drop_kit_text, list_kit_texts, sample_kits
from app.services.kit_file import read_bytes, read_kit, sections
from app.services.kit_text import KitText
from app.services.kits import drop_kit, keep_kit, list_kits
from app.services.session import Session
from app.ui.kits.kit_words import conversation_words, kit_lines
from app.ui.kits.section_choice import SectionChoice
from app.ui.meeting.saved_time import saved_time
from app.ui.models import TableColumn, TableModel
from app.ui.panels.panel_list import PanelList
from app.ui.shell import Page
from app.ui.tasks import Progress, TaskRunner
from app.ui.widgets import Button, Card, Column, EmptyState, Label, Margins, MessagePanel, Row, Runs, Scroll
from app.ui.widgets.sides import Sides

_NARROW_BELOW, _SIDE = 800, 400


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadFile:
    """A kit file: its bytes, and the names of its sections when it is a library."""

    data: bytes = field(repr=False)
    sections: tuple[str, ...]


class KitsPage(Page):
    """A list beside the chosen kit at a glance."""

    def __init__(self, session: Session, runner: TaskRunner) -> None:
        super().__init__()
        self._session, self._runner = session, runner
        self._library = b""
        self.kits: TableModel[Kit] = TableModel(
            (
                TableColumn(title=self.tr("Kit"), text=lambda kit: kit.name),
                TableColumn(title=self.tr("Version"), text=lambda kit: str(kit.version)),
                TableColumn(title=self.tr("For"), text=lambda kit: conversation_words(kit.conversation)),
                TableColumn(title=self.tr("Competencies"), text=lambda kit: str(len(kit.competencies))),
                TableColumn(title=self.tr("Hash"), text=lambda kit: f"{kit.hash[:4]} {kit.hash[4:8]}"),
            ),
            self,
        )
        self.texts: TableModel[KitText] = TableModel(
            (
                TableColumn(title=self.tr("Kit"), text=lambda text: text.name or self.tr("without a name")),
                TableColumn(title=self.tr("Competencies"), text=lambda text: str(len(text.competencies))),
            ),
            self,
        )
        self.kit_list = PanelList(self.tr("Kits"), self.kits, (210, 66, 130, 96))
        self.kit_list.opened.connect(self.edit)
        self.kit_list.moved.connect(self.show_kit)
        self.text_list = PanelList(self.tr("Being written"), self.texts, (210,))
        self.text_list.opened.connect(self.edit)
        self.message = MessagePanel()
        self.choice = SectionChoice()
        self.choice.chosen.connect(self.take_section)
        self._glance = Runs((), "body", "ink")
        self._make_buttons()
        self._lay_out()
        self.add_command(self.tr("New kit…"), self.write_new, "Ctrl+N")
        self.add_command(self.tr("Import a kit…"), self.choose_file, "Ctrl+O")
        self.add_command(self.tr("Add the sample kits"), self.add_samples)

    def _make_buttons(self) -> None:
        self._edit = self._button(self.tr("Edit as a new version…"), self.kit_list.open_current)
        self._remove = self._button(self.tr("Remove"), self.remove)
        self._write = self._button(self.tr("Go on writing…"), self.text_list.open_current)
        self._discard = self._button(self.tr("Discard"), self.discard)
        self._samples = self._button(self.tr("Add the sample kits"), self.add_samples)
        self._import = self._button(self.tr("Import…"), self.choose_file)
        self._new = Button(self.tr("New kit…"), "primary")
        self._new.clicked.connect(self.write_new)

    def _button(self, text: str, slot: Callable[[], object]) -> Button:
        button = Button(text)
        button.clicked.connect(slot)
        return button

    def _lay_out(self) -> None:
        self._left = Scroll(self.tr("Kits"), margins=Margins.around(8, 16), gap=10)
        self._kit_actions, self._text_actions = QWidget(), QWidget()
        for holder, buttons in (
            (self._kit_actions, (self._edit, self._remove, self._samples)),
            (self._text_actions, (self._write, self._discard)),
        ):
            row = Row(holder, gap=8)
            for button in buttons:
                row.addWidget(button)
            row.addStretch(1)
        parts = (self.message, self.choice, self.kit_list, self._kit_actions, self.text_list, self._text_actions)
        for part in parts:
            self._left.column.addWidget(part)
        self._left.column.addStretch(1)
        self._side = Scroll(self.tr("Kit at a glance"), margins=Margins.around(8, 16))
        card = Card(self.tr("Kit at a glance"))
        column = Column(card, margins=Margins.around(14, 12), gap=6)
        self._name = Label("", "strong", wrap=True)
        column.addWidget(self._name)
        column.addWidget(self._glance)
        self._side.column.addWidget(card)
        self._side.column.addStretch(1)
        self._body = Sides(self._left, self._side, width=_SIDE, narrow_below=_NARROW_BELOW)
        self._empty = EmptyState(
            self.tr("No kits yet"),
            self.tr("A kit is the structured interview: competencies with anchors, questions, one scale."),
            self.tr("Add the sample kits"),
        )
        self._empty.asked.connect(self.add_samples)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self._empty)
        self._stack.addWidget(self._body)

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
        self.kits.set_rows(kits)
        self.texts.set_rows(texts)
        self.kit_list.show_rows()
        self.text_list.show_rows()
        known = {kit.hash for kit in kits}
        self._samples.setVisible(any(kit.hash not in known for kit in sample_kits()))
        self._kit_actions.setVisible(bool(kits))
        self._text_actions.setVisible(bool(texts))
        busy = bool(kits or texts) or not self.message.isHidden() or not self.choice.isHidden()
        self._stack.setCurrentWidget(self._body if busy else self._empty)
        self.show_kit()

    @Slot()
    def show_kit(self) -> None:
        """Show the chosen kit at a glance."""
        kit = self.kit_list.current()
        self._side.setVisible(isinstance(kit, Kit))
        if isinstance(kit, Kit):
            self._name.setText(self.tr("{name}, version {version}").format(name=kit.name, version=kit.version))
            self._glance.set_lines(kit_lines(kit))

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

    @Slot()
    def remove(self) -> None:
        """Offer the chosen kit no longer; panels keep their own copy."""
        kit, session = self.kit_list.current(), self._session
        if isinstance(kit, Kit):
            kit_hash = kit.hash

            def work(_progress: Progress) -> None:
                drop_kit(session, kit_hash)

            self._run(work)

    @Slot()
    def discard(self) -> None:
        """Throw away the chosen kit that is being written."""
        text, session = self.text_list.current(), self._session
        if isinstance(text, KitText):
            draft_id = text.draft_id

            def work(_progress: Progress) -> None:
                drop_kit_text(session, draft_id)

            self._run(work)

    @Slot()
    def choose_file(self) -> None:
        """Ask for a kit file and read it."""
        name, _filter = QFileDialog.getOpenFileName(
            self, self.tr("Import a kit"), "", self.tr("Kits (*.yaml *.yml *.json)")
        )
        if name:
            self.read(Path(name))

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
            self._stack.setCurrentWidget(self._body)
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
        self._stack.setCurrentWidget(self._body)
