"""Making a vault: whose and where, the passphrase, the sheet, three words back."""

from pathlib import Path

from PySide6.QtCore import QStandardPaths, Signal, Slot
from PySide6.QtWidgets import QLineEdit, QProgressBar, QStackedLayout, QWidget

from app.crypto.costs import Costs
from app.crypto.secret import wipe
from app.services.session import Session
from app.services.sheet_pages import recovery_sheet
from app.services.vaults import NewVault, begin_vault
from app.ui.door.choose_path import ChoosePath
from app.ui.door.new_passphrase import NewPassphrase
from app.ui.door.recovery_step import RecoveryStep
from app.ui.tasks import Progress, TaskRunner
from app.ui.widgets import Button, Column, Field, FlowLayout, Label, MessagePanel
from app.vault.machine import Machine

_FILE_NAME = "vault.rosa"


class MakeVault(QWidget):
    """``opened`` carries the session of the finished vault; ``cancelled`` leaves nothing behind."""

    opened = Signal(object)
    cancelled = Signal()

    def __init__(self, machine: Machine, runner: TaskRunner, costs: Costs | None) -> None:
        super().__init__()
        self._machine, self._runner, self._costs = machine, runner, costs
        self._new: NewVault | None = None
        self._unfinished: list[NewVault] = []
        self._name = QLineEdit()
        self._path = ChoosePath(new=True)
        self._passphrase = NewPassphrase()
        self._passphrase.entered.connect(self.make)
        self._name_field = Field(
            self.tr("Your name"), self._name, self.tr("As colleagues know you; it stands on your contact card.")
        )
        self._path_field = Field(self.tr("Where the vault is kept"), self._path)
        self.message = MessagePanel()
        self._busy = QProgressBar()
        self._busy.setRange(0, 0)
        self._busy.setAccessibleName(self.tr("Making the vault"))
        self._busy.hide()
        self._make = Button(self.tr("Make the vault"), "primary")
        self._make.clicked.connect(self.make)
        self._cancel = Button(self.tr("Back"), "quiet")
        self._cancel.clicked.connect(self.cancel)
        self._recovery = RecoveryStep()
        self._recovery.typed.connect(self.finish)
        self._recovery.paper_wanted.connect(self.draw_sheet)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self._form())
        self._stack.addWidget(self._recovery)

    def _form(self) -> QWidget:
        form = QWidget()
        column = Column(form, gap=12)
        column.addWidget(Label(self.tr("Make my vault"), "title"))
        column.addWidget(self.message)
        for part in (self._name_field, self._path_field, self._passphrase, self._busy):
            column.addWidget(part)
        buttons = QWidget()
        flow = FlowLayout(buttons, gap=8)
        flow.addWidget(self._make)
        flow.addWidget(self._cancel)
        column.addWidget(buttons)
        column.addStretch(1)
        return form

    def begin(self) -> None:
        """Start with an empty form."""
        documents = Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))
        self._path.line.setText(str((documents if documents.is_dir() else Path.home()) / _FILE_NAME))
        self._passphrase.forget()
        self.message.clear()
        self._stack.setCurrentIndex(0)
        self._name.setFocus()

    @Slot()
    def make(self) -> None:
        """Make the vault beside its place; it waits for words of its sheet."""
        name, path = self._name.text().strip(), self._path.path()
        self._name_field.set_error("" if name else self.tr("Please say your name."))
        self._path_field.set_error("" if path else self.tr("Please say where."))
        if not name or path is None or not self._make.isEnabled():
            return
        passphrase = self._passphrase.take()
        if passphrase is None:
            return
        machine, costs, unfinished = self._machine, self._costs, self._unfinished

        def work(_progress: Progress) -> NewVault:
            try:
                unfinished.append(begin_vault(path, passphrase, name, machine, costs))
            finally:
                wipe(passphrase)
            return unfinished[-1]

        self._set_busy(busy=True)
        self._runner.submit(self.tr("Making the vault"), work, done=self.show_sheet, failed=self.refuse)

    def _set_busy(self, *, busy: bool) -> None:
        self._busy.setVisible(busy)
        for button in (self._make, self._cancel):
            button.setEnabled(not busy)

    @Slot(object)
    def show_sheet(self, new: NewVault) -> None:
        """Show the sheet of the vault that waits."""
        self._set_busy(busy=False)
        self._new = new
        self._recovery.show_sheet(new.sheet, new.asked)
        self._stack.setCurrentIndex(1)

    def cover(self) -> None:
        """Leave no word of the sheet in sight, until somebody asks for it, and no passphrase."""
        self._passphrase.forget()
        if self._new is not None:
            self._recovery.ask_words()

    @Slot(object)
    def refuse(self, error: Exception) -> None:
        """Say why the vault cannot be made."""
        self._set_busy(busy=False)
        self.message.show_error(error)

    @Slot()
    def draw_sheet(self) -> None:
        """Draw the sheet's page."""
        new, path, now = self._new, self._path.path(), self._machine.clock.now()
        if new is None or path is None:
            return
        sheet, setup = new.sheet, self._machine.page_setup()

        def work(_progress: Progress) -> bytes:
            return recovery_sheet(sheet, path.name, now, setup)

        self._runner.submit(
            self.tr("Drawing the sheet"), work, done=self._recovery.show_paper, failed=self._recovery.message.show_error
        )

    @Slot(tuple)
    def finish(self, typed: tuple[str, ...]) -> None:
        """Give the vault its name, and open it."""
        new, unfinished = self._new, self._unfinished
        if new is None:
            return

        def work(_progress: Progress) -> Session:
            session = new.finish(typed)
            unfinished.clear()
            return session

        self._runner.submit(
            self.tr("Finishing the vault"), work, done=self.open_session, failed=self._recovery.message.show_error
        )

    @Slot(object)
    def open_session(self, session: Session) -> None:
        """Pass on the open vault; nothing of the sheet is kept."""
        self._new = None
        self._recovery.forget()
        self.opened.emit(session)

    @Slot()
    def cancel(self) -> None:
        """Leave nothing behind."""
        self.discard()
        self._passphrase.forget()
        self.cancelled.emit()

    def discard(self) -> None:
        """Remove a vault that was never finished, once nothing is being made or finished any more."""
        unfinished, self._unfinished, self._new = self._unfinished, [], None
        self._recovery.forget()

        def work(_progress: Progress) -> None:
            while unfinished:
                unfinished.pop().discard()

        self._runner.submit(
            self.tr("Removing the vault"), work, done=self.rest, failed=self._recovery.message.show_error
        )

    @Slot(object)
    def rest(self, _nothing: object) -> None:
        """Nothing is left to be done."""
