"""Makes the vectors of this folder: kits of each form, and one vector for everything a kit is refused for."""

import json
import sys
from collections.abc import Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[3]))

from tests.vectors.vector_file import to_bytes

OWN = """\
kit:
  name: Ferry engineer
  version: 3
  conversation: interview
  scale: [unsafe, learning, sound, exemplary]
  competencies:
    - name: Fault finding
      definition: Finds the cause before touching the engine.
      weight: 2
      reason: Most calls come at sea.
      must_meet: 3
      anchors: {1: Swaps parts., 2: Follows a list., 3: Tests one thing at a time., 4: Predicts the next fault.}
    - name: Handover
      definition: Leaves the next shift nothing to guess.
      anchors:
        - {level: 1, text: Leaves no word.}
        - {level: 3, text: Writes what was done.}
        - {level: 4, text: Writes what was seen and not done.}
  questions:
    - {text: The pump loses pressure. What now?, minutes: 9, probes: [And alone?], competencies: [Fault finding]}
"""
LIBRARY = """\
bridge:
  - competency: Lookout
    definition: [Sees early, Says it at once]
    required: Able
    levels:
      - {proficiency: New, definition: Watches the screen.}
      - {proficiency: Able, definition: Watches the water., required: true}
      - {proficiency: Master, definition: Watches the crew as well.}
empty: []
without-levels:
  - {competency: Tact, definition: Is kind.}
"""
JSON = {
    "name": "Ferry engineer",
    "scale": ["low", "middle", "high"],
    "competencies": [
        {"name": "Handover", "definition": "Leaves no guess.", "anchors": {"1": "No.", "2": "Some.", "3": "All."}}
    ],
}  # fmt: skip
THIRD = "{1: Swaps parts., 2: Follows a list., 3: Tests one thing at a time., 4: Predicts the next fault.}"
ONE = "    - {name: C%d, definition: x, anchors: {1: a, 3: b, 4: c}}\n"

GOOD = {
    "own-form": (OWN, "", "Ferry engineer", 2),
    "without-its-frame": (json.dumps(JSON), "", "Ferry engineer", 1),
    "json": (json.dumps({"kit": JSON}, indent=1), "", "Ferry engineer", 1),
    "section-of-a-library": (LIBRARY, "bridge", "Bridge", 1),
    "byte-order-mark": ("\ufeff" + OWN, "", "Ferry engineer", 2),
    "crlf": (OWN.replace("\n", "\r\n"), "", "Ferry engineer", 2),
    "scalars-stay-text": (OWN.replace("unsafe, learning", "no, 2026-11-20"), "", "Ferry engineer", 2),
    "coaching": (OWN.replace("conversation: interview", "conversation: coaching"), "", "Ferry engineer", 2),
    "its-format-named": (OWN.replace("version: 3", "format: 1"), "", "Ferry engineer", 2),
    "number-with-noughts": (OWN.replace("weight: 2", "weight: 002"), "", "Ferry engineer", 2),
    "json-in-escapes": (
        json.dumps({"kit": JSON | {"name": "Ferry \U0001d11e \u00e9"}}),
        "",
        "Ferry \U0001d11e \u00e9",
        1,
    ),
    "library-twelve-deep": (
        LIBRARY.replace("levels:", f"meets: {'[' * 9}{']' * 9}\n    levels:", 1),
        "bridge",
        "Bridge",
        1,
    ),
    "tab-in-quotes": (OWN.replace("name: Ferry engineer", 'name: "Ferry\tengineer"'), "", "Ferry engineer", 2),
}

# What is replaced in the good file, by what, and the reason and line of the refusal.
EDITS = {
    "name-of-nothing": ("name: Ferry engineer", "name: ''", "empty", 2),
    "name-of-blanks": ("name: Ferry engineer", "name: ' \u200e '", "empty", 2),
    "name-too-long": ("name: Ferry engineer", f"name: {'x' * 201}", "too long", 2),
    "definition-too-long": ("Leaves the next shift nothing to guess.", "word " * 4_001, "too long", 14),
    "eight-levels": ("[unsafe, learning, sound, exemplary]", "[a, b, c, d, e, f, g, h]", "too many", 5),
    "two-levels": ("[unsafe, learning, sound, exemplary]", "[no, yes]", "too few", 5),
    "level-twice": ("unsafe, learning", "unsafe, unsafe", "twice", 2),
    "competency-twice": ("name: Handover", "name: Fault finding", "twice", 2),
    "key-twice": ("  version: 3\n", "  version: 3\n  version: 4\n", "twice", 4),
    "thirteen-probes": ("[And alone?]", f"[{', '.join('abcdefghijklm')}]", "too many", 20),
    "no-competencies": (OWN[OWN.index("    - name: Fault") : OWN.index("  questions")], "    []\n", "too few", 2),
    "forty-one-competencies": (
        OWN[OWN.index("    - name: Fault") : OWN.index("  questions")],
        "".join(ONE % number for number in range(40)) + ONE.replace("C%d", "Fault finding"),
        "too many",
        2,
    ),
    "question-about-nothing-known": ("competencies: [Fault finding]", "competencies: [Singing]", "unknown", 2),
    "another-conversation": ("conversation: interview", "conversation: exam", "unknown", 4),
    "unknown-key": ("weight: 2", "colour: red", "unknown key", 9),
    "missing-key": ("      definition: Leaves the next shift nothing to guess.\n", "", "missing key", 13),
    "no-scale": ("  scale: [unsafe, learning, sound, exemplary]\n", "", "missing key", 2),
    "weight-in-words": ("weight: 2", "weight: two", "not a number", 9),
    "weight-with-a-point": ("weight: 2", "weight: 2.0", "not a number", 9),
    "weight-in-other-digits": ("weight: 2", "weight: \u0662", "not a number", 9),
    "weight-negative": ("weight: 2", "weight: -2", "not a number", 9),
    "weight-of-nothing": ("weight: 2", "weight: 0", "out of range", 9),
    "weight-too-heavy": ("weight: 2", "weight: 101", "out of range", 9),
    "version-nought": ("version: 3", "version: 0", "out of range", 3),
    "level-not-on-the-scale": ("must_meet: 3", "must_meet: 5", "out of range", 11),
    "anchor-not-on-the-scale": ("4: Predicts", "5: Predicts", "out of range", 12),
    "nine-hours": ("minutes: 9", "minutes: 481", "out of range", 20),
    "scale-as-a-text": ("[unsafe, learning, sound, exemplary]", "unsafe", "not a list", 5),
    "competency-as-a-text": ("    - name: Handover\n", "    - Handover\n    - name: Handover\n", "not a mapping", 13),
    "anchors-as-a-text": (THIRD, "none yet", "not a mapping", 12),
    "name-as-a-list": ("name: Ferry engineer", "name: [Ferry, engineer]", "not text", 2),
    "key-as-a-list": ("  version: 3", "  [version]: 3", "not text", 3),
    "middle-anchor-missing": ("3: Tests one thing at a time., ", "", "anchor missing", 7),
    "highest-anchor-missing": (", 4: Predicts the next fault.", "", "anchor missing", 7),
    "weight-without-reason": ("      reason: Most calls come at sea.\n", "", "weight without reason", 7),
    "another-format": ("version: 3", "format: 2", "unknown", 3),
    "name-left-out": ("name: Ferry engineer", "name: # to come", "empty", 2),
    "weight-of-ten-digits": ("weight: 2", "weight: 0000000002", "not a number", 9),
    "anchor-level-with-noughts": ("4: Predicts", "04: Predicts", "out of range", 12),
    "tab-before-a-comment": ("weight: 2", "weight: 2\t# half the post", "not YAML", 0),
    "cut": (OWN[OWN.index(", 4: Predicts") :], "", "not YAML", 0),
    "tabs": ("  version: 3", "\tversion: 3", "not YAML", 0),
    "anchor-of-yaml": ("name: Ferry engineer", "name: &n Ferry engineer", "alias or tag", 2),
    "alias": ("name: Handover", "name: *n", "alias or tag", 13),
    "tag": ("name: Ferry engineer", "name: !!str Ferry engineer", "alias or tag", 2),
    "tag-of-an-object": ("  version: 3", "  version: !!python/object:os.system x", "alias or tag", 3),
    "merge": ("  version: 3", "  <<: {version: 3}", "unknown key", 3),
}
# The whole file, the section asked for, and the reason and line of the refusal.
OTHERS: dict[str, tuple[bytes, str, str, int]] = {
    "nothing": (b"", "", "empty", 0),
    "only-a-comment": (b"# a kit to come\n", "", "empty", 0),
    "not-utf-8": (b"kit: {name: Caf\xe9}\n", "", "not YAML", 0),
    "utf-16": (OWN.encode("utf-16"), "", "not YAML", 0),
    "zero-byte": (b"kit: \x00\n", "", "not YAML", 0),
    "a-list": (b"- kit\n", "", "not a mapping", 1),
    "two-documents": (OWN.encode() + b"---\nkit: {}\n", "", "too many", 21),
    "deep": (b"kit: " + b"[" * 40 + b"]" * 40, "", "too deep", 1),
    "section-unknown": (LIBRARY.encode(), "engine", "unknown", 1),
    "section-not-named": (LIBRARY.encode(), "", "unknown", 1),
    "section-empty": (LIBRARY.encode(), "empty", "too few", 9),
    "section-without-levels": (LIBRARY.encode(), "without-levels", "no levels", 11),
    "levels-differ": (
        (LIBRARY + LIBRARY[LIBRARY.index("  - competency") : LIBRARY.index("empty")].replace("New", "Green"))
        .replace("empty: []\nwithout-levels:\n  - {competency: Tact, definition: Is kind.}\n", "")
        .replace("Lookout", "Helm", 1).encode(),
        "bridge",
        "levels differ",
        13,
    ),
    "level-without-a-name": (LIBRARY.replace("proficiency: New, ", "").encode(), "bridge", "missing key", 6),
    "marked-twice": (LIBRARY.replace("crew as well.", "crew as well., required: true").encode(), "bridge", "twice", 6),
    "marked-in-words": (LIBRARY.replace("required: true", "required: yes").encode(), "bridge", "unknown", 7),
    "definition-of-no-lines": (LIBRARY.replace("[Sees early, Says it at once]", "[]").encode(), "bridge", "empty", 3),
    "definition-of-long-lines": (
        LIBRARY.replace("Sees early", "x" * 11_000).replace("Says it at once", "x" * 9_000).encode(),
        "bridge",
        "too long",
        3,
    ),
    "section-name-too-long": (LIBRARY.replace("bridge", "b" * 201).encode(), "b" * 201, "too long", 2),
    "library-thirteen-deep": (
        LIBRARY.replace("levels:", f"meets: {'[' * 10}{']' * 10}\n    levels:", 1).encode(), "bridge", "too deep", 5,
    ),
    "required-twice-over": (LIBRARY.replace("required: Able", "required: New").encode(), "bridge", "disagrees", 4),
}  # fmt: skip


def every_vector() -> Iterator[tuple[str, bytes]]:
    """Case and file of each vector."""
    for case, (text, section, name, competencies) in GOOD.items():
        header: dict[str, object] = {"case": f"good-{case}", "expect": "good"} | named(section)
        header |= {"name": name, "competencies": competencies, "comment": case.replace("-", " ")}
        yield f"good-{case}", to_bytes(header, text.encode("utf-8"))
    for case, (old, new, reason, line) in EDITS.items():
        assert OWN.count(old) == 1, case
        yield case, refused(case, OWN.replace(old, new).encode("utf-8"), "", reason, line)
    for case, (body, section, reason, line) in OTHERS.items():
        yield case, refused(case, body, section, reason, line)


def refused(case: str, body: bytes, section: str, reason: str, line: int) -> bytes:
    """The file of a vector that is to be refused."""
    header: dict[str, object] = {"case": case, "expect": "refused"} | named(section)
    header |= {"code": "SR-301", "reason": reason, "line": line or "-", "comment": case.replace("-", " ")}
    return to_bytes(header, body)


def named(section: str) -> dict[str, object]:
    """The header that names a section, when there is one."""
    return {"section": section} if section else {}


def main(folder: Path) -> None:
    """The folder holds a file for every case."""
    folder.mkdir(parents=True, exist_ok=True)
    for case, data in every_vector():
        (folder / f"{case}.vec").write_bytes(data)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
