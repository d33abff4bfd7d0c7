"""FORMAT.md section 6: certificate and signature cut out, the CMS built again by asn1crypto, and verified."""

import hashlib
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache

from asn1crypto import algos, cms, core, tsp, x509
from cryptography import x509 as strict_x509
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature, encode_dss_signature
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from cryptography.x509.oid import ExtensionOID, NameOID

from tests.second_verifier.refusal import Refused, demand

ORDER = 0xFFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551
LONGEST_SIGNATURE, SPARE = 72, 8
SHA256_ALONE = bytes.fromhex("300b0609608648016503040201")
"""The algorithm without parameters: asn1crypto would add a NULL."""
UNREADABLE = (ValueError, TypeError, KeyError, IndexError, OverflowError, strict_x509.InvalidVersion,
              strict_x509.DuplicateExtension)  # fmt: skip


@dataclass
class Signer:
    """Who signed, as far as the file can say."""

    key: str
    name: str
    moment: datetime


def read_signature(covered: bytes, hole: bytes, signed_at: bytes) -> Signer:
    """The signature in this hole is whole and covers these bytes.

    Raises:
        Refused: it is another, or in another spelling, or its certificate is not of the one form.
    """
    try:
        moment = datetime.strptime(signed_at.decode(), "D:%Y%m%d%H%M%SZ").replace(tzinfo=UTC)
        signed = cms.ContentInfo.load(hole)["content"]
        certificates, infos = signed["certificates"], signed["signer_infos"]
        demand(len(certificates) == 1 and len(infos) == 1, "one certificate, one signer")
        der, value = certificates[0].chosen.dump(), infos[0]["signature"].native
        key, name = _certificate(der, moment)
        attributes = _attributes(der, hashlib.sha256(covered).digest())
        demand(hole == _build(der, attributes, value).ljust(_room(der), b"\0"), "cms")
        _verify(key, value, attributes.dump())
    except UNREADABLE as error:
        raise Refused("cms") from error
    spki = key.public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)
    return Signer(key=hashlib.sha256(spki).hexdigest(), name=name, moment=moment)


def _attributes(der: bytes, digest: bytes) -> cms.CMSAttributes:
    own = tsp.SigningCertificateV2({"certs": [tsp.ESSCertIDv2({"cert_hash": hashlib.sha256(der).digest()})]})
    return cms.CMSAttributes([
        cms.CMSAttribute({"type": "content_type", "values": ["data"]}),
        cms.CMSAttribute({"type": "message_digest", "values": [digest]}),
        cms.CMSAttribute({"type": "signing_certificate_v2", "values": [own]}),
    ])  # fmt: skip


def _build(der: bytes, attributes: cms.CMSAttributes, value: bytes) -> bytes:
    certificate = x509.Certificate.load(der, strict=True)
    sha256 = algos.DigestAlgorithm.load(SHA256_ALONE)
    issuer, serial = certificate.issuer, certificate["tbs_certificate"]["serial_number"]
    info = cms.SignerInfo({
        "version": "v1",
        "sid": cms.SignerIdentifier({
            "issuer_and_serial_number": cms.IssuerAndSerialNumber({"issuer": issuer, "serial_number": serial})}),
        "digest_algorithm": sha256,
        "signed_attrs": attributes,
        "signature_algorithm": algos.SignedDigestAlgorithm({"algorithm": "sha256_ecdsa"}),
        "signature": core.OctetString(value),
    })  # fmt: skip
    signed = cms.SignedData({
        "version": "v1", "digest_algorithms": [sha256], "encap_content_info": {"content_type": "data"},
        "certificates": [certificate], "signer_infos": [info],
    })  # fmt: skip
    return cms.ContentInfo({"content_type": "signed_data", "content": signed}).dump()


@cache
def _room(der: bytes) -> int:
    """The size of the hole, which the certificate alone decides."""
    return len(_build(der, _attributes(der, bytes(32)), bytes(LONGEST_SIGNATURE))) + SPARE


def _verify(key: ec.EllipticCurvePublicKey, value: bytes, attributes: bytes) -> None:
    r, s = decode_dss_signature(value)
    demand(encode_dss_signature(r, s) == value and 1 <= r < ORDER and 1 <= s <= ORDER // 2, "signature form")
    try:
        key.verify(value, attributes, ec.ECDSA(SHA256()))
    except InvalidSignature as error:
        raise Refused("changed") from error


def _certificate(der: bytes, moment: datetime) -> tuple[ec.EllipticCurvePublicKey, str]:
    """The certificate's key and claimed name."""
    demand(len(der) <= 6_000 and _definite(der), "certificate form")
    serial = x509.Certificate.load(der)["tbs_certificate"]["serial_number"]
    demand(serial.native > 0 and len(serial.contents) <= 20, "serial number")
    parsed = strict_x509.load_der_x509_certificate(der)
    demand(parsed.version is strict_x509.Version.v3, "certificate form")
    key = parsed.public_key()
    demand(isinstance(key, ec.EllipticCurvePublicKey) and isinstance(key.curve, ec.SECP256R1), "another key")
    spki = key.public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)
    demand(len(spki) == 91 and der.count(spki) == 1, "the key's form")
    demand(parsed.not_valid_before_utc <= moment <= parsed.not_valid_after_utc, "certificate dates")
    for extension in parsed.extensions:
        if extension.oid == ExtensionOID.KEY_USAGE:
            usage = extension.value
            demand(usage.digital_signature or usage.content_commitment, "certificate usage")  # type: ignore[attr-defined]
    names = parsed.subject.get_attributes_for_oid(NameOID.COMMON_NAME)
    demand(len(names) == 1, "common name")
    return key, str(names[0].value)  # type: ignore[return-value]


def _definite(der: bytes) -> bool:
    """True when every length is definite and in its shortest form, to the last byte."""
    at = 0
    while at < len(der):
        constructed, first, at = der[at] & 0x20, der[at + 1], at + 2
        if first < 0x80:
            length = first
        else:
            octets = der[at : at + (first & 0x7F)]
            length, at = int.from_bytes(octets), at + len(octets)
            if not octets or length < 0x80 or octets[0] == 0:
                return False
        if at + length > len(der):
            return False
        at += 0 if constructed else length
    return True


def cut_name(name: str) -> str:
    """A name as a certificate has room for: 64 bytes of UTF-8, cut at a character."""
    return name.encode()[:64].decode(errors="ignore")
