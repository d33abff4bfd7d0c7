"""Where one value ends and the next begins: edges that only a test of their own would miss."""

import pytest

from app.domain import canonical
from app.domain.acceptance import Acceptance
from app.domain.errors import ValueRefused
from app.domain.kit import (
    FEWEST_LEVELS,
    HEAVIEST,
    MOST_COMPETENCIES,
    MOST_LEVELS,
    MOST_PROBES,
    MOST_QUESTIONS,
    Question,
)
from app.domain.moments import day_from_json, moment_from_json, moment_to_json
from app.domain.panel_block import COURTESY
from app.domain.phrases import Phrase, Span, find_phrases
from app.domain.scorecard import Doubt, DraftScorecard, Missing
from tests.unit.domain.values import C01, C02, PANEL_ID, block, competency, kit


@pytest.mark.parametrize(("text", "found"), [("red a bird", 0), ("red a cat", 1), ("red and a bird", 0)])
def test_an_exception_silences_a_phrase_that_shares_one_letter_with_it(text, found):
    assert len(tuple(Phrase(pattern="red a", exceptions=("a bird",)).find(text))) == found


@pytest.mark.parametrize(("text", "found"), [("red bird", 1), ("bird red", 1), ("red  bird", 1)])
def test_an_exception_beside_a_phrase_does_not_silence_it(text, found):
    assert len(tuple(Phrase(pattern="red", exceptions=("bird",)).find(text))) == found


def test_a_single_letter_at_the_very_beginning_is_found():
    assert find_phrases("i", [("me", Phrase(pattern="i"))]) == ((Span(0, 1), "me"),)


def test_of_two_rules_at_one_place_the_first_is_asked():
    rules = [("first", Phrase(pattern="red")), ("second", Phrase(pattern="red"))]
    assert find_phrases("red", rules) == ((Span(0, 3), "first"),)


def test_a_panel_opens_by_courtesy_and_a_kit_has_these_limits():
    assert block().to_json()["rules"]["opening"] == {"mode": COURTESY} == {"mode": "courtesy"}
    assert (FEWEST_LEVELS, MOST_LEVELS, MOST_COMPETENCIES, MOST_QUESTIONS, MOST_PROBES, HEAVIEST) == (
        3, 7, 40, 60, 12, 100,
    )  # fmt: skip


def test_integers_are_canonical_up_to_the_largest_that_all_readers_keep():
    for value in (2**53 - 1, -(2**53) + 1):
        assert canonical.decode(canonical.encode(value)) == value
    for value in (2**53, -(2**53)):
        with pytest.raises(canonical.NotCanonical):
            canonical.encode(value)
    for digits in (b"9007199254740992", b"-9007199254740992", b"1" * 17, b"1" * 18, b"1" * 5000):
        with pytest.raises(canonical.NotCanonical):
            canonical.decode(digits)


def test_a_limit_counts_bytes_and_is_sixteen_mebibytes_unless_told():
    text = b'"' + b"a" * 30 + b'"'
    assert canonical.decode(text, limit=32) == "a" * 30
    with pytest.raises(canonical.NotCanonical, match="size"):
        canonical.decode(text, limit=31)
    assert canonical.DEFAULT_LIMIT == 16_777_216


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"1.5", "number"), (b"NaN", "number"), (b"1e3", "number"), (b"1 ", "spelling"), (b"{", "JSONDecodeError"),
        (b"1" * 18, "integer"), (b"\xff", "UnicodeDecodeError"), (b'"e\xcc\x81"', "NFC"),
        (b"[" * 100_000, "RecursionError"),
    ],
)  # fmt: skip
def test_what_is_not_canonical_says_why_and_shows_nothing_of_it(data, says):
    with pytest.raises(canonical.NotCanonical) as caught:
        canonical.decode(data)
    assert says in (str(caught.value), type(caught.value.__cause__).__name__, str(caught.value.__cause__))


@pytest.mark.parametrize(
    ("value", "says"),
    [(1.5, "float"), ({1: 2}, "dict"), (b"x", "bytes"), ("\ud800", "UnicodeEncodeError"), ("e\u0301", "NFC")],
)
def test_what_has_no_spelling_says_what_it_is(value, says):
    with pytest.raises(canonical.NotCanonical, match=says):
        canonical.encode(value)


@pytest.mark.parametrize("text", ["1000-01-01T00:00:00Z", "9999-12-31T23:59:59Z"])
def test_the_first_and_the_last_moment_come_back(text):
    assert moment_to_json(moment_from_json(text)) == text
    assert day_from_json(text[:10]).isoformat() == text[:10]


@pytest.mark.parametrize("text", ["0999-12-31T23:59:59Z", "2026-11-20T12:00:00.5Z", "2026-11-20t12:00:00Z"])
def test_a_moment_of_another_form_names_itself(text):
    with pytest.raises(ValueError, match=text):
        moment_from_json(text)
    with pytest.raises(ValueError, match="20261120"):
        day_from_json("20261120")


def test_an_empty_draft_lacks_both_things_that_it_needs_and_holds_no_words():
    draft = DraftScorecard(panel_id=PANEL_ID, candidate=C01, ratings={})
    assert (draft.summary, draft.notes, draft.recommendation) == ("", (), None)
    assert draft.missing() == (Missing.RECOMMENDATION, Missing.SUMMARY)


def test_doubts_have_a_word_each():
    words = ["unrated", "without evidence", "notes but no rating", "all equal"]
    assert [doubt.value for doubt in Doubt] == words


@pytest.mark.parametrize(
    ("changes", "where"),
    [
        ({"pledge_sha256": "0" * 64}, "pledge"),
        ({"recusals": [C02, C02]}, "acceptance"),
        ({"conflicts": [{"candidate": C01, "statement": ""}]}, "conflict"),
        ({"conflicts": [{"candidate": "C-09", "statement": "We met."}]}, "candidate"),
    ],
)
def test_a_refused_declaration_names_the_place(changes, where):
    spelled = {"pledge_sha256": block().rules.pledge_sha256, "conflicts": [], "recusals": [], **changes}
    with pytest.raises(ValueRefused) as caught:
        Acceptance.from_json(spelled, block())
    assert caught.value.where == where


@pytest.mark.parametrize(
    ("changes", "where"),
    [
        ({"scale": ("poor", "Poor", "good")}, "scale"),
        ({"scale": ("poor", "good")}, "scale"),
        ({"competencies": (competency("Teaching"), competency("teaching"))}, "competencies"),
        ({"competencies": ()}, "competencies"),
        ({"questions": (Question(text="Why?"),) * (MOST_QUESTIONS + 1)}, "questions"),
        ({"questions": (Question(text="Why?", competencies=("Law",)),)}, "questions / 1 / competencies"),
        ({"version": 0}, "version"),
        ({"competencies": (competency("Teaching", must_meet=4),)}, "competencies / Teaching / must_meet"),
        ({"competencies": (competency("Teaching", anchors=()),)}, "competencies / Teaching / anchors"),
    ],
)
def test_a_refused_kit_names_the_place(changes, where):
    with pytest.raises(ValueRefused) as caught:
        kit(**changes)
    assert caught.value.where == where


@pytest.mark.parametrize("weight", [0, 101, 2])
def test_a_refused_weight_names_the_place(weight):
    with pytest.raises(ValueRefused) as caught:
        competency("Teaching", weight=weight)
    assert caught.value.where == "competencies / Teaching / weight"


def test_the_last_of_each_number_is_granted():
    assert len(kit(questions=(Question(text="Why?"),) * MOST_QUESTIONS).questions) == MOST_QUESTIONS
    assert competency("Teaching", weight=HEAVIEST, reason="Half the post.").weight == HEAVIEST


def test_a_statement_may_have_two_thousand_characters():
    spelled = {"pledge_sha256": block().rules.pledge_sha256, "recusals": []}
    for length, granted in ((2000, True), (2001, False)):
        value = {**spelled, "conflicts": [{"candidate": C01, "statement": "x" * length}]}
        if granted:
            assert Acceptance.from_json(value, block()).conflicts == {C01: "x" * length}
        else:
            with pytest.raises(ValueRefused):
                Acceptance.from_json(value, block())
