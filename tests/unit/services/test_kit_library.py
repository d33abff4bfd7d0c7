"""A library as others keep it is read section by section, or refused where its rows do not make a kit."""

import pytest

from app.domain.errors import Problem, ValueRefused
from app.services.kit_file import read_kit, sections, split_reference

LIBRARY = """\
teaching:
  - competency: Teaching
    definition: [Makes hard things plain, Checks]
    required: Fair
    levels:
      - {proficiency: Poor, definition: Reads.}
      - {proficiency: Fair, definition: Explains., required: true}
      - {proficiency: Good, definition: Checks.}
  - competency: Research
    definition: Finds things out.
    levels:
      - {proficiency: Poor, definition: Copies.}
      - {proficiency: Fair, definition: Tries.}
      - {proficiency: Good, definition: Shows.}
nothing-yet: []
plain:
  - {competency: Care, definition: Cares., meets: Cares.}
"""
OWN = """\
name: Lecturer
scale: [poor, fair, good]
competencies:
  - {name: Teaching, definition: Plain., anchors: {1: Reads., 2: Explains., 3: Checks.}}
questions:
  - {text: Teach us., probes: [%s]}
"""


def refused(text, section):
    with pytest.raises(ValueRefused) as caught:
        read_kit(text.encode(), section)
    return caught.value.problem, caught.value.line


def test_a_section_becomes_a_kit():
    kit = read_kit(LIBRARY.encode(), "teaching")
    assert (kit.name, kit.scale, kit.questions) == ("Teaching", ("Poor", "Fair", "Good"), ())
    assert [(each.name, each.must_meet, each.weight) for each in kit.competencies] == [
        ("Teaching", 2, 1),
        ("Research", None, 1),
    ]
    assert kit.competencies[0].definition == "Makes hard things plain\nChecks"
    assert kit.competencies[0].anchor(3) == "Checks."


def test_sections_are_named_in_the_files_order():
    assert sections(LIBRARY.encode()) == ("teaching", "nothing-yet", "plain")
    assert sections(OWN.encode() % b"") == ()


@pytest.mark.parametrize(
    ("text", "section", "problem", "line"),
    [
        (LIBRARY, "", Problem.UNKNOWN, 1),
        (LIBRARY, "singing", Problem.UNKNOWN, 1),
        (LIBRARY, "nothing-yet", Problem.TOO_FEW, 15),
        (LIBRARY, "plain", Problem.NO_LEVELS, 17),
        (
            LIBRARY.replace("proficiency: Good, definition: Shows.", "proficiency: Fine, definition: Shows."),
            "teaching",
            Problem.LEVELS_DIFFER,
            12,
        ),
        (LIBRARY.replace("required: Fair", "required: Good"), "teaching", Problem.DISAGREES, 4),
        (LIBRARY.replace("required: true", "required: maybe"), "teaching", Problem.UNKNOWN, 7),
        (LIBRARY.replace("definition: Finds things out.", "colour: red"), "teaching", Problem.UNKNOWN_KEY, 10),
    ],
)
def test_what_makes_no_kit_is_refused_with_its_line(text, section, problem, line):
    assert refused(text, section) == (problem, line)


def test_probes_have_a_limit():
    assert len(read_kit((OWN % ", ".join("abcdefghijkl")).encode()).questions[0].probes) == 12
    assert refused(OWN % ", ".join("abcdefghijklm"), "") == (Problem.TOO_MANY, 6)


def test_anchors_may_be_a_list_as_json_has_them():
    listed = "[{level: 1, text: Reads.}, {level: 2, text: Explains.}, {level: 3, text: Checks.}]"
    text = (OWN % "").replace("{1: Reads., 2: Explains., 3: Checks.}", listed)
    assert read_kit(text.encode()) == read_kit((OWN % "").encode())


@pytest.mark.parametrize(
    ("reference", "parts"), [("kits/a.yml#x", ("kits/a.yml", "x")), ("a.yml", ("a.yml", "")), ("#x", ("", "x"))]
)
def test_a_reference_names_a_file_and_perhaps_a_section(reference, parts):
    assert split_reference(reference) == parts
