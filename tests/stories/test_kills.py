"""A program that is killed at any moment has lost nothing that it acknowledged, and left nothing readable."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from app.services.interviews import open_interview
from app.services.seal_scorecard import list_receipts, sealed_pdf
from tests.faults.stages import FIRST, PANELIST, Stages
from tests.stories.canaries import files_below, words_in_file
from tests.unit.vault.test_damage import numbers

ROOT = Path(__file__).parents[2]


class Panelist:
    """The process that starts one worker after another."""

    def __init__(self, place):
        known = place.keys[PANELIST]
        command = ["tests.stories.busy_panelist", place.folder, place.panel, known.key_hex, known.salt_hex]
        self._process = subprocess.Popen(
            [sys.executable, "-m", *command], cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )

    def work_and_die(self, first, lines, spin):
        """What was acknowledged before the kill: some lines and a few machine cycles after the start."""
        self._process.stdin.write(f"{first}\n")
        self._process.stdin.flush()
        told = {}
        for _ in range(1 + lines):
            self._listen(told)
        while "worker" not in told:
            self._listen(told)
        for _ in range(spin):
            pass
        os.kill(told["worker"], signal.SIGKILL)
        while "ended" not in told:
            self._listen(told)
        assert told["ended"] == signal.SIGKILL
        return told

    def close(self):
        self._process.communicate()

    def _listen(self, told):
        assert "ended" not in told, "it ended before it was killed"
        what, number = self._process.stdout.readline().split()
        told[what] = int(number)


def found_in(place):
    """The highest number of each thing in the vault, after every check of it."""
    session = place.session(PANELIST)
    assert session.vault.check().sound
    view = open_interview(session, place.panel, FIRST)
    receipts = list_receipts(session)
    assert all(sealed_pdf(session, receipt).startswith(b"%PDF") for receipt in receipts)
    notes = [int(note.text.rpartition(" ")[2]) for note in (*view.card.notes, *view.kept)]
    typing = int(view.typing.text.split()[2]) if view.typing and view.typing.text.split()[1] == "typing" else -1
    session.close()
    assert sorted(notes) == list(range(1, len(notes) + 1)), "a note is missing or there twice"
    return {
        "typed": max(typing, len(notes)),
        "noted": len(notes),
        "rated": view.card.ratings.get("Care", 0),
        "judged": int(view.card.summary.rpartition(" ")[2] or 0) if view.card.summary else 0,
        "sealed": max((receipt.number for receipt in receipts), default=0),
    }


def kill_again_and_again(times, place, seed):
    draw = numbers(seed)
    panelist, first, sealed = Panelist(place), 1, 0
    for _ in range(times):
        told = panelist.work_and_die(first, 1 + next(draw) % 40, next(draw) % 300_000)
        for path in files_below(place.folder):
            assert path.suffix == ".pdf" or not words_in_file(path.read_bytes()), path
        found = found_in(place)
        for what in ("typed", "noted", "judged", "sealed"):
            assert found[what] >= told.get(what, 0), (what, told, found)
        if told.get("rated", 0) >= max(1, found["noted"]):
            assert found["rated"] == 1 + told["rated"] % 3
        first, sealed = found["noted"] + 1, found["sealed"]
    panelist.close()
    assert first > times
    assert sealed > 0


@pytest.fixture(scope="module")
def stages(tmp_path_factory):
    return Stages(tmp_path_factory.mktemp("kills") / "stages")


def test_twenty_kills_lose_nothing(stages, tmp_path):
    kill_again_and_again(20, stages.copy("accept", tmp_path / "case"), "kills")


@pytest.mark.prove
@pytest.mark.parametrize("round_of_fifty", range(20))
def test_a_thousand_kills_lose_nothing(stages, tmp_path, round_of_fifty):
    kill_again_and_again(50, stages.copy("accept", tmp_path / "case"), f"kills {round_of_fifty}")
