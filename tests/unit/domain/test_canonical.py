"""One value, one spelling: what is decoded was spelled as it would be spelled again, or it is refused."""

import hashlib
import json
from unicodedata import normalize

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from app.domain.canonical import LARGEST_INTEGER, NotCanonical, decode, digest, encode
from tests.unit.domain.values import ON_A_BUSY_MACHINE

texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=20).map(lambda text: normalize("NFC", text))
integers = st.integers(-LARGEST_INTEGER, LARGEST_INTEGER)
values = st.recursive(
    st.none() | st.booleans() | integers | texts,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(texts, inner, max_size=4),
    max_leaves=20,
)


@ON_A_BUSY_MACHINE
@given(values)
def test_what_is_encoded_decodes_to_the_same_value(value):
    assert decode(encode(value)) == value


@ON_A_BUSY_MACHINE
@given(values)
def test_other_readers_of_json_read_the_same_value(value):
    assert json.loads(encode(value)) == value


@ON_A_BUSY_MACHINE
@given(st.dictionaries(texts, integers, max_size=8))
def test_the_order_in_which_keys_came_does_not_matter(value):
    assert encode(dict(reversed(value.items()))) == encode(value)
    assert digest(dict(reversed(value.items()))) == digest(value) == hashlib.sha256(encode(value)).hexdigest()


@ON_A_BUSY_MACHINE
@given(values, st.integers(0, 10_000), st.sampled_from(b' \n\t,:"0a{}[]\\\xff'))
@example({"a": 1}, 0, ord(" "))
def test_a_byte_more_is_another_value_or_none(value, place, byte):
    data = encode(value)
    place %= len(data) + 1
    try:
        other = decode(data[:place] + bytes([byte]) + data[place:])
    except NotCanonical:
        return
    assert encode(other) != data


def test_the_published_example_of_the_standard_is_spelled_so():
    """RFC 8785, section 3.2.3: keys in the order of their UTF-16 code units, and its escapes."""
    value = {
        "\u20ac": "Euro Sign",
        "\r": "Carriage Return",
        "\u05d3": "Hebrew Letter Dalet",
        "1": "One",
        "\U0001f600": "Emoji: Grinning Face",
        "\u0080": "Control",
        "\u00f6": "Latin Small Letter O With Diaeresis",
    }
    order = ["\r", "1", "\u0080", "\u00f6", "\u05d3", "\u20ac", "\U0001f600"]
    assert list(json.loads(encode(value))) == order


def test_keys_are_ordered_by_utf_16_and_not_by_code_point():
    assert list(decode(encode({"\ue000": 1, "\U0001f600": 2}))) == ["\U0001f600", "\ue000"]


def test_escapes_are_the_short_ones_in_lower_case():
    assert encode('\b\t\n\f\r"\\\x00\x1f\x7f/é') == b'"\\b\\t\\n\\f\\r\\"\\\\\\u0000\\u001f\x7f/\xc3\xa9"'


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b" 1",
        b"1 ",
        b"1\n",
        b"\xef\xbb\xbf1",
        b'{"a":1,"a":1}',
        b'{"a":1,"a":2}',
        b'{"b":1,"a":2}',
        b'{"a": 1}',
        b"[1, 2]",
        b"1.0",
        b"1.5",
        b"1e3",
        b"-0",
        b"01",
        b"+1",
        b"NaN",
        b"Infinity",
        b"-Infinity",
        b"9007199254740992",
        b"-9007199254740992",
        b"1" * 10_000,
        b'"\\u00e9"',
        b'"\\/"',
        b'"\\u000A"',
        b'"\\u001F"',
        b'"\\ud83d\\ude00"',
        b'"\\ud800"',
        b'"e\xcc\x81"',
        b'{"e\xcc\x81":1}',
        b'"\xff"',
        b'"\xed\xa0\x80"',
        b'"\x0a"',
        b"'a'",
        b"[" * 100_000,
        b"[1,]",
        b"null null",
        b"nul",
    ],
)
def test_another_spelling_is_refused(data):
    with pytest.raises(NotCanonical):
        decode(data)


@pytest.mark.parametrize(
    "value",
    [
        1.0,
        float("nan"),
        LARGEST_INTEGER + 1,
        -LARGEST_INTEGER - 1,
        10**400,
        "e\u0301",
        "\ud800",
        {"\ud800": 1},
        {"e\u0301": 1},
        {1: "a"},
        {None: 1},
        b"bytes",
        {1, 2},
        object(),
        [1.5],
    ],
)
def test_a_value_without_a_canonical_spelling_is_refused(value):
    with pytest.raises(NotCanonical):
        encode(value)


def test_a_value_that_contains_itself_is_refused():
    endless = []
    endless.append(endless)
    with pytest.raises(NotCanonical):
        encode(endless)


def test_the_largest_integers_are_exact():
    for value in (LARGEST_INTEGER, -LARGEST_INTEGER, 0):
        assert decode(encode(value)) == value


def test_more_bytes_than_asked_for_are_refused_before_they_are_read():
    assert decode(b"[1,2]", limit=5) == [1, 2]
    with pytest.raises(NotCanonical, match="size"):
        decode(b"[1,2]", limit=4)
