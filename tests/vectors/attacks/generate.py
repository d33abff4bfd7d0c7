"""Makes the vectors of this folder: files saved by other programs, cut, forwarded, or under other certificates."""

import hashlib
import io
import re
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[3]))

import pikepdf
from asn1crypto import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15

from app.crypto.age_box import ReceivingKey
from app.sealing.certificate import Certificate
from app.sealing.errors import Reason
from app.sealing.sealed_file import check_sealed, open_sealed
from tests.unit.sealing import test_forged_cms as signatures
from tests.unit.sealing import test_forged_seals as seals
from tests.unit.sealing.forging import forge
from tests.unit.sealing.making import CHAIR, NOON, OPENING, sealed, signer, small_seal
from tests.unit.sealing.test_forged_bytes import BASE, RESAVED, revision
from tests.vectors.sealing.generate import Vector, name

ROOM = 4_000
"""A hole that has room for every attack."""


def resaved() -> Iterator[Vector]:
    """What other programs make of a seal when they save it."""
    for program, command in RESAVED.items():
        with tempfile.TemporaryDirectory() as folder:
            (Path(folder) / "in.pdf").write_bytes(small_seal())
            subprocess.run(command, cwd=folder, check=True, capture_output=True)
            data = (Path(folder) / "out.pdf").read_bytes()
        yield Vector(case=name("saved-by", program), comment=f"saved by {program}", data=data, reason=Reason.NOT_OURS)
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(small_seal())) as file:
        file.save(out, deterministic_id=True)
    yield Vector(case="saved-by-pikepdf", comment="saved by pikepdf", data=out.getvalue(), reason=Reason.NOT_OURS)


def cut() -> Iterator[Vector]:
    """A card cut at twenty places."""
    values = [match.end() + 4 for match in re.finditer(rb" 0 obj\n<<", BASE)][::4][:6]
    streams = [match.end() + 3 for match in re.finditer(rb"\nstream\n", BASE)][:6]
    ends = [match.end() - 3 for match in re.finditer(rb"\nendobj", BASE)][::9][:3]
    table, trailer = BASE.index(b"\nxref\n"), BASE.index(b"\ntrailer\n")
    places = (
        (Reason.TOKEN, "in a value", values),
        (Reason.STREAM, "in a stream", streams),
        (Reason.TOKEN, "at the end of an object", ends),
        (Reason.TABLE, "in the table", [table + 40, table + 60]),
        (Reason.TRAILER, "in the trailer", [trailer + 9, len(BASE) - 7, len(BASE) - 1]),
    )
    for reason, comment, ats in places:
        for number, at in enumerate(ats, 1):
            case = f"cut-{comment.replace(' ', '-')}-{number}"
            yield Vector(case=case, comment=f"cut {comment}", data=BASE[:at], reason=reason)


def long_signatures() -> Iterator[Vector]:
    """More in the signature than belongs there, in a hole that has room for it."""
    for case in sorted(signatures.LONGER):
        make, reason = signatures.CASES[case]
        data = forge(signatures.BASE, cms=make, size=ROOM)
        yield Vector(case=name("more", case), comment=f"{case}, in a longer hole", data=data, reason=reason)


def under(der: bytes, sign: Callable[[bytes], bytes]) -> bytes:
    """A card whose signature carries this certificate, and is made by this key."""
    parsed = x509.Certificate.load(der)
    parts = {"issuer": parsed.issuer.dump(), "serial": parsed["tbs_certificate"]["serial_number"].dump(), "der": der}

    def make(certificate: Certificate, digest: bytes) -> bytes:
        return signatures.build(replace(certificate, **parts), digest, signature=sign)

    longest = max(72, len(sign(b"")))
    room = signatures.build(replace(signatures.read_certificate(signer().certificate), **parts), bytes(32),
                            signature=lambda _message: bytes(longest))  # fmt: skip
    return forge(signatures.BASE, cms=make, size=len(room) + 8)


def certificates() -> Iterator[Vector]:
    """Other keys and other certificates, each with a signature that its key made."""
    own = ec.generate_private_key(ec.SECP256R1())
    rsa_key = rsa.generate_private_key(65537, 2048)
    curves = {"p-384": ec.SECP384R1(), "secp256k1": ec.SECP256K1(), "p-521": ec.SECP521R1()}
    for case, curve in curves.items():
        key = ec.generate_private_key(curve)
        data = under(signatures.certificate(key), by(key))
        yield Vector(case=f"key-on-{case}", comment=f"a key on {case}", data=data, reason=Reason.CERTIFICATE_KEY)
    data = under(signatures.certificate(rsa_key), lambda message: rsa_key.sign(message, PKCS1v15(), hashes.SHA256()))
    yield Vector(case="key-rsa", comment="an RSA key", data=data, reason=Reason.CERTIFICATE_KEY)
    usage = signatures.certificate(own, usage=["key_agreement", "key_cert_sign"])
    data = under(usage, by(own))
    yield Vector(case="key-for-agreement", comment="usage without signing", data=data, reason=Reason.CERTIFICATE_USAGE)
    forms = {
        "no-common-name": signatures.certificate(own, names=[signatures.UNITS[0]]),
        "two-common-names": signatures.certificate(own, names=[signatures.NAME, signatures.NAME]),
        "version-1": signatures.certificate(own).replace(b"\xa0\3\2\1\2", b"\xa0\3\2\1\0"),
        "negative-serial": signatures.certificate(own).replace(b"\2\1\5\x30", b"\2\1\x85\x30", 1),
    }
    for case, der in forms.items():
        comment = case.replace("-", " ")
        yield Vector(
            case=f"certificate-{case}", comment=comment, data=under(der, by(own)), reason=Reason.CERTIFICATE_FORM
        )
    for case, start, end in (("expired", -9, -1), ("not-yet", 1, 9)):
        days = {"start": NOON + timedelta(days=start), "end": NOON + timedelta(days=end)}
        data = forge(signatures.BASE, certificate=signatures.certificate(signer().key._key, **days))
        reason = Reason.CERTIFICATE_DATES
        yield Vector(case=f"certificate-{case}", comment=f"{case.replace('-', ' ')} valid", data=data, reason=reason)


def by(key: ec.EllipticCurvePrivateKey) -> Callable[[bytes], bytes]:
    """Signs as this key does."""
    return lambda message: key.sign(message, ec.ECDSA(hashes.SHA256()))


def stranger() -> Iterator[Vector]:
    """Stripped and signed again by a stranger under the same name: a good file, by a key that no roster has."""
    other = signer("Mallory").key.certificate(name="Abena Mensah", not_before=NOON)
    parts = {"signer_spki_sha256": signer("Mallory").key.spki_sha256}
    data = forge(seals.cover(seals.GOOD.payload[:5_000], **payload_facts(5_000), **parts), certificate=other,
                 cms=signatures.stranger)  # fmt: skip
    yield Vector(case="good-signed-again-by-a-stranger", comment="good, by a key that no roster has", data=data)
    yield Vector(
        case="signed-again-by-a-stranger-and-opened",
        comment="the whole payload under the stranger's cover",
        data=forge(seals.cover(**parts), certificate=other, cms=signatures.stranger),
        reason=Reason.INNER_SIGNER,
        opened=True,
        layer="inner",
    )


def payload_facts(size: int) -> dict[str, object]:
    """The header's facts about a payload that is cut."""
    return {"payload_size": size, "payload_sha256": hashlib.sha256(seals.GOOD.payload[:size]).hexdigest()}


def forwarded() -> Iterator[Vector]:
    """The inner file of a card, encrypted again to a key that it was not sealed to."""
    inner = open_sealed(check_sealed(sealed()), OPENING).inner
    digest = hashlib.sha256(CHAIR.recipient.encode()).hexdigest()
    yield Sealed(key=CHAIR, case="forwarded", comment="header as it was", data=seals.seal(inner, CHAIR),
                 reason=Reason.SEALED_TO_SOMEONE_ELSE, opened=True, layer="inner")  # fmt: skip
    yield Sealed(key=CHAIR, case="forwarded-and-said", comment="header says so", opened=True, layer="inner",
                 data=seals.seal(inner, CHAIR, recipients=[digest]), reason=Reason.HEADER_MANIFEST)  # fmt: skip
    yield Sealed(key=ReceivingKey.generate(), case="opened-by-another-key", comment="a key that opens no stanza",
                 data=small_seal(), reason=Reason.NOT_FOR_THIS_KEY, opened=True)  # fmt: skip


class Sealed(Vector):
    """A vector that another key than the tests' opening key is to open."""

    key: ReceivingKey

    def __init__(self, *, key: ReceivingKey, **facts: object) -> None:
        super().__init__(**facts)
        object.__setattr__(self, "key", key)

    def to_bytes(self) -> bytes:
        """The header, an empty line, the file."""
        ours = OPENING.identity_text().encode()
        return super().to_bytes().replace(ours, self.key.identity_text().encode(), 1)


def revised() -> Iterator[Vector]:
    """Ordinary incremental updates: what viewers show as valid, with other pages behind it."""
    cases = {
        "page-appended": (2, b"<< /Count 2 /Kids [ 3 0 R 3 0 R ] /Type /Pages >>"),
        "page-hidden": (2, b"<< /Count 0 /Kids [ ] /Type /Pages >>"),
        "catalog-replaced": (1, b"<< /Pages 99 0 R /Type /Catalog >>"),
        "object-nobody-mentions": (900, b"<< /Type /Page >>"),
    }
    for case, (number, item) in cases.items():
        data = revision(BASE, number, item)
        yield Vector(case=f"revised-{case}", comment=case.replace("-", " "), data=data, reason=Reason.TRAILING_BYTES)


def every_vector() -> Iterator[Vector]:
    """All cases, each once."""
    for family in (resaved, cut, long_signatures, certificates, stranger, forwarded, revised):
        yield from family()


def main(folder: Path) -> None:
    """The folder holds a file for every case."""
    folder.mkdir(parents=True, exist_ok=True)
    for vector in every_vector():
        (folder / f"{vector.case}.vec").write_bytes(vector.to_bytes())


if __name__ == "__main__":
    main(Path(sys.argv[1]))
