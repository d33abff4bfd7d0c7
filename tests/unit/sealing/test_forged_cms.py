"""Other spellings of the signature, other keys, other certificates: each refused, however valid it is elsewhere."""

import hashlib
from datetime import timedelta
from typing import Any

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, ed25519, rsa
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature, encode_dss_signature
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509.oid import NameOID

from app.sealing import cms as ours
from app.sealing.certificate import Certificate, read_certificate
from app.sealing.der import EXPLICIT_0, OCTETS, integer, oid, sequence, set_of, tlv
from app.sealing.errors import Reason, Refusal
from app.sealing.signed_file import read_signed
from tests.unit.sealing.forging import forge, plain_cms
from tests.unit.sealing.making import NOON, signed, signer

BASE = signed()
SHA1 = sequence(oid("1.3.14.3.2.26"))
N = ours.GROUP_ORDER


def build(certificate: Certificate, digest: bytes, **changes: Any) -> bytes:
    """A CMS with some of its parts exchanged, the signature made over what it says."""
    attributes = changes.get("attributes", ours._attributes(certificate, digest))
    signature = changes.get("signature", signer().key.sign)(set_of(*attributes))
    algorithm = changes.get("algorithm", ours.SHA256)
    info = sequence(
        integer(1), sequence(certificate.issuer, certificate.serial), algorithm,
        tlv(EXPLICIT_0, *sorted(attributes)), changes.get("signing", ours.ECDSA_SHA256), tlv(OCTETS, signature),
        changes.get("unsigned", b""),
    )  # fmt: skip
    content = sequence(
        integer(changes.get("version", 1)), set_of(algorithm), sequence(ours.DATA, changes.get("content", b"")),
        tlv(EXPLICIT_0, changes.get("certificates", certificate.der)), changes.get("revocations", b""),
        set_of(info, *changes.get("more_signers", ())),
    )  # fmt: skip
    return sequence(ours.SIGNED_DATA, tlv(EXPLICIT_0, content))


def with_parts(**changes: Any):
    return lambda certificate, digest: build(certificate, digest, **changes)


def high_s(message: bytes) -> bytes:
    r, s = decode_dss_signature(signer().key.sign(message))
    return encode_dss_signature(r, N - s)


def long_r(message: bytes) -> bytes:
    r, s = decode_dss_signature(signer().key.sign(message))
    return sequence(tlv(2, b"\0" + integer(r)[2:]), integer(s))


def indefinite(certificate: Certificate, digest: bytes) -> bytes:
    whole = plain_cms(certificate, digest)
    return b"\x30\x80" + whole[4:] + b"\0\0"


def long_length(certificate: Certificate, digest: bytes) -> bytes:
    whole = plain_cms(certificate, digest)
    return b"\x30\x83\0" + whole[2:]


def other_attributes(*names: str) -> Any:
    def make(certificate: Certificate, digest: bytes) -> bytes:
        kept = dict(zip(("type", "digest", "certificate"), ours._attributes(certificate, digest), strict=True))
        extra = {"time": sequence(oid("1.2.840.113549.1.9.5"), set_of(tlv(0x17, b"261120120000Z")))}
        return build(certificate, digest, attributes=[(kept | extra)[name] for name in names])

    return make


def stranger(certificate: Certificate, digest: bytes) -> bytes:
    return ours.make_cms(certificate, digest, signer("Mallory").key.sign)


def another_certificate(_certificate: Certificate, digest: bytes) -> bytes:
    """The same key in another envelope, under the name of someone else, with the first one's signature."""
    other = read_certificate(signer().key.certificate(name="Abena Menzah", not_before=NOON))
    kept = build(read_certificate(signer().certificate), digest)
    return kept.replace(signer().certificate, other.der)


TIMESTAMP = tlv(0xA1, sequence(oid("1.2.840.113549.1.9.16.2.14"), set_of(sequence())))
CASES = {
    "high s": (with_parts(signature=high_s), Reason.SIGNATURE_FORM),
    "long integer": (with_parts(signature=long_r), Reason.SIGNATURE_FORM),
    "zero": (with_parts(signature=lambda _: sequence(integer(0), integer(0))), Reason.SIGNATURE_FORM),
    "r too large": (with_parts(signature=lambda _: sequence(integer(N), integer(1))), Reason.SIGNATURE_FORM),
    "negative": (with_parts(signature=lambda _: sequence(tlv(2, b"\xff"), integer(1))), Reason.SIGNATURE_FORM),
    "no signature": (with_parts(signature=lambda _: b""), Reason.SIGNATURE_FORM),
    "not its signature": (with_parts(signature=lambda _: sequence(integer(1), integer(1))), Reason.CHANGED),
    "another key": (stranger, Reason.CHANGED),
    "another digest": (lambda c, _d: plain_cms(c, bytes(32)), Reason.CHANGED),
    "sha-1": (with_parts(algorithm=SHA1), Reason.CMS),
    "sha-1 digest": (lambda c, _d: build(c, hashlib.sha1(b"").digest(), algorithm=SHA1), Reason.CMS),
    "sha-512 signing": (with_parts(signing=sequence(oid("1.2.840.10045.4.3.4"))), Reason.CMS),
    "parameters": (with_parts(algorithm=sequence(oid("2.16.840.1.101.3.4.2.1"), b"\x05\0")), Reason.CMS),
    "unsigned attributes": (with_parts(unsigned=TIMESTAMP), Reason.CMS),
    "signing time": (other_attributes("type", "digest", "certificate", "time"), Reason.CMS),
    "no certificate attribute": (other_attributes("type", "digest"), Reason.CMS),
    "digest twice": (other_attributes("type", "digest", "digest", "certificate"), Reason.CMS),
    "version 3": (with_parts(version=3), Reason.CMS),
    "content inside": (with_parts(content=tlv(EXPLICIT_0, tlv(OCTETS, b"x"))), Reason.CMS),
    "revocations": (with_parts(revocations=tlv(0xA1)), Reason.CMS),
    "two certificates": (with_parts(certificates=signer().certificate * 2), Reason.CERTIFICATE_FORM),
    "no certificate": (with_parts(certificates=b""), Reason.CERTIFICATE_FORM),
    "second signer": (with_parts(more_signers=[sequence(integer(1))]), Reason.CMS),
    "swapped certificate": (another_certificate, Reason.CMS),
    "indefinite length": (indefinite, Reason.CMS),
    "length of three bytes": (long_length, Reason.CMS),
    "padding": (lambda c, d: plain_cms(c, d) + b"\1", Reason.CMS),
    "nothing": (lambda _c, _d: b"", Reason.CMS),
    "text": (lambda _c, _d: b"signed, truly", Reason.CMS),
}


def reason_of(data: bytes) -> Reason:
    with pytest.raises(Refusal) as caught:
        read_signed(data)
    return caught.value.reason


@pytest.mark.parametrize("case", CASES)
def test_other_spellings_are_refused(case):
    cms, reason = CASES[case]
    size = ours.hole_size(read_certificate(signer().certificate))
    found = reason_of(forge(BASE, cms=lambda c, d: cms(c, d)[:size], size=size))
    assert found in {reason, Reason.CMS} if case in LONGER else found is reason


LONGER = {"unsigned attributes", "signing time", "digest twice", "content inside", "two certificates", "second signer"}


def test_a_hole_of_another_size_is_refused():
    size = ours.hole_size(read_certificate(signer().certificate))
    assert read_signed(forge(BASE, size=size)).signatures == "1 of 1"
    for other in (size - 1, size + 1, size + 400):
        assert reason_of(forge(BASE, size=other)) is Reason.CMS


def certificate(key: Any, **changes: Any) -> bytes:
    common = changes.get("names", [x509.NameAttribute(NameOID.COMMON_NAME, "Abena Mensah")])
    builder = x509.CertificateBuilder().subject_name(x509.Name(common)).issuer_name(x509.Name(common))
    builder = builder.public_key(key.public_key()).serial_number(changes.get("serial", 5))
    builder = builder.not_valid_before(changes.get("start", NOON - timedelta(days=1)))
    builder = builder.not_valid_after(changes.get("end", NOON + timedelta(days=9)))
    if "usage" in changes:
        names = "digital_signature content_commitment key_encipherment data_encipherment key_agreement key_cert_sign"
        usage = dict.fromkeys([*names.split(), "crl_sign", "encipher_only", "decipher_only"], False)
        builder = builder.add_extension(x509.KeyUsage(**(usage | dict.fromkeys(changes["usage"], True))), critical=True)
    algorithm = None if isinstance(key, ed25519.Ed25519PrivateKey) else hashes.SHA256()
    return builder.sign(key, algorithm).public_bytes(Encoding.DER)


P256 = ec.generate_private_key(ec.SECP256R1())
NAME = x509.NameAttribute(NameOID.COMMON_NAME, "A")
UNITS = [x509.NameAttribute(NameOID.ORGANIZATIONAL_UNIT_NAME, "a" * 60)] * 60
CERTIFICATES = {
    "another curve": (certificate(ec.generate_private_key(ec.SECP384R1())), Reason.CERTIFICATE_KEY),
    "a curve of the same size": (certificate(ec.generate_private_key(ec.SECP256K1())), Reason.CERTIFICATE_KEY),
    "Edwards curve": (certificate(ed25519.Ed25519PrivateKey.generate()), Reason.CERTIFICATE_KEY),
    "RSA": (certificate(rsa.generate_private_key(65537, 2048)), Reason.CERTIFICATE_KEY),
    "usage without signing": (certificate(P256, usage=["key_agreement"]), Reason.CERTIFICATE_USAGE),
    "no common name": (
        certificate(P256, names=[x509.NameAttribute(NameOID.ORGANIZATION_NAME, "A")]),
        Reason.CERTIFICATE_FORM,
    ),
    "two common names": (certificate(P256, names=[NAME, NAME]), Reason.CERTIFICATE_FORM),
    "trailing bytes": (certificate(P256) + b"\0", Reason.CERTIFICATE_FORM),
    "cut": (certificate(P256)[:-1], Reason.CERTIFICATE_FORM),
    "too long": (certificate(P256, names=[NAME, *UNITS]), Reason.CERTIFICATE_FORM),
    "indefinite": (b"\x30\x80" + certificate(P256)[4:] + b"\0\0", Reason.CERTIFICATE_FORM),
    "negative serial": (certificate(P256).replace(b"\2\1\5\x30", b"\2\1\x85\x30", 1), Reason.CERTIFICATE_FORM),
    "version 1": (certificate(P256).replace(b"\xa0\3\2\1\2", b"\xa0\3\2\1\0"), Reason.CERTIFICATE_FORM),
    "point not on the curve": (
        certificate(P256).replace(read_certificate(certificate(P256)).spki[-8:], bytes(8)),
        Reason.CERTIFICATE_FORM,
    ),
}


@pytest.mark.parametrize("case", CERTIFICATES)
def test_other_certificates_are_refused(case):
    der, reason = CERTIFICATES[case]
    with pytest.raises(Refusal) as caught:
        read_certificate(der)
    assert caught.value.reason is reason


@pytest.mark.parametrize("usage", [["digital_signature"], ["content_commitment"]])
def test_a_certificate_from_elsewhere_is_an_envelope_like_any_other(usage):
    der = certificate(P256, usage=usage, names=[NAME, x509.NameAttribute(NameOID.COUNTRY_NAME, "PT")])
    assert read_certificate(der).claimed_name == "A"


@pytest.mark.parametrize(("start", "end"), [(-9, -1), (1, 9)])
def test_a_certificate_out_of_date_is_refused(start, end):
    key = signer().key._key
    der = certificate(key, start=NOON + timedelta(days=start), end=NOON + timedelta(days=end))
    assert reason_of(forge(BASE, certificate=der)) is Reason.CERTIFICATE_DATES


def test_a_stranger_under_the_same_name_is_another_identity():
    other = signer("Mallory").key.certificate(name="Abena Mensah", not_before=NOON)
    data = forge(BASE, certificate=other, cms=stranger)
    file = read_signed(data)
    assert file.claimed_name == "Abena Mensah"
    assert file.spki_sha256 != signer().key.spki_sha256
