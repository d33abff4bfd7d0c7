"""Words stand for exactly the bits that they should, as an independent reading of BIP-39 gives them."""

import hashlib
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st
from mnemonic import Mnemonic

from app.crypto.box_errors import KeyRefused, KeyWordsWrong
from app.crypto.key_words import four_words, identity_words, key_to_words, word_list, words_to_key

REFERENCE = Mnemonic("english")
KEYS = st.binary(min_size=32, max_size=32)


def _by_bits(data: bytes, count: int) -> tuple[str, ...]:
    bits = "".join(f"{byte:08b}" for byte in data)
    return tuple(REFERENCE.wordlist[int(bits[at : at + 11], 2)] for at in range(0, 11 * count, 11))


@given(KEYS)
def test_a_key_and_its_words_are_one(key):
    words = key_to_words(key)
    assert " ".join(words) == REFERENCE.to_mnemonic(key)
    assert words_to_key(words) == key
    assert words_to_key([f" {word.upper()} " for word in words]) == key


@given(KEYS, st.integers(0, 23))
def test_swapped_neighbours_never_give_the_same_key(key, place):
    words = list(key_to_words(key))
    words[place : place + 2] = reversed(words[place : place + 2])
    with suppress(KeyWordsWrong):
        assert (words_to_key(words) == key) == (tuple(words) == key_to_words(key))


@pytest.mark.parametrize(
    "words", [[], ["abandon"] * 24, ["abandon"] * 23, ["rose"] * 24, ["subrosa"] * 24, ["abandon"] * 25]
)
def test_wrong_words_are_refused_without_being_repeated(words):
    with pytest.raises(KeyWordsWrong) as caught:
        words_to_key(words)
    assert caught.value.__suppress_context__ or caught.value.__context__ is None
    assert "rose" not in str(caught.value)
    assert caught.value.__cause__ is None


@given(st.binary(min_size=91, max_size=91), KEYS)
def test_a_person_has_the_first_88_bits(spki, public):
    assert identity_words(spki, public) == _by_bits(hashlib.sha256(spki + public).digest(), 8)


@given(KEYS)
def test_a_receipt_has_the_first_44_bits(digest):
    assert four_words(digest) == four_words(digest.hex()) == _by_bits(digest, 4)


@pytest.mark.parametrize("digest", [b"", bytes(5), "zz", "abc"])
def test_what_is_no_digest_is_refused(digest):
    with pytest.raises(KeyRefused):
        four_words(digest)


def test_what_is_no_key_is_refused():
    with pytest.raises(KeyRefused):
        key_to_words(bytes(31))


def test_the_list_is_the_standard_one():
    assert (len(word_list()), word_list()[0], word_list()[-1]) == (2048, "abandon", "zoo")
