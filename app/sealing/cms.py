"""The one CMS: a function of certificate, digest and signature (FORMAT.md section 6)."""

import hashlib
from collections.abc import Callable, Iterable

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec

from app.sealing.certificate import Certificate, read_certificate
from app.sealing.der import EXPLICIT_0, INTEGER, OCTETS, OID, SEQUENCE, SET, Walker, integer, oid, sequence, set_of, tlv
from app.sealing.errors import Reason, Refusal

GROUP_ORDER = 0xFFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551
LONGEST_SIGNATURE = sequence(integer(GROUP_ORDER - 1), integer(GROUP_ORDER - 1))
HOLE_SPARE = 8

DATA = oid("1.2.840.113549.1.7.1")
SIGNED_DATA = oid("1.2.840.113549.1.7.2")
SHA256 = sequence(oid("2.16.840.1.101.3.4.2.1"))
ECDSA_SHA256 = sequence(oid("1.2.840.10045.4.3.2"))
CONTENT_TYPE = oid("1.2.840.113549.1.9.3")
MESSAGE_DIGEST = oid("1.2.840.113549.1.9.4")
SIGNING_CERTIFICATE_V2 = oid("1.2.840.113549.1.9.16.2.47")

type Sign = Callable[[bytes], bytes]
"""Message in, low-s DER signature of its SHA-256 out."""


def make_cms(certificate: Certificate, digest: bytes, sign: Sign) -> bytes:
    """The signed CMS over this digest."""
    attributes = _attributes(certificate, digest)
    return _build(certificate, attributes, sign(set_of(*attributes)))


def hole_size(certificate: Certificate) -> int:
    """Bytes kept free for the CMS: enough for the longest signature, and eight."""
    return _hole_size(certificate, _attributes(certificate, bytes(32)))


def verify_cms(contents: bytes, digest: bytes) -> Certificate:
    """The certificate whose key signed this digest.

    Raises:
        Refusal: another spelling of the CMS, another digest, or a signature that does not verify.
    """
    cms, certificate_der, signature = _cut(contents)
    certificate = read_certificate(certificate_der)
    attributes = _attributes(certificate, digest)
    if len(contents) != _hole_size(certificate, attributes):
        raise Refusal(reason=Reason.CMS)
    if cms != _build(certificate, attributes, signature):
        same_but_digest = cms == _build(certificate, _attributes(certificate, _digest_in(cms)), signature)
        raise Refusal(reason=Reason.CHANGED if same_but_digest else Reason.CMS)
    _check_signature_form(signature)
    try:
        certificate.public_key().verify(signature, set_of(*attributes), ec.ECDSA(hashes.SHA256()))
    except InvalidSignature as error:
        raise Refusal(reason=Reason.CHANGED) from error
    return certificate


def _attributes(certificate: Certificate, digest: bytes) -> tuple[bytes, bytes, bytes]:
    certificate_hash = tlv(OCTETS, hashlib.sha256(certificate.der).digest())
    return (
        sequence(CONTENT_TYPE, set_of(DATA)),
        sequence(MESSAGE_DIGEST, set_of(tlv(OCTETS, digest))),
        sequence(SIGNING_CERTIFICATE_V2, set_of(sequence(sequence(sequence(certificate_hash))))),
    )


def _hole_size(certificate: Certificate, attributes: Iterable[bytes]) -> int:
    return len(_build(certificate, attributes, LONGEST_SIGNATURE)) + HOLE_SPARE


def _build(certificate: Certificate, attributes: Iterable[bytes], signature: bytes) -> bytes:
    signer = sequence(
        integer(1),
        sequence(certificate.issuer, certificate.serial),
        SHA256,
        tlv(EXPLICIT_0, *sorted(attributes)),
        ECDSA_SHA256,
        tlv(OCTETS, signature),
    )
    signed = sequence(integer(1), set_of(SHA256), sequence(DATA), tlv(EXPLICIT_0, certificate.der), set_of(signer))
    return sequence(SIGNED_DATA, tlv(EXPLICIT_0, signed))


def _cut(contents: bytes) -> tuple[bytes, bytes, bytes]:
    """CMS without its padding, certificate and signature: a walk to the two free parts."""
    walk = Walker(contents, Reason.CMS)
    walk.take(SEQUENCE)
    cms, padding = contents[: walk.at], contents[walk.at :]
    if padding.strip(b"\0"):
        raise Refusal(reason=Reason.CMS)
    walk = Walker(cms, Reason.CMS)
    walk.enter(SEQUENCE)
    walk.take(OID)
    walk.enter(EXPLICIT_0)
    walk.enter(SEQUENCE)
    for tag in (INTEGER, SET, SEQUENCE):
        walk.take(tag)
    certificate = walk.content(EXPLICIT_0)
    walk.enter(SET)
    walk.enter(SEQUENCE)
    for tag in (INTEGER, SEQUENCE, SEQUENCE, EXPLICIT_0, SEQUENCE):
        walk.take(tag)
    return cms, certificate, walk.content(OCTETS)


def _check_signature_form(signature: bytes) -> None:
    walk = Walker(signature, Reason.SIGNATURE_FORM)
    walk.enter(SEQUENCE)
    r, s = (int.from_bytes(walk.content(INTEGER)) for _ in range(2))
    if not (1 <= r < GROUP_ORDER and 1 <= s <= GROUP_ORDER // 2) or signature != sequence(integer(r), integer(s)):
        raise Refusal(reason=Reason.SIGNATURE_FORM)


def _digest_in(cms: bytes) -> bytes:
    """The digest that the CMS names, wherever it stands: only to tell "changed" from "spelled otherwise"."""
    return cms.partition(MESSAGE_DIGEST + bytes.fromhex("31220420"))[2][:32]
