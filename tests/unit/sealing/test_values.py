"""Every value has one spelling, and the reader accepts no other."""

from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.sealing.errors import Reason, Refusal
from app.sealing.grammar import COVER, DOCUMENT, Limits, Scanner
from app.sealing.values import Name, Real, is_text_string, number, spell, text_string

NAMES = st.from_regex(r"[A-Za-z0-9_.+/-]{1,20}", fullmatch=True)
KEYS = st.from_regex(r"[A-Za-z0-9_.+-]{1,20}", fullmatch=True)
LEAVES = (
    st.booleans()
    | st.integers(-9_999_999_999, 9_999_999_999)
    | NAMES.map(Name)
    | st.binary(max_size=30)
    | st.text("()\\ab", max_size=8).map(str.encode)
    | st.decimals(-999, 999, places=3).map(number)
)
VALUES = st.recursive(
    LEAVES, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(KEYS, inner, max_size=4), max_leaves=12
)


def read(data: bytes, limits: Limits = DOCUMENT):
    scanner = Scanner(data, limits)
    return scanner.object(0, 1)


def framed(text: bytes) -> bytes:
    return b"1 0 obj\n" + text + b"\nendobj\n"


@given(VALUES)
def test_what_is_spelled_is_read_again(value):
    assert read(framed(spell(value)))[0] == value


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (b"<< /B 1 /A 2 >>", Reason.SPELLING), (b"<< /A 1 /A 1 >>", Reason.SPELLING), (b"<61>", Reason.SPELLING),
        (b"<0a>", Reason.TOKEN), (b"<0A0>", Reason.TOKEN), (b"<>", Reason.TOKEN), (b"(\x80)", Reason.TOKEN),
        (b"(a\\n)", Reason.TOKEN), (b"(()", Reason.TOKEN), (b"()", None), (b"-0", Reason.TOKEN),
        (b"1.0", Reason.TOKEN), (b"1.50", Reason.TOKEN), (b"1.5", None), (b".5", Reason.TOKEN), (b"+1", Reason.TOKEN),
        (b"01", Reason.TOKEN), (b"1.2345", Reason.TOKEN), (b"12345678901", Reason.TOKEN), (b"null", Reason.TOKEN),
        (b"/A#2FB", None), (b"/A#41", Reason.TOKEN), (b"[1 ]", Reason.TOKEN), (b"[ 1 2]", Reason.TOKEN),
        (b"[  1 ]", Reason.TOKEN), (b"<</A 1 >>", Reason.TOKEN), (b"<< /A 1>>", Reason.TOKEN), (b"true", None),
        (b"<< /A#2F 1 >>", Reason.TOKEN), (b"[ 3 0 R ]", Reason.NUMBERING), (b"[ 2 0 R 3 0 R ]", None),
        (b"[ 02 0 R ]", Reason.TOKEN), (b"<< /A ] 1 ] >>", Reason.TOKEN), (b"[ >> ]", Reason.TOKEN),
        (b"[ 2 1 R ]", Reason.TOKEN), (b"% c", Reason.TOKEN),
        (b"<< /Length 3 >>\nstream\nab\nendstream", Reason.STREAM), (b"<< >>\nstream\nab\nendstream", Reason.STREAM),
        (b"<< /Length 2 >>\nstream\nab\nendstream", None), (b"[ ]\nstream\nab\nendstream", Reason.STREAM),
        (b"<< /Length 99 >>\nstream\nab\nendstream", Reason.STREAM), (b"1 ", Reason.TOKEN),
        (b"<< /Length -1 >>\nstream\nab\nendstream", Reason.STREAM), (b"1\nendobj", None),
        (b"<< /Length 2 >>\nstream\r\nab\nendstream", Reason.TOKEN),
    ],
)  # fmt: skip
def test_other_spellings_are_refused(text, reason):
    if reason is None:
        read(framed(text))
        return
    with pytest.raises(Refusal) as caught:
        read(framed(text))
    assert caught.value.reason is reason


PIECES = b" ,[,],<<,>>,/A,/B,0,-,1.5,(a),<00>,<41>,2 0 R".split(b",")


@given(VALUES, st.lists(st.tuples(st.integers(0, 200), st.integers(0, 3), st.sampled_from(PIECES)), max_size=3))
@settings(max_examples=200, deadline=None)
def test_whatever_is_read_is_spelled_as_it_stood(value, edits):
    text = spell(value)
    for at, length, piece in edits:
        text = text[:at] + piece + text[at + length :]
    with suppress(Refusal):
        assert spell(read(framed(text))[0]) == text


@given(st.lists(st.sampled_from([*PIECES, b" ", b" ", b"true"]), max_size=14).map(b"".join))
@settings(max_examples=300, deadline=None)
def test_any_row_of_tokens_is_refused_or_spelled_as_it_stands(text):
    for candidate in (text, b"[ " + text + b" ]", b"<< /A " + text + b" >>"):
        with suppress(Refusal):
            assert spell(read(framed(candidate))[0]) == candidate


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (b"[ " * 14 + b"1" + b" ]" * 14, Reason.LIMIT_DEPTH),
        (b"[ " + b"1 " * 3_000 + b"]", Reason.LIMIT_VALUES),
        (b"<< " + b"".join(b"/%d 1 " % place for place in range(1000, 4000)) + b">>", Reason.LIMIT_VALUES),
        (b"[ " + b"[ " * 2 + b"1 " * 1500 + b"] " * 2 + b"[ " + b"1 " * 1500 + b"] " + b"]", None),
        (b"(" + b"a" * 300_000 + b")", Reason.TOKEN),
        (b"[ " + b"(" + b"a" * 200_000 + b") " + b"]", None),
        (b"[ " + (b"(" + b"a" * 200_000 + b") ") * 6 + b"]", Reason.LIMIT_VALUES),
    ],
)
def test_what_asks_for_too_much_is_refused(text, reason):
    if reason is None:
        read(framed(text), COVER)
        return
    with pytest.raises(Refusal) as caught:
        read(framed(text), COVER)
    assert caught.value.reason is reason


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=20))
def test_a_text_string_has_one_form(text):
    assert is_text_string(text_string(text))
    other = b"\xfe\xff" + text.encode("utf-16-be")
    assert is_text_string(other) == (other == text_string(text))


@pytest.mark.parametrize("data", [b"\xfe\xff\xd8\x00", b"\xfe\xff\x00", b"\x80", b"\n", b"\xef\xbb\xbf"])
def test_other_bytes_are_no_text(data):
    assert not is_text_string(data)


@pytest.mark.parametrize(("given_", "wanted"), [(1.5, Real("1.5")), (2.0, 2), (-0.0001, 0), (0.12345, Real("0.123"))])
def test_numbers_are_shortened(given_, wanted):
    assert spell(number(given_)) == spell(wanted)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (b"/" + b"a" * 127, None), (b"/" + b"a" * 128, Reason.TOKEN), (b"/" + b"#2F" * 127, None),
        (b"/" + b"#2F" * 128, Reason.TOKEN), (b"/a#2f", Reason.TOKEN), (b"/#", Reason.TOKEN), (b"/", Reason.TOKEN),
        (b"<41F>", Reason.TOKEN), (b"<FF0>", Reason.TOKEN), (b"<FF>", None), (b"[ 1 02 ]", Reason.TOKEN),
        (b"[ 1 -0 ]", Reason.TOKEN), (b"[ 1 2  ]", Reason.TOKEN), (b"[ 2 0 R 02 0 R ]", Reason.TOKEN),
        (b"[ 1 2 0 R 3.5 ]", None), (b"[ 12345678901 ]", Reason.TOKEN), (b"[ 1 2.5 -3 ]", None),
        (b"[ 2 0 R 4 0 R ]", Reason.NUMBERING), (b"[ 1234567 0 R ]", Reason.TOKEN),
        (b"[ " * 12 + b"1 ]" + b" ]" * 11, None),
        (b"[ " * 13 + b"1 ]" + b" ]" * 12, Reason.LIMIT_DEPTH),
        (b"[ " * 13 + b"2 0 R ]" + b" ]" * 12, Reason.LIMIT_DEPTH),
    ],
)  # fmt: skip
def test_the_edges_of_what_one_match_takes(text, reason):
    test_other_spellings_are_refused(text, reason)


@pytest.mark.parametrize("text", [b"[ " + b"1 " * 100_000 + b"]", b"[ " + b"2 0 R " * 30_000 + b"]"])
def test_long_arrays_are_read_and_counted(text):
    items = text.count(b" R") or text.count(b"1")
    scanner = Scanner(framed(text), Limits(objects=1, values=items + 1, members=items))
    assert len(scanner.object(0, 1)[0]) == items
    for limits in (
        Limits(objects=1, values=items, members=items),
        Limits(objects=1, values=items + 1, members=items - 1),
    ):
        with pytest.raises(Refusal) as caught:
            read(framed(text), limits)
        assert caught.value.reason is Reason.LIMIT_VALUES
