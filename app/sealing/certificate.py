"""Certificates as envelopes: a key, a claimed name and dates, cut out strictly. Identity is the key alone."""

import hashlib
import warnings
from dataclasses import dataclass
from datetime import datetime

from cryptography import x509
from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from app.sealing.der import EXPLICIT_0, INTEGER, SEQUENCE, Walker
from app.sealing.errors import Reason, Refusal

LARGEST = 6_000
SPKI_BYTES = 91
P256_PREFIX = bytes.fromhex("3059301306072a8648ce3d020106082a8648ce3d030107034200") + b"\x04"
SERIAL_OCTETS = 20
FOREIGN = (ValueError, TypeError, KeyError, x509.InvalidVersion, x509.DuplicateExtension, UnsupportedAlgorithm)


@dataclass(frozen=True, slots=True, kw_only=True)
class Certificate:
    """A certificate that has the one form we accept."""

    der: bytes
    serial: bytes
    issuer: bytes
    spki: bytes
    claimed_name: str
    not_before: datetime
    not_after: datetime

    @property
    def spki_sha256(self) -> str:
        """The identity of the key, 64 lower-case hex digits."""
        return hashlib.sha256(self.spki).hexdigest()

    def check_moment(self, moment: datetime) -> None:
        """The certificate is valid at this moment.

        Raises:
            Refusal: it is not.
        """
        if not self.not_before <= moment <= self.not_after:
            raise Refusal(reason=Reason.CERTIFICATE_DATES)

    def public_key(self) -> ec.EllipticCurvePublicKey:
        """The key to verify with."""
        return ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), self.spki[len(P256_PREFIX) - 1 :])


def read_certificate(der: bytes) -> Certificate:
    """The certificate, cut into the parts that the CMS repeats.

    Raises:
        Refusal: not DER, another key, a usage that does not allow signing, or not exactly one common name.
    """
    if len(der) > LARGEST:
        raise Refusal(reason=Reason.CERTIFICATE_FORM)
    serial, issuer, spki = _cut(der)
    parsed = _parse(der)
    return Certificate(
        der=der,
        serial=serial,
        issuer=issuer,
        spki=spki,
        claimed_name=_common_name(parsed),
        not_before=parsed.not_valid_before_utc,
        not_after=parsed.not_valid_after_utc,
    )


def _cut(der: bytes) -> tuple[bytes, bytes, bytes]:
    """Serial number, issuer and SubjectPublicKeyInfo as they stand."""
    walk = Walker(der, Reason.CERTIFICATE_FORM)
    if walk.enter(SEQUENCE) != len(der):
        raise Refusal(reason=Reason.CERTIFICATE_FORM)
    walk.enter(SEQUENCE)
    walk.take(EXPLICIT_0)
    serial = walk.take(INTEGER)
    walk.take(SEQUENCE)
    issuer = walk.take(SEQUENCE)
    walk.take(SEQUENCE)
    walk.take(SEQUENCE)
    spki = walk.take(SEQUENCE)
    number = serial[2:]
    if not 1 <= len(number) <= SERIAL_OCTETS or number[0] & 0x80 or number == b"\0":
        raise Refusal(reason=Reason.CERTIFICATE_FORM)
    if len(spki) != SPKI_BYTES or not spki.startswith(P256_PREFIX):
        raise Refusal(reason=Reason.CERTIFICATE_KEY)
    return serial, issuer, spki


def _parse(der: bytes) -> x509.Certificate:
    """The certificate as the library reads it, its key usage checked."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # leniency of the library towards others; what matters is checked here
            parsed = x509.load_der_x509_certificate(der)
            parsed.public_key()
            usages = [e.value for e in parsed.extensions if isinstance(e.value, x509.KeyUsage)]
            _ = parsed.subject, parsed.not_valid_before_utc, parsed.not_valid_after_utc
    except FOREIGN as error:
        raise Refusal(reason=Reason.CERTIFICATE_FORM) from error
    if not all(usage.digital_signature or usage.content_commitment for usage in usages):
        raise Refusal(reason=Reason.CERTIFICATE_USAGE)
    return parsed


def _common_name(parsed: x509.Certificate) -> str:
    names = parsed.subject.get_attributes_for_oid(NameOID.COMMON_NAME)
    if len(names) != 1 or not isinstance(names[0].value, str) or not names[0].value:
        raise Refusal(reason=Reason.CERTIFICATE_FORM)
    return names[0].value
