"""A disk that fails at any call costs at most what it refused: nothing acknowledged is lost, and it is said by name."""

import errno
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from tests.faults.operations import OPERATIONS, InVault
from tests.faults.shim import BY_NAME, FAULTS, Kind, build
from tests.unit.vault.test_damage import numbers

ROOT = Path(__file__).parents[2]
CLEAN = 100_000
WRITING_STOPPED = "SR-110"
OTHERS = [fault.name for fault in FAULTS if fault.name != "EIO"]


class Player:
    """The process that plays cases; the shim is loaded into it and into nothing else."""

    def __init__(self, folder):
        shim = build(folder)
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.faults.player", folder / "played"],
            cwd=ROOT,
            env=os.environ | {"LD_PRELOAD": str(shim)},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def play(self, operation, fault, nth):
        case = {"operation": operation, "fault": fault, "nth": nth}
        self._process.stdin.write(json.dumps(case) + "\n")
        self._process.stdin.flush()
        return json.loads(self._process.stdout.readline())

    def close(self):
        self._process.stdin.close()
        self._process.wait()
        self._process.stdout.close()


@pytest.fixture(scope="module")
def player():
    """Plays in memory where the system offers that: the faults are the shim's, the disk below plays no part."""
    memory = Path("/dev/shm")
    with tempfile.TemporaryDirectory(dir=memory if memory.is_dir() else None) as folder:
        made = Player(Path(folder))
        yield made
        made.close()


def met(facts):
    return bool(facts.get("killed") or facts["hit"])


def wrong(facts):
    """What is not as it must be, in words; nothing when all is well."""
    fault = BY_NAME[facts["fault"]]
    if "crash" in facts or "unsettled" in facts:
        return facts.get("crash", "") + facts.get("unsettled", "")
    if "killed" in facts:
        return "" if fault.kind >= Kind.KILL else "killed by something else"
    if fault.kind is Kind.SHORT and facts["outcome"] != "done":
        return "a short write was taken for a failure"
    return wrong_after_a_failed_flush(facts)


def wrong_after_a_failed_flush(facts):
    vault_was_hit = facts["hit before"] in {"fsync vault.rosa", "fsync vault.rosa-journal"}
    if not vault_was_hit or not isinstance(OPERATIONS[facts["operation"]], InVault):
        return ""
    if facts["outcome"] == "done":
        return "acknowledged although the disk did not take it"
    return "" if facts["next"] == WRITING_STOPPED else f"written on after a failed flush: {facts['next']}"


def brief(facts):
    """A case and what came of it, without what it left behind."""
    shown = ("operation", "fault", "nth", "outcome", "next", "close", "hit")
    return {name: facts[name] for name in shown if name in facts}


def judge(facts):
    assert wrong(facts) == "", brief(facts)


@pytest.mark.parametrize("operation", OPERATIONS)
def test_a_sample_of_faults(player, operation):
    clean = player.play(operation, "EIO", CLEAN)
    assert (clean["outcome"], clean["close"], clean["hit"]) == ("done", "done", "")
    judge(clean)
    draw, turn = numbers(f"faults {operation}"), list(OPERATIONS).index(operation)
    for fault in ("EIO", *(OTHERS[(4 * turn + each) % len(OTHERS)] for each in range(4))):
        calls = clean["seen"] if BY_NAME[fault].error in {0, errno.EIO} else clean["seen"] // 3
        judge(player.play(operation, fault, 1 + next(draw) % max(1, calls)))


@pytest.mark.parametrize("fault", ["ENOSPC for ever", "partial"])
def test_every_write_of_one_commit(player, fault):
    """Once a disk that stayed full in the middle of a commit left half of it: closing took its undoing away."""
    nth = 1
    while met(facts := player.play("decide", fault, nth)):
        judge(facts)
        nth += 1
    assert nth > 10


def test_pages_that_held_nothing_and_were_torn_are_whole_again(player):
    """Once a seal that was cut short left half a page where nothing had stood, and the check called that damage."""
    for nth in range(29, 35):
        judge(player.play("seal", "torn", nth))


@pytest.mark.parametrize("fault", ["EIO", "EIO for ever"])
def test_a_passphrase_that_is_changed_is_never_called_refused(player, fault):
    """Once the new file had the vault's name already and could not be read, or tidied up after, at that moment."""
    hits = set()
    for nth in range(322, 332):
        facts = player.play("change passphrase", fault, nth)
        judge(facts)
        hits.add(facts["hit"])
    assert {"rename vault.rosa", "open vault.rosa"} <= hits


@pytest.mark.prove
@pytest.mark.parametrize("fault", [fault.name for fault in FAULTS])
@pytest.mark.parametrize("operation", OPERATIONS)
def test_every_call_of_every_operation(player, operation, fault):
    """The last case is met by no call: there the power is cut when everything is done."""
    nth, failures, more = 0, [], True
    while more:
        nth += 1
        facts = player.play(operation, fault, nth)
        more = met(facts)
        if wrong(facts):
            failures.append((brief(facts), wrong(facts)))
    assert nth > 1, "no call was met"
    assert failures == []


def test_a_fault_is_met_and_named(player):
    facts = player.play("rate", "EIO", 1)
    assert facts["outcome"].startswith("SR-")
    assert facts["hit"]
    assert player.play("rate", "kill", 1)["killed"]
