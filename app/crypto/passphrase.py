"""Passphrases: seven words drawn by the computer, and an honest guess at how much one withstands."""

import math
import secrets
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Final

from app.crypto.key_words import BITS_PER_WORD, word_list
from app.crypto.secret import wipe

GENERATED_WORDS: Final = 7
FEWEST_CHARACTERS: Final = 10
_FEWEST_LETTERS: Final = 4
_FOUND: Final = 0
_LATER_LETTERS: Final = range(4, 13)
_LETTERS: Final = frozenset({"lower", "upper", "other"})
_UTF8_CONTINUATION: Final = 0x80
_THREE_OCTETS: Final = 0xE0
_COMMON: Final = tuple(b"password passwort qwertz qwerty letmein iloveyou sommer summer admin".split())
_COMMON_BITS: Final = 3


class Verdict(StrEnum):
    """How a passphrase is called; ``app.wording`` has the sentence."""

    TOO_SHORT = "too short"
    WEAK = "weak"
    FAIR = "fair"
    GOOD = "good"
    STRONG = "strong"


_THRESHOLDS: Final = ((45, Verdict.WEAK), (60, Verdict.FAIR), (75, Verdict.GOOD))


@dataclass(frozen=True, slots=True, kw_only=True)
class Strength:
    """A guess at the work of finding a passphrase: ``2 ** bits`` tries, each at the cost of one unlock."""

    bits: int
    verdict: Verdict

    @property
    def acceptable(self) -> bool:
        """False for what is too short or too easily guessed to guard a vault."""
        return self.verdict not in (Verdict.TOO_SHORT, Verdict.WEAK)


def generate_passphrase(words: int = GENERATED_WORDS) -> bytearray:
    """Words of the BIP-39 English list, drawn independently, one space between: 11 bits each."""
    every = word_list()
    return bytearray(" ".join(secrets.choice(every) for _ in range(words)).encode())


def estimate(passphrase: bytearray) -> Strength:
    """How much a passphrase withstands, estimated low: known words and runs count little. The buffer stays as it is."""
    left = passphrase.lower()
    try:
        bits = int(_take_words(left, _COMMON, _COMMON_BITS) + _take_words(left, _by_length(), BITS_PER_WORD))
        bits += int(_guess_rest(passphrase, left))
    finally:
        wipe(left)
    characters = sum(octet & 0xC0 != 0x80 for octet in passphrase)
    if characters < FEWEST_CHARACTERS:
        return Strength(bits=bits, verdict=Verdict.TOO_SHORT)
    verdict = next((name for limit, name in _THRESHOLDS if bits < limit), Verdict.STRONG)
    return Strength(bits=bits, verdict=verdict)


@cache
def _by_length() -> tuple[bytes, ...]:
    known = (word.encode() for word in word_list() if len(word) >= _FEWEST_LETTERS)
    return tuple(sorted(known, key=len, reverse=True))


def _take_words(left: bytearray, words: tuple[bytes, ...], bits: int) -> int:
    """The bits of all known words in ``left``, which are blanked out there; a repeated word counts once."""
    total = 0
    for word in words:
        place = left.find(word)
        total += bits if place >= 0 else 0
        while place >= 0:
            left[place : place + len(word)] = bytes(len(word))
            place = left.find(word, place)
    return total


def _guess_rest(passphrase: bytearray, left: bytearray) -> float:
    """Bits of the characters that no known word explains.

    What continues a run ("aaa", "4567") counts nothing, and so do the later letters of what may be a word.
    """
    surprising = letters = 0
    kinds = set()
    previous: int | None = None
    step: int | None = None
    for octet, lowered in zip(passphrase, left, strict=True):
        if lowered == _FOUND or octet in b" -":
            letters, previous, step = 0, None, None
            continue
        if octet & 0xC0 == _UTF8_CONTINUATION:
            continue
        moved = None if previous is None or octet >= _UTF8_CONTINUATION else octet - previous
        letters = letters + 1 if _kind(octet)[0] in _LETTERS else 0
        kinds.add(_kind(octet))
        surprising += letters not in _LATER_LETTERS and not (moved is not None and moved in (-1, 0, 1, step))
        previous, step = octet, moved
    return surprising * math.log2(sum(size for _, size in kinds)) if kinds else 0.0


def _kind(octet: int) -> tuple[str, int]:
    character = chr(octet)
    if octet >= _THREE_OCTETS:
        return "ideograph", 512
    if octet >= _UTF8_CONTINUATION:
        return "other", 64
    if character.isdigit():
        return "digit", 10
    if character.isalpha():
        return ("upper", 26) if character.isupper() else ("lower", 26)
    return "sign", 33
