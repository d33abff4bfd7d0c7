"""A draft binds nobody; it says the first thing that keeps it from being issued."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from app.domain import canonical
from app.domain.errors import Problem, ValueRefused
from app.domain.ids import KeyDigest, PanelCode
from app.domain.panel_draft import DraftCandidate, DraftMember, PanelDraft
from tests.unit.domain.values import C01, C02, NOON, PANEL_ID, PLEDGE, kit

DRAFT = PanelDraft(
    panel_id=PANEL_ID,
    code=PanelCode("R-1"),
    title="Lecturer",
    day=date(2026, 11, 20),
    time_zone="Europe/Lisbon",
    deadline=NOON + timedelta(days=1),
    destroy_by=date(2027, 11, 20),
    pledge=PLEDGE,
    kit_hash=kit().hash,
    members=(
        DraftMember(key_digest=KeyDigest("a" * 64), focus=("Teaching",)),
        DraftMember(key_digest=KeyDigest("b" * 64)),
    ),
    candidates=(DraftCandidate(code=C01, name="Mara Lindqvist"), DraftCandidate(code=C02, name="Óscar Peña Gil")),
)


def test_a_whole_draft_is_ready_and_comes_back():
    DRAFT.check_ready()
    assert PanelDraft.from_json(canonical.decode(canonical.encode(DRAFT.to_json()))) == DRAFT


def test_an_unfinished_draft_comes_back_too():
    bare = replace(DRAFT, code=PanelCode(""), title="", kit_hash=None, members=(), candidates=())
    assert PanelDraft.from_json(canonical.decode(canonical.encode(bare.to_json()))) == bare


@pytest.mark.parametrize(
    ("time_zone", "deadline", "destroy_by"),
    [
        ("Pacific/Auckland", datetime(2026, 11, 19, 23, tzinfo=UTC), date(2026, 11, 21)),
        ("America/Los_Angeles", datetime(2026, 11, 21, 4, tzinfo=UTC), date(2026, 11, 21)),
    ],
)
def test_the_deadlines_day_is_that_of_the_panels_clocks(time_zone, deadline, destroy_by):
    """Noon in Auckland, and an evening in Los Angeles, are another day in UTC."""
    draft = replace(DRAFT, time_zone=time_zone, deadline=deadline, destroy_by=destroy_by)
    draft.check_ready()
    with pytest.raises(ValueRefused):
        replace(draft, destroy_by=date(2026, 11, 20)).check_ready()


@pytest.mark.parametrize(
    ("changes", "where", "problem"),
    [
        ({"code": PanelCode("")}, "code", Problem.EMPTY),
        ({"code": PanelCode("../R-1")}, "code", Problem.NOT_A_CODE),
        ({"title": "turned\u202eround"}, "title", Problem.NOT_TEXT),
        ({"pledge": " "}, "pledge", Problem.EMPTY),
        ({"title": ""}, "title", Problem.EMPTY),
        ({"kit_hash": None}, "kit", Problem.EMPTY),
        ({"members": ()}, "members", Problem.TOO_FEW),
        ({"members": DRAFT.members[:1] * 2}, "members", Problem.TWICE),
        ({"candidates": DRAFT.candidates[:1] * 2}, "candidates", Problem.TWICE),
        ({"deadline": NOON - timedelta(days=1)}, "deadline", Problem.BEFORE_INTERVIEW),
        ({"destroy_by": date(2026, 11, 21)}, "destroy by", Problem.OUT_OF_RANGE),
    ],
)
def test_the_first_thing_that_is_missing_is_named(changes, where, problem):
    with pytest.raises(ValueRefused) as caught:
        replace(DRAFT, **changes).check_ready()
    assert (caught.value.where, caught.value.problem) == (where, problem)
