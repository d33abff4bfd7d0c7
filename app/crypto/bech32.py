"""Bech32 (BIP-173) as age uses it: a readable prefix, 32 bytes, six letters of checksum."""

from functools import reduce
from operator import xor

LETTERS = "qpzry9x8gf2tvdw0s3jn54khce6mua7l"
GENERATORS = (0x3B6A57B2, 0x26508E6D, 0x1EA119FA, 0x3D4233DD, 0x2A1462B3)
REMAINDERS = [
    reduce(xor, (generator for bit, generator in enumerate(GENERATORS) if top >> bit & 1), 0) for top in range(32)
]
"""What the five bits that leave the checksum bring back into it."""
CHECKSUM_LETTERS = 6


def encode(prefix: str, data: bytes) -> str:
    """The lower-case text of these bytes under this prefix."""
    bits = len(data) * 8
    padding = -bits % 5
    whole = int.from_bytes(data) << padding
    values = [whole >> shift & 31 for shift in range(bits + padding - 5, -1, -5)]
    check = _polymod([*_expand(prefix), *values, *[0] * CHECKSUM_LETTERS]) ^ 1
    values += [check >> shift & 31 for shift in range(25, -1, -5)]
    return f"{prefix}1{''.join(LETTERS[value] for value in values)}"


def decode(prefix: str, text: str) -> bytes:
    """The bytes that ``encode`` spelled so, and in no other way.

    Raises:
        ValueError: another prefix, letter case, checksum or padding.
    """
    if not text.startswith(prefix + "1"):
        raise ValueError("prefix")
    values = [LETTERS.index(letter) for letter in text[len(prefix) + 1 :]]
    payload = values[:-CHECKSUM_LETTERS]
    bits = len(payload) * 5
    whole = 0
    for value in payload:
        whole = whole << 5 | value
    data = (whole >> bits % 8).to_bytes(bits // 8)
    if encode(prefix, data) != text:
        raise ValueError("checksum")
    return data


def _expand(prefix: str) -> list[int]:
    return [ord(letter) >> 5 for letter in prefix] + [0] + [ord(letter) & 31 for letter in prefix]


def _polymod(values: list[int]) -> int:
    check = 1
    for value in values:
        check = (check & 0x1FFFFFF) << 5 ^ value ^ REMAINDERS[check >> 25]
    return check
