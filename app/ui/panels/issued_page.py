"""The packs of an issued panel: to hand over, one per member."""

from datetime import UTC, tzinfo
from pathlib import Path
from typing import override

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from app.crypto.key_words import four_words
from app.domain.ids import PanelId
from app.services.chaired_panels import panel_of
from app.services.issued_packs import PackView, issued_packs, write_packs
from app.services.page_values import panel_zone
from app.services.session import Session
from app.ui.dates import moment_text
from app.ui.models import TableColumn, TableModel
from app.ui.panels.panel_list import PanelList
from app.ui.paper import save_file, saved_words
from app.ui.shell import Page
from app.ui.tasks import Progress, TaskRunner
from app.ui.widgets import Button, Column, Label, Margins, MessagePanel, Row
from app.ui.widgets.file_dialogs import ask_folder
from app.ui.widgets.scroll import Scroll


class IssuedPage(Page):
    """A list of packs; saved one by one or all into a folder."""

    def __init__(self, session: Session, runner: TaskRunner) -> None:
        super().__init__()
        self._session, self._runner = session, runner
        self._panel_id: PanelId | None = None
        self._title = ""
        self._zone: tzinfo = UTC
        self.model: TableModel[PackView] = TableModel(
            (
                TableColumn(title=self.tr("For"), text=lambda row: row.to),
                TableColumn(title=self.tr("File"), text=lambda row: row.file_name),
                TableColumn(title=self.tr("Issued"), text=self._issued),
                TableColumn(
                    title=self.tr("Acceptance"),
                    text=lambda row: self.tr("✓ received") if row.accepted else self.tr("not yet"),
                    color=lambda row: "ok_ink" if row.accepted else "soft",
                ),
            ),
            self,
        )
        self.list = PanelList(self.tr("Packs"), self.model, (200, 210, 160))
        self.list.opened.connect(self.save_one)
        self._message = MessagePanel()
        self._said = Label("", "body", "ok_ink", wrap=True)
        self._save = Button(self.tr("Save this pack…"))
        self._save.clicked.connect(self.list.open_current)
        self._all = Button(self.tr("Save all packs…"), "primary")
        self._all.clicked.connect(self.save_all)
        self._collect = Button(self.tr("Collect sealed cards"))
        self._collect.clicked.connect(self.go_to_collect)
        self._lay_out()
        self.add_command(self.tr("Save all packs…"), self.save_all, "Ctrl+S")

    def _issued(self, row: PackView) -> str:
        return moment_text(row.issued_at, self._zone)

    def _lay_out(self) -> None:
        scroll = Scroll(self.tr("Packs"), margins=Margins.around(18, 16), gap=10, widest=820)
        self._digest = Label("", "strong", wrap=True)
        hint = self.tr(
            "Read these four words out when you hand over the packs: every member sees the same ones, "
            "or was given another panel. Each pack opens only in its member's own vault."
        )
        actions = Row(gap=10)
        actions.addWidget(self._save)
        actions.addStretch(1)
        said = Row(gap=10)
        said.addWidget(self._said, 1)
        for part in (self._message, self._digest, Label(hint, "body", "soft", wrap=True), self.list):
            scroll.column.addWidget(part)
        scroll.column.addLayout(actions)
        scroll.column.addLayout(said)
        scroll.column.addStretch(1)
        Column(self).addWidget(scroll)

    @override
    def title(self) -> str:
        return self._title

    @override
    def subtitle(self) -> str:
        return self.tr("The panel is issued and fixed. Hand each member their pack.")

    @override
    def header_widgets(self) -> tuple[QWidget, ...]:
        return (self._collect, self._all)

    @override
    def arrive(self, subject: object) -> None:
        if isinstance(subject, str) and subject != self._panel_id:
            self._panel_id = PanelId(subject)
            self._said.setText("")
        self.refresh()

    @override
    def refresh(self) -> None:
        if self._panel_id is None:
            return
        self._message.clear()
        panel, _ = panel_of(self._session, self._panel_id)
        self._title = f"{panel.block.code} · {panel.block.title}"
        self._zone = panel_zone(panel.block)
        self._digest.setText(" · ".join(four_words(panel.block.digest)))
        self.model.set_rows(issued_packs(self._session, self._panel_id))
        self.list.show_rows()
        self.words_changed.emit()

    @Slot(object)
    def save_one(self, pack: PackView) -> None:
        """Ask where one pack shall go."""
        path = save_file(self, pack.data, pack.file_name, self._message)
        if path is not None:
            self._said.setText(saved_words(path))

    @Slot()
    def save_all(self) -> None:
        """Ask for a folder and write every pack into it."""
        folder = ask_folder(self, self.tr("A folder for the packs"))
        if folder is not None:
            self.write_all(folder)

    def write_all(self, folder: Path) -> None:
        """Write every pack into this folder, beside the window."""
        packs = self.model.rows

        def work(progress: Progress) -> Path:
            write_packs(folder, packs, progress.report)
            return folder

        self._runner.submit(self.tr("Saving packs"), work, done=self.tell_written, failed=self.show_refusal)

    @Slot(object)
    def tell_written(self, folder: Path) -> None:
        """Say where the packs are."""
        count = len(self.model.rows)
        packs = self.tr("1 pack") if count == 1 else self.tr("%n packs", "", count)
        self._said.setText(self.tr("{packs} saved in {folder}").format(packs=packs, folder=str(folder)))

    @Slot(object)
    def show_refusal(self, error: Exception) -> None:
        """Say why something was refused."""
        self._message.show_error(error)

    @Slot()
    def go_to_collect(self) -> None:
        """Show the collecting."""
        self.wanted.emit("committee", self._panel_id)
