"""Makes the vectors of this folder: every case of the tests as a file that another program can be held to."""

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[3]))

from app.domain import canonical
from app.sealing.countersign import countersign
from app.sealing.errors import CODES, Reason
from app.sealing.kinds import Kind
from app.sealing.sealed_file import check_sealed
from app.sealing.verify import verify_file
from tests.unit.sealing import test_forged_bytes as handled
from tests.unit.sealing import test_forged_cms as signatures
from tests.unit.sealing import test_forged_seals as seals
from tests.unit.sealing import test_forged_structure as structure
from tests.unit.sealing import test_increments as increments
from tests.unit.sealing.forging import Graph, forge
from tests.unit.sealing.making import MEMBERS, NOON, OPENING, record, sealed, signed, signer, small_seal, summary


@dataclass(frozen=True, slots=True, kw_only=True)
class Vector:
    """One case; ``reason`` is None for a good file, ``opened`` says that the verdict is about opening it."""

    case: str
    comment: str
    data: bytes
    reason: Reason | None = None
    opened: bool = False
    layer: str = "outer"

    def to_bytes(self) -> bytes:
        """The header, an empty line, the file."""
        lines = {"case": self.case, "expect": "refused" if self.reason else "good"}
        lines |= {"code": CODES[self.reason] if self.reason else "-", "reason": self.reason or "-"}
        if self.reason is None:
            verified = verify_file(self.data)
            lines |= {"kind": verified.kind.value, "signed": verified.signed}
        if self.opened:
            lines["key"] = OPENING.identity_text()
            lines |= {"layer": self.layer} if self.reason else {}
        lines["comment"] = self.comment
        header = "".join(f"{name}: {value}\n" for name, value in lines.items())
        return header.encode("utf-8") + b"\n" + self.data


def name(family: str, case: str) -> str:
    """A file name of lower-case letters, digits and hyphens."""
    return f"{family}-{''.join(letter if letter.isalnum() else '-' for letter in case.lower())}"


def good() -> Iterator[Vector]:
    """Files of every kind."""
    for kind in (Kind.CONTACT, Kind.MINUTES, Kind.SUMMARY):
        yield Vector(case=f"good-{kind}", comment=f"a {kind}", data=record(kind))
    yield Vector(case="good-small-seal", comment="a pack; what is inside is not looked at", data=small_seal())
    yield Vector(case="good-waiting", comment="a summary, two members to come", data=summary())
    one = countersign(summary(), field="member-2", signer=signer(MEMBERS["member-2"]), signed_at=NOON)
    yield Vector(case="good-one-member", comment="a summary, one member to come", data=one)
    yield Vector(case="good-all-members", comment="a summary, signed by all", data=increments.all_signed())
    yield Vector(case="good-opened", comment="a scorecard, opened", data=sealed(), opened=True)


def shapes() -> Iterator[Vector]:
    """Validly signed files of other shapes."""
    for role in structure.ROLES:

        def add(graph: Graph, role: str = role) -> None:
            graph.one(role)["Zz"] = 1

        data = forge(structure.BASE, add)
        yield Vector(case=name("key", role), comment=f"a key too many: {role}", data=data, reason=Reason.ROLE)
    for case, (base, edit, reason) in structure.CASES.items():
        yield Vector(case=name("shape", case), comment=case, data=forge(base, edit), reason=reason)


def cms() -> Iterator[Vector]:
    """Other spellings of the signature."""
    size = signatures.ours.hole_size(signatures.read_certificate(signer().certificate))
    for case, (make, reason) in signatures.CASES.items():
        if case not in signatures.LONGER:
            data = forge(signatures.BASE, cms=make, size=size)
            yield Vector(case=name("cms", case), comment=case, data=data, reason=reason)
    data = forge(signatures.BASE, size=size + 400)
    yield Vector(case="cms-long-hole", comment="a longer hole", data=data, reason=Reason.CMS)


def bytes_handled() -> Iterator[Vector]:
    """Files that others handled."""
    for case, (edit, reason) in handled.CASES.items():
        data = edit(handled.BASE)
        if reason is not None and data:
            yield Vector(case=name("bytes", case), comment=case, data=data, reason=reason)


def headers() -> Iterator[Vector]:
    """Seals whose header lies or has another form, and payloads of another form."""
    for case, (change, reason) in seals.HEADERS.items():
        yield Vector(case=name("header", case), comment=case, data=small_cover(**change), reason=reason)
    for case, raw in json_spelled_otherwise(small_header()).items():
        yield Vector(case=name("json", case), comment=case, data=small_cover(raw=raw), reason=Reason.HEADER_FORM)
    for case, (payload, reason) in seals.PAYLOADS.items():
        yield Vector(case=name("payload", case), comment=case, data=short(payload, reason), reason=reason)


SMALL = seals.age_box.encrypt(b"not a file of ours", [OPENING.recipient])


def small_cover(**change: object) -> bytes:
    """A cover as in the tests, over a payload of a few bytes."""
    return seals.cover(SMALL, **change)


def small_header() -> bytes:
    """The header of that cover, as it must be spelled."""
    return check_sealed(small_cover()).signer.attachments["header.json"]


def json_spelled_otherwise(header: bytes) -> dict[str, bytes]:
    """The same header, or nothing of the kind, in spellings that another reader may take."""
    first, _, rest = header[1:].partition(b",")
    return {
        "a blank": header.replace(b":", b": ", 1),
        "a line at the end": header + b"\n",
        "another order": b"{" + rest[:-1] + b"," + first + b"}",
        "a key twice": header[:-1] + b',"format":"sub-rosa/1"}',
        "an escaped letter": header.replace(b"R-", b"\\u0052-"),
        "a fraction": header.replace(b'"number":1', b'"number":1.0'),
        "a list": b"[" + header + b"]",
        "no text": b"\xff" + header,
    }


def short(payload: bytes, reason: Reason) -> bytes:
    """The payload cut behind its header where only the header matters."""
    if reason is Reason.PAYLOAD_FORM:
        return seals.cover(payload[:2_000])
    return seals.cover(payload[: payload.index(b"\n--- ") + 200])


def opened() -> Iterator[Vector]:
    """Seals that only opening finds out."""
    cases = {
        "anothers-payload": (seals.cover(who=seals.MALLORY), Reason.INNER_SIGNER),
        "another-id": (seals.seal(seals.inner(seal_id="ff" * 16)), Reason.SEAL_ID),
        "length-shown": (seals.seal(seals.inner(hide=False)), Reason.INNER_LENGTH),
        "another-candidate": (seals.seal(seals.inner(candidate="C-02")), Reason.HEADER_MANIFEST),
        "another-panel": (seals.seal(seals.inner(panel_digest="00" * 32)), Reason.HEADER_MANIFEST),
        "no-file-of-ours": (seals.seal(b"short"), Reason.INNER_LENGTH),
    }
    for case, (data, reason) in cases.items():
        comment = case.replace("-", " ")
        yield Vector(case=f"opened-{case}", comment=comment, data=data, reason=reason, opened=True, layer="inner")
    damaged = SMALL[:-1] + bytes((SMALL[-1] ^ 1,))
    yield Vector(
        case="opened-damaged",
        comment="a changed byte",
        data=seals.cover(damaged),
        reason=Reason.PAYLOAD_BROKEN,
        opened=True,
    )


def records() -> Iterator[Vector]:
    """Records whose manifest lies or has another form."""
    for case, (change, reason) in seals.MANIFESTS.items():
        raw = seals.manifest().to_json() | change
        values = {key: value for key, value in raw.items() if value is not ...}
        data = seals.signed_inner(canonical.encode(values), hide_length=False)
        yield Vector(case=name("manifest", case), comment=case, data=data, reason=reason)


def later() -> Iterator[Vector]:
    """Increments that are not exactly one member's signature."""
    for case, (change, reason) in increments.CASES.items():
        data = increments.increment(summary(), **change)
        yield Vector(case=name("increment", case), comment=case, data=data, reason=reason)
    both = increments.all_signed(("member-1", "member-2"))
    middle = both.index(b"%%EOF\n", len(summary())) + 6
    first, second = both[len(summary()) : middle], both[middle:]
    for case, data, reason in (
        ("first-missing", summary() + second, Reason.INCREMENT_WIDGET),
        ("repeated", summary() + first + first, Reason.INCREMENT_FIELD),
        ("followed", both + b"\n", Reason.INCREMENT),
        ("cut", both[:-1], Reason.INCREMENT),
    ):
        yield Vector(case=f"increment-{case}", comment=case.replace("-", " "), data=data, reason=reason)
    contact = signed() + first
    yield Vector(case="increment-on-a-card", comment="on a card", data=contact, reason=Reason.TRAILING_BYTES)


def every_vector() -> Iterator[Vector]:
    """All cases, each once."""
    for family in (good, shapes, cms, bytes_handled, headers, opened, records, later):
        yield from family()


def main(folder: Path) -> None:
    """The folder holds a file for every case."""
    folder.mkdir(parents=True, exist_ok=True)
    for vector in every_vector():
        (folder / f"{vector.case}.vec").write_bytes(vector.to_bytes())


if __name__ == "__main__":
    main(Path(sys.argv[1]))
