"""Opening a vault by its passphrase."""

from collections.abc import Callable
from datetime import UTC
from pathlib import Path
from typing import TYPE_CHECKING, override

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QProgressBar, QWidget

from app.crypto.secret import wipe
from app.settings import Settings
from app.ui.dates import moment_text
from app.ui.door.choose_path import ChoosePath
from app.ui.tasks import Progress, TaskRunner
from app.ui.widgets import Button, Column, Field, FlowLayout, Label, MessagePanel, PassphraseField
from app.vault.machine import Machine

if TYPE_CHECKING:
    from app.services.session import Session
    from app.vault.backups import Backup


class Unlock(QWidget):
    """``opened`` carries the session; ``sheet_wanted`` asks to open by recovery sheet; ``other_wanted`` goes back."""

    opened = Signal(object)
    sheet_wanted = Signal(object)
    other_wanted = Signal()

    def __init__(self, machine: Machine, settings: Settings, runner: TaskRunner) -> None:
        super().__init__()
        self._machine, self._settings, self._runner = machine, settings, runner
        self._path = ChoosePath(new=False)
        self._path.changed.connect(self.begin_anew)
        self._path_field = Field(self.tr("Vault"), self._path)
        self._passphrase = PassphraseField()
        self._passphrase_field = Field(self.tr("Passphrase"), self._passphrase)
        self._remember = QCheckBox(self.tr("Remember where this vault is"))
        self.message = MessagePanel()
        self._older = Button(self.tr("Open this copy all the same"))
        self._older.clicked.connect(self.unlock_older)
        self._older.hide()
        self._backup: Backup | None = None
        self._restore = Button(self.tr("Restore the latest backup of this vault…"))
        self._restore.clicked.connect(self.ask_to_restore)
        self._restore.hide()
        self._busy = QProgressBar()
        self._busy.setRange(0, 0)
        self._busy.setAccessibleName(self.tr("Unlocking"))
        self._busy.hide()
        self._unlock = Button(self.tr("Unlock"), "primary")
        self._unlock.clicked.connect(self.unlock)
        self._lay_out()

    def _lay_out(self) -> None:
        self._sheet = Button(self.tr("Use the recovery sheet…"), "quiet")
        self._sheet.clicked.connect(self.ask_sheet)
        self._other = Button(self.tr("Back"), "quiet")
        self._other.clicked.connect(self.ask_other)
        buttons = QWidget()
        flow = FlowLayout(buttons, gap=8)
        for button in (self._unlock, self._older, self._restore, self._sheet, self._other):
            flow.addWidget(button)
        column = Column(self, gap=12)
        column.addWidget(Label(self.tr("Unlock"), "title"))
        column.addWidget(self.message)
        for part in (self._path_field, self._passphrase_field, self._remember, self._busy, buttons):
            column.addWidget(part)
        column.addStretch(1)

    def begin(self, path: Path | None) -> None:
        """Ask for the passphrase of this vault."""
        self._path.line.setText(str(path) if path else "")
        self._remember.setChecked(self._settings.last_path is not None)
        self.message.clear()
        self.begin_anew()
        if path is None:
            self._path.line.setFocus()
        else:
            self._passphrase.setFocus()

    def tell_damaged(self) -> None:
        """Say that the vault is not whole, and offer its latest backup."""
        from app.vault.errors import VaultDamaged  # noqa: PLC0415 - on the worst of days only

        self.refuse(VaultDamaged())

    def cover(self) -> None:
        """Leave no passphrase for somebody else's Enter."""
        self._passphrase.clear()

    @Slot()
    def begin_anew(self) -> None:
        """Forget what was said of another file."""
        self._older.hide()
        self._restore.hide()

    @Slot()
    def unlock(self) -> None:
        """Open the vault with the typed passphrase."""
        self._open(accept_older=False)

    @Slot()
    def unlock_older(self) -> None:
        """Open an older copy, on purpose: this once, and this file."""
        self._open(accept_older=True)

    @Slot()
    def ask_to_restore(self) -> None:
        """Ask once, because what was written since the backup is not in it."""
        from app.ui.widgets.confirmation import Confirmation  # noqa: PLC0415 - on the worst of days only

        path = self._path.path()
        if self._backup is None or path is None or not self._is_filled():
            return
        there = self.tr("The file that is there now is set aside among the backups as it is.")
        gone = self.tr(
            "No file is there now. If the vault lies somewhere else, choose it there instead of restoring it."
        )
        made_at = self._backup.made_at.astimezone()
        dialog = Confirmation(
            self,
            self.tr("Restore the backup of {moment}?").format(moment=moment_text(made_at, made_at.tzinfo or UTC)),
            (
                self.tr("What was written into the vault after that moment is not in the backup."),
                there if path.exists() else gone,
            ),
            self.tr("Restore it"),
        )
        dialog.accepted.connect(self.restore)
        dialog.open()

    @Slot()
    def restore(self) -> None:
        """Put the latest backup in the place of a vault that did not open, which is set aside among the backups."""
        if self._backup is None:
            return
        backup = self._backup.path

        def restored(path: Path, passphrase: bytearray, machine: Machine) -> "Session":
            from app.services.backups import restore_backup  # noqa: PLC0415 - on the worst of days only

            return restore_backup(backup, path, passphrase, machine)

        self._submit(restored)

    def _open(self, *, accept_older: bool) -> None:
        def opened(path: Path, passphrase: bytearray, machine: Machine) -> "Session":
            from app.services.unlocking import unlock  # noqa: PLC0415 - imported while the passphrase is typed

            return unlock(path, passphrase, machine, accept_older=accept_older)

        self._submit(opened)

    def _submit(self, way: Callable[[Path, bytearray, Machine], "Session"]) -> None:
        """Go this way with the typed passphrase, beside the window."""
        path = self._path.path()
        if not self._is_filled() or path is None or not self._unlock.isEnabled():
            return
        passphrase, machine = self._passphrase.take(), self._machine

        def work(_progress: Progress) -> "Session":
            try:
                return way(path, passphrase, machine)
            finally:
                wipe(passphrase)

        self._set_busy(busy=True)
        self._runner.submit(self.tr("Unlocking"), work, done=self.open_session, failed=self.refuse)

    def _is_filled(self) -> bool:
        """Whether a vault is chosen and a passphrase typed; what is missing says so itself."""
        path, empty = self._path.path(), self._passphrase.is_empty()
        self._path_field.set_error("" if path else self.tr("Please choose a vault."))
        self._passphrase_field.set_error(self.tr("Please type it.") if empty else "")
        return path is not None and not empty

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.unlock()
        else:
            super().keyPressEvent(event)

    def _set_busy(self, *, busy: bool) -> None:
        self._busy.setVisible(busy)
        for button in (self._unlock, self._older, self._restore, self._sheet, self._other):
            button.setEnabled(not busy)

    @Slot(object)
    def open_session(self, session: "Session") -> None:
        """Pass on the open vault."""
        self._set_busy(busy=False)
        self._settings.remember_path(session.vault.path if self._remember.isChecked() else None)
        self.opened.emit(session)

    @Slot(object)
    def refuse(self, error: Exception) -> None:
        """Say why the vault stays shut."""
        from app.vault.errors import RolledBack  # noqa: PLC0415 - whatever refused has brought it

        self._set_busy(busy=False)
        self.message.show_error(error)
        self._older.setVisible(isinstance(error, RolledBack))
        self._offer_backup(error)
        self._passphrase.setFocus()

    def _offer_backup(self, error: Exception) -> None:
        """Offer the latest backup where the vault is gone or may be damaged; a mistyped passphrase looks the same."""
        from app.services.backups import latest_backup  # noqa: PLC0415 - on few days
        from app.vault.errors import (  # noqa: PLC0415 - as in refuse
            CostsOutOfBounds,
            NotAVault,
            VaultDamaged,
            VaultNotFound,
            WrongPassphraseOrDamaged,
        )

        path, self._backup = self._path.path(), None
        lost = VaultDamaged | VaultNotFound | NotAVault | CostsOutOfBounds | WrongPassphraseOrDamaged
        if path is not None and isinstance(error, lost):
            self._backup = latest_backup(path, self._machine)
        self._restore.setVisible(self._backup is not None)

    @Slot()
    def ask_sheet(self) -> None:
        """Ask to open by recovery sheet."""
        self._passphrase.clear()
        self.sheet_wanted.emit(self._path.path())

    @Slot()
    def ask_other(self) -> None:
        """Go back to the choice."""
        self._passphrase.clear()
        self.other_wanted.emit()
