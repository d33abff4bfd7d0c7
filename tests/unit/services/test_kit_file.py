"""A kit file is read as it stands, or refused with its line."""

import json
from pathlib import Path

import pytest

from app.domain import canonical
from app.domain.errors import Problem, ValueRefused
from app.domain.kit import Kit
from app.services.kit_file import read_kit, sections
from app.wording.explain import explain

OWN = """\
kit:
  name: Lecturer
  version: 2
  scale: [poor, fair, good, excellent]
  competencies:
    - name: Teaching
      definition: Makes hard things plain.
      weight: 2
      reason: Half the post is teaching.
      must_meet: 2
      anchors: {1: Reads slides., 2: Explains and loses half the room., 3: Checks and adapts., 4: Students explain.}
  questions:
    - {text: Teach us why we divide by n minus one., minutes: 8, probes: [And if n is 2?], competencies: [Teaching]}
"""
LIBRARY = Path(__file__).parents[4] / "shared/data/kits/usds-sme-qa-competencies.yml"

needs_library = pytest.mark.skipif(not LIBRARY.exists(), reason="the real competency library is not beside this clone")


def refused(text, section=""):
    with pytest.raises(ValueRefused) as caught:
        read_kit(text.encode(), section)
    return caught.value


def test_a_kit_that_was_saved_in_an_older_encoding_is_said_to_be_so():
    with pytest.raises(ValueRefused) as caught:
        read_kit(OWN.replace("Lecturer", "Maître de conférences").encode("cp1252"))
    assert "UTF-8" in explain(caught.value).next
    assert "typed" not in explain(caught.value).data


def test_our_own_form_is_read_and_survives_canonical_json():
    kit = read_kit(OWN.encode())
    assert (kit.name, kit.version, kit.competencies[0].weight, kit.competencies[0].must_meet) == ("Lecturer", 2, 2, 2)
    assert kit.questions[0].probes == ("And if n is 2?",)
    assert Kit.from_json(canonical.decode(canonical.encode(kit.to_json()))) == kit
    assert read_kit(json.dumps(kit.to_json()).encode()) == kit


def test_scalars_are_text_until_a_key_says_what_they_are():
    kit = read_kit(OWN.replace("poor, fair", "no, 2026-11-20").encode())
    assert kit.scale[:2] == ("no", "2026-11-20")


@pytest.mark.parametrize(
    ("old", "new", "line", "problem"),
    [
        ("weight: 2", "colour: red", 8, Problem.UNKNOWN_KEY),
        ("      reason: Half the post is teaching.\n", "", 6, Problem.WEIGHT_WITHOUT_REASON),
        ("must_meet: 2", "must_meet: 5", 10, Problem.OUT_OF_RANGE),
        ("must_meet: 2", "must_meet: two", 10, Problem.NOT_A_NUMBER),
        ("3: Checks and adapts., ", "", 6, Problem.ANCHOR_MISSING),
        ("4: Students", "9: Students", 11, Problem.OUT_OF_RANGE),
        ("[poor, fair, good, excellent]", "[poor, good]", 4, Problem.TOO_FEW),
        ("[poor, fair, good, excellent]", "poor", 4, Problem.NOT_A_LIST),
        ("competencies: [Teaching]}", "competencies: [Singing]}", 2, Problem.UNKNOWN),
        ("name: Lecturer", "name: &x Lecturer", 2, Problem.ALIAS_OR_TAG),
        ("name: Lecturer", "name: !!str Lecturer", 2, Problem.ALIAS_OR_TAG),
        ("  version: 2\n", "  version: 2\n  version: 3\n", 4, Problem.TWICE),
        ("name: Lecturer", "name: [", 3, Problem.NOT_YAML),
    ],
)
def test_what_is_wrong_is_named_with_its_line(old, new, line, problem):
    error = refused(OWN.replace(old, new, 1))
    assert (error.problem, error.line) == (problem, line) or problem is Problem.NOT_YAML is error.problem


@pytest.mark.parametrize("text", ["", "- 1", "a: *b", "kit: {}", "\x00", "[" * 50_000, "a: 1\n---\nb: 2", "? [a]\n: b"])
def test_what_is_no_kit_is_one_refusal(text):
    refused(text)


@needs_library
def test_the_real_library_is_read_as_it_stands():
    data = LIBRARY.read_bytes()
    assert sections(data) == ("engineering", "product", "nps-it", "hhs-it")
    engineering = read_kit(data, "engineering")
    assert [competency.must_meet for competency in engineering.competencies] == [2, 2, 2, 2, 1, 1]
    assert engineering.scale == ("Familiar", "Experienced", "Master")
    assert len(read_kit(data, "product").competencies) == 9


@needs_library
@pytest.mark.parametrize(("section", "problem"), [("hhs-it", Problem.NO_LEVELS), ("nobody", Problem.UNKNOWN)])
def test_a_section_without_levels_or_unknown_is_refused(section, problem):
    assert refused(LIBRARY.read_text("utf-8"), section).problem is problem
