"""Agreement must equal published figures and an independent implementation."""

import math

import krippendorff
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.analysis.agreement import coefficient_text, ordinal_alpha
from app.analysis.intraclass import f_quantile, intraclass

SHROUT_FLEISS_1979 = ((9, 2, 5, 8), (6, 1, 3, 2), (8, 4, 6, 8), (7, 1, 2, 6), (10, 5, 6, 9), (6, 2, 4, 7))
KRIPPENDORFF_2011_C = (
    (1, 1, 1), (2, 2, 3, 2), (3, 3, 3, 3), (3, 3, 3, 3), (2, 2, 2, 2), (1, 2, 3, 4),
    (4, 4, 4, 4), (1, 1, 2, 1), (2, 2, 2, 2), (5, 5, 5), (1, 1), (3,),
)  # fmt: skip


def test_intraclass_correlation_equals_shrout_and_fleiss():
    result = intraclass(SHROUT_FLEISS_1979)
    assert (round(result.single, 2), round(result.average, 2)) == (0.29, 0.62)
    assert [round(value, 2) for value in result.single_interval] == [0.02, 0.76]


def test_ordinal_alpha_equals_krippendorff_example_c():
    assert round(ordinal_alpha(KRIPPENDORFF_2011_C), 3) == 0.815


@pytest.mark.parametrize(
    ("probability", "first", "second", "expected"), [(0.95, 5, 10, 3.3258), (0.975, 3, 15, 4.1528), (0.5, 1, 1, 1.0)]
)
def test_f_quantiles_equal_the_printed_tables(probability, first, second, expected):
    assert f_quantile(probability, first, second) == pytest.approx(expected, abs=5e-5)


@given(st.lists(st.lists(st.integers(1, 5), min_size=2, max_size=6), min_size=2, max_size=12))
def test_ordinal_alpha_equals_an_independent_implementation(units):
    if len({value for unit in units for value in unit}) < 2:
        assert ordinal_alpha(units) is None
        return
    table = np.full((6, len(units)), np.nan)
    for column, unit in enumerate(units):
        table[: len(unit), column] = unit
    expected = krippendorff.alpha(reliability_data=table, level_of_measurement="ordinal")
    assert ordinal_alpha(units) == pytest.approx(expected, abs=1e-9)


def test_a_coefficient_is_written_with_a_true_minus_and_without_a_lower_end_as_infinite():
    assert [coefficient_text(value) for value in (0.345, -0.32, -math.inf)] == ["0.34", "−0.32", "−∞"]
    assert [coefficient_text(value) for value in (-0.004, -0.0, 0.004, -0.006)] == ["0.00", "0.00", "0.00", "−0.01"]
