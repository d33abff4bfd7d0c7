"""What may leave and what never does are two types; neither can be made to pass for the other."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from app.domain.errors import Problem, ValueRefused
from app.domain.note import LEAVING, AskedBy, Bearing, Handling, KeptNote, RecordNote, Terms
from tests.unit.domain.values import NOON, note

TERMS = Terms(agreed_at=NOON, asked_by=AskedBy.CANDIDATE, may_know="nobody", until=date(2027, 1, 31))
OFF_RECORD = KeptNote(note_id="1", at=NOON, text="Said in confidence.", handling=Handling.OFF_RECORD, terms=TERMS)
PRIVATE = KeptNote(note_id="2", at=NOON, text="Ask again.", handling=Handling.PRIVATE)


def problem_of(make):
    with pytest.raises(ValueRefused) as caught:
        make()
    return caught.value.problem


@pytest.mark.parametrize("handling", sorted(set(Handling) - LEAVING))
def test_a_note_that_stays_cannot_be_a_record_note(handling):
    assert problem_of(lambda: note(handling=handling)) is Problem.UNKNOWN


@pytest.mark.parametrize("handling", sorted(LEAVING))
def test_a_note_that_leaves_cannot_be_a_kept_note(handling):
    assert problem_of(lambda: replace(PRIVATE, handling=handling)) is Problem.UNKNOWN


def test_the_two_types_are_not_each_others():
    assert not issubclass(KeptNote, RecordNote)
    assert not issubclass(RecordNote, KeptNote)
    assert {Handling.ON_RECORD, Handling.CHAIR_ONLY} == LEAVING


def test_terms_belong_to_off_the_record_notes_alone():
    assert problem_of(lambda: replace(OFF_RECORD, terms=None)) is Problem.TERMS_MISPLACED
    assert problem_of(lambda: replace(PRIVATE, terms=TERMS)) is Problem.TERMS_MISPLACED


def test_terms_are_agreed_before_the_words():
    late = replace(TERMS, agreed_at=NOON + timedelta(seconds=1))
    assert problem_of(lambda: replace(OFF_RECORD, terms=late)) is Problem.AGREED_AFTER
    assert replace(OFF_RECORD, terms=replace(TERMS, agreed_at=NOON - timedelta(minutes=5)))


def test_touching_a_competency_and_saying_what_becomes_of_it_go_together():
    bearing = replace(TERMS, bears=Bearing.NOT_USED)
    assert problem_of(lambda: replace(OFF_RECORD, competencies=("Teaching",))) is Problem.BEARS_MISSING
    assert problem_of(lambda: replace(OFF_RECORD, terms=bearing)) is Problem.BEARS_MISSING
    assert replace(OFF_RECORD, competencies=("Teaching",), terms=bearing).terms.bears is Bearing.NOT_USED


def test_a_private_note_may_name_a_competency():
    assert replace(PRIVATE, competencies=("Teaching",)).terms is None
