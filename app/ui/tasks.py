"""Slow work leaves the window by one door: one worker, plain values in and out, answers on the window's thread."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from inspect import ismethod
from threading import Event
from typing import Any
from weakref import WeakMethod

import shiboken6
from PySide6.QtCore import QObject, Signal, Slot


class TaskStopped(Exception):
    """Raised inside the work by its next report."""


class Progress:
    """How far work is; handed to the work, which calls ``report`` often and so can be stopped."""

    def __init__(self, tell: Callable[[], None]) -> None:
        self._tell = tell
        self._stop = Event()
        self.steps = (0, 0)
        """Done and total; total 0 means that nobody knows."""

    def report(self, done: int, total: int) -> None:
        """Tell the window how far the work is.

        Raises:
            TaskStopped: when a person asked to stop.
        """
        if self._stop.is_set():
            raise TaskStopped
        self.steps = (done, total)
        self._tell()

    def stop(self) -> None:
        """Ask the work to end at its next report."""
        self._stop.set()


@dataclass(frozen=True, slots=True)
class _Listener:
    """Where an answer goes; keeps nothing alive, so that a closed page is freed while its work still runs."""

    method: "WeakMethod[Callable[[Any], None]]"

    def hear(self, value: object) -> None:
        method = self.method()
        if method is None:
            return
        owner = method.__self__  # type: ignore[attr-defined]  # a bound method, checked by submit
        if not isinstance(owner, QObject) or shiboken6.isValid(owner):
            method(value)


@dataclass(eq=False, slots=True)
class Task:
    """Work under way."""

    title: str
    progress: Progress
    done: _Listener
    failed: _Listener

    def stop(self) -> None:
        """Ask the work to end; it answers ``failed`` with TaskStopped once it has."""
        self.progress.stop()


@dataclass(frozen=True, slots=True)
class _Answer:
    task: Task
    value: object = None
    error: Exception | None = None


class TaskRunner(QObject):
    """Runs work one by one beside the window. ``changed`` fires when work begins, proceeds or ends."""

    changed = Signal()
    _answered = Signal(object)
    _proceeded = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = ThreadPoolExecutor(max_workers=1, thread_name_prefix="subrosa-work")
        self._tasks: list[Task] = []
        self._answered.connect(self._deliver)
        self._proceeded.connect(self.changed)

    def submit[T](
        self,
        title: str,
        work: Callable[[Progress], T],
        *,
        done: Callable[[T], None],
        failed: Callable[[Exception], None],
    ) -> Task:
        """Start work once earlier work has ended.

        Args:
            title: what a person is told is being done.
            work: gets a Progress; plain values only, no QObject.
            done: a bound method, called on the window's thread with the result.
            failed: a bound method, called on the window's thread with what was raised: a refusal, or anything.
        """
        assert ismethod(done), "answers go to bound methods, so that nothing is kept alive"
        assert ismethod(failed), "answers go to bound methods, so that nothing is kept alive"
        progress = Progress(self._proceeded.emit)
        task = Task(title, progress, _Listener(WeakMethod(done)), _Listener(WeakMethod(failed)))
        self._tasks.append(task)
        self._pool.submit(self._work, task, work)
        self.changed.emit()
        return task

    def current(self) -> Task | None:
        """The work that runs now, if any."""
        return self._tasks[0] if self._tasks else None

    def close(self) -> None:
        """Ask all work to stop, wait for it, and take no more. What was handed in to be saved is saved."""
        for task in self._tasks:
            task.stop()
        self._pool.shutdown(wait=True)

    def _work(self, task: Task, work: Callable[[Progress], object]) -> None:
        """Run on the worker's thread."""
        try:
            answer = _Answer(task, value=work(task.progress))
        except Exception as error:  # noqa: BLE001 - the one place: whatever it was, the window must hear of it
            answer = _Answer(task, error=error.with_traceback(None))
        self._answered.emit(answer)

    @Slot(object)
    def _deliver(self, answer: _Answer) -> None:
        self._tasks.remove(answer.task)
        self.changed.emit()
        if answer.error is not None:
            answer.task.failed.hear(answer.error)
        else:
            answer.task.done.hear(answer.value)
