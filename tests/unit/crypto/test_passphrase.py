"""Generated passphrases are strong; typed ones are judged low rather than high."""

from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.crypto.key_words import word_list
from app.crypto.passphrase import Verdict, estimate, generate_passphrase


def bits(text: str) -> int:
    return estimate(bytearray(text.encode())).bits


def test_seven_words_of_the_list_and_never_the_same():
    drawn = [bytes(generate_passphrase()).decode() for _ in range(50)]
    assert all(len(each.split(" ")) == 7 for each in drawn)
    assert {word for each in drawn for word in each.split(" ")} <= set(word_list())
    assert len(set(drawn)) == 50


def test_every_word_can_come():
    counts = Counter(bytes(generate_passphrase(2048 * 8)).decode().split(" "))
    assert len(counts) > 2030
    assert max(counts.values()) < 40


def test_generated_words_are_judged_strong_or_nearly():
    generated = [generate_passphrase() for _ in range(50)]
    without_repeats = [each for each in generated if len(set(bytes(each).split())) == 7]
    assert len(without_repeats) > 25
    for each in without_repeats:
        assert estimate(each).verdict in (Verdict.STRONG, Verdict.GOOD)


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("", Verdict.TOO_SHORT),
        ("x7#Kq9!m", Verdict.TOO_SHORT),
        ("password123", Verdict.WEAK),
        ("aaaaaaaaaaaaaaaaaaaa", Verdict.WEAK),
        ("abcdefghijklmnopqrst", Verdict.WEAK),
        ("13579135791357913579", Verdict.WEAK),
        ("Sommer2026!", Verdict.WEAK),
        ("abandon abandon abandon abandon abandon", Verdict.WEAK),
        ("correct horse battery staple", Verdict.WEAK),
        ("x7#Kq9!mZp2$vB", Verdict.STRONG),
        ("zebra ability about absent acoustic across adult", Verdict.STRONG),
    ],
)
def test_known_kinds(text, verdict):
    assert estimate(bytearray(text.encode())).verdict is verdict


def test_only_weak_ones_are_not_acceptable():
    assert not estimate(bytearray(b"password123")).acceptable
    assert not estimate(bytearray(b"short")).acceptable
    assert estimate(bytearray(b"zebra ability about absent acoustic")).acceptable


def test_other_scripts_count():
    assert 60 <= bits("我们的秘密很长很安全吧") <= 110
    assert bits("Grüße aus Köln 1987") < 80


@settings(deadline=None)
@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=60))
def test_any_text_is_judged_and_left_as_it_is(text):
    passphrase = bytearray(text.encode())
    before = bytes(passphrase)
    strength = estimate(passphrase)
    assert passphrase == before
    assert 0 <= strength.bits <= 12 * len(text) + 12


class Watched(bytearray):
    """A buffer that keeps hold of the copies that are made of it in lower case."""

    def __init__(self, octets: bytes) -> None:
        super().__init__(octets)
        self.copies: list[bytearray] = []

    def lower(self) -> bytearray:
        self.copies.append(super().lower())
        return self.copies[-1]


@pytest.mark.parametrize("octets", ["Géante Rouge 1987".encode(), b"correct horse battery staple", b"x7#Kq"])
def test_the_copy_that_is_judged_is_wiped(octets):
    passphrase = Watched(octets)
    estimate(passphrase)
    assert passphrase.copies == [bytearray(len(octets))]


@settings(deadline=None)
@given(st.text("abcXYZ019-_", min_size=1, max_size=30))
def test_saying_it_twice_is_no_protection(text):
    assert bits(text * 2) <= 2 * bits(text) + 12
