"""Contacts: hand over one's own card, take in others, and compare words before anything depends on them."""

from pathlib import Path
from typing import override

from PySide6.QtCore import QModelIndex, Qt, Slot
from PySide6.QtWidgets import QWidget

from app.errors import SubRosaError
from app.services.contact_cards import (
    ContactView,
    compare_contact,
    import_contact_card,
    list_contacts,
    own_card,
    words_to_ask,
)
from app.services.each_file import EachFile, take_each
from app.services.session import Session
from app.ui.contacts.compare_card import CompareCard
from app.ui.contacts.own_card import OwnCard
from app.ui.models import ROW_ROLE, TableColumn, TableModel
from app.ui.paper import PaperView, save_file, saved_words
from app.ui.shell import Page
from app.ui.tasks import Progress, TaskRunner
from app.ui.widgets import Button, Column, Label, Margins, MessagePanel, Row, Rule, isolated
from app.ui.widgets.drop_zone import DropZone
from app.ui.widgets.scroll import Scroll
from app.ui.widgets.table import Table
from app.vault.stores.people import Trust

_FILE_NAME = "contact-card.pdf"


class ContactsPage(Page):
    """Left the list, right the person."""

    def __init__(self, session: Session, runner: TaskRunner) -> None:
        super().__init__()
        self._session, self._runner = session, runner
        self._asked = words_to_ask()
        self._chosen: ContactView | None = None
        self.message = MessagePanel()
        self._said = Label("", "body", "ok_ink", wrap=True)
        self._not_taken = Label("", "body", "warn_ink", wrap=True)
        self._not_taken.hide()
        self._own = OwnCard(session)
        self._own.save_wanted.connect(self.save_own)
        self._own.show_wanted.connect(self.show_own)
        self._drop = DropZone(self.tr("Drop contact cards here ·"), self.tr("choose files"), "PDF (*.pdf)")
        self._drop.received.connect(self.take_in)
        self._model: TableModel[ContactView] = TableModel(self._columns(), self)
        self._table = Table(self.tr("Contacts"), self._model, (220,))
        self._table.selectionModel().currentRowChanged.connect(self.choose)
        self._empty = Label(
            self.tr("Nobody yet. Ask your chair and the panel for their cards and drop the files above."),
            "body",
            "soft",
            wrap=True,
        )
        self._compare = CompareCard()
        self._compare.typed.connect(self.compare)
        self._paper = PaperView()
        self._close_paper = Button(self.tr("Back to contacts"), "quiet")
        self._close_paper.clicked.connect(self.hide_own)
        self._lay_out()
        self.add_command(self.tr("Save my contact card…"), self.save_own)
        self.add_command(self.tr("Take in a contact card…"), self._drop.choose)

    def _columns(self) -> tuple[TableColumn[ContactView], ...]:
        words = {
            Trust.IMPORTED: self.tr("! not compared yet"),
            Trust.COMPARED: self.tr("✓ compared"),
            Trust.VOUCHED: self.tr("vouched for by a chair"),
        }
        return (
            TableColumn(title=self.tr("Claims to be"), text=lambda contact: contact.name),
            TableColumn(
                title=self.tr("Trust"),
                text=lambda contact: words[contact.trust],
                color=lambda contact: "ok_ink" if contact.trust is Trust.COMPARED else "warn_ink",
            ),
        )

    def _lay_out(self) -> None:
        left = Scroll(self.tr("Contacts"), margins=Margins.around(18, 14), gap=12)
        for part in (self.message, self._not_taken, self._said, self._own, self._drop, self._empty, self._table):
            left.column.addWidget(part)
        left.column.addStretch(1)
        self._side = QWidget()
        ruled = Row(self._side)
        ruled.addWidget(Rule(Qt.Orientation.Vertical))
        side = Column(margins=Margins.around(18, 14), gap=10)
        ruled.addLayout(side, 1)
        side.addWidget(self._compare)
        side.addWidget(self._close_paper)
        side.addWidget(self._paper, 1)
        side.addStretch(0)
        self._paper.hide()
        self._close_paper.hide()
        self._compare.hide()
        self._side.hide()
        row = Row(self)
        row.addWidget(left, 3)
        row.addWidget(self._side, 2)

    @override
    def title(self) -> str:
        return self.tr("Contacts")

    @override
    def subtitle(self) -> str:
        return self.tr("A name is only claimed. Eight words that were compared make it somebody’s.")

    @override
    def leave(self) -> None:
        self.hide_own()

    @override
    def refresh(self) -> None:
        rows = list_contacts(self._session)
        self._model.set_rows(rows)
        self._table.fit()
        self._table.setVisible(bool(rows))
        self._empty.setVisible(not rows)
        if self._chosen is not None:
            key = self._chosen.key_digest
            self._table.selectRow(next((i for i, row in enumerate(rows) if row.key_digest == key), 0))
        elif rows:
            self._table.selectRow(0)

    @Slot(tuple)
    def take_in(self, paths: tuple[Path, ...]) -> None:
        """Import the dropped or chosen cards, one by one."""
        session = self._session

        def work(progress: Progress) -> EachFile[ContactView]:
            return take_each(paths, lambda data: import_contact_card(session, data), progress.report)

        self._runner.submit(self.tr("Taking in cards"), work, done=self.show_taken, failed=self.message.show_error)

    @Slot(object)
    def show_taken(self, files: EachFile[ContactView]) -> None:
        """Show who was taken in, and what was refused."""
        self.message.clear()
        self._said.setText("")
        if files.taken:
            self._chosen = files.taken[-1]
            names = ", ".join(contact.name for contact in files.taken)
            self._said.setText(self.tr("Taken in: {names}. Compare the words next.").format(names=names))
        refused = ", ".join(map(isolated, files.refused))
        self._not_taken.setText(self.tr("Not taken in: {files}").format(files=refused))
        self._not_taken.setVisible(bool(files.refused))
        if files.refusal is not None:
            self.message.show_error(files.refusal)
        self.refresh()
        self._compare.focus_first()

    @Slot(QModelIndex)
    def choose(self, index: QModelIndex) -> None:
        """Show the chosen person."""
        contact = index.data(ROW_ROLE)
        if not isinstance(contact, ContactView):
            return
        self._chosen = contact
        self._asked = words_to_ask()
        self._compare.show_contact(contact, self._asked)
        self.hide_own()
        self._compare.show()

    @Slot(tuple)
    def compare(self, typed: tuple[str, ...]) -> None:
        """Compare what was read out with the words of the card."""
        if self._chosen is None:
            return
        try:
            self._chosen = compare_contact(self._session, self._chosen.key_digest, self._asked, typed)
        except SubRosaError as error:
            self._compare.message.show_error(error)
            return
        self._said.setText(self.tr("Compared: {name}.").format(name=self._chosen.name))
        self.refresh()
        self._table.setFocus()

    @Slot()
    def save_own(self) -> None:
        """Save one's own card where a person chooses."""
        path = save_file(self, own_card(self._session), _FILE_NAME, self.message)
        if path is not None:
            self._said.setText(saved_words(path))

    @Slot()
    def show_own(self) -> None:
        """Show one's own card as it is printed."""
        self._compare.hide()
        self._paper.show_pdf(own_card(self._session), _FILE_NAME)
        self._paper.show()
        self._close_paper.show()
        self._side.show()
        self._close_paper.setFocus()

    @Slot()
    def hide_own(self) -> None:
        """Put the printed card away."""
        self._paper.forget()
        self._paper.hide()
        self._close_paper.hide()
        self._compare.setVisible(self._chosen is not None)
        self._side.setVisible(self._chosen is not None)
