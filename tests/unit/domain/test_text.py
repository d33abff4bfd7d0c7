"""Whatever strangers write becomes plain text, or is refused with its place."""

from unicodedata import category, is_normalized

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.errors import Problem, ValueRefused
from app.domain.text import CODE, NOTE_LIMIT, clean_line, clean_text, code_order, shortened
from tests.unit.domain.values import ON_A_BUSY_MACHINE

anything = st.text(st.characters() | st.sampled_from("\ud800\udfff\u202e\u2066\u200e\r\n\t\u2028\u0301\x00\ufeff"))
CONTROLS = "\x00\x07\x0b\x1b\x1f\x7f\x85\x9f\u061c\u200e\u200f\u202a\u202e\u2066\u2069\ufdd0\ufdef\ufeff\ufffe\uffff"


def cleaned(clean, text):
    try:
        return clean(text, where="here")
    except ValueRefused:
        return None


@ON_A_BUSY_MACHINE
@given(anything)
@pytest.mark.parametrize("clean", [clean_line, clean_text])
def test_what_is_clean_stays_as_it_is(clean, text):
    once = cleaned(clean, text)
    assert once is None or cleaned(clean, once) == once


@ON_A_BUSY_MACHINE
@given(anything)
def test_clean_text_is_normal_encodable_and_without_controls(text):
    clean = cleaned(clean_text, text)
    if clean is not None:
        assert is_normalized("NFC", clean)
        assert clean.encode("utf-8")
        assert not set(clean) & set(CONTROLS)
        assert {char for char in clean if category(char) == "Cc"} <= {"\n", "\t"}


@ON_A_BUSY_MACHINE
@given(anything)
def test_a_clean_line_has_no_line_ends(text):
    line = cleaned(clean_line, text)
    assert line is None or not set(line) & set("\n\r\t\x0b\x0c\x85\u2028\u2029")


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("  Mara\tLindqvist \n", "Mara Lindqvist"),
        ("Mara\r\nLindqvist", "Mara Lindqvist"),
        ("Mara\rLindqvist", "Mara Lindqvist"),
        ("e\u0301", "é"),
        ("a\u202eb", "ab"),
        ("a\x00b", "ab"),
        ("\ud800", "\ufffd"),
        ("a\u200db", "a\u200db"),
        ("<b>Mara</b>", "<b>Mara</b>"),
        ("=1+1", "=1+1"),
    ],
)
def test_a_line_is_cleaned_so(text, line):
    assert clean_line(text, where="here") == line


@pytest.mark.parametrize("char", CONTROLS, ids=ascii)
def test_each_control_is_left_out(char):
    assert clean_line(f"a{char}b", where="here") == clean_text(f"a{char}b", where="here") == "ab"


def test_text_keeps_its_line_ends_as_one_kind():
    assert clean_text("a\r\nb\rc\nd\te", where="here") == "a\nb\nc\nd\te"


@pytest.mark.parametrize("text", ["", " ", "\n\t", "\x00", "\u202e \u2066", "\ufeff"])
def test_nothing_is_refused(text):
    for clean in (clean_line, clean_text):
        with pytest.raises(ValueRefused) as caught:
            clean(text, where="panel / title")
        assert (caught.value.where, caught.value.problem) == ("panel / title", Problem.EMPTY)


def test_limits_count_what_is_left():
    assert len(clean_text("x" * NOTE_LIMIT + "\x00  ", where="note")) == NOTE_LIMIT
    with pytest.raises(ValueRefused) as caught:
        clean_text("x" * (NOTE_LIMIT + 1), where="note")
    assert (caught.value.problem, caught.value.found) == (Problem.TOO_LONG, "20001 > 20000")
    assert clean_line("x" * 3, where="code", limit=3) == "xxx"
    with pytest.raises(ValueRefused):
        clean_line("x" * 4, where="code", limit=3)


def test_what_is_shown_of_a_found_value_is_one_short_line():
    assert shortened("a\nb") == "a b"
    assert shortened("x" * 60) == "x" * 60
    assert shortened("x" * 61) == "x" * 59 + "…"


@ON_A_BUSY_MACHINE
@given(anything)
def test_shortening_never_fails_and_never_exceeds(text):
    assert len(shortened(text, 10)) <= 10


@given(st.lists(st.from_regex(CODE, fullmatch=True), unique=True))
def test_codes_of_every_shape_have_one_order(codes):
    ordered = sorted(codes, key=code_order)
    codes.reverse()
    assert sorted(codes, key=code_order) == ordered


def test_numbers_in_codes_count():
    codes = ["C-10", "C-02b", "10", "C-2", "C-1a2", "2", "C-1a", "1a"]
    assert sorted(codes, key=code_order) == ["1a", "2", "10", "C-1a", "C-1a2", "C-2", "C-02b", "C-10"]
