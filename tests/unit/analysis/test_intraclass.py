"""Intraclass correlation and F quantiles equal a reckoning of another kind: tables of residuals, and integrals."""

import math

import numpy as np
import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from app.analysis.intraclass import Intraclass, _regularized_beta, _stepped_up, f_quantile, intraclass

NODES, WEIGHTS = np.polynomial.legendre.leggauss(200)
TABLES = st.tuples(st.integers(2, 9), st.integers(2, 6)).flatmap(
    lambda shape: st.lists(
        st.lists(st.integers(1, 5), min_size=shape[1], max_size=shape[1]), min_size=shape[0], max_size=shape[0]
    )
)


def beta_by_integral(x, a, b):
    """The regularized incomplete beta function with t = sin² of an angle, so that the integrand is smooth."""

    def integral(end):
        angles = end * (NODES + 1) / 2
        return end / 2 * np.sum(WEIGHTS * 2 * np.sin(angles) ** (2 * a - 1) * np.cos(angles) ** (2 * b - 1))

    return integral(math.asin(math.sqrt(x))) / integral(math.pi / 2)


def f_by_integral(value, first, second):
    return beta_by_integral(first * value / (first * value + second), first / 2, second / 2)


def mean_squares(units):
    """Of rows, of columns and of what neither explains, each from its own table."""
    table = np.array(units, dtype=float)
    rows, raters = table.shape
    of_rows = table.mean(axis=1, keepdims=True) - table.mean()
    of_columns = table.mean(axis=0, keepdims=True) - table.mean()
    rest = table - table.mean() - of_rows - of_columns
    return (
        raters * float((of_rows**2).sum()) / (rows - 1),
        rows * float((of_columns**2).sum()) / (raters - 1),
        float((rest**2).sum()) / ((rows - 1) * (raters - 1)),
    )


def by_mcgraw_and_wong(units):
    """Case 2 with absolute agreement, after their tables 4 and 7: the coefficient and the ends of its interval."""
    n, k = len(units), len(units[0])
    msr, msc, mse = mean_squares(units)
    single = (msr - mse) / (msr + (k - 1) * mse + k / n * (msc - mse))
    a, b = k * single / (n * (1 - single)), 1 + k * single * (n - 1) / (n * (1 - single))
    freedom = (a * msc + b * mse) ** 2 / ((a * msc) ** 2 / (k - 1) + (b * mse) ** 2 / ((n - 1) * (k - 1)))
    below, above = f_quantile(0.975, n - 1, freedom), f_quantile(0.975, freedom, n - 1)
    rest = k * msc + (k * n - k - n) * mse
    return (
        single,
        n * (msr - below * mse) / (below * rest + n * msr),
        n * (above * msr - mse) / (rest + n * above * msr),
    )


def average_of_raters(units):
    """Case 2 with absolute agreement, the mean of all raters, after table 4."""
    msr, msc, mse = mean_squares(units)
    return (msr - mse) / (msr + (msc - mse) / len(units))


@settings(deadline=None, max_examples=25)
@given(TABLES)
@example([[3, 4, 2, 5, 5], [5, 4, 2, 1, 1]])  # a point that lies at the border of both halves, by rounding
def test_coefficients_and_intervals_equal_those_from_tables_of_residuals(units):
    msr, _, mse = mean_squares(units)
    found = intraclass(units)
    if found is None:
        assert min(msr, mse) < 1e-9 or by_mcgraw_and_wong(units)[0] < -1 / (len(units[0]) - 1) + 1e-6
        return
    assume(min(msr, mse) > 1e-9)
    single, low, high = by_mcgraw_and_wong(units)
    least = -1 / (len(units[0]) - 1)
    assert found.single == pytest.approx(single, abs=1e-9)
    assert found.single_interval == pytest.approx((max(low, least), max(high, single)), abs=1e-6)
    assert found.average == pytest.approx(average_of_raters(units), rel=1e-6)
    if low > least + 1e-6:
        stepped = [len(units[0]) * value / (1 + (len(units[0]) - 1) * value) for value in found.single_interval]
        assert found.average_interval == pytest.approx(stepped, rel=1e-6, abs=1e-6)
    elif low < least:
        assert found.average_interval[0] == -math.inf


@settings(deadline=None, max_examples=100)
@given(TABLES)
@example([[1, 1, 2], [1, 1, 3], [1, 3, 1]])  # each of these once stood at the pole, or came out at its other side
@example([[1, 1, 3], [1, 3, 2]])
@example([[1, 1], [1, 4], [4, 1]])
@example([[1, 2], [3, 1]])
@example([[1, 4, 5, 1, 2], [1, 4, 1, 3, 5]])
@example([[2, 1, 3, 5], [3, 1, 5, 3], [5, 1, 4, 1]])  # the approximated interval ends below the coefficient
def test_a_coefficient_lies_in_its_interval_and_in_its_range(units):
    found = intraclass(units)
    if found is None:
        return
    low, high = found.single_interval
    assert -1 / (len(units[0]) - 1) <= low <= found.single <= high <= 1
    low, high = found.average_interval
    assert low <= found.average <= high <= 1


def test_raters_who_contradict_each_other_beyond_any_correlation_have_no_coefficient():
    assert intraclass([[1, 2], [3, 1]]) is None
    assert intraclass([[1, 4, 5, 1, 2], [1, 4, 1, 3, 5]]) is None
    assert intraclass([[1, 1], [1, 4], [4, 1]]) is None


@pytest.mark.parametrize("lower", [(0, 0, 0, 0), (0, 0, 1, 0)])
def test_raters_who_differ_by_nothing_or_always_by_the_same_have_none_whatever_the_numbers_are(lower):
    """Rounding once left a remainder, so that a summary printed a coefficient or did not as the numbers fell."""
    for levels in ([1, 2], [7, 2, 6, 7, 6], [7, 3, 4, 7, 6, 5, 6, 3, 6, 3, 5, 7], [5, 3, 3, 4, 2, 2, 3]):
        assert intraclass([[level - each for each in lower] for level in levels]) is None
        assert intraclass([[level - each for each in lower[:3]] for level in levels]) is None


def test_an_interval_that_reaches_the_least_correlation_has_no_lower_end():
    found = intraclass([[1, 2], [3, 2]])
    assert found.single_interval[0] == -1
    assert found.average_interval[0] == -math.inf


def test_the_published_table_to_more_digits():
    table = ((9, 2, 5, 8), (6, 1, 3, 2), (8, 4, 6, 8), (7, 1, 2, 6), (10, 5, 6, 9), (6, 2, 4, 7))
    found = intraclass(table)
    assert isinstance(found, Intraclass)
    assert found.single == pytest.approx(0.2897638, abs=5e-8)
    assert found.single_interval == pytest.approx((0.0187865, 0.7610844), abs=5e-7)
    assert found.average == pytest.approx(0.6200505, abs=5e-8)
    assert found.average_interval == pytest.approx((0.0711, 0.9272), abs=5e-5)


@pytest.mark.parametrize("raters", [2, 3])
def test_two_rows_or_two_raters_are_enough(raters):
    units = [(1, 2, 4)[:raters], (3, 3, 5)[:raters]]
    found = intraclass(units)
    assert found.single == pytest.approx(by_mcgraw_and_wong(units)[0], abs=1e-12)


@pytest.mark.parametrize(("first", "second"), [(1, 1), (5, 10), (2.5, 7.25), (40, 3.75), (119, 11)])
@pytest.mark.parametrize("probability", [0.025, 0.5, 0.95, 0.975])
def test_below_an_f_quantile_lies_its_probability(probability, first, second):
    quantile = f_quantile(probability, first, second)
    assert f_by_integral(quantile, first, second) == pytest.approx(probability, abs=1e-9)
    assert f_quantile(1 - probability, second, first) == pytest.approx(1 / quantile, rel=1e-10)


@pytest.mark.parametrize(("a", "b"), [(1.0, 1.0), (0.5, 0.5), (2.0, 7.5), (30.0, 4.0), (80.0, 95.5)])
def test_the_beta_function_equals_its_integral(a, b):
    for x in (0.001, 0.2, 0.5, 0.8, 0.999):
        assert _regularized_beta(x, a, b) == pytest.approx(beta_by_integral(x, a, b), abs=1e-10)


def test_the_mean_of_more_raters_is_more_reliable():
    assert _stepped_up(0.5, 1) == 0.5
    assert _stepped_up(0.5, 2) == pytest.approx(2 / 3)
    assert _stepped_up(0.2, 4) == pytest.approx(0.5)
