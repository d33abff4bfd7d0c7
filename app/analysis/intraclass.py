"""Intraclass correlation, two-way random effects (Shrout and Fleiss 1979; McGraw and Wong 1996 for the interval).

An intraclass correlation of k raters is never under -1/(k-1). Where raters contradict each other more than that, the
formulas go through a pole and out at its other side, as a coefficient of 14 or an interval upside down. So there is no
coefficient for such a table, and an interval that reaches so far has no lower end.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass

CONFIDENCE = 0.95
_ROUNDING = 1e-9
"""Nearer than this to its least value, a coefficient is at it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Intraclass:
    """ICC(2,1) for one rater and ICC(2,k) for the mean of all, each with its 95 % interval.

    ``single`` lies between -1/(k-1) and 1. ``average`` is 1 at most and has no least value: where the interval of
    ``single`` begins at its least, that of ``average`` begins at minus infinity.
    """

    single: float
    single_interval: tuple[float, float]
    average: float
    average_interval: tuple[float, float]


def intraclass(units: Sequence[Sequence[int]]) -> Intraclass | None:
    """The coefficients of a complete table, rows of units by columns of raters.

    None where the table is too small or flat, where its raters differ by nothing or always by the same, or where they
    contradict each other beyond any correlation.
    """
    rows, raters = len(units), len(units[0]) if units else 0
    if rows < 2 or raters < 2:
        return None
    msr, msc, mse = _mean_squares(units, rows, raters)
    denominator = msr + (raters - 1) * mse + raters * (msc - mse) / rows
    if not denominator or not mse or not msr:
        return None
    single, least = (msr - mse) / denominator, -1 / (raters - 1)
    if single < least + _ROUNDING:
        return None
    low, high = _interval(rows, raters, msr, msc, mse, single)
    low, high = max(low, least), max(high, single)  # its degrees of freedom are an approximation
    return Intraclass(
        single=single,
        single_interval=(low, high),
        average=_stepped_up(single, raters),
        average_interval=(_stepped_up(low, raters), _stepped_up(high, raters)),
    )


def _mean_squares(units: Sequence[Sequence[int]], rows: int, raters: int) -> tuple[float, float, float]:
    """Of rows, of columns and of what neither explains: whole numbers until they are divided, so that none is none."""
    cells = rows * raters
    square = sum(map(sum, units)) ** 2
    total = cells * sum(value * value for unit in units for value in unit) - square
    between = rows * sum(sum(unit) ** 2 for unit in units) - square
    columns = raters * sum(sum(column) ** 2 for column in zip(*units, strict=True)) - square
    rest = total - between - columns
    return (
        between / (cells * (rows - 1)),
        columns / (cells * (raters - 1)),
        rest / (cells * (rows - 1) * (raters - 1)),
    )


def _interval(  # noqa: PLR0913, PLR0917 - the published formula's own symbols
    rows: int, raters: int, msr: float, msc: float, mse: float, single: float
) -> tuple[float, float]:
    a = raters * single / (rows * (1 - single))
    b = 1 + raters * single * (rows - 1) / (rows * (1 - single))
    freedom = (a * msc + b * mse) ** 2 / ((a * msc) ** 2 / (raters - 1) + (b * mse) ** 2 / ((rows - 1) * (raters - 1)))
    tail = 1 - (1 - CONFIDENCE) / 2
    lower, upper = f_quantile(tail, rows - 1, freedom), f_quantile(tail, freedom, rows - 1)
    columns = raters * msc + (raters * rows - raters - rows) * mse
    return (
        rows * (msr - lower * mse) / (lower * columns + rows * msr),
        rows * (upper * msr - mse) / (columns + rows * upper * msr),
    )


def _stepped_up(single: float, raters: int) -> float:
    """The coefficient of the mean of ``raters`` from that of one (Spearman and Brown)."""
    below = 1 + (raters - 1) * single
    return raters * single / below if below > _ROUNDING else -math.inf


def f_quantile(probability: float, first: float, second: float) -> float:
    """The value below which an F variable with these degrees of freedom lies with this probability."""
    low, high = 0.0, 1.0
    while _f_cumulative(high, first, second) < probability:
        high *= 2
    while high - low > 1e-12 * high:
        middle = (low + high) / 2
        if _f_cumulative(middle, first, second) < probability:
            low = middle
        else:
            high = middle
    return high


def _f_cumulative(value: float, first: float, second: float) -> float:
    return _regularized_beta(first * value / (first * value + second), first / 2, second / 2)


def _regularized_beta(x: float, a: float, b: float) -> float:
    if x <= 0 or x >= 1:
        return float(x >= 1)
    if x > (a + 1) / (a + b + 2):
        return 1 - _beta_by_fraction(1 - x, b, a)
    return _beta_by_fraction(x, a, b)


def _beta_by_fraction(x: float, a: float, b: float) -> float:
    """The same where the continued fraction converges fast."""
    logs = math.lgamma(a + b) - math.lgamma(a) - math.lgamma(b) + a * math.log(x) + b * math.log1p(-x)
    return math.exp(logs) / (a * _continued_fraction(x, a, b))


def _continued_fraction(x: float, a: float, b: float) -> float:
    """DLMF 8.17.22, evaluated from far out inwards."""
    result = 1.0
    for m in range(200, 0, -1):
        even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
        odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
        result = 1 + even / (1 + odd / result)
    first = -(a + b) * x / (a + 1)
    return 1 + first / result
