"""The bidirectional algorithm gives what Unicode's own test file says, on every line that has no explicit controls."""

import unicodedata
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.documents.ink.bidi import base_level, has_right_to_left, levels, settle_line, visual_order

CALM = settings(deadline=None)  # a busy computer is no fault
UNICODE_DATA = Path("/usr/share/unicode/BidiCharacterTest.txt")
EXPLICIT = frozenset(("LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"))
LEAST_CASES = 90_000


def cases():
    if not UNICODE_DATA.is_file():
        pytest.fail("BidiCharacterTest.txt is missing: install the Debian package unicode-data (make test does)")
    for line in UNICODE_DATA.read_text("utf-8").splitlines():
        fields = line.partition("#")[0].strip().split(";")
        if len(fields) == 5:
            text = "".join(chr(int(code, 16)) for code in fields[0].split())
            if not any(unicodedata.bidirectional(char) in EXPLICIT for char in text):
                yield text, fields[1], int(fields[2]), fields[3].split(), [int(place) for place in fields[4].split()]


def resolved(text, base):
    out = levels(text, base)
    settle_line(text, out, base)
    return out


def test_every_case_of_the_unicode_file_that_applies():
    seen = 0
    for text, direction, paragraph, wanted, order in cases():
        base = base_level(text) if direction == "2" else int(direction)
        assert base == paragraph
        found = resolved(text, base)
        kept = [at for at, level in enumerate(wanted) if level != "x"]
        assert [found[at] for at in kept] == [int(wanted[at]) for at in kept], ascii(text)
        assert [at for at in visual_order(found) if at in kept] == order, ascii(text)
        seen += 1
    assert seen > LEAST_CASES


@CALM
@given(st.text(st.sampled_from("ab אבج12.,()[]%-\u0300\u200f "), max_size=40), st.sampled_from([0, 1]))
def test_the_order_is_a_permutation_and_levels_are_near_the_base(text, base):
    found = resolved(text, base)
    assert sorted(visual_order(found)) == list(range(len(text)))
    assert all(base <= level <= base + 2 for level in found)


@CALM
@given(st.text(st.characters(max_codepoint=0x24F), max_size=60))
def test_text_of_left_to_right_letters_alone_keeps_its_order(text):
    assert not has_right_to_left(text)
    assert visual_order(resolved(text, 0)) == list(range(len(text)))


def test_text_without_a_strong_letter_takes_the_default():
    assert base_level("14:30 (2)") == 0
    assert base_level("14:30 (2)", 1) == 1
    assert base_level("14:30 א", 0) == 1
