"""Lengths that say little about what is inside (FORMAT.md section 7)."""

SMALLEST = 256 << 10


def padme(length: int) -> int:
    """The Padmé length of ``length``: at most 12 % more, and only O(log log) bits of it are told.

    Source: Nikitin et al., "Reducing Metadata Leakage from Encrypted Files and Communication with PURBs", 2019.
    """
    exponent = length.bit_length() - 1
    mask = (1 << exponent - exponent.bit_length()) - 1
    return length + mask & ~mask


def padded_length(length: int) -> int:
    """The length that an inner file of at least ``length`` bytes is given."""
    return padme(max(length, SMALLEST))


def is_padded(length: int) -> bool:
    """Whether an inner file may have this length."""
    return padded_length(length) == length
