"""DER is written and walked in one way: definite, minimal lengths."""

import pytest
from asn1crypto.core import Integer, ObjectIdentifier, OctetString
from hypothesis import given
from hypothesis import strategies as st

from app.sealing.der import OCTETS, SEQUENCE, Walker, integer, oid, sequence, set_of, tlv
from app.sealing.errors import Reason, Refusal


@given(st.binary(max_size=70_000))
def test_contents_come_back(data):
    walk = Walker(sequence(tlv(OCTETS, data), tlv(OCTETS)), Reason.CMS)
    walk.enter(SEQUENCE)
    assert (walk.content(OCTETS), walk.take(OCTETS)) == (data, b"\x04\0")
    assert tlv(OCTETS, data) == OctetString(data).dump()


@given(st.integers(0, 1 << 300))
def test_integers_are_those_of_others(value):
    assert integer(value) == Integer(value).dump()


@pytest.mark.parametrize("dotted", ["1.2.840.113549.1.9.16.2.47", "2.16.840.1.101.3.4.2.1", "1.3.14.3.2.26"])
def test_identifiers_are_those_of_others(dotted):
    assert oid(dotted) == ObjectIdentifier(dotted).dump()


def test_sets_are_sorted():
    assert set_of(b"\2\1\2", b"\2\1\1") == b"\x31\6\2\1\1\2\1\2"


@pytest.mark.parametrize(
    "data",
    [b"", b"\4", b"\5\0", b"\4\1", b"\4\x80\0\0", b"\4\x81\1\0", b"\4\x82\0\x81" + bytes(0x81), b"\4\x81",
     b"\4\x84\0\0\0\1\0", b"\4\xff" + bytes(300), b"\4\x82\xff\xff\0"],
)  # fmt: skip
def test_other_forms_are_refused(data):
    with pytest.raises(Refusal) as caught:
        Walker(data, Reason.CERTIFICATE_FORM).take(OCTETS)
    assert caught.value.reason is Reason.CERTIFICATE_FORM
