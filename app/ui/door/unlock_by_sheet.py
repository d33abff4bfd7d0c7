"""Opening a vault by its recovery sheet; a new passphrase and a new sheet follow at once."""

import secrets
from pathlib import Path

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QStackedLayout, QWidget

from app.crypto.secret import wipe
from app.services.errors import WordsDiffer
from app.services.session import Session
from app.services.sheet_pages import recovery_sheet
from app.services.unlocking import unlock_by_sheet
from app.services.vaults import ASKED_BACK, SHEET_WORDS, Sheet, set_passphrase_after_sheet, sheet_now
from app.ui.door.choose_path import ChoosePath
from app.ui.door.new_passphrase import NewPassphrase
from app.ui.door.recovery_step import RecoveryStep
from app.ui.tasks import Progress, TaskRunner
from app.ui.theme import theme
from app.ui.widgets import Button, Column, Field, FlowLayout, Label, MessagePanel
from app.vault.errors import BackupsNotReplaced, RecoveryWordsWrong, RolledBack
from app.vault.machine import Machine


class UnlockBySheet(QWidget):
    """``opened`` carries the session once the new sheet was proven; ``other_wanted`` goes back.

    ``waits`` fires when the vault is open and has neither yet: it can be locked from there on.
    """

    opened = Signal(object)
    waits = Signal()
    other_wanted = Signal()

    def __init__(self, machine: Machine, runner: TaskRunner) -> None:
        super().__init__()
        self._machine, self._runner = machine, runner
        self._session: Session | None = None
        self._sheet: Sheet | None = None
        self._asked: tuple[int, ...] = ()
        self.message = MessagePanel()
        self._path = ChoosePath(new=False)
        self._words = QPlainTextEdit()
        self._words.setFixedHeight(theme.px(84))
        self._words_field = Field(
            self.tr("The 24 words of the sheet"), self._words, self.tr("With spaces between them.")
        )
        self._salt = QLineEdit()
        self._salt_field = Field(
            self.tr("File salt"),
            self._salt,
            self.tr("32 digits and letters, also on the sheet: they open a vault whose first bytes are damaged."),
        )
        self._salt_field.hide()
        self._older = Button(self.tr("Open this copy all the same"))
        self._older.clicked.connect(self.open_older)
        self._older.hide()
        self._path.line.textChanged.connect(self._older.hide)
        self._passphrase = NewPassphrase()
        self._passphrase.entered.connect(self.renew)
        self._recovery = RecoveryStep()
        self._recovery.typed.connect(self.check_words)
        self._recovery.paper_wanted.connect(self.draw_sheet)
        self._stack = QStackedLayout()
        self._stack.addWidget(self._words_part())
        self._stack.addWidget(self._passphrase_part())
        self._stack.addWidget(self._recovery)
        column = Column(self, gap=12)
        column.addWidget(Label(self.tr("Open by recovery sheet"), "title"))
        column.addWidget(self.message)
        column.addLayout(self._stack)

    def _words_part(self) -> QWidget:
        part = QWidget()
        column = Column(part, gap=12)
        self._path_field = Field(self.tr("Vault"), self._path)
        column.addWidget(self._path_field)
        column.addWidget(self._words_field)
        column.addWidget(self._salt_field)
        older = QWidget()
        FlowLayout(older).addWidget(self._older)
        column.addWidget(older)
        self._open_buttons = self._buttons(self.tr("Open"), self.open_vault, back=True)
        column.addWidget(self._open_buttons)
        column.addStretch(1)
        return part

    def _passphrase_part(self) -> QWidget:
        part = QWidget()
        column = Column(part, gap=12)
        words = self.tr("The vault is open. It gets a new passphrase and a new sheet now; the old ones are void.")
        column.addWidget(Label(words, wrap=True))
        column.addWidget(self._passphrase)
        self._renew_buttons = self._buttons(self.tr("Set the passphrase"), self.renew, back=False)
        column.addWidget(self._renew_buttons)
        column.addStretch(1)
        return part

    def _buttons(self, text: str, slot: object, *, back: bool) -> QWidget:
        holder = QWidget()
        flow = FlowLayout(holder, gap=8)
        act = Button(text, "primary")
        act.clicked.connect(slot)
        flow.addWidget(act)
        if back:
            away = Button(self.tr("Back"), "quiet")
            away.clicked.connect(self.ask_other)
            flow.addWidget(away)
        return holder

    def begin(self, path: Path | None) -> None:
        """Ask for the sheet of this vault."""
        self._path.line.setText(str(path) if path else "")
        self._words.clear()
        self._salt.clear()
        self._salt_field.hide()
        self.message.clear()
        self._older.hide()
        self._stack.setCurrentIndex(0)
        self._words.setFocus()

    @Slot()
    def open_vault(self) -> None:
        """Open the vault with the typed words."""
        self._open(accept_older=False)

    @Slot()
    def open_older(self) -> None:
        """Open an older copy, on purpose: this once, and this file."""
        self._open(accept_older=True)

    def _open(self, *, accept_older: bool) -> None:
        path, words = self._path.path(), tuple(self._words.toPlainText().split())
        wrong = len(words) != SHEET_WORDS
        self._words_field.set_error(self.tr("There are 24 words on the sheet.") if wrong else "")
        self._path_field.set_error("" if path is not None else self.tr("Please choose a vault."))
        if path is None or wrong or not self._open_buttons.isEnabled():
            return
        machine, salt = self._machine, self._salt.text()

        def work(_progress: Progress) -> Session:
            return unlock_by_sheet(path, words, machine, salt=salt, accept_older=accept_older)

        self._set_busy(busy=True)
        self._runner.submit(self.tr("Unlocking"), work, done=self.ask_passphrase, failed=self.refuse)

    def _set_busy(self, *, busy: bool) -> None:
        self._open_buttons.setEnabled(not busy)
        self._older.setEnabled(not busy)

    @Slot(object)
    def refuse(self, error: Exception) -> None:
        """Say why the vault stays shut; where the words are right, the file's first bytes may be damaged."""
        self._set_busy(busy=False)
        self.message.show_error(error)
        self._salt_field.setVisible(not self._salt_field.isHidden() or isinstance(error, RecoveryWordsWrong))
        self._older.setVisible(isinstance(error, RolledBack))

    @Slot(object)
    def ask_passphrase(self, session: Session) -> None:
        """Ask for a new passphrase."""
        self._set_busy(busy=False)
        self._session = session
        self._words.clear()
        self.message.clear()
        self._stack.setCurrentIndex(1)
        self.waits.emit()

    def waiting_vault(self) -> Path | None:
        """The file of the vault that is open and that nobody got to see yet."""
        return self._session.vault.path if self._session is not None else None

    @Slot()
    def renew(self) -> None:
        """Give the vault its new key."""
        session = self._session
        passphrase = self._passphrase.take() if self._renew_buttons.isEnabled() else None
        if session is None or passphrase is None:
            return

        def work(_progress: Progress) -> Sheet:
            try:
                return set_passphrase_after_sheet(session, passphrase)
            finally:
                wipe(passphrase)

        self._renew_buttons.setEnabled(False)
        self._runner.submit(
            self.tr("Setting the passphrase"), work, done=self.show_sheet, failed=self.refuse_passphrase
        )

    @Slot(object)
    def refuse_passphrase(self, error: Exception) -> None:
        """Say why the passphrase is not set; where it is all the same, its sheet is shown."""
        self._renew_buttons.setEnabled(True)
        if isinstance(error, BackupsNotReplaced) and self._session is not None:
            self.show_sheet(sheet_now(self._session))
        self.message.show_error(error)

    @Slot(object)
    def show_sheet(self, sheet: Sheet) -> None:
        """Show the new sheet."""
        self._renew_buttons.setEnabled(True)
        self._sheet = sheet
        places = secrets.SystemRandom().sample(range(1, SHEET_WORDS + 1), ASKED_BACK)
        self._asked = tuple(sorted(places))
        self.message.clear()
        self._recovery.show_sheet(sheet, self._asked)
        self._stack.setCurrentIndex(2)

    @Slot()
    def draw_sheet(self) -> None:
        """Draw the new sheet's page."""
        sheet, path, now = self._sheet, self._path.path(), self._machine.clock.now()
        if sheet is None or path is None:
            return
        setup = self._machine.page_setup()

        def work(_progress: Progress) -> bytes:
            return recovery_sheet(sheet, path.name, now, setup)

        self._runner.submit(
            self.tr("Drawing the sheet"), work, done=self._recovery.show_paper, failed=self.message.show_error
        )

    @Slot(tuple)
    def check_words(self, typed: tuple[str, ...]) -> None:
        """Pass on the open vault once the words are those of the sheet."""
        if self._sheet is None or self._session is None:
            return
        if [word.casefold() for word in typed] != [self._sheet.words[place - 1] for place in self._asked]:
            self.message.show_error(WordsDiffer())
            return
        session, self._session, self._sheet = self._session, None, None
        self._recovery.forget()
        self.opened.emit(session)

    @Slot()
    def ask_other(self) -> None:
        """Go back to the choice."""
        self._words.clear()
        self.other_wanted.emit()

    def cover(self) -> None:
        """Leave no word of the sheet in its field."""
        self._words.clear()

    def discard(self) -> None:
        """Close a vault that nobody got to see."""
        if self._session is not None:
            self._session.close()
            self._session = None
