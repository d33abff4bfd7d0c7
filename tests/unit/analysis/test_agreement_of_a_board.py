"""Agreement is reckoned from a board's cells, comes out alike for everybody, and says when there is too little."""

from dataclasses import replace
from fractions import Fraction
from random import Random  # noqa: TID251 - the published seed is compared with a reckoning of our own

import pytest

from app.analysis.agreement import DRAWS, agreement, ordinal_alpha
from app.analysis.board import Board, Cell, MustMeet, Order, Row
from app.analysis.intraclass import _regularized_beta, f_quantile, intraclass
from app.domain.rating import Unrated

SEED = "ab" * 32
COMPLETE = ((3, 3, 2), (1, 2, 1), (4, 4, 4), (2, 2, 3), (1, 1, 1), (3, 4, 4))


def board(*units, panelists=3):
    rows = tuple(
        Row(
            candidate=f"C-{number:02}",
            cells=(
                Cell(
                    competency="Teaching", ratings=unit, without_evidence=(False,) * len(unit), mean=None, spread=0,
                    must_meet=MustMeet.NONE,
                ),
            ),
            composite=Fraction(number), range=None, recommendations=(), must_meet=MustMeet.NONE,
        )
        for number, unit in enumerate(units, 1)
    )  # fmt: skip
    return Board(competencies=("Teaching",), panelists=tuple("abcdef"[:panelists]), rows=rows)


def interval_by_hand(units, seed):
    """Every draw reckoned from its own units, without the sums that the program keeps."""
    dice = Random(seed)
    drawn = [ordinal_alpha(dice.choices(units, k=len(units))) for _ in range(DRAWS)]
    values = sorted(1.0 if value is None else value for value in drawn)
    return values[25], values[974]


def test_a_complete_board_has_every_coefficient():
    found = agreement(board(*COMPLETE), seed=SEED)
    assert found.alpha == ordinal_alpha(COMPLETE)
    assert found.interval == pytest.approx(interval_by_hand(COMPLETE, SEED), abs=1e-12)
    assert found.icc == intraclass(COMPLETE)
    assert (found.units, found.candidates, found.raters) == (6, 6, 3)
    assert not found.too_few


def test_the_interval_ends_at_the_25th_draw_from_either_end():
    units = [(1 + n % 5, 1 + n * n % 5, 1 + n * 3 % 4, 1 + n // 3 % 5) for n in range(24)]
    dice = Random(SEED)
    values = sorted(ordinal_alpha(dice.choices(units, k=len(units))) for _ in range(DRAWS))
    assert values[24] < values[25] < values[26] < values[973] < values[974] < values[975]
    found = agreement(board(*units, panelists=4), seed=SEED).interval
    assert found == pytest.approx((values[25], values[974]), abs=1e-12)


def test_the_interval_follows_the_seed_and_nothing_else():
    first, second = (agreement(board(*COMPLETE), seed=SEED).interval for _ in range(2))
    assert first == second
    assert first != agreement(board(*COMPLETE), seed="cd" * 32).interval
    assert first[0] <= agreement(board(*COMPLETE), seed=SEED).alpha <= first[1]


def test_absences_leave_a_cell_out_and_an_incomplete_board_without_intraclass_correlation():
    units = (*COMPLETE, (2, Unrated.NO_EVIDENCE, 3), (None, 2, Unrated.RECUSED), (Unrated.NOT_ASKED,) * 3)
    found = agreement(board(*units), seed=SEED)
    assert found.alpha == ordinal_alpha([*COMPLETE, (2, 3)])
    assert found.interval == pytest.approx(interval_by_hand([*COMPLETE, (2, 3)], SEED), abs=1e-12)
    assert found.icc is None
    assert (found.units, found.candidates, found.raters) == (7, 7, 3)


def test_cells_that_nobody_saw_do_not_make_a_board_incomplete():
    found = agreement(board(*COMPLETE, (Unrated.NOT_ASKED,) * 3), seed=SEED)
    assert found.icc == intraclass(COMPLETE)


def test_draws_without_variation_count_as_full_agreement():
    units = ((1, 1), (2, 2))
    assert agreement(board(*units, panelists=2), seed=SEED).interval == (1.0, 1.0)


@pytest.mark.parametrize("units", [(), ((3, 3, 2),), ((Unrated.NOT_ASKED,) * 3,)])
def test_there_is_no_interval_from_fewer_than_two_units(units):
    found = agreement(board(*units), seed=SEED)
    assert found.interval is None
    assert found.icc is None


@pytest.mark.parametrize(
    ("candidates", "panelists", "too_few"), [(6, 3, False), (5, 3, True), (6, 2, True), (7, 4, False)]
)
def test_too_few_to_judge_raters_by(candidates, panelists, too_few):
    unit = (3,) * panelists
    assert agreement(board(*[unit] * candidates, panelists=panelists), seed=SEED).too_few is too_few


@pytest.mark.parametrize(
    ("units", "candidates", "raters"),
    [
        ((*COMPLETE[:5], (None, 3, Unrated.NOT_ASKED)), 5, 3),
        (tuple((first, second, None) for first, second, _ in COMPLETE), 6, 2),
        ((), 0, 0),
    ],
    ids=["a candidate with one level", "a rater without cards", "nobody"],
)
def test_whoever_is_compared_with_nobody_does_not_make_a_board_large_enough(units, candidates, raters):
    found = agreement(board(*units), seed=SEED)
    assert (found.candidates, found.raters) == (candidates, raters)
    assert found.too_few


@pytest.mark.parametrize(
    "units", [(), ((1, 2, 3),), ((1,), (2,)), ((2, 2), (2, 2)), ((1, 2), (1, 2)), ((1, 1), (2, 2))]
)
def test_tables_too_small_or_too_flat_have_no_intraclass_correlation(units):
    assert intraclass(units) is None


def test_rows_can_stand_by_code():
    assert [row.candidate for row in board(*reversed(COMPLETE)).ordered(Order.CODE)] == [
        f"C-{number:02}" for number in range(1, 7)
    ]


@pytest.mark.parametrize(("probability", "expected"), [(0.05, 0.2112), (0.95, 3.3258), (0.999, 10.4807)])
def test_f_quantiles_reach_both_tails(probability, expected):
    assert f_quantile(probability, 5, 10) == pytest.approx(expected, abs=5e-5)


@pytest.mark.parametrize(("x", "expected"), [(0.0, 0.0), (-1.0, 0.0), (1.0, 1.0), (1.5, 1.0), (0.5, 0.5)])
def test_the_beta_function_ends_where_its_range_does(x, expected):
    assert _regularized_beta(x, 3.0, 3.0) == pytest.approx(expected)


def test_a_candidate_without_numbers_stands_below_the_lowest_composite():
    rows = board((1, 1, 1), (Unrated.NOT_ASKED,) * 3)
    none, lowest = replace(rows.rows[0], composite=None), replace(rows.rows[1], composite=Fraction(1))
    ordered = replace(rows, rows=(none, lowest)).ordered(Order.COMPOSITE)
    assert [row.candidate for row in ordered] == ["C-02", "C-01"]


def test_a_row_without_cells_has_no_disagreement():
    assert replace(board((1, 2, 3)).rows[0], cells=()).widest == 0
