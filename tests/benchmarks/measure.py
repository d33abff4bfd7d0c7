"""Measures side by side: every round runs each thing once, so that a noisy minute strikes all of them alike."""

import time
from collections.abc import Callable, Sequence
from statistics import median, quantiles

type Probe = Callable[[], float]
"""Does something once and tells what it cost."""


def wall(work: Callable[[], object], *, times: int = 1) -> Probe:
    """The milliseconds that ``work`` takes, one run out of ``times`` in a row."""

    def probe() -> float:
        start = time.perf_counter()
        for _ in range(times):
            work()
        return (time.perf_counter() - start) * 1000 / times

    return probe


def interleaved(rounds: int, *probes: Probe) -> list[float]:
    """The median of each probe over so many rounds; the order turns about from round to round."""
    found: list[list[float]] = [[] for _ in probes]
    for number in range(rounds):
        order = range(len(probes)) if number % 2 else range(len(probes) - 1, -1, -1)
        for place in order:
            found[place].append(probes[place]())
    return [median(each) for each in found]


def percentile_95(values: Sequence[float]) -> float:
    """The value that 95 of 100 stay under."""
    return quantiles(values, n=20)[-1]
