"""Makes the vectors of this folder: whole stories, and one vector for everything that a story is refused for."""

import sys
from collections.abc import Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[3]))

from tests.vectors.vector_file import to_bytes

STORY = """\
panel:
  code: FE-7
  title: Ferry engineer
  date: 2026-10-05
  time_zone: Europe/Helsinki
  deadline: 2026-10-06 12:00
  opening: courtesy
kit:
  name: Engine room
  scale: [low, middle, high]
  competencies:
    - {name: Fault finding, definition: Finds the cause., anchors: {1: Swaps., 2: Follows., 3: Predicts.}}
    - {name: Handover, definition: Leaves nothing to guess., anchors: {1: Nothing., 2: Words., 3: Reasons.}}
  questions:
    - {text: The pump loses pressure. What now?}
chair: {name: Aino Salo}
panelists:
  - {name: Bilal Haddad, focus: [Handover]}
  - {name: Chidi Okafor}
candidates:
  - {code: C-01, name: Dag Holm}
  - {code: C-02, name: Elif Kaya}
scorecards:
  - panelist: Bilal Haddad
    candidate: C-01
    notes:
      - {at: 09:10, question: 1, competency: Handover, text: Wrote the time of each reading.}
      - {at: 09:15, text: Asked back twice.}
      - {at: 09:20, handling: off the record, agreed: before, text: Leaves a quarrel behind.}
      - {at: 09:25, handling: private, text: Ask about nights.}
      - {at: 09:30, handling: chair only, text: Needs a later start.}
    ratings: {Fault finding: 2, Handover: no evidence}
    recommendation: yes
    summary: Careful.
recusals:
  - {panelist: Chidi Okafor, candidate: C-01}
consensus:
  - {candidate: C-01, competency: Fault finding, rating: 2, reason: One account.}
decision:
  - {candidate: C-01, outcome: offer, reason: Clear enough.}
"""
PANELISTS = STORY[STORY.index("  - {name: Bilal") : STORY.index("candidates")]
TERMS = "agreed: before, text: Leaves a quarrel behind."
CONSENSUS = "  - {candidate: C-01, competency: Fault finding, rating: 2, reason: One account.}\n"
DECISION = "  - {candidate: C-01, outcome: offer, reason: Clear enough.}\n"
START = STORY[: STORY.index("scorecards:")]

# case: (body, scorecards, notes that may leave, notes that stay)
GOOD = {
    "whole": (STORY, 1, 3, 2),
    "beginning": (START, 0, 0, 0),
    "few-words": (START.replace("  date: 2026-10-05\n", "").replace("  deadline: 2026-10-06 12:00\n", ""), 0, 0, 0),
    "nobody-to-see": (START[: START.index("  - {code: C-01")].replace("candidates:", "candidates: []"), 0, 0, 0),
    "other-writing": (STORY.replace("Dag Holm", "Дарья Ким").replace("Elif Kaya", "ليلى حداد"), 1, 3, 2),
    "too-late-as-heard": (STORY.replace("agreed: before", "agreed: as heard"), 1, 4, 1),
    "too-late-request-only": (STORY.replace("agreed: before", "agreed: request only"), 1, 4, 1),
    "all-terms": (
        STORY.replace(TERMS, f"{TERMS[:-1]}, asked_by: panelist, may_know: the chair, until: 2027-01-31"), 1, 3, 2),
    "crlf": (STORY.replace("\n", "\r\n"), 1, 3, 2),
}  # fmt: skip

# What is replaced in the good file, by what, and the reason and line of the refusal.
EDITS = {
    "title-of-nothing": ("title: Ferry engineer", "title: ''", "empty", 3),
    "title-too-long": ("title: Ferry engineer", f"title: {'x' * 201}", "too long", 3),
    "code-with-a-blank": ("code: FE-7", "code: FE 7", "not a code", 2),
    "code-that-is-a-path": ("code: FE-7", "code: ../FE-7", "not a code", 2),
    "code-of-other-letters": ("code: FE-7", "code: F\u0415-7", "not a code", 2),
    "candidate-code-too-long": ("code: C-02", f"code: {'C' * 33}", "not a code", 22),
    "date-in-words": ("date: 2026-10-05", "date: 5 October", "not a date", 4),
    "date-that-is-none": ("date: 2026-10-05", "date: 2026-02-30", "not a date", 4),
    "date-in-digits-alone": ("date: 2026-10-05", "date: 20261005", "not a date", 4),
    "date-past-all-years": ("date: 2026-10-05", "date: 9999-12-31", "not a date", 4),
    "zone-that-is-none": ("Europe/Helsinki", "Europe/Atlantis", "not a time zone", 5),
    "zone-that-is-a-path": ("Europe/Helsinki", "../../etc/passwd", "not a time zone", 5),
    "deadline-in-words": ("2026-10-06 12:00", "soon", "not a time", 6),
    "deadline-with-few-digits": ("2026-10-06 12:00", "2026-10-6 9:0", "not a time", 6),
    "deadline-in-other-digits": ("2026-10-06 12:00", "\u0662\u0660\u0662\u0666-10-06 12:00", "not a time", 6),
    "note-at-an-hour": ("at: 09:10", "at: 09", "not a time", 27),
    "note-in-another-zone": ("at: 09:10", "at: 09:10+05:00", "not a time", 27),
    "note-at-noon": ("at: 09:10", "at: noon", "not a time", 27),
    "deadline-before-the-day": ("2026-10-06 12:00", "2026-10-04 12:00", "before the interview", 6),
    "quorum": ("opening: courtesy", "opening: {quorum: 2, openers: [Aino Salo]}", "quorum not yet", 7),
    "opening-unknown": ("opening: courtesy", "opening: tomorrow", "unknown", 7),
    "kit-without-anchors": (", anchors: {1: Nothing., 2: Words., 3: Reasons.}", "", "missing key", 13),
    "anchor-twice": ("3: Reasons.", "2: Reasons.", "twice", 13),
    "chair-as-a-text": ("chair: {name: Aino Salo}", "chair: Aino Salo", "not a mapping", 16),
    "panelists-as-a-text": (PANELISTS, "  all\n", "not a list", 18),
    "no-panelist": ("panelists:\n" + PANELISTS, "panelists: []\n", "too few", 17),
    "focus-on-nothing-known": ("focus: [Handover]", "focus: [Singing]", "unknown", 18),
    "panelist-twice": ("name: Chidi Okafor}\ncand", "name: Bilal Haddad}\ncand", "twice", 19),
    "candidate-twice": ("code: C-02", "code: C-01", "twice", 22),
    "card-by-a-stranger": ("- panelist: Bilal Haddad", "- panelist: Zoe", "unknown", 24),
    "card-about-a-stranger": ("    candidate: C-01", "    candidate: C-09", "unknown", 25),
    "question-not-asked": ("question: 1", "question: 2", "out of range", 27),
    "question-in-words": ("question: 1", "question: one", "not a number", 27),
    "note-on-nothing-known": ("competency: Handover, text", "competency: Singing, text", "unknown", 27),
    "note-of-nothing": ("text: Asked back twice.", "text: ' '", "empty", 28),
    "note-as-a-list": ("text: Asked back twice.", "text: [Asked, twice]", "not text", 28),
    "terms-on-the-record": ("text: Asked back", "agreed: before, text: Asked back", "terms misplaced", 28),
    "terms-on-a-private-note": ("text: Ask about", "may_know: nobody, text: Ask about", "terms misplaced", 30),
    "agreed-after": ("agreed: before", "agreed: after", "agreed after", 29),
    "agreed-otherwise": ("agreed: before", "agreed: maybe", "unknown", 29),
    "off-the-record-that-bears": (TERMS, f"competency: Handover, {TERMS}", "bears missing", 29),
    "off-the-record-until-spring": (TERMS, f"until: spring, {TERMS}", "not a date", 29),
    "off-the-record-till-the-day-before": (TERMS, f"until: 2026-10-04, {TERMS}", "before the interview", 29),
    "off-the-record-that-bears-on-nothing": (TERMS, f"bears: not used, {TERMS}", "bears missing", 29),
    "terms-of-a-late-request": ("agreed: before", "agreed: as heard, may_know: nobody", "terms misplaced", 29),
    "late-request-of-nothing": (TERMS, "agreed: request only, text: ''", "empty", 29),
    "handling-unknown": ("handling: private", "handling: secret", "unknown", 30),
    "rating-not-on-the-scale": ("Fault finding: 2,", "Fault finding: 4,", "unknown", 32),
    "rating-of-nothing-known": ("Fault finding: 2,", "Singing: 2,", "unknown", 32),
    "recommendation-unknown": ("recommendation: yes", "recommendation: perhaps", "unknown", 33),
    "card-without-summary": ("    summary: Careful.\n", "", "missing key", 24),
    "recused-and-rated": ("panelist: Chidi Okafor, c", "panelist: Bilal Haddad, c", "recused and rated", 36),
    "consensus-not-on-the-scale": ("rating: 2", "rating: 4", "out of range", 38),
    "consensus-without-reason": (", reason: One account.", "", "missing key", 38),
    "consensus-twice": ("decision:\n", f"{CONSENSUS}decision:\n", "twice", 39),
    "decision-twice": (DECISION, DECISION + DECISION, "twice", 41),
    "outcome-unknown": ("outcome: offer", "outcome: hire", "unknown", 40),
    "unknown-section": ("recusals:", "refusals:", "unknown key", 36),
    "no-chair": ("chair: {name: Aino Salo}\n", "", "missing key", 1),
    "section-twice": ("chair:", "panel: {}\nchair:", "twice", 16),
    "two-documents": ("decision:", "---\ndecision:", "too many", 39),
    "alias": ("title: Ferry engineer", "title: *t", "alias or tag", 3),
    "tag": ("title: Ferry engineer", "title: !!python/name:os.system x", "alias or tag", 3),
    "deep": ("{name: Aino Salo}", "[" * 20 + "]" * 20, "too deep", 16),
    "cut": (STORY[STORY.index(", reason: Clear enough.") :], "", "not YAML", 0),
}


def card_twice() -> str:
    """The story with one card in it twice."""
    card = STORY[STORY.index("  - panelist: Bilal") : STORY.index("recusals:")]
    return STORY.replace(card, card + card)


def every_vector() -> Iterator[tuple[str, bytes]]:
    """Case and file of each vector."""
    for case, (text, cards, leaves, stays) in GOOD.items():
        header = {"case": f"good-{case}", "expect": "good", "scorecards": cards, "leaving": leaves, "staying": stays}
        yield f"good-{case}", to_bytes(header | {"comment": case.replace("-", " ")}, text.encode("utf-8"))
    for case, (old, new, reason, line) in EDITS.items():
        assert STORY.count(old) == 1, case
        yield case, refused(case, STORY.replace(old, new), reason, line)
    yield "card-twice", refused("card-twice", card_twice(), "twice", 35)


def refused(case: str, text: str, reason: str, line: int) -> bytes:
    """The file of a vector that is to be refused."""
    header: dict[str, object] = {"case": case, "expect": "refused", "code": "SR-301", "reason": reason}
    header |= {"line": line or "-", "comment": case.replace("-", " ")}
    return to_bytes(header, text.encode("utf-8"))


def main(folder: Path) -> None:
    """The folder holds a file for every case."""
    folder.mkdir(parents=True, exist_ok=True)
    for case, data in every_vector():
        (folder / f"{case}.vec").write_bytes(data)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
