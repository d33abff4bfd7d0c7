"""The second reader and ours read the same of vaults, kits and stories that are no vectors."""

import re
from datetime import date
from pathlib import Path

import pytest

from app.domain.errors import ValueRefused
from app.resources import RESOURCES
from app.services.kit_file import read_kit, sections
from app.services.story_file import read_story_file
from tests.second_verifier import kit as second_kit
from tests.second_verifier.refusal import Refused
from tests.second_verifier.story import read_story
from tests.second_verifier.vault import judge_vault
from tests.vectors.kit.generate import LIBRARY, OWN
from tests.vectors.story.generate import STORY

ROOT = Path(__file__).parents[2]
TODAY = date(2026, 11, 21)
OLD = sorted((ROOT / "tests" / "old_vaults").glob("*.rosa"))
OLD_PASSPHRASE = "mimic neutral fiber uncle siege supreme suit"
KITS = [*sorted((RESOURCES / "kits").glob("*.y*ml")), *sorted((ROOT.parent / "shared/data/kits").glob("*.yml"))]
STORIES = [
    *sorted((RESOURCES / "stories").glob("*.yaml")),
    *sorted((ROOT.parent / "shared/data/stories").glob("*.yaml")),
]
EXCHANGED = (
    "''", "' '", "null", "true", "0", "1", "01", "2", "9", "-1", "1.0", "yes", "'Handover '", "handover", "[]", "{}",
    "[a]", "{a: b}", "[[a]]", "# nothing", '"\\ud83c\\udfb5"', '"a\\tb"', "'\u200e'", "a\u2028b",
    f"'{'e\u0301' * 201}'", "k" * 33, "2026-10-05", "0999-12-31", "9:00", "23:59", "2026-10-05 00:00", "C-01",
    "private", "on the record", "as heard", "no evidence", "{1: a, 2: b, 3: c}",
    "[{level: 1, text: a}, {level: 3, text: b}, {level: 4, text: c}]",
)  # fmt: skip

SCALAR = re.compile(r"(?<=: )[^\[{\n][^,}\]\n]*")


def test_every_vault_of_a_whole_panel_is_sound_to_it(demo):
    vaults = demo.report["vaults"]
    assert {row["role"] for row in vaults} == {"chair", "panelist"}
    for row in vaults:
        assert judge_vault(demo.path(row["path"]).read_bytes(), passphrase=row["passphrase"]) == ""


@pytest.mark.parametrize("path", OLD, ids=lambda path: path.stem)
def test_every_kept_vault_is_sound_to_it(path):
    assert judge_vault(path.read_bytes(), passphrase=OLD_PASSPHRASE) == ""


def kit_of(data, section=""):
    try:
        kit = read_kit(data, section)
    except ValueRefused as error:
        return error.problem.value, error.line
    return kit.name, [each.name for each in kit.competencies], len(kit.scale), len(kit.asked)


def second_kit_of(data, section=""):
    try:
        kit = second_kit.read_kit(data, section)
    except Refused as error:
        return str(error), error.line
    return kit.name, kit.competencies, kit.levels, kit.asked


def story_of(path):
    try:
        cards = read_story_file(path, today=TODAY).cards
    except ValueRefused as error:
        return error.problem.value, error.line
    return len(cards), sum(len(card.record_notes) for card in cards), sum(len(card.staying) for card in cards)


def second_story_of(path):
    try:
        story = read_story(path.read_bytes(), TODAY, lambda name: (path.parent / name).read_bytes())
    except Refused as error:
        return str(error), error.line
    return story.cards, story.leaving, story.staying


@pytest.mark.parametrize("path", KITS, ids=lambda path: path.stem)
def test_they_read_the_same_in_every_shipped_kit_and_in_the_real_library(path):
    data = path.read_bytes()
    for section in sections(data) or [""]:
        assert second_kit_of(data, section) == kit_of(data, section)


@pytest.mark.parametrize("path", STORIES, ids=lambda path: path.stem)
def test_they_read_the_same_in_every_shipped_story(path):
    assert second_story_of(path) == story_of(path)
    assert len(story_of(path)) == 3


def exchanged(text):
    """The text with each scalar after a colon exchanged by each of these."""
    for place in SCALAR.finditer(text):
        for value in EXCHANGED:
            yield text[: place.start()] + value + text[place.end() :]


def same(one, other):
    """The same value, or refused both for the same reason on the same line; what is no YAML may name any."""
    return one == other or one[0] == other[0] == "not YAML"


@pytest.mark.prove
@pytest.mark.parametrize(("text", "section"), [(OWN, ""), (LIBRARY, "bridge")], ids=["kit", "library"])
def test_they_agree_on_whatever_stands_at_a_key_of_a_kit(text, section):
    for changed in exchanged(text):
        data = changed.encode()
        assert same(kit_of(data, section), second_kit_of(data, section)), changed


@pytest.mark.prove
def test_they_agree_on_whatever_stands_at_a_key_of_a_story(tmp_path):
    path = tmp_path / "story.yaml"
    for changed in exchanged(STORY):
        path.write_text(changed, "utf-8")
        assert same(story_of(path), second_story_of(path)), changed
