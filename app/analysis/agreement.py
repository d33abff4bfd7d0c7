"""How far raters agree, with its uncertainty and the counts beside it.

Krippendorff's alpha (Krippendorff 2011, "Computing Krippendorff's Alpha-Reliability") with the ordinal metric takes
missing cells; the interval is a bootstrap over units whose seed is given, so that everybody computes the same.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from random import Random  # noqa: TID251 - seeded statistics: the interval must come out alike for everybody

from app.analysis.board import Board
from app.analysis.intraclass import Intraclass, intraclass

FEWEST_CANDIDATES, FEWEST_RATERS = 6, 3
"""Below either the application says "too few to judge raters"."""
DRAWS = 1000
TAIL = 0.025
FEWEST_PAIRABLE = 2

type Unit = Sequence[int]
"""The ratings that one candidate got on one competency."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """A coefficient with its 95 % interval; ``alpha`` is None where it is not defined. Complete boards have ``icc``.

    ``candidates`` and ``raters`` are those whose levels are compared at all: nobody else tells anything of agreement.
    """

    alpha: float | None
    interval: tuple[float, float] | None
    units: int
    candidates: int
    raters: int
    icc: Intraclass | None

    @property
    def too_few(self) -> bool:
        """True where the numbers are too small to judge raters by."""
        return self.candidates < FEWEST_CANDIDATES or self.raters < FEWEST_RATERS


def agreement(board: Board, *, seed: str) -> Agreement:
    """The agreement over all units of the board (competency by candidate); ``seed`` is the panel digest."""
    cells = [(row.candidate, cell.ratings) for row in board.rows for cell in row.cells]
    units = [[rating for rating in ratings if isinstance(rating, int)] for _, ratings in cells]
    pairable = [unit for unit in units if len(unit) >= FEWEST_PAIRABLE]
    compared = [cell for cell, unit in zip(cells, units, strict=True) if len(unit) >= FEWEST_PAIRABLE]
    seen = [unit for unit in units if unit]
    complete = bool(seen) and all(len(unit) == len(board.panelists) for unit in seen)
    return Agreement(
        alpha=ordinal_alpha(pairable),
        interval=_bootstrap(pairable, Random(seed)),  # noqa: S311 - statistics, not secrets
        units=len(pairable),
        candidates=len({candidate for candidate, _ in compared}),
        raters=len({place for _, ratings in compared for place, each in enumerate(ratings) if isinstance(each, int)}),
        icc=intraclass(seen) if complete else None,
    )


def coefficient_text(value: float) -> str:
    """Two decimals with a true minus, none before zero; an interval without a lower end begins at "\u2212\u221e"."""
    return f"{value:z.2f}".replace("-", "\u2212").replace("inf", "\u221e")


def ordinal_alpha(units: Sequence[Unit]) -> float | None:
    """Krippendorff's alpha with the ordinal metric, or None with fewer than two values or no variation."""
    return _alpha(sum((_coincidences(unit) for unit in units), Counter[tuple[int, int]]()))


def _coincidences(unit: Unit) -> Counter[tuple[int, int]]:
    """How often each pair of values meets in this unit, times a common factor that makes weights whole."""
    result: Counter[tuple[int, int]] = Counter()
    if len(unit) < FEWEST_PAIRABLE:
        return result
    counts = Counter(unit)
    share = _COMMON // (len(unit) - 1)
    for first, times in counts.items():
        for second, others in counts.items():
            pairs = times * (others - (first == second))
            if pairs:
                result[first, second] = pairs * share
    return result


_COMMON = 27_720
"""Divisible by 1 to 12, so by every number of raters less one: sums of coincidences stay whole and exact."""


def _alpha(coincidences: Counter[tuple[int, int]]) -> float | None:
    totals: Counter[int] = Counter()
    for (first, _), weight in coincidences.items():
        totals[first] += weight
    overall = sum(totals.values())
    distance = _ordinal_distances(totals)
    observed = sum(weight * distance[pair] for pair, weight in coincidences.items())
    expected = sum(totals[first] * totals[second] * distance[first, second] for first, second in distance)
    if not expected:
        return None
    return float(1 - (overall - _COMMON) * observed / expected)


def _ordinal_distances(totals: Counter[int]) -> dict[tuple[int, int], float]:
    values = sorted(totals)
    distances: dict[tuple[int, int], float] = {}
    for first in values:
        for second in values:
            low, high = min(first, second), max(first, second)
            between = sum(totals[value] for value in values if low <= value <= high)
            distances[first, second] = (between - (totals[first] + totals[second]) / 2) ** 2
    return distances


def _bootstrap(units: Sequence[Unit], dice: Random) -> tuple[float, float] | None:
    if len(units) < FEWEST_PAIRABLE:
        return None
    parts = [_coincidences(unit) for unit in units]
    kinds: dict[tuple[tuple[tuple[int, int], int], ...], int] = {}
    numbered = [kinds.setdefault(tuple(sorted(part.items())), len(kinds)) for part in parts]
    drawn: list[float] = []
    for _ in range(DRAWS):
        total: Counter[tuple[int, int]] = Counter()
        times = Counter(dice.choices(numbered, k=len(numbered)))
        for kind, number in kinds.items():
            for pair, weight in kind:
                total[pair] += weight * times[number]
        value = _alpha(+total)
        drawn.append(1.0 if value is None else value)
    drawn.sort()
    return drawn[int(TAIL * DRAWS)], drawn[int((1 - TAIL) * DRAWS) - 1]
