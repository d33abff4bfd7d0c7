"""One thread ends another thread's long reading, and nothing else: never an edit."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Protocol

from app.vault.errors import Interrupted


class Running(Protocol):
    """A connection whose statement can be ended from another thread."""

    def interrupt(self) -> None:
        """The statement that is running ends with an error."""
        ...


class Interruption:
    """The wish that a check or a backup ends now."""

    def __init__(self) -> None:
        """Nobody wishes it."""
        self._lock = threading.Lock()
        self._wished = False
        self._running: Running | None = None

    def begin(self) -> None:
        """Long work begins; an earlier wish does not count."""
        self._wished = False

    def wish(self) -> None:
        """The long work that is going on, if any, ends soon with ``Interrupted``."""
        with self._lock:
            self._wished = True
            if self._running is not None:
                self._running.interrupt()

    def heed(self) -> None:
        """Nothing happens, unless somebody wishes the work to end.

        Raises:
            Interrupted: somebody does.
        """
        if self._wished:
            raise Interrupted

    @contextmanager
    def statement(self, connection: Running) -> Iterator[None]:
        """Inside, the statement of this connection can be ended. Its caller holds the connection for itself."""
        self.heed()
        with self._lock:
            self._running = connection
        try:
            yield
        finally:
            with self._lock:
                self._running = None
