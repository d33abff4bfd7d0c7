"""Keys and digests as words of the BIP-39 English list, for eyes, voices and paper."""

import hashlib
from collections.abc import Sequence
from functools import cache

from mnemonic import Mnemonic

from app.crypto.box_errors import KeyRefused, KeyWordsWrong

BITS_PER_WORD = 11
KEY_BYTES = 32
KEY_WORDS = 24


def identity_words(signing_spki: bytes, receiving_public: bytes) -> tuple[str, ...]:
    """The eight words of a person: the first 88 bits of SHA-256(SPKI ‖ X25519 public key), big-endian."""
    return _words(hashlib.sha256(signing_spki + receiving_public).digest(), 8)


def four_words(digest: bytes | str) -> tuple[str, ...]:
    """The four words that help to find a digest (bytes or hex): its first 44 bits. Never an identity.

    Raises:
        KeyRefused: hex that is none, or fewer than six bytes.
    """
    try:
        data = bytes.fromhex(digest) if isinstance(digest, str) else digest
    except ValueError as error:
        raise KeyRefused from error
    return _words(data, 4)


def key_to_words(key: bytes) -> tuple[str, ...]:
    """32 bytes as 24 words with the checksum of BIP-39.

    Raises:
        KeyRefused: not 32 bytes.
    """
    if len(key) != KEY_BYTES:
        raise KeyRefused
    return _words(key + hashlib.sha256(key).digest()[:1], KEY_WORDS)


def words_to_key(words: Sequence[str]) -> bytes:
    """The 32 bytes of 24 words; blanks around a word and its case do not matter.

    Raises:
        KeyWordsWrong: another number of words, an unknown word, or a wrong checksum.
    """
    places = _places()
    try:
        numbers = [places[word.strip().lower()] for word in words]
    except KeyError:
        raise KeyWordsWrong from None  # a KeyError would carry the word
    whole = 0
    for number in numbers:
        whole = whole << BITS_PER_WORD | number
    if len(numbers) != KEY_WORDS:
        raise KeyWordsWrong
    key = (whole >> 8).to_bytes(KEY_BYTES)
    if hashlib.sha256(key).digest()[0] != whole & 0xFF:
        raise KeyWordsWrong
    return key


def _words(data: bytes, count: int) -> tuple[str, ...]:
    """The first ``count`` times eleven bits as words."""
    shift = len(data) * 8 - count * BITS_PER_WORD
    if shift < 0:
        raise KeyRefused
    whole = int.from_bytes(data) >> shift
    return tuple(word_list()[whole >> BITS_PER_WORD * place & 2047] for place in range(count - 1, -1, -1))


@cache
def word_list() -> tuple[str, ...]:
    """The 2,048 words of the BIP-39 English list."""
    return tuple(Mnemonic("english").wordlist)


@cache
def _places() -> dict[str, int]:
    return {word: place for place, word in enumerate(word_list())}
