"""Plays operations under faults, each in a process of its own that is forked when everything is imported.

LD_PRELOAD=shim.so python -m tests.faults.player FOLDER < CASES

A case is a line of JSON: operation, fault (by name) and nth; the answer is a line of JSON in the same order. To see
one case again, give one line. In a second process the shim is never armed: it settles, and tells what it found.
"""

import json
import os
import sys
import traceback
from collections.abc import Callable
from pathlib import Path
from typing import Any

from app.errors import SubRosaError
from app.services.session import Session
from tests.faults.operations import DONE, KILLED, OPERATIONS, Operation
from tests.faults.shim import BY_NAME, Fault, Shim
from tests.faults.stages import PANELIST, Place, Stages

CRASHED = "crashed"
MOST_CALLS = 400

type Facts = dict[str, Any]
type Tell = Callable[[Facts], None]


def play(operation: Operation, place: Place, arm: Callable[[], None], shim: Shim, tell: Tell) -> None:
    """Begin, play and close, with the fault armed from the play on; each fact is told as soon as it is one."""
    session = operation.begin(place)
    arm()
    try:
        try:
            session = operation.play(place, session)
            tell({"outcome": DONE, "hit before": shim.hit})
        except SubRosaError as error:
            tell({"outcome": error.code, "hit before": shim.hit})
            tell({"next": attempt(lambda: write_once_more(session))})
        tell({"close": attempt(lambda: session.close() if session is not None else None)})
    finally:
        tell({"hit": shim.hit, "seen": shim.disarm()})


def write_once_more(session: Session | None) -> None:
    """One more transaction, as the next edit would be."""
    if session is not None:
        with session.vault.transaction("one more"):
            pass


def attempt(action: Callable[[], object]) -> str:
    """How it went: done, or the code of our refusal; anything else passes."""
    try:
        action()
    except SubRosaError as error:
        return error.code
    return DONE


def in_a_fork(action: Callable[[Tell], None]) -> Facts:
    """What the action told before it ended or was killed; a foreign exception is told as one."""
    reading, writing = os.pipe()
    if (child := os.fork()) == 0:
        os.close(reading)
        with os.fdopen(writing, "w", buffering=1) as pipe:
            try:
                action(lambda facts: pipe.write(json.dumps(facts) + "\n") and None)
            except BaseException:  # noqa: BLE001 - whatever it is, the test shall see it
                pipe.write(json.dumps({"crash": traceback.format_exc()}) + "\n")
        os._exit(0)
    os.close(writing)
    facts: Facts = {}
    with os.fdopen(reading) as pipe:
        for line in pipe:
            facts |= json.loads(line)
    _, status = os.waitpid(child, 0)
    return facts | ({"killed": True} if os.WIFSIGNALED(status) else {})


class Player:
    """Has every stage, and plays cases on copies of them."""

    def __init__(self, folder: Path) -> None:
        """All stages are made, the one after a crash too."""
        self._shim, self._case = Shim(), folder / "case"
        self._stages = Stages(folder / "stages")
        self._keep_a_crash()

    def answer(self, name: str, fault: Fault, nth: int) -> Facts:
        """What happened, and under ``unsettled`` what was not as it must be."""
        operation = OPERATIONS[name]
        place = self._stages.copy(operation.stage, self._case)
        facts = self._play(operation, place, fault, nth)
        told = facts.get("outcome", KILLED)
        settled = in_a_fork(lambda _tell: operation.settle(place, told=told))
        return facts | ({"unsettled": settled["crash"]} if "crash" in settled else {})

    def _play(self, operation: Operation, place: Place, fault: Fault, nth: int) -> Facts:
        arm = lambda: self._shim.arm(place.folder, nth, fault)  # noqa: E731 - one line, used once
        return in_a_fork(lambda tell: play(operation, place, arm, self._shim, tell))

    def _keep_a_crash(self) -> None:
        """A stage whose vault was killed in the middle of a commit: half new, with the journal that undoes it."""
        before = self._stages.copy("interview", self._case).vault(PANELIST).read_bytes()
        for nth in range(1, MOST_CALLS):
            place = self._stages.copy("interview", self._case)
            self._play(OPERATIONS["rate"], place, BY_NAME["torn"], nth)
            vault = place.vault(PANELIST)
            journal = vault.with_name(vault.name + "-journal")
            if journal.exists() and journal.read_bytes()[:8].strip(b"\0") and vault.read_bytes() != before:
                self._stages.keep(CRASHED, self._case)
                return
        raise AssertionError("no kill left a journal")


def main(folder: str) -> None:
    """Every case on standard input is answered on standard output."""
    player = Player(Path(folder).resolve())
    for line in sys.stdin:
        case = json.loads(line)
        facts = player.answer(case["operation"], BY_NAME[case["fault"]], case["nth"])
        sys.stdout.write(json.dumps(case | facts) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main(*sys.argv[1:])
