"""Members sign one after another, in any order; whatever else follows the chair's signature is refused."""

import hashlib
from collections.abc import Callable
from datetime import timedelta
from itertools import permutations
from typing import Any

import pytest

from app.sealing.assembly import signature_entries
from app.sealing.certificate import read_certificate
from app.sealing.cms import hole_size, make_cms
from app.sealing.countersign import countersign
from app.sealing.document import read_document
from app.sealing.errors import Reason, Refusal
from app.sealing.grammar import DOCUMENT
from app.sealing.layout import Hole, plan_increment
from app.sealing.record_file import read_record
from app.sealing.signer import Signer
from app.sealing.structure import read_structure
from app.sealing.values import Name, Ref
from app.sealing.verify import verify_file
from tests.unit.sealing.forging import sign_plan
from tests.unit.sealing.making import MEMBERS, NOON, record, signer, summary

FIELDS = list(MEMBERS)[1:]


def reason_of(data: bytes) -> Reason:
    with pytest.raises(Refusal) as caught:
        read_record(data)
    return caught.value.reason


def member(field: str) -> Signer:
    return signer(MEMBERS[field])


def all_signed(order: tuple[str, ...] = tuple(FIELDS)) -> bytes:
    data = summary()
    for place, field in enumerate(order, 1):
        moment = NOON + timedelta(minutes=place)
        data = countersign(data, field=field, signer=member(field), signed_at=moment)
    return data


@pytest.mark.parametrize("order", list(permutations(FIELDS)))
def test_members_sign_in_any_order(order):
    file = read_record(all_signed(order)).file
    assert file.signatures == "3 of 3"
    assert [one.field for one in file.signers] == ["chair", *order]
    assert [one.certificate.spki for one in file.signers[1:]] == [member(field).key.spki for field in order]


def test_a_missing_last_signature_is_said():
    data = countersign(summary(), field="member-2", signer=member("member-2"), signed_at=NOON)
    assert verify_file(data).signed == "2 of 3"
    assert verify_file(summary()).signed == "1 of 3"


def test_a_changed_byte_of_an_increment_is_refused():
    data = countersign(summary(), field="member-1", signer=member("member-1"), signed_at=NOON)
    for at in range(len(summary()), len(data), 23):
        changed = bytearray(data)
        changed[at] ^= 1 << at % 8
        reason_of(bytes(changed))


def test_an_increment_cut_anywhere_is_refused():
    data = countersign(summary(), field="member-1", signer=member("member-1"), signed_at=NOON)
    for end in range(len(summary()) + 1, len(data), 13):
        reason_of(data[:end])


@pytest.mark.parametrize(
    ("field", "who", "at", "reason"),
    [
        ("member-3", "Ines Duarte", 0, Reason.INCREMENT_FIELD),
        ("chair", "Abena Mensah", 0, Reason.INCREMENT_FIELD),
        ("member-1", "Ines Duarte", 0, Reason.SIGNER_NOT_NAMED),
        ("member-1", "Mallory", 0, Reason.SIGNER_NOT_NAMED),
        ("member-1", "Abena Mensah", 0, Reason.SIGNER_TWICE),
        ("member-1", "Tomasz Żółkiewski", -60, Reason.TIME_BACKWARDS),
        ("member-1", "Tomasz Żółkiewski", -90_000, Reason.CERTIFICATE_DATES),
    ],
)
def test_a_signature_that_does_not_belong_is_not_made(field, who, at, reason):
    with pytest.raises(Refusal) as caught:
        countersign(summary(), field=field, signer=signer(who), signed_at=NOON + timedelta(seconds=at))
    assert caught.value.reason is reason


def test_nobody_signs_twice_whoever_signed_between():
    once = countersign(summary(), field="member-1", signer=member("member-1"), signed_at=NOON)
    with pytest.raises(Refusal) as caught:
        countersign(once, field="member-2", signer=signer(MEMBERS["chair"]), signed_at=NOON)
    assert caught.value.reason is Reason.SIGNER_TWICE


def test_a_field_is_signed_once():
    with pytest.raises(Refusal) as caught:
        countersign(all_signed(), field="member-1", signer=member("member-1"), signed_at=NOON + timedelta(hours=1))
    assert caught.value.reason is Reason.INCREMENT_FIELD


def test_only_a_summary_is_countersigned():
    with pytest.raises(Refusal):
        countersign(record(), field="signature", signer=signer(), signed_at=NOON)


def increment(
    data: bytes,
    field: str = "member-1",
    *,
    widget: Callable[[dict[str, Any]], Any] = lambda entries: entries,
    number: int = 0,
    entries: dict[str, Any] | None = None,
    previous: int | None = None,
    file_id: bytes | None = None,
) -> bytes:
    """A validly signed increment that is wrong in one respect."""
    document = read_document(data, DOCUMENT)
    place = read_structure(document).fields[field]
    who = member(field)
    envelope = read_certificate(who.certificate)
    own = number or len(document.objects) + 1
    hole = Hole(rest=entries or signature_entries(NOON), size=hole_size(envelope))
    filled = widget({**document.entries(place), "V": Ref(own)})
    table_at = document.table_at if previous is None else previous
    plan = plan_increment(len(data), (place, filled), (own, hole), file_id or document.file_id, table_at)

    def cms(certificate, _digest):
        covered = hashlib.sha256(data)
        for piece in (*plan.before, *plan.after):
            covered.update(piece)
        return make_cms(certificate, covered.digest(), who.key.sign)

    return data + sign_plan(plan, envelope, cms)


CASES: dict[str, tuple[dict[str, Any], Reason]] = {
    "moved": ({"widget": lambda entries: entries | {"Rect": [0, 0, 500, 500]}}, Reason.INCREMENT_WIDGET),
    "renamed": ({"widget": lambda entries: entries | {"T": b"member-9"}}, Reason.INCREMENT_WIDGET),
    "unlocked": ({"widget": lambda entries: entries | {"F": 4}}, Reason.INCREMENT_WIDGET),
    "with an action": ({"widget": lambda entries: entries | {"A": {"S": Name("URI")}}}, Reason.INCREMENT_WIDGET),
    "pointing elsewhere": ({"widget": lambda entries: entries | {"V": Ref(1)}}, Reason.INCREMENT_WIDGET),
    "another number": ({"number": 900}, Reason.INCREMENT_WIDGET),
    "certifying again": ({"entries": signature_entries(NOON, 2)}, Reason.INCREMENT),
    "with a reason": ({"entries": signature_entries(NOON) | {"Reason": b"x"}}, Reason.INCREMENT),
    "another table before": ({"previous": 15}, Reason.INCREMENT),
    "another id": ({"file_id": bytes(16)}, Reason.INCREMENT),
}


def test_the_increment_of_these_tests_is_good_unless_changed():
    assert read_record(increment(summary())).file.signatures == "2 of 3"


@pytest.mark.parametrize("case", CASES)
def test_other_increments_are_refused(case):
    change, reason = CASES[case]
    assert reason_of(increment(summary(), **change)) is reason


def test_increments_are_not_exchanged_repeated_or_followed():
    base = len(summary())
    one = countersign(summary(), field="member-1", signer=member("member-1"), signed_at=NOON)
    both = countersign(one, field="member-2", signer=member("member-2"), signed_at=NOON)
    first, second = both[base : len(one)], both[len(one) :]
    assert reason_of(summary() + second) is Reason.INCREMENT_WIDGET
    assert reason_of(summary() + second + first) is Reason.INCREMENT_WIDGET
    assert reason_of(one + first) is Reason.INCREMENT_FIELD
    assert reason_of(both + b"\n") is Reason.INCREMENT
    assert reason_of(both + b"99 0 obj\n1\nendobj\n") is Reason.INCREMENT_FIELD
