"""What an unlocked vault needs is read while the passphrase is typed: not before the first paint, not after Enter."""

from importlib import import_module
from typing import Final, override

from PySide6.QtCore import QEvent, QObject, QTimer, Signal, Slot
from PySide6.QtGui import QWindow

from app.ui.idle import TOUCHES
from app.ui.tasks import Progress, TaskRunner

UNLOCKING: Final = ("app.services.unlocking", "app.wording.explain")
"""Read on the worker that unlocks, which therefore finds it read."""
SERVICES: Final = (
    "app.hardening.proof", "app.crypto.passphrase", "app.services.vaults", "app.services.sheet_pages",
    "app.services.issue_panel", "app.services.draft_gaps", "app.services.issued_packs", "app.services.kit_file",
    "app.services.kit_drafts", "app.services.kit_gaps", "app.services.take_in", "app.services.result_folder",
    "app.services.interviews", "app.services.fairness", "app.services.tripwires", "app.services.attendance",
    "app.services.meeting", "app.services.late_cards", "app.services.declared_conflicts",
    "app.services.open_panel", "app.services.check_summary",
    "app.services.sign_summary", "app.services.unrecorded", "app.services.backups", "app.services.each_file",
    "app.wording.signs",
)  # fmt: skip
"""What the pages ask for, and no window object in it: read on a worker of its own, also while the key is computed."""
PAGES: Final = (
    "app.ui.widgets.runs", "app.ui.widgets.table", "app.ui.theme.icons", "app.ui.shell.workspace",
    "app.ui.session_watch", "app.ui.paper.printing", "app.ui.interview.note_paint", "app.ui.interview.asked_cards",
    "app.ui.interview.notes_column", "app.ui.interview.page", "app.ui.contacts.page", "app.ui.packs.page",
    "app.ui.passphrase.page", "app.ui.seal.page",
    "app.ui.panels.page", "app.ui.panels.draft_page", "app.ui.panels.issued_page", "app.ui.kits.page",
    "app.ui.kits.editor_page", "app.ui.collect.page", "app.ui.opening.page", "app.ui.board.page",
    "app.ui.decision.page", "app.ui.decision.summary_page", "app.ui.upkeep", "app.ui.behind_the_door",
)  # fmt: skip
"""Classes of the window, made on its own thread: so few at a time that no key waits for them."""


class ReadAhead(QObject):
    """Begins at the first touch of the window: until then the door alone is in memory. ``failed`` carries why not."""

    failed = Signal(object)

    def __init__(self, window: QWindow, runner: TaskRunner) -> None:
        """Wait for a touch of ``window``; ``runner`` is the one that will unlock."""
        super().__init__(window)
        self._runner = runner
        self._beside = TaskRunner(self)
        self._pages = iter(PAGES)
        self._ended = False
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.read_page)
        window.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in TOUCHES:
            watched.removeEventFilter(self)
            self.begin()
        return False

    def begin(self) -> None:
        """Read what unlocking needs, and then the rest."""
        self._runner.submit(self.tr("Reading ahead"), _read_unlocking, done=self.read_services, failed=self.tell)

    @Slot(object)
    def read_services(self, _nothing: object) -> None:
        """Read what the pages ask for."""
        if not self._ended:
            self._beside.submit(self.tr("Reading ahead"), _read_services, done=self.read_pages, failed=self.tell)

    @Slot(object)
    def read_pages(self, _nothing: object) -> None:
        """Read the pages, one whenever nothing else is to be done."""
        if not self._ended:
            self._timer.start(0)

    @Slot()
    def read_page(self) -> None:
        """Read one more page, or be done."""
        name = next(self._pages, None)
        if name is None:
            self._timer.stop()
        else:
            import_module(name)

    @Slot(object)
    def tell(self, error: Exception) -> None:
        """Pass on what was raised."""
        self.failed.emit(error)

    def close(self) -> None:
        """Nothing is read ahead any more; what is missing is read by whoever needs it."""
        self._ended = True
        self._timer.stop()
        self._beside.close()


def _read_unlocking(_progress: Progress) -> None:
    for name in UNLOCKING:
        import_module(name)


def _read_services(progress: Progress) -> None:
    for number, name in enumerate(SERVICES):
        progress.report(number, len(SERVICES))
        import_module(name)
