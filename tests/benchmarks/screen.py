"""What a person at the screen would see of a program: when its first pixel stands, what memory it rests at."""

import ctypes
import os
import subprocess
import time
from collections.abc import Sequence
from pathlib import Path

from PIL import ImageGrab

PATIENCE = 30.0


class ScreenFailed(Exception):
    """A program did not do on the screen what it was started for."""


def keep_screen() -> None:
    """The X server does not begin anew when the last window goes: one connection stays."""
    library = ctypes.CDLL("libX11.so.6")
    library.XOpenDisplay.restype = ctypes.c_void_p
    if not library.XOpenDisplay(None):
        raise ScreenFailed(os.environ.get("DISPLAY", ""))


def painted() -> bool:
    """A pixel of the virtual screen is not black: it is when nothing is shown."""
    return ImageGrab.grab(xdisplay=os.environ["DISPLAY"]).getbbox() is not None


def wait_until(condition, process: subprocess.Popen[bytes] | None = None) -> float:
    """The moment at which the condition was first seen."""
    end = time.perf_counter() + PATIENCE
    while not condition():
        if process is not None and process.poll() is not None:
            raise ScreenFailed((process.stderr.read() if process.stderr else b"").decode(errors="replace"))
        if time.perf_counter() > end:
            raise ScreenFailed("waited in vain")
    return time.perf_counter()


class Shown:
    """A program that was started and has painted; ``milliseconds`` tells how long that took."""

    def __init__(self, command: Sequence[object], environment: dict[str, str]) -> None:
        wait_until(lambda: not painted())
        start = time.perf_counter()
        self.process = subprocess.Popen(
            [str(part) for part in command], env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
        )
        self.milliseconds = (wait_until(painted, self.process) - start) * 1000

    def __enter__(self):
        return self

    def __exit__(self, *_details):
        self.process.terminate()
        try:
            self.process.wait(5)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()

    def rest(self) -> float:
        """The resident memory in MiB once it has stayed the same for a while."""
        before, now = -1.0, self._resident()
        while abs(now - before) > 0.01 * now:
            self._pause(1.0)
            before, now = now, self._resident()
        return now

    def settle(self) -> None:
        """The screen does not change any more."""
        before, now = None, self._screen()
        while before != now:
            self._pause(0.4)
            before, now = now, self._screen()

    def _pause(self, seconds: float) -> None:
        try:
            self.process.wait(seconds)
        except subprocess.TimeoutExpired:
            return
        raise ScreenFailed("the program has ended")

    def _screen(self) -> bytes:
        return ImageGrab.grab(xdisplay=os.environ["DISPLAY"]).tobytes()

    def _resident(self) -> float:
        status = Path(f"/proc/{self.process.pid}/status").read_text("utf-8")
        return int(status.partition("VmRSS:")[2].split()[0]) / 1024
