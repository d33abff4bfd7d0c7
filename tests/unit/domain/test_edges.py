"""Where one value ends and the next begins: edges that only a test of their own would miss."""

import pytest

from app.domain.acceptance import Acceptance
from app.domain.errors import ValueRefused
from app.domain.kit import HEAVIEST, MOST_QUESTIONS, Question
from app.domain.phrases import Phrase
from app.domain.scorecard import Doubt, DraftScorecard, Missing
from tests.unit.domain.values import C01, C02, PANEL_ID, block, competency, kit


@pytest.mark.parametrize(("text", "found"), [("red a bird", 0), ("red a cat", 1), ("red and a bird", 0)])
def test_an_exception_silences_a_phrase_that_shares_one_letter_with_it(text, found):
    assert len(tuple(Phrase(pattern="red a", exceptions=("a bird",)).find(text))) == found


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
