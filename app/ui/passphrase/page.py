"""Changing the passphrase: the current one, the new one twice, and the new sheet proven before the page is left."""

import secrets
from typing import override

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QStackedLayout, QWidget

from app.crypto.secret import wipe
from app.services.errors import WordsDiffer
from app.services.session import Session
from app.services.sheet_pages import recovery_sheet
from app.services.vaults import ASKED_BACK, SHEET_WORDS, Sheet, renew_passphrase, sheet_now
from app.ui.door.new_passphrase import NewPassphrase
from app.ui.door.recovery_step import RecoveryStep
from app.ui.shell import Page
from app.ui.tasks import Progress, TaskRunner
from app.ui.widgets import Button, Column, Field, FlowLayout, Label, Margins, MessagePanel, PassphraseField
from app.ui.widgets.scroll import Scroll
from app.vault.errors import BackupsNotReplaced


class PassphrasePage(Page):
    """The vault goes on under its new key at once; the old sheet and old backups are void."""

    def __init__(self, session: Session, runner: TaskRunner) -> None:
        super().__init__()
        self._session, self._runner = session, runner
        self._sheet: Sheet | None = None
        self._asked: tuple[int, ...] = ()
        self.message = MessagePanel()
        self._done = Label("", "body", "ok_ink", wrap=True)
        self._current = PassphraseField()
        self._current_field = Field(self.tr("Current passphrase"), self._current)
        self._new = NewPassphrase()
        self._new.entered.connect(self.change)
        self._change = Button(self.tr("Change the passphrase"), "primary")
        self._change.clicked.connect(self.change)
        self._recovery = RecoveryStep()
        self._recovery.typed.connect(self.check_words)
        self._recovery.paper_wanted.connect(self.draw_sheet)
        self._stack = QStackedLayout()
        self._stack.addWidget(self._form())
        self._stack.addWidget(self._recovery)
        scroll = Scroll(self.tr("Passphrase"), margins=Margins.around(22, 18), gap=12, widest=760)
        scroll.column.addWidget(self.message)
        scroll.column.addWidget(self._done)
        scroll.column.addLayout(self._stack)
        scroll.column.addStretch(1)
        Column(self).addWidget(scroll)

    def _form(self) -> QWidget:
        form = QWidget()
        column = Column(form, gap=12)
        column.addWidget(self._current_field)
        column.addWidget(self._new)
        holder = QWidget()
        FlowLayout(holder).addWidget(self._change)
        column.addWidget(holder)
        column.addStretch(1)
        return form

    @override
    def title(self) -> str:
        return self.tr("Change the passphrase")

    @override
    def subtitle(self) -> str:
        return self.tr("The vault gets a new key and a new recovery sheet; the old sheet and old backups are void.")

    @override
    def arrive(self, subject: object) -> None:
        self.message.clear()
        if self._sheet is None:
            self._done.setText("")
            self._stack.setCurrentIndex(0)
            self._current.setFocus()

    @override
    def leave(self) -> None:
        self._current.clear()
        self._new.forget()

    @Slot()
    def change(self) -> None:
        """Give the vault its new key."""
        empty = self._current.is_empty()
        self._current_field.set_error(self.tr("Please type it.") if empty else "")
        if empty or not self._change.isEnabled():
            return
        new = self._new.take()
        if new is None:
            return
        session, current = self._session, self._current.take()

        def work(_progress: Progress) -> Sheet:
            try:
                return renew_passphrase(session, current, new)
            finally:
                wipe(current)
                wipe(new)

        self._change.setEnabled(False)
        self._runner.submit(self.tr("Changing the passphrase"), work, done=self.show_sheet, failed=self.refuse)

    @Slot(object)
    def refuse(self, error: Exception) -> None:
        """Say why everything stays as it was; where the key is changed all the same, its sheet is shown."""
        self._change.setEnabled(True)
        if isinstance(error, BackupsNotReplaced):
            self.show_sheet(sheet_now(self._session))
            self.message.show_error(error)
            return
        self.message.show_error(error)
        self._current.setFocus()

    @Slot(object)
    def show_sheet(self, sheet: Sheet) -> None:
        """Show the new sheet."""
        self._change.setEnabled(True)
        self.message.clear()
        self._sheet = sheet
        places = secrets.SystemRandom().sample(range(1, SHEET_WORDS + 1), ASKED_BACK)
        self._asked = tuple(sorted(places))
        self._recovery.show_sheet(sheet, self._asked)
        self._stack.setCurrentIndex(1)

    @Slot()
    def draw_sheet(self) -> None:
        """Draw the new sheet's page."""
        sheet, session = self._sheet, self._session
        if sheet is None:
            return

        def work(_progress: Progress) -> bytes:
            return recovery_sheet(sheet, session.vault.path.name, session.now(), session.page_setup)

        self._runner.submit(
            self.tr("Drawing the sheet"), work, done=self._recovery.show_paper, failed=self.message.show_error
        )

    @Slot(tuple)
    def check_words(self, typed: tuple[str, ...]) -> None:
        """Put the sheet away once three of its words were typed back."""
        if self._sheet is None:
            return
        if [word.casefold() for word in typed] != [self._sheet.words[place - 1] for place in self._asked]:
            self._recovery.message.show_error(WordsDiffer())
            return
        self._sheet = None
        self._recovery.forget()
        self._stack.setCurrentIndex(0)
        self._done.setText(self.tr("Changed. Destroy the old recovery sheet: it opens nothing any more."))
