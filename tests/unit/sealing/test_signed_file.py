"""What was signed is read back; any other byte anywhere is refused."""

import hashlib
from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.crypto.signing_key import SigningKey
from app.sealing.assembly import SignatureField
from app.sealing.attachments import Attachment
from app.sealing.errors import PagesNotAccepted, Reason, Refusal
from app.sealing.length import is_padded, padded_length
from app.sealing.metadata import packet, title_fits
from app.sealing.signed_file import read_signed
from app.sealing.signer import Signer
from tests.unit.sealing.making import FILE_ID, NOON, plain_pages, signed, signer, tagged_pages

TITLES = st.text(st.characters(codec="utf-8"), min_size=1, max_size=40).filter(title_fits)


@given(TITLES, st.binary(max_size=300), st.binary(min_size=16, max_size=16), st.integers(0, 10**9), st.booleans())
@settings(max_examples=60, deadline=None)
def test_what_was_signed_is_read_back(title, content, file_id, seconds, sealed):
    moment = NOON + timedelta(seconds=seconds % (60 * 60 * 24 * 365 * 20))
    names = ["header.json", "payload.age"] if sealed else ["manifest.json"]
    attachments = [Attachment(name=name, data=content) for name in names]
    file = read_signed(signed(title=title, attachments=attachments, file_id=file_id, signed_at=moment))
    assert (file.title, file.file_id, file.signed_at) == (title, file_id, moment)
    assert dict(file.attachments) == dict.fromkeys(names, content)
    assert (file.spki, file.claimed_name, file.signatures) == (signer().key.spki, "Abena Mensah", "1 of 1")


@pytest.mark.parametrize("pages", [plain_pages(1), plain_pages(40), tagged_pages(), tagged_pages(rtl=True)])
def test_pages_of_every_shape_can_be_signed(pages):
    data = signed(pages)
    assert read_signed(data).digest == hashlib.sha256(data).hexdigest()


def test_any_changed_byte_is_refused():
    data = signed()
    for at in range(len(data)):
        changed = bytearray(data)
        changed[at] ^= 1 << at % 8
        with pytest.raises(Refusal):
            read_signed(bytes(changed))


def test_any_byte_too_many_or_too_few_is_refused():
    data = signed()
    for at in range(0, len(data), 7):
        for changed in (data[:at], data[:at] + b" " + data[at:], data[:at] + data[at + 1 :]):
            with pytest.raises(Refusal):
                read_signed(changed)


@pytest.mark.parametrize("size", [0, 100_000, 258_000, 262_144, 300_000, 1_000_000])
def test_a_hidden_length_is_a_padded_one(size):
    attachments = [Attachment(name="manifest.json", data=b"x" * size)]
    data = signed(attachments=attachments, hide_length=True)
    assert is_padded(len(data))
    assert len(data) <= max(262_144, 1.13 * (size + 6_000))


def test_every_length_is_hidden_where_digits_are_added():
    blanks = 100_000 - len(packet("Contact card", "en", tagged=False))
    overhead = len(signed(attachments=[Attachment(name="manifest.json", data=b"")]))
    lengths = set()
    for spare in (*range(12, 32), *range(blanks + 14, blanks + 24)):
        attachments = [Attachment(name="manifest.json", data=b"x" * (262_144 - overhead - spare))]
        data = signed(attachments=attachments, hide_length=True)
        assert is_padded(len(data))
        lengths.add((spare > 100, len(data)))
    assert {(True, 262_144), (True, padded_length(262_145)), (False, 262_144)} <= lengths


@given(st.integers(1, 1 << 40))
def test_padded_lengths_are_few_and_close(length):
    padded = padded_length(length)
    assert is_padded(padded)
    assert length <= padded <= max(262_144, length * 1.12)


def test_the_same_pages_give_the_same_bytes_but_for_the_signature():
    first, second = signed(tagged_pages()), signed(tagged_pages())
    start, stop = first.index(b"/Contents <30"), first.index(b"/Filter /Adobe")
    assert (first[:start], first[stop:]) == (second[:start], second[stop:])


@pytest.mark.parametrize(
    "change",
    [
        {"title": ""}, {"title": "x" * 201}, {"title": "a\nb"}, {"file_id": b"short"}, {"certify": 3},
        {"fields": [SignatureField(name="Not a name")]}, {"pages": b"no pages"}, {"pages": b"%PDF-1.4\n"},
        {"pages": plain_pages().replace(b"/Contents 4 0 R", b"/Contents 9 0 R")},
        {"pages": plain_pages().replace(b"/FlateDecode", b"/ASCIIHexDec")},
        {"fields": [SignatureField(name="one"), SignatureField(name="two")]},
    ],
)  # fmt: skip
def test_what_would_be_refused_is_not_handed_out(change):
    with pytest.raises(PagesNotAccepted):
        signed(change.pop("pages", None), **change)


def test_nobody_signs_before_their_certificate_is_valid():
    with pytest.raises(Refusal) as refusal:
        signed(signed_at=NOON - timedelta(days=3))
    assert refusal.value.reason is Reason.CERTIFICATE_DATES


def test_a_signer_is_key_certificate_and_name_together():
    key, other = SigningKey.generate(), SigningKey.generate()
    certificate = key.certificate(name="Ines Duarte", not_before=NOON)
    for wrong, reason in (
        ({"key": other}, Reason.KEYS_DIFFER),
        ({"name": "Ines"}, Reason.NAMES_DIFFER),
        ({"certificate": b"0"}, Reason.CERTIFICATE_FORM),
    ):
        with pytest.raises(Refusal) as caught:
            Signer(**({"key": key, "certificate": certificate, "name": "Ines Duarte"} | wrong))
        assert caught.value.reason is reason


def test_a_refusal_shows_code_and_reason_but_no_content():
    data = signed(title="Confidential").replace(b"Confidential", b"Confidentiel")
    with pytest.raises(Refusal) as caught:
        read_signed(data)
    assert (caught.value.code, str(caught.value)) == ("SR-214", "SR-214 Refusal")
    assert "Confident" not in repr(caught.value)


def test_the_file_id_stands_in_the_trailer():
    assert signed().count(b"<%b>" % FILE_ID.hex().upper().encode()) == 2
