"""A person's signing key: ECDSA P-256 with SHA-256, always in the low-s form, so that a signature has one spelling."""

import hashlib
from datetime import datetime, timedelta
from typing import Never, Self

from cryptography import x509
from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature, encode_dss_signature
from cryptography.x509.oid import NameOID

from app.crypto.box_errors import KeyRefused

GROUP_ORDER = 0xFFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551
COMMON_NAME_BYTES = 64
"""The longest common name that a certificate may carry (RFC 5280, ub-common-name)."""


class SigningKey:
    """A P-256 private key that shows nothing of itself and cannot be copied, pickled or hashed."""

    __slots__ = ("_key", "spki")
    __hash__ = None  # type: ignore[assignment]

    def __init__(self, key: ec.EllipticCurvePrivateKey) -> None:
        """Hold a P-256 key."""
        self._key = key
        self.spki: bytes = key.public_key().public_bytes(
            serialization.Encoding.DER, serialization.PublicFormat.SubjectPublicKeyInfo
        )

    @classmethod
    def generate(cls) -> Self:
        """A fresh key from the operating system's randomness."""
        return cls(ec.generate_private_key(ec.SECP256R1()))

    @classmethod
    def from_pkcs8(cls, der: bytes) -> Self:
        """The key that ``to_pkcs8`` wrote.

        Raises:
            KeyRefused: not an unencrypted PKCS#8 key on P-256.
        """
        try:
            key = serialization.load_der_private_key(der, password=None)
        except (ValueError, TypeError, UnsupportedAlgorithm) as error:
            raise KeyRefused from error
        if not isinstance(key, ec.EllipticCurvePrivateKey) or not isinstance(key.curve, ec.SECP256R1):
            raise KeyRefused
        return cls(key)

    def to_pkcs8(self) -> bytes:
        """The key, readable by anyone: for the vault only."""
        return self._key.private_bytes(
            serialization.Encoding.DER, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
        )

    @property
    def spki_sha256(self) -> str:
        """The key's identity: SHA-256 of its SubjectPublicKeyInfo, 64 lower-case hex digits."""
        return hashlib.sha256(self.spki).hexdigest()

    def sign(self, message: bytes) -> bytes:
        """The DER signature of SHA-256(message), with s at most half the group order."""
        r, s = decode_dss_signature(self._key.sign(message, ec.ECDSA(hashes.SHA256())))
        return encode_dss_signature(r, min(s, GROUP_ORDER - s))

    def certificate(self, *, name: str, not_before: datetime, years: int = 30) -> bytes:
        """A self-issued DER certificate for this key, valid from a day before, so that a fresh key can sign at once."""
        subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, common_name(name))])
        start = not_before - timedelta(days=1)
        usage = x509.KeyUsage(
            digital_signature=True,
            content_commitment=True,
            key_encipherment=False,
            data_encipherment=False,
            key_agreement=False,
            key_cert_sign=False,
            crl_sign=False,
            encipher_only=False,
            decipher_only=False,
        )
        builder = x509.CertificateBuilder(subject_name=subject, issuer_name=subject, public_key=self._key.public_key())
        builder = builder.serial_number(x509.random_serial_number())
        builder = builder.not_valid_before(start).not_valid_after(start + timedelta(days=round(365.25 * years)))
        builder = builder.add_extension(usage, critical=True)
        return builder.sign(self._key, hashes.SHA256()).public_bytes(serialization.Encoding.DER)

    def __repr__(self) -> str:
        return "SigningKey(…)"

    def __reduce__(self) -> Never:
        message = "a signing key is not pickled or copied"
        raise TypeError(message)


def common_name(name: str) -> str:
    """A claimed name as a certificate can carry it: cut to 64 bytes of UTF-8 at a character."""
    return name.encode("utf-8")[:COMMON_NAME_BYTES].decode("utf-8", errors="ignore")
