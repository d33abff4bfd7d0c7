"""A refusal names the place in the words of the format, what is wrong there, and what stood there."""

from copy import deepcopy
from dataclasses import replace
from datetime import date, timedelta

import pytest

from app.domain.acceptance import Acceptance
from app.domain.errors import Problem, ValueRefused
from app.domain.kit import Anchor, Kit, Question, anchored_levels
from app.domain.note import AskedBy, Handling, KeptNote, RecordNote, Terms
from app.domain.panel import Panel
from app.domain.panel_block import PanelBlock, Role
from app.domain.rating import Recommendation
from app.domain.scorecard import CardContent, CardNote, DraftScorecard
from app.domain.text import clean_line, clean_text, plain_code, plain_line, plain_text
from tests.unit.domain.values import C01, NOON, PANEL_ID, block, competency, kit, note, panel, seat

TERMS = Terms(agreed_at=NOON, asked_by=AskedBy.CANDIDATE, may_know="nobody", until=date(2027, 1, 31))
KEPT = KeptNote(note_id="1", at=NOON, text="Said in confidence.", handling=Handling.OFF_RECORD, terms=TERMS)
CARD = DraftScorecard(
    panel_id=PANEL_ID,
    candidate=C01,
    ratings={"Teaching": 3, "Research": 2},
    notes=(note("Drew it.", competencies=("Teaching",)),),
    recommendation=Recommendation.YES,
    summary="Calm.",
)


def with_value(value, *path_and_new):
    """A copy of a JSON value that differs in one place."""
    *path, last, new = path_and_new
    copy = deepcopy(value)
    target = copy
    for step in path:
        target = target[step]
    target[last] = new
    return copy


def kit_read(*path_and_new):
    return Kit.from_json(with_value(kit().to_json(), *path_and_new))


def anchored(*levels, **others):
    anchors = tuple(Anchor(level=each, text="x") for each in levels)
    return kit(competencies=(competency("T", anchors=anchors, **others),), questions=())


def block_read(*path_and_new):
    return PanelBlock.from_json(with_value(block().to_json(), *path_and_new))


def panel_read(*path_and_new):
    return Panel.from_json(with_value(panel().to_json(), *path_and_new))


def card_read(*path_and_new):
    return CardContent.from_json(with_value(CARD.content(kit()).to_json(), *path_and_new), kit())


def acceptance_read(**changes):
    spelled = {"pledge_sha256": block().rules.pledge_sha256, "conflicts": [], "recusals": [], **changes}
    return Acceptance.from_json(spelled, block())


def out_of_place(member):
    return panel(members=(panel().members[0], member, panel().members[2]))


LONG_NAME, LONG_LINE = "x" * 201, "x" * 501
REFUSALS = {
    "no competency": (lambda: kit(competencies=()), "competencies", Problem.TOO_FEW, "0 < 1"),
    "many levels": (lambda: kit(scale=tuple("abcdefgh")), "scale", Problem.TOO_MANY, "8 > 7"),
    "few levels": (lambda: kit(scale=("a", "b")), "scale", Problem.TOO_FEW, "2 < 3"),
    "many competencies": (lambda: kit(*map(str, range(41))), "competencies", Problem.TOO_MANY, "41 > 40"),
    "many questions": (lambda: kit(questions=(Question(text="?"),) * 61), "questions", Problem.TOO_MANY, "61 > 60"),
    "version": (lambda: kit(version=0), "version", Problem.OUT_OF_RANGE, "0"),
    "a level twice": (lambda: kit(scale=("a", "b", "B")), "scale", Problem.TWICE, "B"),
    "a name twice": (lambda: kit("Law", "law"), "competencies", Problem.TWICE, "law"),
    "light": (lambda: competency("T", weight=0), "competencies / T / weight", Problem.OUT_OF_RANGE, "0"),
    "heavy": (
        lambda: competency("T", weight=101, reason="All."), "competencies / T / weight", Problem.OUT_OF_RANGE, "101",
    ),
    "no reason": (lambda: competency("T", weight=2), "competencies / T / weight", Problem.WEIGHT_WITHOUT_REASON, ""),
    "anchor twice": (lambda: anchored(1, 2, 3, 3), "competencies / T / anchors", Problem.TWICE, "3"),
    "anchor 0": (lambda: anchored(0, 1, 2, 3), "competencies / T / anchors", Problem.OUT_OF_RANGE, "0"),
    "anchor 4": (lambda: anchored(1, 2, 3, 4), "competencies / T / anchors", Problem.OUT_OF_RANGE, "4"),
    "no anchor 2": (lambda: anchored(1, 3), "competencies / T / anchors", Problem.ANCHOR_MISSING, "2"),
    "must meet 0": (lambda: anchored(1, 2, 3, must_meet=0), "competencies / T / must_meet", Problem.OUT_OF_RANGE, "0"),
    "must meet 4": (lambda: anchored(1, 2, 3, must_meet=4), "competencies / T / must_meet", Problem.OUT_OF_RANGE, "4"),
    "unknown competency": (lambda: kit().competency("Law"), "competencies", Problem.UNKNOWN, "Law"),
    "asked about what": (
        lambda: kit(questions=(Question(text="?"), Question(text="?", competencies=("Law",)))),
        "questions / 2 / competencies", Problem.UNKNOWN, "Law",
    ),
    "no such level": (lambda: kit().check_level(4), "rating", Problem.OUT_OF_RANGE, "4"),
    "kit: a key more": (lambda: kit_read("more", 1), "kit", Problem.UNKNOWN_KEY, ""),
    "kit: format": (lambda: kit_read("format", 2), "format", Problem.UNKNOWN, "2"),
    "kit: name": (lambda: kit_read("name", LONG_NAME), "name", Problem.TOO_LONG, "201 > 200"),
    "kit: version as text": (lambda: kit_read("version", "1"), "kit", Problem.NOT_A_NUMBER, ""),
    "kit: version as truth": (lambda: kit_read("version", True), "kit", Problem.NOT_A_NUMBER, ""),
    "kit: minutes below none": (lambda: kit_read("questions", 0, "minutes", -1), "kit", Problem.NOT_A_NUMBER, ""),
    "kit: scale": (lambda: kit_read("scale", 0, LONG_NAME), "scale", Problem.TOO_LONG, "201 > 200"),
    "kit: competency": (
        lambda: kit_read("competencies", 0, "name", LONG_NAME), "competencies / name", Problem.TOO_LONG, "201 > 200",
    ),
    "kit: definition": (
        lambda: kit_read("competencies", 0, "definition", 1),
        "competencies / Teaching / definition", Problem.NOT_TEXT, "",
    ),
    "kit: reason": (
        lambda: kit_read("competencies", 0, "reason", LONG_LINE),
        "competencies / Teaching / reason", Problem.TOO_LONG, "501 > 500",
    ),
    "kit: anchor": (
        lambda: kit_read("competencies", 0, "anchors", 0, "text", " "),
        "competencies / Teaching / anchors", Problem.EMPTY, "",
    ),
    "kit: question": (
        lambda: kit_read("questions", 0, "text", "x" * 2001), "questions / text", Problem.TOO_LONG, "2001 > 2000",
    ),
    "kit: probe": (
        lambda: kit_read("questions", 0, "probes", 0, LONG_LINE), "questions / probes", Problem.TOO_LONG, "501 > 500",
    ),
    "nobody in the chair": (
        lambda: block(roster=(seat(Role.PANELIST, 2),)), "roster / chair", Problem.TOO_FEW, "",
    ),
    "two in the chair": (
        lambda: block(roster=(seat(Role.CHAIR, 1), seat(Role.CHAIR, 2), seat(Role.PANELIST, 3))),
        "roster / chair", Problem.TOO_MANY, "",
    ),
    "nobody scores": (lambda: block(roster=(seat(Role.CHAIR, 1),)), "roster", Problem.TOO_FEW, ""),
    "thirteen score": (
        lambda: block(roster=(seat(Role.CHAIR, 1), *(seat(Role.PANELIST, each) for each in range(2, 15)))),
        "roster", Problem.TOO_MANY, "",
    ),
    "one scores twice": (
        lambda: block(roster=(seat(Role.CHAIR, 1), *(seat(Role.PANELIST, 2),) * 2)), "roster", Problem.TWICE, "",
    ),
    "candidate twice": (lambda: block(candidates=block().candidates[:1] * 2), "candidates", Problem.TWICE, ""),
    "41 candidates": (
        lambda: block(candidates=tuple(replace(block().candidates[0], code=f"C-{each}") for each in range(41))),
        "candidates", Problem.TOO_MANY, "",
    ),
    "quorum": (
        lambda: block(rules=replace(block().rules, opening="quorum")), "rules / opening", Problem.QUORUM_NOT_YET, "",
    ),
    "no such place": (lambda: block().place("C-09"), "candidate", Problem.UNKNOWN, "C-09"),
    "block: a key more": (lambda: block_read("more", 1), "panel block", Problem.UNKNOWN_KEY, ""),
    "block: code": (lambda: block_read("code", "R 1"), "code", Problem.NOT_A_CODE, "R 1"),
    "block: title": (lambda: block_read("title", LONG_NAME), "title", Problem.TOO_LONG, "201 > 200"),
    "block: candidate": (
        lambda: block_read("candidates", 0, "code", "../C"), "candidates", Problem.NOT_A_CODE, "../C",
    ),
    "panel disagrees": (lambda: panel(pledge="I do."), "panel", Problem.DISAGREES, ""),
    "focus": (lambda: out_of_place(replace(panel().members[1], focus=("Law",))), "focus", Problem.UNKNOWN, "Law"),
    "no such member": (lambda: panel().member("ab"), "roster", Problem.UNKNOWN, "ab"),
    "no such candidate": (lambda: panel().candidate("C-09"), "candidate", Problem.UNKNOWN, "C-09"),
    "panel: pledge": (lambda: panel_read("pledge", 1), "pledge", Problem.NOT_TEXT, ""),
    "panel: member": (
        lambda: panel_read("members", 1, "name", LONG_NAME), "roster", Problem.TOO_LONG, "201 > 200",
    ),
    "panel: candidate": (
        lambda: panel_read("candidates", 1, "name", LONG_NAME), "candidates", Problem.TOO_LONG, "201 > 200",
    ),
    "private on the record": (
        lambda: note(handling=Handling.PRIVATE), "note / handling", Problem.UNKNOWN, "private",
    ),
    "on the record and kept": (
        lambda: replace(KEPT, handling=Handling.ON_RECORD), "note / handling", Problem.UNKNOWN, "on the record",
    ),
    "no terms": (lambda: replace(KEPT, terms=None), "note / terms", Problem.TERMS_MISPLACED, ""),
    "agreed after": (
        lambda: replace(KEPT, at=NOON - timedelta(seconds=1)), "note / agreed", Problem.AGREED_AFTER, "",
    ),
    "bears on what": (lambda: replace(KEPT, competencies=("Law",)), "note / bears", Problem.BEARS_MISSING, ""),
    "no recommendation": (
        lambda: replace(CARD, recommendation=None).content(kit()), "recommendation", Problem.EMPTY, "",
    ),
    "no summary": (lambda: replace(CARD, summary="").content(kit()), "summary", Problem.EMPTY, ""),
    "rated what": (lambda: replace(CARD, ratings={"Law": 1}).content(kit()), "ratings", Problem.UNKNOWN, "Law"),
    "card: a key more": (lambda: card_read("more", 1), "ratings", Problem.UNKNOWN_KEY, ""),
    "card: level": (lambda: card_read("ratings", 0, "rating", 4), "ratings", Problem.OUT_OF_RANGE, "4"),
    "card: summary": (lambda: card_read("summary", ""), "summary", Problem.EMPTY, ""),
    "card: note": (lambda: card_read("notes", 0, "text", ""), "note", Problem.EMPTY, ""),
    "card: question": (lambda: card_read("notes", 0, "question", 61), "note / question", Problem.OUT_OF_RANGE, ""),
    "card: question below none": (
        lambda: card_read("notes", 0, "question", -1), "note / question", Problem.OUT_OF_RANGE, "",
    ),
    "card: note on what": (
        lambda: card_read("notes", 0, "competencies", ["Law"]), "notes", Problem.UNKNOWN, "Law",
    ),
    "pledge": (lambda: acceptance_read(pledge_sha256="0" * 64), "pledge", Problem.DISAGREES, ""),
    "acceptance": (lambda: acceptance_read(more=1), "acceptance", Problem.UNKNOWN_KEY, ""),
    "statement": (
        lambda: acceptance_read(conflicts=[{"candidate": C01, "statement": "x" * 2001}]),
        "conflict", Problem.TOO_LONG, "2001 > 2000",
    ),
    "no code": (lambda: plain_code("é" * 99, where="x"), "x", Problem.NOT_A_CODE, "é" * 59 + "…"),
    "code of nothing": (lambda: plain_code(None, where="x"), "x", Problem.NOT_TEXT, ""),
    "a line of lines": (lambda: plain_line("a\nb", where="x"), "x", Problem.NOT_TEXT, ""),
    "a long line": (lambda: clean_line(LONG_LINE, where="x"), "x", Problem.TOO_LONG, "501 > 500"),
    "a long text": (lambda: plain_text("x" * 20_001, where="x"), "x", Problem.TOO_LONG, "20001 > 20000"),
    "blanks": (lambda: clean_text("\u200b \u3000\u2060", where="x"), "x", Problem.EMPTY, ""),
}  # fmt: skip


@pytest.mark.parametrize("case", REFUSALS)
def test_a_refusal_names_the_place_the_problem_and_what_stood_there(case):
    make, where, problem, found = REFUSALS[case]
    with pytest.raises(ValueRefused) as caught:
        make()
    refused = caught.value
    assert (refused.where, refused.problem, refused.found, refused.line) == (where, problem, found, 0)
    assert refused.code == "SR-301"


def test_the_longest_and_the_most_are_granted():
    assert len(kit(*map(str, range(40)), questions=()).competencies) == 40
    assert len(kit(scale=tuple("abcdefg"), competencies=(anchored_by_seven(),), questions=()).scale) == 7
    assert competency("T", weight=100, reason="All.").weight == 100
    assert anchored(1, 2, 3, must_meet=1).competencies[0].must_meet == 1
    assert anchored(1, 2, 3, must_meet=3).competencies[0].must_meet == 3
    assert kit_read("name", "x" * 200).name == "x" * 200
    assert kit_read("questions", 0, "text", "x" * 2000).questions[0].text == "x" * 2000
    assert kit_read("questions", 0, "minutes", 0).questions[0].minutes == 0
    assert kit_read("competencies", 0, "must_meet", 1).competencies[0].must_meet == 1
    assert block_read("title", "x" * 200).title == "x" * 200
    assert block_read("code", "R" * 32).code == "R" * 32
    assert (
        len(block(roster=(seat(Role.CHAIR, 1), *(seat(Role.PANELIST, each) for each in range(2, 14)))).panelists) == 12
    )
    assert len(block(candidates=many_places(40)).candidates) == 40
    assert panel_read("members", 1, "name", "x" * 200).members[1].name == "x" * 200
    assert card_read("notes", 0, "question", 60).notes[0].question == 60
    assert clean_text("x" * 20_000, where="x") == "x" * 20_000
    assert clean_line("x" * 500, where="x") == "x" * 500


def anchored_by_seven():
    return competency("T", anchors=tuple(Anchor(level=each, text="x") for each in anchored_levels(7)))


def many_places(count):
    return tuple(replace(block().candidates[0], code=f"C-{each}") for each in range(count))


def test_what_is_left_out_of_a_value_is_nothing():
    assert (Question(text="Why?").minutes, Question(text="Why?").probes, Question(text="Why?").competencies) == (
        0,
        (),
        (),
    )
    assert (competency("T").weight, competency("T").reason, competency("T").must_meet) == (1, "", None)
    for bare in (CardNote(at=NOON, text="x"), RecordNote(note_id="1", at=NOON, text="x"), KEPT):
        assert (bare.question, bare.competencies) == (0, ())
    assert RecordNote(note_id="1", at=NOON, text="x").handling is Handling.ON_RECORD
    assert ValueRefused(where="x", problem=Problem.EMPTY).line == 0


def test_a_kit_without_questions_asks_for_the_definition_of_each_competency():
    assert [each.probes for each in kit(questions=()).asked] == [("What Teaching is.",), ("What Research is.",)]


def test_problems_have_a_word_each():
    assert [each.value for each in Problem] == [
        "empty", "too long", "too many", "too few", "twice", "unknown", "unknown key", "missing key", "not a number",
        "out of range", "not a date", "not a time", "not a time zone", "not a list", "not a mapping", "not text",
        "not a code", "anchor missing", "weight without reason", "agreed after", "bears missing", "terms misplaced",
        "no levels", "levels differ", "quorum not yet", "before the interview", "recused and rated", "disagrees",
        "not YAML", "alias or tag", "too deep",
    ]  # fmt: skip
