"""What an Argon2id computation costs, its bounds, and costs that suit this computer."""

import os
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

MEMORY_LOG2_FLOOR: Final = 16
MEMORY_LOG2_CEILING: Final = 21
PASSES_FLOOR: Final = 3
PASSES_CEILING: Final = 16
LANES_CEILING: Final = 8

_GIB: Final = 2**30
_UNKNOWN_MEMORY: Final = 4 * _GIB


@dataclass(frozen=True, slots=True, kw_only=True)
class Costs:
    """Memory (a power of two in KiB), passes and lanes of one Argon2id computation."""

    memory_log2: int
    passes: int
    lanes: int

    @property
    def memory_kib(self) -> int:
        """The memory in KiB."""
        return 1 << self.memory_log2

    @property
    def within_bounds(self) -> bool:
        """True when a reader may compute this: neither too weak nor a way to stall a computer."""
        return (
            MEMORY_LOG2_FLOOR <= self.memory_log2 <= MEMORY_LOG2_CEILING
            and PASSES_FLOOR <= self.passes <= PASSES_CEILING
            and 1 <= self.lanes <= LANES_CEILING
        )


FLOOR: Final = Costs(memory_log2=MEMORY_LOG2_FLOOR, passes=PASSES_FLOOR, lanes=4)
VAULT_2026: Final = Costs(memory_log2=18, passes=3, lanes=4)


def physical_memory() -> int:
    """The computer's memory in bytes; four GiB where the system does not say."""
    try:
        return os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    except (AttributeError, ValueError, OSError):
        return _UNKNOWN_MEMORY


def calibrate(run: Callable[[Costs], object], *, seconds: float = 1.0, memory: int | None = None) -> Costs:
    """Costs that take about ``seconds`` on this computer, measured by one ``run`` of the smallest acceptable ones.

    Never under 256 MiB, unless the computer has under two GiB: then 64 MiB. Memory is doubled first, as long as
    three passes fit the time and a sixteenth of the computer's memory; what time is left buys passes.

    Args:
        run: Computes one derivation with the given costs.
        seconds: The time that an unlock may take.
        memory: The computer's memory in bytes; measured when absent.
    """
    memory = physical_memory() if memory is None else memory
    log2 = VAULT_2026.memory_log2 if memory >= 2 * _GIB else MEMORY_LOG2_FLOOR
    start = time.perf_counter()
    run(Costs(memory_log2=log2, passes=PASSES_FLOOR, lanes=VAULT_2026.lanes))
    one_pass = (time.perf_counter() - start) / PASSES_FLOOR
    while log2 < MEMORY_LOG2_CEILING and 2 * one_pass * PASSES_FLOOR <= seconds and (1 << (log2 + 11)) <= memory // 16:
        log2, one_pass = log2 + 1, one_pass * 2
    passes = min(max(round(seconds / one_pass), PASSES_FLOOR), PASSES_CEILING)
    return Costs(memory_log2=log2, passes=passes, lanes=VAULT_2026.lanes)
