"""A draft says what is missing and what is doubtful; what leaves of it depends on nothing that stays."""

from copy import deepcopy
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain import canonical
from app.domain.errors import Problem, ValueRefused
from app.domain.note import LEAVING, Handling
from app.domain.rating import Recommendation, Unrated, rating_from_json, rating_to_json
from app.domain.scorecard import CardContent, CardNote, Doubt, DraftScorecard, Missing
from tests.unit.domain.values import C01, NOON, ON_A_BUSY_MACHINE, PANEL_ID, kit, note

KIT = kit("Teaching", "Research", "Service")
EVIDENCE = tuple(note(f"About {name}.", competencies=(name,)) for name in ("Teaching", "Research", "Service"))
texts = st.text("abcæß王", min_size=1, max_size=6)
notes = st.builds(
    note,
    texts,
    minute=st.integers(0, 59),
    handling=st.sampled_from(sorted(LEAVING)),
    competencies=st.lists(st.sampled_from([each.name for each in KIT.competencies]), unique=True).map(tuple),
    question=st.integers(0, 1),
)
different_notes = st.lists(notes, max_size=8, unique_by=lambda each: (each.at, each.text))
ratings = st.dictionaries(
    st.sampled_from([each.name for each in KIT.competencies]), st.integers(1, 3) | st.sampled_from(Unrated)
)


def draft(**others):
    return DraftScorecard(
        **{
            "panel_id": PANEL_ID,
            "candidate": C01,
            "ratings": {"Teaching": 3, "Research": 2, "Service": 1},
            "notes": EVIDENCE,
            "recommendation": Recommendation.YES,
            "summary": "Calm.",
            **others,
        }
    )


def problem_of(make):
    with pytest.raises(ValueRefused) as caught:
        make()
    return caught.value.problem


def test_what_is_missing_bars_the_seal():
    assert draft().missing() == ()
    assert draft(recommendation=None, summary="").missing() == (Missing.RECOMMENDATION, Missing.SUMMARY)
    for others in ({"recommendation": None}, {"summary": ""}):
        assert problem_of(lambda others=others: draft(**others).content(KIT)) is Problem.EMPTY


def test_a_whole_card_leaves_no_doubt():
    assert draft().doubts(KIT) == ()


@pytest.mark.parametrize(
    ("others", "doubt"),
    [
        ({"ratings": {"Teaching": 3, "Research": 2}}, (Doubt.UNRATED, "Service")),
        ({"notes": EVIDENCE[:2]}, (Doubt.WITHOUT_EVIDENCE, "Service")),
        ({"ratings": {"Teaching": 3, "Research": 2, "Service": Unrated.NOT_ASKED}}, (Doubt.NOTES_UNRATED, "Service")),
        ({"ratings": {"Teaching": 2, "Research": 2, "Service": 2}}, (Doubt.ALL_EQUAL, "")),
    ],
)
def test_each_doubt_is_asked_about_with_its_competency(others, doubt):
    assert draft(**others).doubts(KIT) == (doubt,)


def test_no_evidence_needs_none_and_two_equal_ratings_are_no_halo():
    absent = {"Teaching": 2, "Research": 2, "Service": Unrated.NO_EVIDENCE}
    assert draft(ratings=absent, notes=EVIDENCE[:2]).doubts(KIT) == ()


def test_a_note_for_the_chair_alone_is_not_evidence():
    hidden = (*EVIDENCE[:2], note("Only for the chair.", handling=Handling.CHAIR_ONLY, competencies=("Service",)))
    assert draft(notes=hidden).doubts(KIT) == ((Doubt.WITHOUT_EVIDENCE, "Service"),)
    assert draft(notes=hidden).evidence("Service") == ()


def test_every_competency_leaves_with_its_rating_or_as_not_asked():
    content = draft(ratings={"Service": 1}).content(KIT)
    assert list(content.ratings.items()) == [
        ("Teaching", Unrated.NOT_ASKED),
        ("Research", Unrated.NOT_ASKED),
        ("Service", 1),
    ]


def test_a_rating_of_another_kit_does_not_leave():
    assert problem_of(lambda: draft(ratings={"Singing": 1}).content(KIT)) is Problem.UNKNOWN


def test_notes_leave_in_order_of_time_without_id_or_handling():
    late, early = note("b", minute=9), note("a", minute=1, question=1)
    content = draft(notes=(late, early)).content(KIT)
    assert [each.text for each in content.notes] == ["a", "b"]
    assert set(content.notes[0].to_json()) == {"at", "text", "competencies", "question"}


@ON_A_BUSY_MACHINE
@given(different_notes, st.lists(notes, max_size=4), ratings)
def test_two_drafts_that_differ_only_in_what_the_chair_alone_reads_have_equal_content(common, extra, rated):
    for_chair = [replace(each, handling=Handling.CHAIR_ONLY) for each in extra]
    one = draft(notes=tuple(common), ratings=rated)
    two = draft(notes=(*for_chair, *common[::-1]), ratings=dict(reversed(rated.items())))
    assert one.content(KIT) == two.content(KIT)
    assert canonical.encode(one.content(KIT).to_json()) == canonical.encode(two.content(KIT).to_json())


@ON_A_BUSY_MACHINE
@given(st.lists(notes, max_size=8))
def test_every_note_leaves_once_to_the_committee_or_to_the_chair(every):
    card = draft(notes=tuple(every))
    leaving = sorted((*card.content(KIT).notes, *card.chair_only()), key=lambda each: (each.at, each.text))
    assert [(each.at, each.text) for each in leaving] == sorted((each.at, each.text) for each in every)
    assert len(card.chair_only()) == sum(each.handling is Handling.CHAIR_ONLY for each in every)


@ON_A_BUSY_MACHINE
@given(st.lists(notes, max_size=6), ratings)
def test_a_card_comes_back_from_its_canonical_json(every, rated):
    content = draft(notes=tuple(every), ratings=rated).content(KIT)
    spelled = canonical.encode(content.to_json())
    assert CardContent.from_json(canonical.decode(spelled), KIT) == content
    assert CardContent.reread(canonical.reread(spelled.decode())) == content


def test_evidence_of_a_card_is_found_by_competency():
    content = draft().content(KIT)
    assert [each.text for each in content.evidence("Research")] == ["About Research."]
    assert content.backed == {"Teaching", "Research", "Service"}
    assert replace(content, notes=content.notes[:1]).backed == set(content.notes[0].competencies)


def test_notes_that_name_nothing_are_further_notes():
    content = draft(notes=(*EVIDENCE, note("Drew a map.", competencies=()))).content(KIT)
    assert [each.text for each in content.further_notes()] == ["Drew a map."]
    assert draft().content(KIT).further_notes() == ()


CARD_JSON = draft().content(KIT).to_json()


def spoilt(**changes):
    return deepcopy(CARD_JSON) | changes


@pytest.mark.parametrize(
    "value",
    [
        {},
        spoilt(extra=1),
        spoilt(ratings=[]),
        spoilt(ratings=CARD_JSON["ratings"][::-1]),
        spoilt(ratings=[*CARD_JSON["ratings"], CARD_JSON["ratings"][0]]),
        spoilt(ratings=[{"competency": "Teaching", "rating": 4}, *CARD_JSON["ratings"][1:]]),
        spoilt(ratings=[{"competency": "Teaching", "rating": 0}, *CARD_JSON["ratings"][1:]]),
        spoilt(ratings=[{"competency": "Teaching", "rating": True}, *CARD_JSON["ratings"][1:]]),
        spoilt(ratings=[{"competency": "Teaching", "rating": "3"}, *CARD_JSON["ratings"][1:]]),
        spoilt(ratings=[{"competency": "Teaching", "rating": None}, *CARD_JSON["ratings"][1:]]),
        spoilt(ratings=[{"competency": "Singing", "rating": 3}, *CARD_JSON["ratings"][1:]]),
        spoilt(ratings=[{**CARD_JSON["ratings"][0], "note": 1}, *CARD_JSON["ratings"][1:]]),
        spoilt(notes=[{**CARD_JSON["notes"][0], "competencies": ["Singing"]}]),
        spoilt(notes=[{**CARD_JSON["notes"][0], "competencies": "Teaching"}]),
        spoilt(notes=[{**CARD_JSON["notes"][0], "at": "2026-11-20 12:00"}]),
        spoilt(notes=[{**CARD_JSON["notes"][0], "handling": "private"}]),
        spoilt(notes=None),
        spoilt(recommendation="perhaps"),
    ],
)
def test_what_is_no_card_of_this_kit_is_refused(value):
    with pytest.raises((ValueRefused, KeyError, TypeError, ValueError)):
        CardContent.from_json(value, KIT)


def test_a_note_comes_back_from_json():
    card_note = CardNote(at=NOON, text="Drew it.", competencies=("Teaching",), question=1)
    assert CardNote.from_json(card_note.to_json()) == card_note
    assert CardNote.reread(card_note.to_json()) == card_note


@pytest.mark.parametrize("rating", [1, 3, *Unrated])
def test_a_rating_is_spelled_one_way(rating):
    assert rating_from_json(rating_to_json(rating)) == rating


@pytest.mark.parametrize("value", [True, None, 1.0, "1", "NOT ASKED", ""])
def test_what_is_no_rating_is_refused(value):
    with pytest.raises(ValueError, match="is not a valid"):
        rating_from_json(value)
