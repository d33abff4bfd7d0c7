"""A panel's block is one value with one digest; a panel does not exist unless all of it agrees with its block."""

from copy import deepcopy
from dataclasses import replace
from datetime import date, timedelta

import pytest

from app.domain import canonical
from app.domain.errors import Problem, ValueRefused
from app.domain.panel import Panel
from app.domain.panel_block import MOST_CANDIDATES, MOST_PANELISTS, PanelBlock, Place, Role
from tests.unit.domain.values import C01, NOON, block, candidate, kit, panel, seat

REFUSALS = (ValueRefused, KeyError, TypeError, ValueError)


def problem_of(make):
    with pytest.raises(ValueRefused) as caught:
        make()
    return caught.value.problem


def leaves(value, path=()):
    """The path to everything that can be changed inside of a JSON value."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from leaves(inner, (*path, key))
    elif isinstance(value, list) and value:
        for place, inner in enumerate(value):
            yield from leaves(inner, (*path, place))
    else:
        yield path


def changed(value, path, new):
    copy = deepcopy(value)
    target = copy
    for step in path[:-1]:
        target = target[step]
    target[path[-1]] = new
    return copy


def another(value):
    match value:
        case bool() | None:
            return "other"
        case int():
            return value + 1
        case str():
            return value + "0"
        case _:
            return ["other"]


def at(value, path):
    for step in path:
        value = value[step]
    return value


def test_a_block_comes_back_from_its_canonical_json():
    value = canonical.decode(canonical.encode(block().to_json()))
    assert PanelBlock.from_json(value) == block()
    assert PanelBlock.from_json(value).digest == block().digest
    assert len(block().digest) == 64


SAME_PERSON = replace(seat(Role.PANELIST, 2), receiving_key="age1another")
BLOCK_JSON = block().to_json()
BLOCK_PATHS = list(leaves(BLOCK_JSON))


@pytest.mark.parametrize("path", BLOCK_PATHS, ids=lambda path: "/".join(map(str, path)))
def test_every_value_of_a_block_is_in_its_digest_or_refused(path):
    value = changed(BLOCK_JSON, path, another(at(BLOCK_JSON, path)))
    try:
        other = PanelBlock.from_json(value)
    except REFUSALS:
        return
    assert other.digest != block().digest


@pytest.mark.parametrize("place", [(), ("rules",), ("rules", "opening"), ("roster", 0), ("candidates", 0)])
def test_a_key_more_or_less_is_refused(place):
    more = deepcopy(BLOCK_JSON)
    at(more, place)["extra"] = 1
    with pytest.raises(REFUSALS):
        PanelBlock.from_json(more)
    for key in at(BLOCK_JSON, place):
        less = deepcopy(BLOCK_JSON)
        del at(less, place)[key]
        with pytest.raises(REFUSALS):
            PanelBlock.from_json(less)


@pytest.mark.parametrize(
    ("others", "problem"),
    [
        ({"roster": (seat(Role.PANELIST, 2),)}, Problem.TOO_FEW),
        ({"roster": (seat(Role.CHAIR, 1), seat(Role.CHAIR, 2), seat(Role.PANELIST, 3))}, Problem.TOO_MANY),
        ({"roster": (seat(Role.CHAIR, 1),)}, Problem.TOO_FEW),
        (
            {"roster": (seat(Role.CHAIR, 0), *(seat(Role.PANELIST, number) for number in range(MOST_PANELISTS + 1)))},
            Problem.TOO_MANY,
        ),
        ({"roster": (seat(Role.CHAIR, 1), seat(Role.PANELIST, 2), seat(Role.PANELIST, 2))}, Problem.TWICE),
        ({"roster": (seat(Role.CHAIR, 1), seat(Role.PANELIST, 2), SAME_PERSON)}, Problem.TWICE),
        ({"candidates": (block().candidates[0],) * 2}, Problem.TWICE),
        (
            {
                "candidates": tuple(
                    Place(code=f"C-{number}", opening_recipient="age1", commitment="0" * 64)
                    for number in range(MOST_CANDIDATES + 1)
                )
            },
            Problem.TOO_MANY,
        ),
    ],
)
def test_a_block_has_one_chair_panelists_within_the_limit_and_nobody_twice(others, problem):
    assert problem_of(lambda: block(**others)) is problem


def test_the_chair_may_also_score():
    both = block(roster=(seat(Role.CHAIR, 1), seat(Role.PANELIST, 1)))
    assert both.chair.key_digest == both.panelists[0].key_digest


def test_a_block_finds_its_people_and_candidates():
    assert block().chair.role is Role.CHAIR
    assert [place.signing_key[0] for place in block().panelists] == [2, 3]
    assert block().place(C01).opening_recipient == "age1openingC-01"
    assert problem_of(lambda: block().place("C-99")) is Problem.UNKNOWN


def test_a_panel_comes_back_from_its_canonical_json():
    value = canonical.decode(canonical.encode(panel().to_json()))
    assert Panel.from_json(value) == panel()


PANEL_JSON = panel().to_json()
CLAIMED = {("date",), *(("members", place, "name") for place in range(3))}
"""What a pack only claims: the day, and what members call themselves. Their keys are what the block commits to."""
BOUND = [path for path in leaves(PANEL_JSON) if path not in CLAIMED and "focus" not in path]


@pytest.mark.parametrize("path", BOUND, ids=lambda path: "/".join(map(str, path)))
def test_every_change_of_names_kit_pledge_rules_or_roster_breaks_the_panel_or_its_digest(path):
    value = changed(PANEL_JSON, path, another(at(PANEL_JSON, path)))
    try:
        other = Panel.from_json(value)
    except REFUSALS:
        return
    assert other.block.digest != panel().block.digest


@pytest.mark.parametrize(
    "others",
    [
        {"kit": kit("Teaching", "Research", "Singing")},
        {"kit": kit(version=2)},
        {"pledge": "I score alone"},
        {"members": panel().members[:2]},
        {"members": panel().members[::-1]},
        {"members": (replace(panel().members[0], seat=seat(Role.CHAIR, 9)), *panel().members[1:])},
        {"candidates": panel().candidates[:1]},
        {"candidates": panel().candidates[::-1]},
        {"candidates": (candidate(C01, "Mara Lindquist"), panel().candidates[1])},
        {"candidates": (replace(panel().candidates[0], salt=bytes(16)), panel().candidates[1])},
        {"block": block(kit_hash="0" * 64)},
    ],
)
def test_parts_that_do_not_agree_make_no_panel(others):
    assert problem_of(lambda: panel(**others)) is Problem.DISAGREES


def test_a_focus_is_a_competency_of_the_kit():
    member = replace(panel().members[1], focus=("Singing",))
    assert problem_of(lambda: panel(members=(panel().members[0], member, panel().members[2]))) is Problem.UNKNOWN


def test_a_commitment_hides_the_name_behind_its_salt():
    first, second = candidate(C01, "Mara"), replace(candidate(C01, "Mara"), salt=bytes(16))
    assert first.commitment != second.commitment
    assert first.commitment == candidate(C01, "Mara").commitment


def test_a_panel_finds_its_people_and_candidates():
    known = panel()
    assert known.chair.name == "Ines Duarte"
    assert [member.name for member in known.panelists] == ["Abena Mensah", "王 丽"]
    assert known.member(known.panelists[1].seat.key_digest).name == "王 丽"
    assert known.member(known.chair.seat.key_digest, Role.CHAIR).name == "Ines Duarte"
    assert known.candidate(C01).name == "Mara Lindqvist"
    assert problem_of(lambda: known.candidate("C-99")) is Problem.UNKNOWN
    assert problem_of(lambda: known.member(known.chair.seat.key_digest)) is Problem.UNKNOWN


def test_another_deadline_or_end_is_another_panel():
    rules = block().rules
    digests = {
        block().digest,
        block(rules=replace(rules, deadline=NOON + timedelta(seconds=1))).digest,
        block(rules=replace(rules, destroy_by=date(2027, 11, 21))).digest,
        block(rules=replace(rules, time_zone="Asia/Tokyo")).digest,
    }
    assert len(digests) == 4
