"""Seals that are validly signed but lie: another's payload, another key, another time, a header of another form."""

import hashlib
from base64 import b64encode
from typing import Any

import pytest

from app.crypto import age_box
from app.crypto.age_box import ReceivingKey
from app.domain import canonical
from app.sealing.attachments import Attachment
from app.sealing.errors import Reason, Refusal
from app.sealing.kinds import Kind
from app.sealing.record_file import read_record, sign_record
from app.sealing.sealed_file import check_sealed, encrypt_inner, open_sealed, wrap
from app.sealing.signed_file import SignRequest, sign_pages
from app.sealing.signer import Signer
from app.sealing.verify import verify_file
from tests.unit.sealing.making import (
    CHAIR,
    FILE_ID,
    MEMBERS,
    NOON,
    OPENING,
    PANEL,
    manifest,
    plain_pages,
    record,
    request,
    sealed,
    signed,
    signer,
    summary,
    tagged_pages,
)

MALLORY = signer("Mallory")
GOOD = encrypt_inner(request(inner_pages=plain_pages()))


def sign(attachments: dict[str, bytes], who: Signer | None = None, **changes: Any) -> bytes:
    return signed(
        plain_pages(),
        attachments=[Attachment(name=name, data=data) for name, data in attachments.items()],
        signer=who or signer(),
        **changes,
    )


def cover(payload: bytes | None = None, who: Signer | None = None, raw: bytes | None = None, **header: Any) -> bytes:
    """A wrapper whose header says what the arguments say, and otherwise what fits."""
    payload = GOOD.payload if payload is None else payload
    fitting = {"payload_size": len(payload), "payload_sha256": hashlib.sha256(payload).hexdigest()}
    if who is not None:
        fitting |= {"signer_name": who.name, "signer_spki_sha256": who.key.spki_sha256}
    values = GOOD.header.to_json() | fitting | header
    values = {key: value for key, value in values.items() if value is not ...}
    return sign({"header.json": raw or canonical.encode(values), "payload.age": payload}, who)


def reason_of(data: bytes) -> Reason:
    with pytest.raises(Refusal) as caught:
        check_sealed(data)
    assert caught.value.layer == "outer"
    with pytest.raises(Refusal) as again:
        verify_file(data)
    assert again.value.reason is caught.value.reason
    return caught.value.reason


def opening_reason(data: bytes, key: ReceivingKey = OPENING) -> Reason:
    checked = check_sealed(data)
    with pytest.raises(Refusal) as caught:
        open_sealed(checked, key)
    return caught.value.reason


STANZA = b"-> X25519 %b\n%b\n" % (b"A" * 43, b"A" * 43)


def with_stanza(stanza: bytes) -> bytes:
    return GOOD.payload.replace(b"\n-> X25519", b"\n" + stanza + b"-> X25519", 1)


HEADERS: dict[str, tuple[dict[str, Any], Reason]] = {
    "another name": ({"signer_name": "Ines Duarte"}, Reason.NAMES_DIFFER),
    "another key": ({"signer_spki_sha256": "ab" * 32}, Reason.KEYS_DIFFER),
    "another time": ({"sealed_at": "2026-11-20T12:00:01Z"}, Reason.TIMES_DIFFER),
    "another size": ({"payload_size": 5}, Reason.PAYLOAD_SIZE),
    "another digest": ({"payload_sha256": "ab" * 32}, Reason.PAYLOAD_DIGEST),
    "one recipient more": ({"recipients": ["00" * 32, "ff" * 32]}, Reason.STANZA_COUNT),
    "no recipient": ({"recipients": []}, Reason.HEADER_VALUES),
    "recipients out of order": ({"recipients": ["ff" * 32, "00" * 32]}, Reason.HEADER_VALUES),
    "recipients as a text": ({"recipients": "00"}, Reason.HEADER_VALUES),
    "recipient twice": ({"recipients": ["00" * 32, "00" * 32]}, Reason.HEADER_VALUES),
    "a key too many": ({"note": "x"}, Reason.HEADER_FORM),
    "a key too few": ({"destroy_by": ...}, Reason.HEADER_FORM),
    "another format": ({"format": "sub-rosa/2"}, Reason.HEADER_VALUES),
    "no kind": ({"kind": "love letter"}, Reason.HEADER_VALUES),
    "a kind that is not a text": ({"kind": 1}, Reason.HEADER_VALUES),
    "a kind that is not sealed": ({"kind": "minutes", "candidate": None, "number": None}, Reason.HEADER_VALUES),
    "quorum": ({"opening": {"mode": "quorum", "k": 2, "openers": []}}, Reason.OPENING_QUORUM),
    "another opening": ({"opening": {"mode": "courtesy", "x": 1}}, Reason.HEADER_VALUES),
    "upper-case digest": ({"panel_digest": "AB" * 32}, Reason.HEADER_VALUES),
    "no panel": ({"panel_code": None, "panel_id": None, "panel_digest": None}, Reason.HEADER_VALUES),
    "half a panel": ({"panel_id": None}, Reason.HEADER_VALUES),
    "no candidate": ({"candidate": None}, Reason.HEADER_VALUES),
    "number as text": ({"number": "1"}, Reason.HEADER_VALUES),
    "number as truth": ({"number": True}, Reason.HEADER_VALUES),
    "a day that is none": ({"destroy_by": "2027-02-30"}, Reason.HEADER_VALUES),
    "a day spelled otherwise": ({"destroy_by": "20270228"}, Reason.HEADER_VALUES),
    "a time spelled otherwise": ({"sealed_at": "2026-11-20T12:0:00Z"}, Reason.HEADER_VALUES),
    "a time with a zone": ({"sealed_at": "2026-11-20T12:00:00+00:00"}, Reason.HEADER_VALUES),
    "a time before the first year": ({"sealed_at": "0001-01-01T00+14:00"}, Reason.HEADER_VALUES),
    "a receiving key that is none": ({"signer_recipient": "age1qqq"}, Reason.HEADER_VALUES),
    "an endless name": ({"signer_name": "a" * 401}, Reason.HEADER_VALUES),
}


@pytest.mark.parametrize("case", HEADERS)
def test_headers_that_lie_or_have_another_form_are_refused(case):
    change, reason = HEADERS[case]
    assert reason_of(cover(**change)) is reason


GOOD_HEADER = canonical.encode(GOOD.header.to_json())


@pytest.mark.parametrize(
    "raw",
    [b"{}", b"[]", b"", b"\xff", GOOD_HEADER + b"\n", GOOD_HEADER.replace(b":", b": ", 1), b"[" * 5_000,
     GOOD_HEADER[:-1] + b',"format":"sub-rosa/1"}', GOOD_HEADER.replace(b"R-", b"\\u0052-"), b" " * 70_000,
     GOOD_HEADER.replace(b'"number":1', b'"number":1.0'), GOOD_HEADER.replace(b'"number":1', b'"number":1e0')],
)  # fmt: skip
def test_headers_that_are_not_canonical_are_refused(raw):
    assert reason_of(cover(raw=raw or b" ")) is Reason.HEADER_FORM


PAYLOADS = {
    "nothing": (b"x", Reason.PAYLOAD_FORM),
    "not age": (b"%PDF-2.0 but not encrypted at all", Reason.PAYLOAD_FORM),
    "armored": (b"-----BEGIN AGE ENCRYPTED FILE-----\n" + b64encode(GOOD.payload), Reason.PAYLOAD_FORM),
    "only a header": (GOOD.payload[: GOOD.payload.index(b"\n---") + 52], Reason.PAYLOAD_FORM),
    "a recipient more": (with_stanza(STANZA), Reason.STANZA_COUNT),
    "a passphrase": (with_stanza(b"-> scrypt c2FsdA 18\n%b\n" % (b"A" * 43)), Reason.PAYLOAD_STANZA),
    "a plugin": (with_stanza(b"-> yubikey AAAA BBBB\n%b\n" % (b"A" * 43)), Reason.PAYLOAD_STANZA),
    "post-quantum": (with_stanza(b"-> mlkem768x25519 AAAA\n%b\n" % (b"A" * 43)), Reason.POST_QUANTUM),
    "line ends": (GOOD.payload.replace(b"\n", b"\r\n"), Reason.PAYLOAD_FORM),
}


@pytest.mark.parametrize("case", PAYLOADS)
def test_payloads_of_another_form_are_refused(case):
    payload, reason = PAYLOADS[case]
    assert reason_of(cover(payload)) is reason


def test_grease_is_no_recipient():
    payload = with_stanza(b"-> any-grease a b\n\n")
    assert opening_reason(cover(payload)) is Reason.PAYLOAD_BROKEN
    assert check_sealed(cover(payload)).header.recipients == GOOD.header.recipients


@pytest.mark.parametrize(
    ("names", "reason"),
    [
        (["header.json"], Reason.ATTACHMENTS), (["payload.age"], Reason.ATTACHMENTS), ([], Reason.ATTACHMENTS),
        (["header.json", "payload.age", "manifest.json"], Reason.ATTACHMENTS),
    ],
)  # fmt: skip
def test_other_attachments_are_refused(names, reason):
    parts = {"header.json": GOOD_HEADER, "payload.age": GOOD.payload, "manifest.json": b"{}"}
    assert reason_of(sign({name: parts[name] for name in names})) is reason


def test_a_cover_that_others_may_sign_is_refused():
    parts = {"header.json": GOOD_HEADER, "payload.age": GOOD.payload}
    assert reason_of(sign(parts, certify=2)) is Reason.PERMISSIONS


# ---- what only opening can find -------------------------------------------------------------------------------------


def seal(inner: bytes, key: ReceivingKey = OPENING, who: Signer | None = None, **header: Any) -> bytes:
    return cover(age_box.encrypt(inner, [key.recipient]), who, **header)


def inner(who: Signer | None = None, *, pages: bytes | None = None, hide: bool = True, **changes: Any) -> bytes:
    who = who or signer()
    values: dict[str, Any] = {
        "candidate": "C-01", "number": 1, "recipients": GOOD.header.recipients, "kit_digest": "ef" * 32,
        "destroy_by": GOOD.header.destroy_by, "content": {}, "signer_name": who.name,
        "signer_spki_sha256": who.key.spki_sha256,
    } | changes  # fmt: skip
    record_ = manifest(Kind.SCORECARD, **values)
    return sign_record(pages or plain_pages(), record_, signer=who, title="R-2026-31 C-01", hide_length=hide)


def test_the_inner_file_of_these_tests_is_good_unless_changed():
    assert open_sealed(check_sealed(seal(inner())), OPENING).record.number == 1


def test_anothers_payload_under_ones_own_cover_is_refused():
    assert opening_reason(cover(who=MALLORY)) is Reason.INNER_SIGNER
    assert opening_reason(seal(inner(MALLORY))) is Reason.INNER_SIGNER


def test_a_payload_forwarded_to_another_key_is_refused():
    other = ReceivingKey.generate()
    forwarded = open_sealed(check_sealed(sealed()), OPENING).inner
    digest = hashlib.sha256(other.recipient.encode()).hexdigest()
    assert opening_reason(seal(forwarded, other), other) is Reason.SEALED_TO_SOMEONE_ELSE
    assert opening_reason(seal(forwarded, other, recipients=[digest]), other) is Reason.HEADER_MANIFEST


OTHER_FACTS: dict[str, dict[str, Any]] = {
    "panel": {"panel_digest": "00" * 32}, "panel id": {"panel_id": "00" * 16}, "code": {"panel_code": "R-2026-32"},
    "candidate": {"candidate": "C-02"}, "number": {"number": 2}, "destroy by": {"destroy_by": None},
    "recipients": {"recipients": ("00" * 32,)}, "receiving key": {"signer_recipient": OPENING.recipient},
}  # fmt: skip


@pytest.mark.parametrize("case", OTHER_FACTS)
def test_an_inside_that_says_otherwise_than_the_outside_is_refused(case):
    assert opening_reason(seal(inner(**OTHER_FACTS[case]))) is Reason.HEADER_MANIFEST


def test_an_inside_under_another_id_is_refused():
    assert opening_reason(seal(inner(seal_id="ff" * 16))) is Reason.SEAL_ID


def test_an_inside_that_shows_its_length_is_refused():
    for length in (0, 300_000):
        shown = seal(inner(hide=False, content={"text": "a" * length}))
        assert opening_reason(shown) is Reason.INNER_LENGTH


def test_an_inside_that_is_no_file_of_ours_is_refused():
    assert opening_reason(seal(bytes(262_144))) is Reason.NOT_OURS
    assert opening_reason(seal(b"short")) is Reason.INNER_LENGTH


def test_a_damaged_payload_is_refused():
    damaged = GOOD.payload[:-1] + bytes((GOOD.payload[-1] ^ 1,))
    assert opening_reason(cover(damaged)) is Reason.PAYLOAD_BROKEN


def signed_inner(raw: bytes, **changes: Any) -> bytes:
    facts: dict[str, Any] = {
        "pages": plain_pages(), "signer": signer(), "title": "x", "file_id": FILE_ID, "signed_at": NOON,
        "attachments": [Attachment(name="manifest.json", data=raw)], "hide_length": True,
    }  # fmt: skip
    return sign_pages(SignRequest(**(facts | changes)))[0]


GOOD_MANIFEST = GOOD.manifest
MANIFESTS: dict[str, tuple[dict[str, Any], Reason]] = {
    "another time": ({"sealed_at": "2026-11-20T12:00:01Z"}, Reason.TIMES_DIFFER),
    "another name": ({"signer_name": "Mallory"}, Reason.NAMES_DIFFER),
    "another key": ({"signer_spki_sha256": "ab" * 32}, Reason.KEYS_DIFFER),
    "another id": ({"seal_id": "ff" * 16}, Reason.SEAL_ID),
    "content that is a list": ({"content": []}, Reason.MANIFEST_VALUES),
    "hold as a number": ({"hold": 0}, Reason.MANIFEST_VALUES),
    "signers in a card": ({"signers": {"signature": "ab" * 32}}, Reason.MANIFEST_VALUES),
    "a superseded text": ({"supersedes": "x"}, Reason.MANIFEST_VALUES),
    "a kit that is none": ({"kit_digest": ""}, Reason.MANIFEST_VALUES),
    "a key too many": ({"draft": True}, Reason.MANIFEST_FORM),
    "a key too few": ({"hold": ...}, Reason.MANIFEST_FORM),
}


@pytest.mark.parametrize("case", MANIFESTS)
def test_manifests_that_lie_or_have_another_form_are_refused(case):
    change, reason = MANIFESTS[case]
    values = {key: value for key, value in (GOOD_MANIFEST | change).items() if value is not ...}
    data = seal(signed_inner(canonical.encode(values)))
    checked = check_sealed(data)
    with pytest.raises(Refusal) as caught:
        open_sealed(checked, OPENING)
    assert (caught.value.reason, caught.value.layer) == (reason, "inner")


def test_an_inner_file_that_others_may_sign_is_refused():
    raw = canonical.encode(GOOD_MANIFEST)
    assert opening_reason(seal(signed_inner(raw, certify=2))) is Reason.PERMISSIONS


# ---- records --------------------------------------------------------------------------------------------------------


def record_reason(raw: dict[str, Any], **changes: Any) -> Reason:
    data = signed_inner(canonical.encode(raw), **({"hide_length": False} | changes))
    with pytest.raises(Refusal) as caught:
        read_record(data)
    return caught.value.reason


def test_a_contact_card_that_others_may_sign_is_refused():
    assert record_reason(manifest().to_json(), certify=2) is Reason.PERMISSIONS


def test_a_summary_that_nobody_else_may_sign_is_refused():
    raw = manifest(Kind.SUMMARY, signers={"signature": signer().key.spki_sha256}).to_json()
    assert record_reason(raw) is Reason.PERMISSIONS


@pytest.mark.parametrize(
    ("roster", "reason"),
    [
        (None, Reason.MANIFEST_VALUES), ({}, Reason.MANIFEST_VALUES), ({"signature": "x"}, Reason.MANIFEST_VALUES),
        ({"A B": "ab" * 32}, Reason.MANIFEST_VALUES), ({"a": "ab" * 32, "b": "ab" * 32}, Reason.MANIFEST_VALUES),
        ({"chair": signer().key.spki_sha256}, Reason.FIELDS), ({"signature": "ab" * 32}, Reason.SIGNER_NOT_NAMED),
    ],
)  # fmt: skip
def test_a_roster_that_does_not_fit_the_fields_is_refused(roster, reason):
    raw = manifest(Kind.SUMMARY).to_json() | {"signers": roster}
    assert record_reason(raw, certify=2) is reason


def test_a_contact_card_with_a_panel_is_refused():
    assert record_reason(manifest().to_json() | PANEL) is Reason.MANIFEST_VALUES


def test_a_contact_card_supersedes_no_card():
    assert record_reason(manifest().to_json() | {"supersedes": "ab" * 32}) is Reason.MANIFEST_VALUES


def test_records_of_others_are_not_signed():
    for change, reason in (
        ({"signer_name": "Ines"}, Reason.NAMES_DIFFER),
        ({"signer_spki_sha256": "ab" * 32}, Reason.KEYS_DIFFER),
    ):
        with pytest.raises(Refusal) as caught:
            sign_record(plain_pages(), manifest(**change), signer=signer(), title="x")
        assert caught.value.reason is reason


def test_good_records_stay_good():
    assert read_record(record()).manifest.kind is Kind.CONTACT
    assert read_record(summary()).file.signatures == f"1 of {len(MEMBERS)}"
    assert check_sealed(wrap(GOOD, tagged_pages()).data).header.signer_recipient == CHAIR.recipient
