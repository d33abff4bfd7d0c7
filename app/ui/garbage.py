"""Garbage collection on the window's thread only: a collection on a worker was seen destroying window objects there.

``app.boot`` has ended the interpreter's own before: while the program is read it looks often and finds nothing.
"""

import gc

from PySide6.QtCore import QObject, QTimer, Slot

_EVERY_MS = 10_000


class WindowGarbage(QObject):
    """While it lives, cycles are collected by a timer of the window's thread and nowhere else."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._before = gc.isenabled()
        gc.disable()
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.collect)
        self._timer.start(_EVERY_MS)

    @Slot()
    def collect(self) -> None:
        """Free the youngest cycles; the oldest ones when many have gathered."""
        young, middle, _old = gc.get_count()
        thresholds = gc.get_threshold()
        if young > thresholds[0]:
            gc.collect(1 if middle > thresholds[1] else 0)

    def close(self) -> None:
        """Leave collection as it was found."""
        self._timer.stop()
        if self._before:
            gc.enable()
