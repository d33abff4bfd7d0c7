"""A whole panel played by hand in the real window, while the kernel's tracer looks on: no socket but AF_UNIX."""

import os
import re
import signal
import subprocess
from contextlib import suppress

import pytest

from tests.stories.test_no_network import NEVER, UNIX_ONLY
from tests.stories.tracing import MAIN, NETWORK, TRACER, Trace
from tests.window.bus import Bus
from tests.window.home import WINDOW, Home, WindowProcess
from tests.window.reader import Reader
from tests.window.visitor import Visitor

PASSPHRASE = "mimic neutral fiber uncle siege supreme suit"
STARTED = "echo $$ > {pid}; exec {command}"
RATINGS = {
    "Restoring service": 4,
    "Setting priorities": 3,
    "Explaining plainly": 5,
    "Handling confidential information": 4,
    "Working across teams": 3,
}
OUTCOMES = {"C-01": "reserve", "C-02": "offer", "C-03": "decline", "C-04": "decline"}


class TracedWindow(WindowProcess):
    """A window under the tracer, which ends when the window does and not before."""

    def __init__(self, folder, surroundings, eye):
        self._pid, self.written = folder / "pid", folder / "trace.txt"
        started = STARTED.format(pid=self._pid, command=" ".join(WINDOW))
        traced = (*TRACER, f"--trace={NETWORK}", "--output", str(self.written), "sh", "-c", started)
        super().__init__(traced, surroundings, eye)

    def kill(self):
        with suppress(ProcessLookupError, FileNotFoundError):
            os.kill(int(self._pid.read_text()), signal.SIGKILL)
            self.process.wait()
        return super().kill()

    def trace(self):
        """Everything that the window asked for, to its end."""
        self.kill()
        return Trace(text=self.written.read_text(), code=0, output="", errors="")


@pytest.fixture
def visitor(tmp_path, screen, eye, hand):
    surroundings = Home(folder=tmp_path, vault=None, panel=None).surroundings(screen)
    with Bus(tmp_path / "session") as bus, Reader(bus.address) as reader:
        heard = {"DBUS_SESSION_BUS_ADDRESS": bus.address, "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1"}
        with TracedWindow(tmp_path, surroundings | heard, eye) as window:
            at_it = Visitor(window, reader, hand)
            at_it.see("Make my vault")
            at_it.widen()
            yield at_it


def make_a_vault(visitor):
    visitor.press("Make my vault: Begin")
    visitor.fill("Your name", "Abena Mensah")
    visitor.fill("Passphrase", PASSPHRASE)
    visitor.fill("The same once more", f"{PASSPHRASE}\n")
    visitor.see("24. ")
    words = dict(re.findall(r"(\d+)\. (\w+)", "\n".join(visitor.names())))
    visitor.press("I have it: type three words back")
    visitor.see("Type these words from your sheet")
    for number in re.findall(r"^Word (\d+)$", "\n".join(dict.fromkeys(visitor.names())), re.MULTILINE):
        visitor.fill(f"Word {number}", words[number])
    visitor.press("Finish")
    visitor.see("My contact card")


def lock_and_unlock(visitor):
    visitor.lock()
    visitor.fill("Passphrase", f"{PASSPHRASE}\n")
    visitor.see("My contact card")


def show_the_proof(visitor):
    visitor.keys("Control_L", "k")
    visitor.fill("Command", "proof\n")
    visitor.see("EAFNOSUPPORT")


def lock_from_the_panels(visitor):
    visitor.press("Panels")
    visitor.see("A panel is one vacancy")
    visitor.lock()


def try_the_sample(visitor):
    lock_from_the_panels(visitor)
    visitor.press("Back")
    visitor.press("Try the sample panel: Try it")
    visitor.see("New note")


def interview(visitor, card):
    visitor.fill("New note", "Written by hand into the window\n")
    visitor.see("Written by hand into the window")
    for competency, level in RATINGS.items():
        visitor.press(f"{competency}: {level} of 5")
    visitor.press("Recommendation: yes")
    visitor.fill("Summary", "Calm and clear.")
    visitor.press("Seal…")
    visitor.press("Seal")
    visitor.press("Save the sealed PDF…")
    visitor.choose_file(card)
    assert visitor.wait_for_file(card).startswith(b"%PDF")


def collect_and_open(visitor, card):
    visitor.press("Panels")
    visitor.press("Continue")
    visitor.press("choose files")
    visitor.choose_file(card)
    visitor.see("Collect, 12/12")
    visitor.press("Go to the opening")
    visitor.press("Open the cards…")
    visitor.press("Open them now")
    visitor.press("Go to the board")


def decide(visitor):
    visitor.press("Consensus: 4 of 5")
    visitor.fill("Reason for the consensus", "Both saw the same evening")
    visitor.press("Record")
    visitor.see("Recorded ")
    visitor.press("Decision, 0/4")
    for number, (code, outcome) in enumerate(OUTCOMES.items(), 1):
        visitor.press(f"{code}: {outcome}")
        visitor.fill(f"Reason for {code}", "What was heard")
        visitor.press("Record")
        visitor.see(f"Decision, {number}/4")


def sign(visitor, summary):
    visitor.press("Summary and print…")
    visitor.press("Sign…")
    visitor.press("Sign it now")
    visitor.see("signed by the chair")
    visitor.press("Save as PDF…")
    visitor.choose_file(summary)
    assert visitor.wait_for_file(summary).startswith(b"%PDF")


def refused_once(traced):
    """The one line that names the internet: the proof's, refused."""
    (line,) = traced.internet
    return "socket(AF_INET, SOCK_STREAM" in line and "= -1 EAFNOSUPPORT" in line


def test_a_vault_is_made_and_locked_by_hand_with_unix_sockets_alone(visitor):
    make_a_vault(visitor)
    lock_and_unlock(visitor)
    traced = visitor.window.trace()
    assert "connect" in traced.calls, "a window talks to its screen and to those who read it"
    assert traced.families == UNIX_ONLY
    assert not traced.calls & NEVER


@pytest.mark.prove
def test_a_whole_panel_is_played_by_hand_with_unix_sockets_alone(visitor, tmp_path):
    card, summary = tmp_path / "card.pdf", tmp_path / "summary.pdf"
    make_a_vault(visitor)
    lock_and_unlock(visitor)
    show_the_proof(visitor)
    try_the_sample(visitor)
    interview(visitor, card)
    collect_and_open(visitor, card)
    decide(visitor)
    sign(visitor, summary)
    lock_from_the_panels(visitor)
    traced = visitor.window.trace()
    assert refused_once(traced)
    assert traced.families == UNIX_ONLY | {"AF_INET"}
    assert not traced.calls & NEVER
    done = subprocess.run([*MAIN, "verify", card, summary], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
