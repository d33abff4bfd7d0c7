"""What an open vault gets without being asked: a check of everything in it, and then a backup that was opened once."""

from PySide6.QtCore import QObject, Slot

from app.services.backups import check_and_back_up
from app.services.session import Session
from app.ui.tasks import Progress, TaskRunner
from app.ui.widgets import MessagePanel
from app.vault.check import CheckReport
from app.vault.errors import VaultDamaged


class Upkeep(QObject):
    """Runs behind the pages; says something only when something is wrong."""

    def __init__(self, session: Session, runner: TaskRunner, message: MessagePanel) -> None:
        super().__init__(message)
        self._session, self._runner, self._message = session, runner, message

    def begin(self) -> None:
        """Check the vault and back it up, in the background."""
        session = self._session

        def work(_progress: Progress) -> CheckReport:
            return check_and_back_up(session)

        self._runner.submit(self.tr("Checking the vault"), work, done=self.tell_checked, failed=self.show_refusal)

    @Slot(object)
    def tell_checked(self, report: CheckReport) -> None:
        """Say so when the vault is not whole."""
        if not report.sound:
            self._message.show_error(VaultDamaged())

    @Slot(object)
    def show_refusal(self, error: Exception) -> None:
        """Say why the check or the backup could not be made."""
        self._message.show_error(error)
