"""The board's numbers must equal a calculation by hand, and an absence is never a zero."""

from fractions import Fraction

import pytest

from app.analysis.board import MustMeet, Order, make_board
from app.analysis.composite import composite, decimal_text, mean, own_composite, spread
from app.domain.kit import Anchor, Competency, Kit
from app.domain.rating import Recommendation, Unrated
from app.domain.scorecard import CardContent


def competency(name, **facts):
    anchors = tuple(Anchor(level=level, text="seen") for level in (1, 2, 3))
    return Competency(name=name, definition=name, anchors=anchors, **facts)


KIT = Kit(
    name="Lecturer",
    version=1,
    scale=("poor", "fair", "good"),
    competencies=(
        competency("Teaching", weight=2, reason="half the post", must_meet=2),
        competency("Writing"),
        competency("Service", must_meet=2),
    ),
)


def card(teaching, writing, service):
    return CardContent(
        ratings={"Teaching": teaching, "Writing": writing, "Service": service},
        notes=(),
        recommendation=Recommendation.YES,
        summary="seen",
    )


def board(cards):
    return make_board(KIT, ["C-01", "C-02"], ["a", "b"], cards)


def test_composite_weighs_means_of_rated_competencies_only():
    row = board({("a", "C-01"): card(3, 1, Unrated.NOT_ASKED), ("b", "C-01"): card(2, Unrated.NO_EVIDENCE, "recused")})
    first = row.rows[0]
    assert first.composite == (2 * Fraction(5, 2) + 1 * 1) / Fraction(3)
    assert first.range == (2, Fraction(7, 3))


def test_a_candidate_without_cards_has_no_numbers():
    empty = board({}).rows[1]
    assert (empty.composite, empty.range, empty.cells[0].mean) == (None, None, None)


@pytest.mark.parametrize(
    ("ratings", "expected"),
    [
        ((1, 1), MustMeet.FAILED),
        ((1, 2), MustMeet.SPLIT),
        ((2, 3), MustMeet.MET),
        ((Unrated.NO_EVIDENCE, Unrated.NOT_ASKED), MustMeet.UNSEEN),
        ((Unrated.NOT_ASKED,) * 2, MustMeet.NONE),
    ],
)
def test_a_required_level_fails_only_when_all_who_saw_evidence_rate_below_it(ratings, expected):
    cards = {(key, "C-01"): card(rating, 2, 2) for key, rating in zip("ab", ratings, strict=True)}
    assert board(cards).rows[0].cells[0].must_meet is expected


def test_rows_stand_by_disagreement_then_code_or_by_composite():
    cards = {("a", "C-01"): card(3, 3, 3), ("a", "C-02"): card(1, 2, 2), ("b", "C-02"): card(3, 2, 2)}
    result = board(cards)
    assert [row.candidate for row in result.ordered(Order.DISAGREEMENT)] == ["C-02", "C-01"]
    assert [row.candidate for row in result.ordered(Order.COMPOSITE)] == ["C-01", "C-02"]
    assert result.rows[1].cells[0].notable
    assert result.rows[1].cells[0].without_evidence == (True, True)


def test_codes_stand_as_people_count():
    """A chair who had typed them without a zero read the tenth candidate before the second."""
    codes = [f"C-{number}" for number in (10, 2, 11, 1)]
    result = make_board(KIT, codes, ["a"], {})
    for order in Order:
        assert [row.candidate for row in result.ordered(order)] == ["C-1", "C-2", "C-10", "C-11"]


def test_of_a_level_alone_evidence_is_asked():
    absences = card(Unrated.NO_EVIDENCE, Unrated.NOT_ASKED, 2)
    cells = board({("a", "C-01"): absences}).rows[0].cells
    assert [cell.without_evidence for cell in cells] == [(False, False), (False, False), (True, False)]


def test_absences_are_not_zeros():
    assert mean([Unrated.NO_EVIDENCE, 3]) == 3
    assert mean([Unrated.NOT_ASKED]) is None
    assert spread([Unrated.RECUSED, 3]) == 0
    assert composite(KIT, {}) is None


def test_who_is_recused_owes_no_card_and_whose_card_is_missing_does():
    made = make_board(KIT, ["C-01", "C-02"], ["a", "b"], {("a", "C-01"): card(3, 2, 2)}, {("b", "C-01")})
    assert [cell.ratings for cell in made.rows[0].cells] == [(level, Unrated.RECUSED) for level in (3, 2, 2)]
    assert {cell.ratings for cell in made.rows[1].cells} == {(None, None)}
    assert made.rows[0].composite == board({("a", "C-01"): card(3, 2, 2)}).rows[0].composite
    assert made.rows[0].cells[0].must_meet is MustMeet.MET


@pytest.mark.parametrize(
    "ratings",
    [(3, 2, 1), (3, Unrated.NOT_ASKED, 2), (Unrated.NO_EVIDENCE, 1, Unrated.RECUSED), (Unrated.NOT_ASKED,) * 3, ()],
)
def test_one_persons_composite_is_the_composite_of_single_ratings(ratings):
    rated = dict(zip((each.name for each in KIT.competencies), ratings, strict=False))
    assert own_composite(KIT, rated) == composite(KIT, {name: (rating,) for name, rating in rated.items()})


@pytest.mark.parametrize(
    ("value", "places", "expected"),
    [
        (Fraction(8, 3), 6, "2.666667"),
        (Fraction(5, 2), 0, "3"),
        (Fraction(9, 4), 1, "2.3"),
        (Fraction(2), 6, "2.000000"),
    ],
)
def test_decimals_round_halves_up(value, places, expected):
    assert decimal_text(value, places) == expected


def test_states_of_a_required_level_and_orders_have_a_word_each():
    assert [each.value for each in MustMeet] == ["none", "met", "no evidence", "split", "failed"]
    assert [each.value for each in Order] == ["disagreement", "composite", "code"]


def test_a_cell_is_marked_from_a_difference_of_two_on():
    cards = {("a", "C-01"): card(1, 2, 3), ("b", "C-01"): card(2, 2, 1)}
    assert [cell.notable for cell in board(cards).rows[0].cells] == [False, False, True]
