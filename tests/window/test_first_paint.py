"""What the real window has read of the program when its first page is on the screen, and when a key was pressed."""

import re
import subprocess
import sys
import time

import pytest

from app.ui.reading_ahead import PAGES, SERVICES, UNLOCKING
from tests.benchmarks.processes import ROOT
from tests.window.home import PATIENCE, WindowProcess, make_home

OURS = {
    "app", "app.boot", "app.clock", "app.crypto", "app.crypto.secret", "app.errors", "app.hardening",
    "app.hardening.errors", "app.hardening.process", "app.hardening.seccomp", "app.page_setup",
    "app.private_folder", "app.resources", "app.settings", "app.vault", "app.vault.machine", "app.whole_file",
}  # fmt: skip
"""All that is read outside of the room of the window before the first paint."""
BEHIND = ("app.ui.shell.workspace", "app.ui.shell.command_palette", "app.ui.shell.safe_screen", "app.ui.door.welcome")
FOREIGN = {
    "reportlab",
    "uharfbuzz",
    "PIL",
    "cryptography",
    "pyrage",
    "sqlcipher3",
    "argon2",
    "mnemonic",
    "ruamel",
    "_ssl",
}
NEW_BY_SLICE = """
import sys
from importlib import import_module
import app.ui.application, app.ui.door.unlock
from app.ui.reading_ahead import PAGES, SERVICES, UNLOCKING
for name in (*UNLOCKING, *SERVICES):
    import_module(name)
assert "app.ui.behind_the_door" not in sys.modules
for name in PAGES:
    before = set(sys.modules)
    import_module(name)
    print(name, *(each for each in sys.modules if each not in before and each.startswith("app.")))
"""


class Log:
    """What ``-v`` makes the real process say of each module that it has read, in that order."""

    def __init__(self, path):
        self._path = path
        words = 'exec "$0" -v "$1" 2> "$2"'
        self.command = ("sh", "-c", words, sys.executable, str(ROOT / "main.py"), str(path))

    def names(self):
        """Every module that was read so far."""
        return re.findall(r"^import '([\w.]+)'", self._path.read_text("utf-8"), re.MULTILINE)


@pytest.fixture
def log(tmp_path):
    return Log(tmp_path / "read.txt")


@pytest.fixture
def window(tmp_path, screen, eye, log):
    home = tmp_path / "home"
    home.mkdir()
    with WindowProcess(log.command, make_home(home).surroundings(screen), eye) as shown:
        yield shown


@pytest.mark.usefixtures("window")
def test_the_first_page_is_painted_before_anything_behind_it_is_read(log):
    names = log.names()
    assert "app.ui.door.unlock" in names
    assert {name for name in names if name.startswith("app") and not name.startswith("app.ui")} <= OURS
    assert not {name.partition(".")[0] for name in names} & FOREIGN
    assert not set(names) & {*UNLOCKING, *SERVICES, *PAGES, *BEHIND}


@pytest.mark.usefixtures("window")
def test_the_process_is_hardened_before_anything_but_the_hardening_is_read(log):
    names = log.names()
    before_the_window = names[: names.index("app.boot")]
    read = {name for name in before_the_window if name.partition(".")[0] in ("app", "PySide6", "shiboken6")}
    assert read <= {"app", "app.errors", *(name for name in OURS if name.startswith("app.hardening"))}


def test_one_key_reads_everything_ahead(window, log, hand):
    hand.write("a")
    end = time.monotonic() + PATIENCE
    while not {*UNLOCKING, *SERVICES, *PAGES} <= set(log.names()):
        assert time.monotonic() < end
        window.pause(0.05)


def test_the_window_reads_a_few_of_its_own_classes_at_a_time():
    done = subprocess.run([sys.executable, "-c", NEW_BY_SLICE], cwd=ROOT, capture_output=True, text=True, check=True)
    slices = [line.split() for line in done.stdout.splitlines()]
    assert [each[0] for each in slices] == list(PAGES)
    for name, *new in slices:
        assert len(new) <= 16, name
        assert [each for each in new if not each.startswith("app.ui.")] == [], name
