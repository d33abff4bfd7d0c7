"""What others signed is read only where our own programs could have written it."""

import copy

import pytest

from app.domain.errors import ValueRefused
from app.domain.kit import Anchor, Competency, Kit
from app.domain.panel import Panel
from app.domain.scorecard import CardContent
from tests.unit.domain import values

KIT = Kit(
    name="Small",
    version=1,
    scale=("a", "b", "c"),
    competencies=(
        Competency(name="Care", definition="x", anchors=tuple(Anchor(level=n, text="x") for n in (1, 2, 3))),
    ),
)
CARD = {
    "ratings": [{"competency": "Care", "rating": 2}],
    "notes": [{"at": "2026-11-20T10:00:00Z", "text": "Seen.", "competencies": ["Care"], "question": 1}],
    "recommendation": "yes",
    "summary": "Fine.",
}


def changed(value, path, new):
    result = copy.deepcopy(value)
    inside = result
    for step in path[:-1]:
        inside = inside[step]
    inside[path[-1]] = new
    return result


def test_an_ordinary_card_is_read():
    assert CardContent.from_json(CARD, KIT).to_json() == CARD


@pytest.mark.parametrize(
    ("path", "new"),
    [
        (["summary"], 5),
        (["summary"], "turned\u202eround"),
        (["summary"], " blank first"),
        (["summary"], "x" * 20_001),
        (["summary"], "\u200b"),
        (["notes", 0, "text"], 5),
        (["notes", 0, "text"], "bell\x07"),
        (["notes", 0, "question"], "x"),
        (["notes", 0, "question"], True),
        (["notes", 0, "question"], -1),
        (["notes", 0, "question"], 10_000),
        (["notes", 0, "competencies"], ["Singing"]),
        (["ratings", 0, "rating"], 4),
        (["ratings", 0, "competency"], "Singing"),
    ],
)
def test_a_card_that_no_program_of_ours_writes_is_refused(path, new):
    with pytest.raises((ValueRefused, TypeError, ValueError)):
        CardContent.from_json(changed(CARD, path, new), KIT)


PANEL = values.panel().to_json()


@pytest.mark.parametrize(
    ("path", "new"),
    [
        (["block", "rules", "opening"], {"mode": "quorum"}),
        (["block", "code"], "../R-1"),
        (["block", "title"], "turned\u202eround"),
        (["members", 0, "name"], "<b>\x00"),
        (["candidates", 0, "name"], ""),
        (["pledge"], 7),
    ],
)
def test_a_pack_that_no_program_of_ours_writes_is_refused(path, new):
    with pytest.raises((ValueRefused, TypeError, ValueError, KeyError)):
        Panel.from_json(changed(PANEL, path, new))


@pytest.mark.parametrize(
    ("path", "new"),
    [
        (["version"], "1"),
        (["version"], True),
        (["name"], 5),
        (["scale", 0], "turned\u202eround"),
        (["scale"], "abc"),
        (["questions"], {}),
        (["competencies", 0, "anchors"], ()),
        (["competencies", 0, "anchors", 0, "level"], "1"),
        (["competencies", 0, "definition"], None),
        (["competencies", 0, "must_meet"], -1),
    ],
)
def test_a_kit_that_no_program_of_ours_writes_is_refused(path, new):
    with pytest.raises((ValueRefused, TypeError, ValueError)):
        Kit.from_json(changed(KIT.to_json(), path, new))
