"""Takes files in one by one beside the window; what waits can be stopped at any time."""

from collections import deque
from collections.abc import Iterable
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot

from app.domain.ids import PanelId
from app.services.session import Session
from app.services.take_in import TakenIn, files_in, take_in
from app.ui.tasks import Progress, TaskRunner

type Waiting = tuple[PanelId, Path]


class Intake(QObject):
    """``taken`` carries a panel and what became of a file of its; ``refused`` what failed.

    ``moved`` fires when the counts changed. Each file is taken in for the panel that it was named for.
    """

    taken = Signal(str, object)
    moved = Signal()
    refused = Signal(object)

    def __init__(self, session: Session, runner: TaskRunner, parent: QObject) -> None:
        super().__init__(parent)
        self._session, self._runner = session, runner
        self._waiting: deque[Waiting] = deque()
        self._about = PanelId("")
        self._under_way = False
        self._looking = 0
        self.done, self.total = 0, 0

    @property
    def busy(self) -> bool:
        """Whether files wait or are looked at."""
        return self._under_way or self._looking > 0

    def take(self, panel_id: PanelId, paths: Iterable[Path]) -> None:
        """Look at these files and folders, after those that wait already."""
        named = tuple(paths)

        def look(_progress: Progress) -> tuple[Waiting, ...]:
            return tuple((panel_id, path) for path in files_in(named))

        self._looking += 1
        self._runner.submit(self.tr("Looking for files"), look, done=self.queue, failed=self.fail_to_look)

    @Slot(object)
    def queue(self, files: tuple[Waiting, ...]) -> None:
        """These files wait now."""
        self._looking -= 1
        self._waiting.extend(files)
        self.total += len(files)
        self.moved.emit()
        if not self._under_way:
            self._next()

    @Slot()
    def stop(self) -> None:
        """What still waits is not looked at; what was kept stays kept."""
        self._waiting.clear()
        self.total = self.done + self._under_way
        self.moved.emit()

    def _next(self) -> None:
        self._under_way = bool(self._waiting)
        if not self._waiting:
            self.done = self.total = 0
            self.moved.emit()
            return
        session, (panel_id, path) = self._session, self._waiting.popleft()
        self._about = panel_id

        def work(_progress: Progress) -> TakenIn:
            return take_in(session, panel_id, path)

        self._runner.submit(self.tr("Checking a file"), work, done=self.tell, failed=self.fail)

    @Slot(object)
    def tell(self, taken: TakenIn) -> None:
        """One file has its verdict; the next one follows."""
        self.done += 1
        self.taken.emit(self._about, taken)
        self.moved.emit()
        self._next()

    @Slot(object)
    def fail_to_look(self, error: Exception) -> None:
        """A folder could not be looked through; what waits goes on."""
        self._looking -= 1
        self.moved.emit()
        self.refused.emit(error)

    @Slot(object)
    def fail(self, error: Exception) -> None:
        """Something stopped the whole lot: say so and leave the rest alone."""
        self._waiting.clear()
        self._next()
        self.refused.emit(error)
