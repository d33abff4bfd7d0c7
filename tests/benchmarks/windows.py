"""The window as it comes up and as it locks, beside a minimal window and beside KeePassXC on the same screen."""

import os
import shutil
import subprocess
import sys
import time

from app.crypto.costs import FLOOR
from app.services.vaults import begin_vault
from app.settings import Settings
from tests.benchmarks.measure import interleaved
from tests.benchmarks.processes import ROOT, environment
from tests.benchmarks.row import Row
from tests.benchmarks.screen import Shown, keep_screen
from tests.benchmarks.vaults import PASSPHRASE, machine_in
from tests.window.bus import GOES_TO_SLEEP, Bus
from tests.window.eye import Eye
from tests.window.hand import Hand
from tests.window.home import WINDOW, WindowProcess

MINIMAL = """
from PySide6.QtWidgets import QApplication, QLabel
app = QApplication([])
window = QLabel("Unlock")
window.resize(1280, 800)
window.show()
app.exec()
"""
OURS = (sys.executable, ROOT / "main.py")
PAINT, LOCK = "first paint of the unlock page", "lock: from command to unlock page"
SLEEP = "lock: from the signal that sleep is near to unlock page"
REST = "memory at rest"


def rows(folder):
    if not os.environ.get("DISPLAY"):
        return [
            Row(what=what, absent="there is no X screen here (make bench brings Xvfb)") for what in (PAINT, LOCK, SLEEP)
        ]
    keep_screen()
    home = home_with_vault(folder)
    return [*against_minimal(home), *against_keepassxc(folder, home), locking(home), sleeping(folder, home)]


def home_with_vault(folder):
    """The surroundings of a person who has one vault, whose place is remembered."""
    home = environment(
        HOME=str(folder), XDG_CONFIG_HOME=str(folder / "config"), XDG_DATA_HOME=str(folder / "data"),
        QT_QPA_PLATFORM="xcb",
    )  # fmt: skip
    new = begin_vault(folder / "vault.rosa", bytearray(PASSPHRASE), "Abena Mensah", machine_in(folder), FLOOR)
    words = new.sheet.words
    new.finish([words[place - 1] for place in new.asked]).close()
    Settings(folder=folder / "config" / "subrosa", backups=folder / "backups").remember_path(folder / "vault.rosa")
    with Shown(OURS, home):
        return home  # and the bytecode is kept now


def first_paint(command, surroundings):
    def probe():
        with Shown(command, surroundings) as shown:
            return shown.milliseconds

    return probe


def against_minimal(home):
    ours, theirs = interleaved(5, first_paint(OURS, home), first_paint((sys.executable, "-c", MINIMAL), home))
    peer = "a minimal PySide6 window"
    return [Row(what=PAINT, ours=ours, peer=peer, theirs=theirs, goal=1.3, note="from start to the first pixel")]


def against_keepassxc(folder, home):
    program = keepassxc()
    if program is None:
        why = "KeePassXC is not installed, and only root may install it"
        return [Row(what=f"{PAINT}, KeePassXC", absent=why), Row(what=REST, absent=why)]
    command = (program, "--config", folder / "keepassxc.ini", "--localconfig", folder / "keepassxc-local.ini")
    ours, theirs = interleaved(5, first_paint(OURS, home), first_paint(command, home))
    yield Row(what=f"{PAINT}, KeePassXC", ours=ours, peer="KeePassXC's first window", theirs=theirs, goal=1.25)
    ours, theirs = interleaved(3, resting(OURS, home), resting(command, home))
    yield Row(what=REST, unit="MiB", ours=ours, peer="KeePassXC", theirs=theirs, goal=1.0, note="resident memory")


def resting(command, surroundings):
    def probe():
        with Shown(command, surroundings) as shown:
            return shown.rest()

    return probe


def keepassxc():
    if not shutil.which("keepassxc") and os.geteuid() == 0 and shutil.which("apt-get"):
        quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
        subprocess.run(["apt-get", "update", "-qq"], check=False, **quiet)
        install = ["apt-get", "install", "-y", "-qq", "--no-install-recommends", "keepassxc"]
        subprocess.run(install, check=False, env=os.environ | {"DEBIAN_FRONTEND": "noninteractive"}, **quiet)
    return shutil.which("keepassxc")


def locking(home):
    hand = Hand(os.environ["DISPLAY"])
    ours, _ = interleaved(5, lambda: one_lock(home, hand, lambda: hand.press("Control_L", "l")), lambda: 0.0)
    return Row(
        what=LOCK, ours=ours, peer="the limit", theirs=1000.0, goal=1.0,
        note="Ctrl+L to the painted page of the fresh process; that nothing is left is shown elsewhere",
    )  # fmt: skip


def sleeping(folder, home):
    if not shutil.which("dbus-daemon"):
        return Row(what=SLEEP, absent="there is no bus daemon here (Debian and Ubuntu: dbus)")
    hand = Hand(os.environ["DISPLAY"])
    with Bus(folder / "system") as system:
        heard = home | {"DBUS_SYSTEM_BUS_ADDRESS": system.address}
        ours, _ = interleaved(5, lambda: one_lock(heard, hand, lambda: system.signal(*GOES_TO_SLEEP)), lambda: 0.0)
    return Row(
        what=SLEEP, ours=ours, peer="the limit", theirs=1000.0, goal=1.0,
        note="the login manager's PrepareForSleep, on a bus of our own, to the painted page of the fresh process",
    )  # fmt: skip


def one_lock(home, hand, lock):
    with WindowProcess(WINDOW, home, Eye(os.environ["DISPLAY"])) as window:
        window.unlock(hand, PASSPHRASE)
        window.pause(2.0)
        start = time.perf_counter()
        lock()
        window.wait_until_gone()
        return (window.wait_for_door() - start) * 1000
