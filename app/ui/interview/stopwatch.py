"""Minutes used, question by question; runs only while a person lets it."""

from PySide6.QtCore import QElapsedTimer, QObject, QTimer, Signal, Slot

_TICK_MS = 1_000
_SAVE_EVERY = 15


class Stopwatch(QObject):
    """``ticked`` fires each second with the question's seconds, ``due`` when they should be kept."""

    ticked = Signal(int, int)
    due = Signal(int, int)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._used: dict[int, int] = {}
        self._question = 0
        self._before = 0
        self._since = QElapsedTimer()
        self._timer = QTimer(self)
        self._timer.setInterval(_TICK_MS)
        self._timer.timeout.connect(self.tick)

    def is_running(self) -> bool:
        """Whether time is being counted."""
        return self._timer.isActive()

    def total(self) -> int:
        """Seconds used on all questions."""
        return sum(self._used.values())

    def used(self) -> dict[int, int]:
        """Seconds used by question."""
        return dict(self._used)

    def load(self, used: dict[int, int]) -> None:
        """Begin from what was used before."""
        self._used = dict(used)

    def turn_to(self, question: int) -> None:
        """Count for another question from now on."""
        if question == self._question:
            return
        self.keep()
        self._question = question
        self._mark()

    @Slot()
    def toggle(self) -> None:
        """Start or pause."""
        if self.is_running():
            self.tick()
            self._timer.stop()
            self.keep()
        else:
            self._mark()
            self._timer.start()

    def keep(self) -> None:
        """Ask for what was counted to be kept."""
        if self.is_running():
            self.tick()
        if self._used.get(self._question):
            self.due.emit(self._question, self._used[self._question])

    @Slot()
    def tick(self) -> None:
        """Count up to this moment."""
        seconds = self._before + self._since.elapsed() // _TICK_MS
        moved = seconds != self._used.get(self._question, 0)
        self._used[self._question] = seconds
        self.ticked.emit(self._question, seconds)
        if moved and seconds % _SAVE_EVERY == 0:
            self.due.emit(self._question, seconds)

    def _mark(self) -> None:
        self._before = self._used.get(self._question, 0)
        self._since.start()
