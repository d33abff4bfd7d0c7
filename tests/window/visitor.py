"""Somebody at the window: finds controls by their names, as a screen reader does, and uses them by hand."""

import time
from collections.abc import Callable
from pathlib import Path
from typing import Final

from tests.window.hand import Hand
from tests.window.home import NotShown, WindowProcess
from tests.window.reader import Control, Gone, Reader

PATIENCE: Final = 240.0
"""Seconds; less than it takes a window that nobody touches to lock."""
_USABLE: Final = frozenset({"push button", "radio button", "check box", "text"})
_LARGE: Final = (1560, 1460)


class Visitor:
    """Waits for what they look for, and presses or types what anybody could."""

    def __init__(self, window: WindowProcess, reader: Reader, hand: Hand) -> None:
        self.window, self._reader, self._hand = window, reader, hand

    def widen(self) -> None:
        """The window is so large that nothing has to be scrolled."""
        self._hand.stretch(*_LARGE)

    def names(self) -> list[str]:
        """What every control that is shown is called."""
        return [" ".join(control.name.split()) for control in self._reader.controls() if control.name]

    def see(self, words: str) -> None:
        """Some control that is shown says these words."""
        self._until(lambda: any(words in name for name in self.names()), words)

    def press(self, name: str) -> None:
        """The control of this name was clicked as soon as it could be."""
        self._hand.click(*self._place_of(name))

    def fill(self, name: str, words: str) -> None:
        """The field of this name holds these words, typed over what it held."""
        self.press(name)
        self.keys("Control_L", "a")
        self._hand.write(words)

    def keys(self, *names: str) -> None:
        """These keys went down together."""
        self._hand.press(*names)

    def choose_file(self, path: Path) -> None:
        """The file dialog that is open, or opens soon, was answered with this path and is gone."""
        self.fill("File name:", f"{path}\n")
        self._until(lambda: "File name:" not in self.names(), "the end of the dialog")

    def wait_for_file(self, path: Path) -> bytes:
        """The file stands there, and this is in it."""
        self._until(path.exists, str(path))
        return path.read_bytes()

    def lock(self) -> None:
        """The window was locked by its key, and a fresh process shows its door."""
        self.keys("Control_L", "l")
        self.window.wait_for_door()
        self._until(lambda: "Unlock" in self.names() or "Make my vault" in self.names(), "the door")
        self.widen()

    def _place_of(self, name: str) -> tuple[int, int]:
        """Where the control is, once it stays there."""
        found: list[tuple[int, int] | None] = [None]

        def settled() -> bool:
            before, found[0] = found[0], self._look_for(name)
            return found[0] is not None and found[0] == before

        self._until(settled, name)
        assert found[0] is not None
        return found[0]

    def _look_for(self, name: str) -> tuple[int, int] | None:
        for control in self._reader.controls():
            if control.name == name and _usable(control):
                try:
                    return self._reader.middle(control)
                except Gone:
                    return None
        return None

    def _until(self, happened: Callable[[], bool], what: str) -> None:
        end = time.perf_counter() + PATIENCE
        while not happened():
            if time.perf_counter() > end:
                raise NotShown(f"{what} among {self.names()}")
            self.window.pause(0.05)


def _usable(control: Control) -> bool:
    return control.enabled and control.role in _USABLE
