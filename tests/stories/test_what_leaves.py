"""Whatever a vault holds, no word of a note that must stay is in a card that leaves it."""

import tempfile
from datetime import date, timedelta
from pathlib import Path

import pytest

from app.crypto.age_box import ReceivingKey, decrypt
from app.domain import canonical
from app.domain.note import AskedBy, Bearing, Handling, KeptNote, RecordNote, Terms
from app.sealing.sealed_file import check_sealed, open_sealed
from app.services.chair_only import read_chair_only
from app.services.interviews import use_time
from app.services.seal_scorecard import preview_scorecard, seal_scorecard
from tests.faults.stages import CHAIR, EVENING, FIRST, PANELIST, Stages
from tests.stories.canaries import STEM, words_in_file
from tests.unit.vault.test_damage import numbers

LEAVES = {Handling.ON_RECORD: "onrecord", Handling.CHAIR_ONLY: "chaironly"}


@pytest.fixture
def accepted():
    """A panel whose panelist is about to write, in memory where the system offers that: only contents matter here."""
    memory = Path("/dev/shm")
    with tempfile.TemporaryDirectory(dir=memory if memory.is_dir() else None) as folder:
        yield Stages(Path(folder) / "stages").copy("accept", Path(folder) / "case")


def random_note(draw, number, place):
    """A note of any handling, at any time, on anything; one that stays carries the canary in every text it has."""
    handling = list(Handling)[next(draw) % 4]
    shared = {
        "note_id": f"{next(draw) % 16**8:032x}",
        "at": EVENING + timedelta(minutes=next(draw) % 90),
        "handling": handling,
        "competencies": ("Care",) if next(draw) % 2 else (),
        "question": next(draw) % 4,
    }
    if handling in LEAVES:
        return RecordNote(text=f"{LEAVES[handling]} {number} {place}", **shared)
    terms = Terms(
        agreed_at=EVENING,
        asked_by=list(AskedBy)[next(draw) % 2],
        may_know=f"{STEM} {number}",
        until=date(2027, 1, 1),
        bears=list(Bearing)[next(draw) % 3] if shared["competencies"] else None,
    )
    return KeptNote(text=f"{STEM} {number} {place}", terms=terms if handling is Handling.OFF_RECORD else None, **shared)


def write_draft(session, panel, draw, number):
    """The vault holds one random draft and nothing of the one before; tells its notes."""
    vault = session.vault
    notes = [random_note(draw, number, place) for place in range(next(draw) % 9)]
    with vault.transaction("draft written"):
        for note in (*vault.interviews.notes(panel, FIRST), *vault.kept_notes.notes(panel, FIRST)):
            assert vault.interviews.remove_note(note.note_id) or vault.kept_notes.remove(note.note_id)
        for note in notes:
            store = vault.kept_notes.put if isinstance(note, KeptNote) else vault.interviews.put_note
            store(panel, FIRST, note)
        rating = (1, 2, 3)[next(draw) % 3]
        vault.interviews.rate(panel, FIRST, "Care", rating, EVENING)
        vault.interviews.judge(panel, FIRST, recommendation="yes", summary=f"summary {number}", at=EVENING)
    return notes


def texts(notes, handling):
    return sorted(note.text for note in notes if note.handling is handling)


def leave_again_and_again(times, place, *, sealing_each, seed="what leaves"):
    sealed = stayed = 0
    session, chair = place.session(PANELIST), place.session(CHAIR)
    (candidate,) = chair.vault.candidates.all()
    opening = ReceivingKey.from_bytes(candidate.opening_identity)
    draw = numbers(seed)
    for number in range(times):
        notes = write_draft(session, place.panel, draw, number)
        kept = session.vault.kept_notes.notes(place.panel, FIRST)
        assert sum(STEM in note.text for note in kept) == sum(note.handling not in LEAVES for note in notes)
        stayed += len(kept)
        use_time(session, place.panel, FIRST, 1, number)
        preview = preview_scorecard(session, place.panel, FIRST)
        assert sorted(note.text for note in preview.content.notes) == texts(notes, Handling.ON_RECORD)
        assert sorted(note.text for note in preview.chair_only) == texts(notes, Handling.CHAIR_ONLY)
        leaving = canonical.encode([preview.content.to_json(), [note.to_json() for note in preview.chair_only]])
        assert STEM.encode() not in leaving
        if number % sealing_each == 0:
            _, data = seal_scorecard(session, place.panel, FIRST, replacement_reason="A better one.")
            look_inside(data, opening, chair.receiving, notes)
            sealed += 1
    session.close()
    chair.close()
    assert stayed > times
    assert sealed == len(range(0, times, sealing_each))


def look_inside(data, opening, chairs, notes):
    """Neither the file, nor what is in it, nor what is in that holds the canary; what may leave did."""
    checked = check_sealed(data)
    inner = decrypt(checked.payload, opening)
    content = open_sealed(checked, opening).content
    box = canonical.encode([note.to_json() for note in read_chair_only(content["chair_only"], chairs)])
    for layer in (data, inner, box, canonical.encode(dict(content))):
        assert not words_in_file(layer)
    assert sorted(note["text"] for note in content["card"]["notes"]) == texts(notes, Handling.ON_RECORD)
    assert len(inner) == 256 * 1024


def test_a_hundred_drafts(accepted):
    leave_again_and_again(100, accepted, sealing_each=30)


@pytest.mark.prove
@pytest.mark.parametrize("round_of_a_thousand", range(10))
def test_ten_thousand_drafts(accepted, round_of_a_thousand):
    leave_again_and_again(1_000, accepted, sealing_each=50, seed=f"what leaves {round_of_a_thousand}")
