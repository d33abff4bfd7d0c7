"""Types, notes, rates and seals in a vault for ever, telling what is durable; made to be killed.

python -m tests.stories.busy_panelist FOLDER PANEL KEY SALT

Each line on standard input is the number of the first round of a process of its own, forked when all is imported.
"""

import itertools
import os
import sys
from datetime import timedelta
from pathlib import Path

from app.boot import harden
from app.domain.ids import PanelId
from app.domain.note import AskedBy, Handling, KeptNote, RecordNote, Terms
from app.services.interviews import add_note, judge, rate, type_note
from app.services.seal_scorecard import seal_scorecard
from app.services.session import Session
from app.vault.keys import Recovery
from tests.faults.stages import EVENING, FIRST, PANELIST, Place, typed
from tests.stories.canaries import STEM

SEAL_EVERY = 7


def tell(what: str, number: int) -> None:
    """This is durable: it was acknowledged."""
    sys.stdout.write(f"{what} {number}\n")
    sys.stdout.flush()


def note(number: int) -> RecordNote | KeptNote:
    """Every other note is one that stays."""
    at, text = EVENING + timedelta(seconds=number), f"{STEM} note {number}"
    if number % 2:
        return RecordNote(note_id=f"{number:032x}", at=at, text=text)
    terms = Terms(agreed_at=at, asked_by=AskedBy.CANDIDATE, may_know="nobody", until=at.date())
    return KeptNote(note_id=f"{number:032x}", at=at, text=text, handling=Handling.OFF_RECORD, terms=terms)


def work(session: Session, panel: PanelId, number: int) -> None:
    """One round of what a panelist does."""
    for length in (10, 200, 30):
        type_note(session, typed(panel, f"{STEM} typing {number} " * length))
    tell("typed", number)
    add_note(session, panel, FIRST, note(number))
    tell("noted", number)
    rate(session, panel, FIRST, "Care", 1 + number % 3)
    tell("rated", number)
    judge(session, panel, FIRST, "yes", f"{STEM} summary {number}")
    tell("judged", number)
    if number % SEAL_EVERY == 0:
        receipt, _ = seal_scorecard(session, panel, FIRST, replacement_reason=f"{STEM} reason {number}")
        tell("sealed", receipt.number)


def work_for_ever(place: Place, first: int) -> None:
    """The vault is opened and worked in from the first number on."""
    session = place.session(PANELIST)
    for number in itertools.count(first):
        work(session, place.panel, number)


def main(folder: str, panel: str, key: str, salt: str) -> None:
    """One worker after another, each until it was killed."""
    harden()
    known = Recovery(key=bytes.fromhex(key), salt=bytes.fromhex(salt))
    place = Place(folder=Path(folder), panel=PanelId(panel), keys={PANELIST: known}, now=EVENING)
    for line in sys.stdin:
        if (worker := os.fork()) == 0:
            work_for_ever(place, int(line))
        tell("worker", worker)
        _, status = os.waitpid(worker, 0)
        tell("ended", status)


if __name__ == "__main__":
    main(*sys.argv[1:])
