"""Makes the vectors of this folder: summaries signed by some or all, in any order, and what must not follow."""

import sys
from collections.abc import Iterator
from datetime import datetime, timedelta
from itertools import pairwise, permutations
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[3]))

import hashlib

from app.domain import canonical
from app.sealing.assembly import SignatureField, signature_entries
from app.sealing.certificate import read_certificate
from app.sealing.cms import hole_size, make_cms
from app.sealing.document import read_document
from app.sealing.errors import Reason
from app.sealing.grammar import DOCUMENT
from app.sealing.kinds import Kind
from app.sealing.layout import Hole, plan_increment
from app.sealing.record_file import sign_record
from app.sealing.structure import read_structure
from app.sealing.values import Ref
from tests.unit.sealing.forging import sign_plan
from tests.unit.sealing.making import NOON, PANEL, manifest, record, signer, tagged_pages
from tests.unit.sealing.test_forged_seals import signed_inner
from tests.vectors.sealing.generate import Vector

ROSTER = {"chair": "Abena Mensah", "member-1": "Tomasz Żółkiewski", "member-2": "Ines Duarte", "member-3": "Óscar Peña"}
MEMBERS = tuple(ROSTER)[1:]


def base() -> bytes:
    """A summary signed by its chair, three members to come."""
    keys = {field: signer(name).key.spki_sha256 for field, name in ROSTER.items()}
    fields = [SignatureField(name=field, label=name) for field, name in ROSTER.items()]
    record_ = manifest(Kind.SUMMARY, signers=keys)
    return sign_record(tagged_pages(forms=4), record_, signer=signer(), title="Summary", fields=fields)


BASE = base()


def signed_by(data: bytes, field: str, name: str = "", at: datetime | None = None) -> bytes:
    """One more increment, whoever signs and whenever: a program without our scruples made it."""
    document, who = read_document(BASE, DOCUMENT), signer(name or ROSTER[field])
    place = read_structure(document).fields[field]
    envelope = read_certificate(who.certificate)
    own = len(document.objects) + 1 + (data.count(b"\nstartxref\n") - 1)
    hole = Hole(rest=signature_entries(at or NOON), size=hole_size(envelope))
    table_at = int(data[data.rindex(b"startxref\n") + 10 :].split(b"\n")[0])
    filled = {**document.entries(place), "V": Ref(own)}
    plan = plan_increment(len(data), (place, filled), (own, hole), document.file_id, table_at)
    covered = hashlib.sha256(data)
    for piece in (*plan.before, *plan.after):
        covered.update(piece)
    digest = covered.digest()
    return data + sign_plan(plan, envelope, lambda certificate, _: make_cms(certificate, digest, who.key.sign))


def in_order(fields: tuple[str, ...], data: bytes = BASE) -> bytes:
    """Signed by these, a minute apart."""
    for minute, field in enumerate(fields):
        data = signed_by(data, field, at=NOON + timedelta(minutes=minute))
    return data


def good() -> Iterator[Vector]:
    """Signed by nobody else, by some, and by all in every order."""
    for count in (0, 1, 2):
        fields = MEMBERS[::-1][:count]
        comment = f"{count} of three members"
        yield Vector(case=f"good-{count}-of-3-members", comment=comment, data=in_order(fields))
    for order in permutations(MEMBERS):
        numbers = "".join(field[-1] for field in order)
        yield Vector(case=f"good-order-{numbers}", comment=f"in the order {numbers}", data=in_order(order))
    same = signed_by(signed_by(BASE, "member-1"), "member-2")
    yield Vector(case="good-same-second", comment="two members in the same second as the chair", data=same)


def signers() -> Iterator[Vector]:
    """Valid signatures that do not belong where they stand."""
    first = signed_by(BASE, "member-1", at=NOON + timedelta(minutes=5))
    early = NOON - timedelta(seconds=1)
    cases = {
        "by-a-stranger": (signed_by(BASE, "member-1", "Mallory"), Reason.SIGNER_NOT_NAMED),
        "by-another-member": (signed_by(BASE, "member-1", "Ines Duarte"), Reason.SIGNER_NOT_NAMED),
        "by-the-chair-again": (signed_by(BASE, "member-1", "Abena Mensah"), Reason.SIGNER_TWICE),
        "by-one-member-twice": (signed_by(first, "member-2", "Tomasz Żółkiewski", NOON + timedelta(hours=1)),
                                Reason.SIGNER_TWICE),
        "before-the-chair": (signed_by(BASE, "member-1", at=early), Reason.TIME_BACKWARDS),
        "before-the-other-member": (signed_by(first, "member-2", at=NOON), Reason.TIME_BACKWARDS),
        "before-the-certificate": (signed_by(BASE, "member-1", at=NOON - timedelta(days=3)), Reason.CERTIFICATE_DATES),
        "by-the-chair-in-their-field": (signed_by(BASE, "chair"), Reason.INCREMENT_FIELD),
        "by-a-member-twice": (signed_by(first, "member-1", at=NOON + timedelta(hours=1)), Reason.INCREMENT_FIELD),
    }  # fmt: skip
    for case, (data, reason) in cases.items():
        yield Vector(case=f"signed-{case}", comment=f"signed {case.replace('-', ' ')}", data=data, reason=reason)


def rosters() -> Iterator[Vector]:
    """Records that name other signers than the fields have, or name them in another form."""
    own = signer().key.spki_sha256
    cases: dict[str, tuple[object, Reason]] = {
        "none": (None, Reason.MANIFEST_VALUES),
        "empty": ({}, Reason.MANIFEST_VALUES),
        "a-list": ([own], Reason.MANIFEST_VALUES),
        "short-digest": ({"signature": own[:-1]}, Reason.MANIFEST_VALUES),
        "upper-case-digest": ({"signature": own.upper()}, Reason.MANIFEST_VALUES),
        "field-with-a-blank": ({"the chair": own}, Reason.MANIFEST_VALUES),
        "one-key-for-two": ({"signature": own, "other": own}, Reason.MANIFEST_VALUES),
        "another-field": ({"chair": own}, Reason.FIELDS),
        "a-field-too-many": ({"signature": own, "other": "ab" * 32}, Reason.FIELDS),
        "another-key": ({"signature": "ab" * 32}, Reason.SIGNER_NOT_NAMED),
    }
    for case, (roster, reason) in cases.items():
        raw = manifest(Kind.SUMMARY).to_json() | {"signers": roster}
        data = signed_inner(canonical.encode(raw), certify=2, hide_length=False)
        yield Vector(case=f"roster-{case}", comment=f"roster: {case.replace('-', ' ')}", data=data, reason=reason)


def permissions() -> Iterator[Vector]:
    """What may follow, certified otherwise than the kind has it; and facts that only other kinds have."""
    summary = manifest(Kind.SUMMARY, signers={"signature": signer().key.spki_sha256}).to_json()
    minutes, contact = manifest(Kind.MINUTES).to_json(), manifest().to_json()
    cases = {
        "summary-that-nobody-may-sign": (summary, 1, Reason.PERMISSIONS),
        "minutes-that-others-may-sign": (minutes, 2, Reason.PERMISSIONS),
        "card-that-others-may-sign": (contact, 2, Reason.PERMISSIONS),
        "minutes-with-a-roster": (minutes | {"signers": summary["signers"]}, 1, Reason.MANIFEST_VALUES),
        "card-with-a-panel": (contact | PANEL, 1, Reason.MANIFEST_VALUES),
        "summary-without-a-panel": (summary | dict.fromkeys(PANEL), 2, Reason.MANIFEST_VALUES),
        "summary-of-a-candidate": (summary | {"candidate": "C-01", "number": 1}, 2, Reason.MANIFEST_VALUES),
        "summary-for-somebody": (summary | {"recipients": ["ab" * 32]}, 2, Reason.MANIFEST_VALUES),
        "seal-without-its-cover": (
            manifest(Kind.SCORECARD, candidate="C-01", number=1, recipients=("ab" * 32,)).to_json(), 1,
            Reason.ATTACHMENTS),
    }  # fmt: skip
    for case, (raw, certify, reason) in cases.items():
        data = signed_inner(canonical.encode(raw), certify=certify, hide_length=False)
        yield Vector(case=f"kind-{case}", comment=case.replace("-", " "), data=data, reason=reason)


def pieces() -> Iterator[Vector]:
    """Increments exchanged, repeated, cut, or changed after signing."""
    whole = in_order(MEMBERS)
    ends = [len(BASE)]
    while ends[-1] < len(whole):
        ends.append(whole.index(b"%%EOF\n", ends[-1]) + 6)
    first, second, third = (whole[begin:end] for begin, end in pairwise(ends))
    in_the_hole = BASE.index(b"000000>")
    cases = {
        "first-and-third": (BASE + first + third, Reason.INCREMENT_WIDGET),
        "exchanged": (BASE + second + first + third, Reason.INCREMENT_WIDGET),
        "last-twice": (whole + third, Reason.INCREMENT_FIELD),
        "half-of-the-last": (whole[: -len(third) // 2], Reason.INCREMENT),
        "without-the-chairs": (first + second + third, Reason.NOT_OURS),
        "from-another-summary": (base() + first, Reason.CHANGED),
        "record-changed": (_record_changed(whole), Reason.CHANGED),
        "first-hole-written-in": (whole[:in_the_hole] + b"00000A>" + whole[in_the_hole + 7 :], Reason.CMS),
        "comment-between": (BASE + b"%\n" + first, Reason.INCREMENT),
    }
    for case, (data, reason) in cases.items():
        yield Vector(case=f"pieces-{case}", comment=case.replace("-", " "), data=data, reason=reason)


def _record_changed(data: bytes) -> bytes:
    old = b'"card_number":1'
    assert data.count(old) == 1
    return data.replace(old, b'"card_number":2')


def alone() -> Iterator[Vector]:
    """A summary for its chair alone."""
    yield Vector(case="good-chair-alone", comment="one field", data=record(Kind.SUMMARY))


def every_vector() -> Iterator[Vector]:
    """All cases, each once."""
    for family in (good, alone, signers, rosters, permissions, pieces):
        yield from family()


def main(folder: Path) -> None:
    """The folder holds a file for every case."""
    folder.mkdir(parents=True, exist_ok=True)
    for vector in every_vector():
        (folder / f"{vector.case}.vec").write_bytes(vector.to_bytes())


if __name__ == "__main__":
    main(Path(sys.argv[1]))
