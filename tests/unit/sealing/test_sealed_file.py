"""A seal opens to what went in, for its recipients alone, and its outside says what its inside says."""

import hashlib
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.crypto.age_box import ReceivingKey
from app.domain import canonical
from app.sealing.errors import Reason, Refusal
from app.sealing.kinds import Kind
from app.sealing.sealed_file import check_sealed, encrypt_inner, open_sealed, wrap
from app.sealing.verify import verify_file
from tests.unit.sealing.making import (
    CHAIR,
    FILE_ID,
    NOON,
    OPENING,
    PANEL,
    plain_pages,
    record,
    request,
    sealed,
    signer,
    tagged_pages,
)

JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53) + 1, 2**53 - 1) | st.text('aé汉 "\\', max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text("abc", max_size=3), inner, max_size=3),
    max_leaves=6,
)


@given(st.dictionaries(st.text("abc", min_size=1, max_size=4), JSON, max_size=4), st.integers(1, 9999))
@settings(max_examples=15, deadline=None)
def test_what_was_sealed_comes_out(content, number):
    inner = encrypt_inner(request(content=content, number=number, inner_pages=plain_pages()))
    file = wrap(inner, plain_pages())
    checked = check_sealed(file.data)
    opened = open_sealed(checked, OPENING)
    assert (dict(opened.content), checked.header.number) == (content, number)
    assert opened.manifest == inner.manifest
    assert (file.digest, file.seal_id) == (checked.digest, checked.seal_id) == (inner.digest, FILE_ID.hex())
    assert canonical.encode(opened.manifest) == opened.signer.attachments["manifest.json"]


def test_the_outside_says_what_it_may_and_no_more():
    checked = check_sealed(sealed())
    assert (checked.header.panel_digest, checked.header.candidate) == (PANEL["panel_digest"], "C-01")
    assert checked.header.recipients == (hashlib.sha256(OPENING.recipient.encode()).hexdigest(),)
    assert checked.digest == hashlib.sha256(checked.payload).hexdigest()
    for word in ("Firefighting", "Größe", "汉字"):
        assert word.encode() not in sealed()
        assert word.encode("utf-16-be") not in sealed()


def test_all_inner_files_have_the_smallest_length():
    lengths = set()
    for content in ({}, {"text": "a" * 5_000}, {"text": "a" * 100_000}):
        inner = encrypt_inner(request(content=content))
        lengths.add(len(open_sealed(check_sealed(wrap(inner, plain_pages()).data), OPENING).inner))
    assert lengths == {262_144}


@pytest.mark.parametrize("hold", [True, False])
def test_a_hold_is_signed(hold):
    opened = open_sealed(check_sealed(wrap(encrypt_inner(request(hold=hold)), plain_pages()).data), OPENING)
    assert (opened.record.hold, opened.manifest["hold"]) == (hold, hold)


def test_a_cover_is_read_within_limits_of_its_own():
    file = wrap(encrypt_inner(request()), plain_pages(1_000))
    with pytest.raises(Refusal) as caught:
        check_sealed(file.data)
    assert caught.value.reason is Reason.LIMIT_OBJECTS


@pytest.mark.parametrize("kind", [Kind.PACK, Kind.ACCEPTANCE])
def test_other_sealed_kinds_have_no_candidate(kind):
    file = wrap(encrypt_inner(request(kind=kind, candidate=None, number=None)), tagged_pages())
    assert open_sealed(check_sealed(file.data), OPENING).record.kind is kind
    with pytest.raises(Refusal) as caught:
        encrypt_inner(request(kind=kind))
    assert caught.value.reason is Reason.MANIFEST_VALUES


def test_every_recipient_opens_it():
    keys = [ReceivingKey.generate() for _ in range(3)]
    inner = encrypt_inner(request(recipients=[key.recipient for key in keys]))
    checked = check_sealed(wrap(inner, plain_pages()).data)
    assert {open_sealed(checked, key).inner for key in keys}.__len__() == 1


def test_nobody_else_opens_it():
    with pytest.raises(Refusal) as caught:
        open_sealed(check_sealed(sealed()), CHAIR)
    assert caught.value.reason is Reason.NOT_FOR_THIS_KEY


def test_a_changed_byte_anywhere_is_refused():
    data = sealed()
    for at in [*range(0, len(data), 997), *range(0, 6_000, 61), *range(len(data) - 6_000, len(data), 61)]:
        changed = bytearray(data)
        changed[at] ^= 1 << at % 8
        with pytest.raises(Refusal):
            check_sealed(bytes(changed))


@pytest.mark.parametrize(
    "change",
    [
        {"candidate": None}, {"number": 0}, {"number": 10_000}, {"panel_id": "AB" * 16}, {"panel_digest": "ab"},
        {"panel_code": ""}, {"signer_recipient": "age1"}, {"kit_digest": "x"}, {"supersedes": "x"},
        {"content": {"half": 0.5}}, {"kind": Kind.CONTACT}, {"kind": Kind.MINUTES},
    ],
)  # fmt: skip
def test_facts_of_another_form_are_not_sealed(change):
    with pytest.raises(Refusal) as caught:
        encrypt_inner(request(**change))
    assert caught.value.reason is Reason.MANIFEST_VALUES


def test_a_cover_is_not_put_around_what_its_readers_would_refuse():
    mine = encrypt_inner(request())
    for changed, reason in (
        ({"payload": mine.payload[:-1] + bytes([mine.payload[-1] ^ 1])}, Reason.PAYLOAD_DIGEST),
        ({"signer": signer("Kofi Owusu")}, Reason.KEYS_DIFFER),
    ):
        with pytest.raises(Refusal) as caught:
            wrap(replace(mine, **changed), plain_pages())
        assert caught.value.reason is reason


def test_verify_says_what_each_file_is():
    seal, card = verify_file(sealed()), verify_file(record())
    assert (seal.kind, seal.digest, seal.signed, dict(seal.content)) == (
        "scorecard", check_sealed(sealed()).digest, "1 of 1", {},
    )  # fmt: skip
    assert (card.kind, card.digest, dict(card.content)) == (
        "contact", hashlib.sha256(record()).hexdigest(), {"card_number": 1},
    )  # fmt: skip
    for file in (seal, card):
        assert file.spki_sha256 == signer().key.spki_sha256
        assert (file.spki, file.claimed_name, file.sealed_at) == (signer().key.spki, "Abena Mensah", NOON)
        assert file.signer_recipient == CHAIR.recipient


def test_an_inner_file_alone_is_not_a_file_of_ours_to_show():
    inner = open_sealed(check_sealed(sealed()), OPENING).inner
    for read in (verify_file, check_sealed):
        with pytest.raises(Refusal) as caught:
            read(inner)
        assert caught.value.reason in {Reason.ATTACHMENTS, Reason.LIMIT_VALUES}


def test_a_record_is_no_seal():
    with pytest.raises(Refusal) as caught:
        check_sealed(record())
    assert caught.value.reason is Reason.ATTACHMENTS


def test_values_do_not_show_what_they_carry():
    inner = encrypt_inner(request())
    file = wrap(inner, plain_pages())
    checked = check_sealed(file.data)
    for value in (request(), inner, file, checked, open_sealed(checked, OPENING), verify_file(file.data)):
        shown = repr(value)
        assert "Firefighting" not in shown
        assert len(shown) < 20_000
