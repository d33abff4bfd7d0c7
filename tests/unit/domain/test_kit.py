"""A kit that exists may be issued: every name once, anchors where they must be, one hash for one content."""

import dataclasses

import pytest

from app.domain import canonical
from app.domain.errors import Problem, ValueRefused
from app.domain.kit import (
    MOST_COMPETENCIES,
    MOST_QUESTIONS,
    Anchor,
    Conversation,
    Kit,
    Question,
    anchored_levels,
)
from tests.unit.domain.values import competency, kit


def problem_of(make):
    with pytest.raises(ValueRefused) as caught:
        make()
    return caught.value.problem


def test_a_kit_comes_back_from_its_canonical_json():
    whole = kit(
        competencies=(competency("Teaching", weight=2, reason="Half the post.", must_meet=2), competency("Research")),
        conversation=Conversation.COACHING,
        version=3,
    )
    assert Kit.from_json(canonical.decode(canonical.encode(whole.to_json()))) == whole


@pytest.mark.parametrize(
    "changes",
    [
        {"name": "Reader"},
        {"version": 2},
        {"scale": ("poor", "fair", "fine")},
        {"conversation": Conversation.COACHING},
        {"competencies": (competency("Teaching"), competency("Studies"))},
        {"competencies": (competency("Research"), competency("Teaching"))},
        {"competencies": (competency("Teaching", must_meet=1), competency("Research"))},
        {"competencies": (competency("Teaching", weight=2, reason="Half."), competency("Research"))},
        {"questions": ()},
        {"questions": (Question(text="Teach us.", minutes=9, probes=("And then?",), competencies=("Teaching",)),)},
    ],
)
def test_another_content_is_another_hash(changes):
    assert kit(**changes).hash != kit().hash


@pytest.mark.parametrize(
    ("make", "problem"),
    [
        (lambda: kit(scale=("poor", "good")), Problem.TOO_FEW),
        (lambda: kit(scale=tuple("abcdefgh")), Problem.TOO_MANY),
        (lambda: kit(scale=("poor", "fair", "Fair")), Problem.TWICE),
        (lambda: kit(competencies=()), Problem.TOO_FEW),
        (lambda: kit(*(f"Competency {number}" for number in range(MOST_COMPETENCIES + 1))), Problem.TOO_MANY),
        (lambda: kit("Teaching", "TEACHING"), Problem.TWICE),
        (lambda: kit(questions=(Question(text="?"),) * (MOST_QUESTIONS + 1)), Problem.TOO_MANY),
        (lambda: kit(questions=(Question(text="?", competencies=("Singing",)),)), Problem.UNKNOWN),
        (lambda: kit(version=0), Problem.OUT_OF_RANGE),
        (lambda: competency("Teaching", weight=0), Problem.OUT_OF_RANGE),
        (lambda: competency("Teaching", weight=101, reason="All."), Problem.OUT_OF_RANGE),
        (lambda: competency("Teaching", weight=2), Problem.WEIGHT_WITHOUT_REASON),
        (lambda: kit(competencies=(competency("Teaching", must_meet=4),)), Problem.OUT_OF_RANGE),
        (lambda: kit(competencies=(competency("Teaching", must_meet=0),)), Problem.OUT_OF_RANGE),
        (lambda: kit(competencies=(competency("T", anchors=(Anchor(level=4, text="x"),)),)), Problem.OUT_OF_RANGE),
        (lambda: kit(competencies=(competency("T", anchors=(Anchor(level=1, text="x"),) * 2),)), Problem.TWICE),
        (lambda: kit(competencies=(competency("T", anchors=(Anchor(level=1, text="x"),)),)), Problem.ANCHOR_MISSING),
    ],
)
def test_what_is_no_kit_does_not_exist(make, problem):
    assert problem_of(make) is problem


@pytest.mark.parametrize(("levels", "anchored"), [(3, (1, 2, 3)), (4, (1, 3, 4)), (5, (1, 3, 5)), (7, (1, 4, 7))])
def test_the_lowest_middle_and_highest_level_have_anchors(levels, anchored):
    assert anchored_levels(levels) == anchored


def test_levels_and_their_names():
    assert list(kit().levels) == [1, 2, 3]
    assert kit().level_name(1) == "poor"
    kit().check_level(3)
    for level in (0, 4):
        assert problem_of(lambda level=level: kit().check_level(level)) is Problem.OUT_OF_RANGE


def test_anchors_are_found_by_level():
    assert competency("Teaching").anchor(2) == "Teaching 2."
    assert dataclasses.replace(competency("Teaching"), anchors=()).anchor(2) == ""


def test_a_kit_without_questions_offers_one_per_competency():
    assert [(each.text, each.competencies) for each in kit(questions=()).asked] == [
        ("Teaching", ("Teaching",)),
        ("Research", ("Research",)),
    ]
    assert kit().asked == kit().questions


@pytest.mark.parametrize(
    "change",
    [
        lambda value: value | {"extra": 1},
        lambda value: {key: value[key] for key in value if key != "scale"},
        lambda value: value | {"format": 2},
        lambda value: value | {"conversation": "trial"},
        lambda value: value | {"name": " "},
        lambda value: value | {"version": "one"},
        lambda value: value | {"scale": 3},
        lambda value: value | {"competencies": [{"name": "Teaching"}]},
    ],
)
def test_another_shape_is_refused(change):
    with pytest.raises((ValueRefused, KeyError, TypeError, ValueError)):
        Kit.from_json(change(kit().to_json()))
