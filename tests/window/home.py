"""A person's home with one vault in it, and the real window process that runs there."""

import os
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from app.domain.panel_block import PanelId
from app.settings import Settings
from app.ui.theme.tokens import LIGHT
from tests.benchmarks.processes import ROOT, environment
from tests.gui.vaults import PASSPHRASE, Made, join_panel, make, open_copy
from tests.window.eye import Eye
from tests.window.hand import Hand

WINDOW = (sys.executable, str(ROOT / "main.py"))
PATIENCE = 120.0
NOTHING = "#000000"
_MARGIN = (5, 400)
"""A point at the left edge, which tells the door from what is behind it, and both from a screen without a window."""


@dataclass(frozen=True, kw_only=True)
class Home:
    """Where somebody has a vault, on a panel that is under way."""

    folder: Path
    vault: Made
    panel: PanelId

    def surroundings(self, screen: str) -> dict[str, str]:
        """The environment of a program that is started here on this screen: no bus, no settings but these."""
        kept = environment(
            HOME=str(self.folder),
            XDG_CONFIG_HOME=str(self.folder / "config"),
            XDG_DATA_HOME=str(self.folder / "data"),
            XDG_RUNTIME_DIR=str(self.folder),
            QT_QPA_PLATFORM="xcb",
            DISPLAY=screen,
        )
        return {name: value for name, value in kept.items() if not name.startswith("DBUS_")}


def make_home(folder: Path) -> Home:
    """A vault with the least costs that a reader takes, whose owner has accepted a pack; its place is remembered."""
    made = make(folder, "Abena Mensah")
    session = open_copy(made, folder / "copy")
    panel = join_panel(session).block.panel_id
    session.close()
    (folder / "copy" / "vault.rosa").replace(made.path)
    Settings(folder=folder / "config" / "subrosa", backups=folder / "unused").remember_path(made.path)
    return Home(folder=folder, vault=made, panel=panel)


class NotShown(Exception):
    """The window did not come to show what it was waited for."""


class WindowProcess:
    """``main.py`` on the screen, seen by its colours alone."""

    def __init__(self, command: tuple[str, ...], surroundings: dict[str, str], eye: Eye) -> None:
        """The window shows its door."""
        self._eye = eye
        self._wait(lambda: self._margin() == NOTHING, running=False)
        self.process = subprocess.Popen(command, env=surroundings, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
        try:
            self.wait_for_door()
        except BaseException:
            self.kill()
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_details: object) -> None:
        self.kill()

    def wait_for_door(self) -> float:
        """The window asks for a passphrase; tells since when."""
        return self._wait(lambda: self._margin() == LIGHT.sunk)

    def wait_until_gone(self) -> float:
        """Nothing of the window is on the screen; tells since when."""
        return self._wait(lambda: self._margin() == NOTHING)

    def is_open(self) -> bool:
        """Whether what is behind the door is shown."""
        return self._margin() == LIGHT.rail

    def unlock(self, hand: Hand, passphrase: bytes = PASSPHRASE) -> None:
        """The passphrase was typed, and what is behind the door is shown."""
        hand.write(passphrase.decode())
        hand.press("Return")
        self._wait(self.is_open)

    def pause(self, seconds: float) -> None:
        """Some time has passed, and the window is still there."""
        if seconds <= 0:
            return
        try:
            self.process.wait(seconds)
        except subprocess.TimeoutExpired:
            return
        raise NotShown("the window has ended: " + self._said())

    def waited(self) -> float:
        """Seconds that its threads have stood ready while the machine ran something else; 0 where nobody counts."""
        counted = Path(f"/proc/{self.process.pid}/task").glob("*/schedstat")
        return sum(int(path.read_text("ascii").split()[1]) for path in counted) / 1e9

    def kill(self) -> float:
        """The process was killed; tells when."""
        moment = time.perf_counter()
        self.process.kill()
        self.process.wait()
        if self.process.stderr is not None:
            self.process.stderr.close()
        return moment

    def _margin(self) -> str:
        return self._eye.colour(*_MARGIN)

    def _wait(self, shown: Callable[[], bool], *, running: bool = True) -> float:
        end = time.perf_counter() + PATIENCE
        while not shown():
            if time.perf_counter() > end:
                raise NotShown(self._margin())
            if running:
                self.pause(0.005)
            else:
                os.sched_yield()
        return time.perf_counter()

    def _said(self) -> str:
        return self.process.stderr.read().decode(errors="replace") if self.process.stderr is not None else ""
