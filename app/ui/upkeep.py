"""What an open vault gets without being asked: a check of everything in it, and then a backup that was opened once."""

from dataclasses import replace

from PySide6.QtCore import QObject, Slot

from app.services.backups import check_and_back_up
from app.services.session import Session
from app.ui.tasks import Progress, TaskRunner
from app.ui.widgets import MessagePanel
from app.vault.check import CheckReport
from app.vault.errors import VaultDamaged
from app.wording.explain import explain


class Upkeep(QObject):
    """Runs behind the pages on a worker of its own, so that no edit waits; says something only when all is not well."""

    def __init__(self, session: Session, message: MessagePanel) -> None:
        super().__init__(message)
        self._session, self._message = session, message
        self._runner = TaskRunner(self)
        self.damaged = False
        """Whether the check found that the vault is not whole."""

    def begin(self) -> None:
        """Check the vault and back it up, in the background."""
        session = self._session

        def work(_progress: Progress) -> CheckReport:
            return check_and_back_up(session)

        self._runner.submit(self.tr("Checking the vault"), work, done=self.tell_checked, failed=self.show_refusal)

    def close(self) -> None:
        """End the check or the backup that is under way, and begin none."""
        self._session.vault.interrupt()
        self._runner.close()

    @Slot(object)
    def tell_checked(self, report: CheckReport) -> None:
        """Say so when the vault is not whole, and where the way back is."""
        if report.sound:
            return
        self.damaged = True
        way_back = (
            self.tr("Lock the vault with Ctrl+L: the page that unlocks it then offers to restore the latest backup.")
            if self._session.vault.backups()
            else self.tr(
                "This computer has no backup of it. Seal or print what can still be read, and look for a copy of the "
                "file elsewhere."
            )
        )
        self._message.show_words(replace(explain(VaultDamaged()), next=way_back))

    @Slot(object)
    def show_refusal(self, error: Exception) -> None:
        """Say why the check or the backup could not be made."""
        self._message.show_error(error)
