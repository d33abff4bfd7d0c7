"""Whose key signs. Apart from the files that are signed: unlocking asks for no more than this."""

from dataclasses import dataclass

from app.crypto.signing_key import SigningKey, common_name
from app.sealing.certificate import read_certificate
from app.sealing.errors import Reason, Refusal


@dataclass(frozen=True, slots=True, kw_only=True)
class Signer:
    """Who signs: a key, a certificate for it, and the name that person claims."""

    key: SigningKey
    certificate: bytes
    name: str

    def __post_init__(self) -> None:
        """Hold key, certificate and name together.

        Raises:
            Refusal: the certificate is for another key or another name, or has no form that readers accept.
        """
        certificate = read_certificate(self.certificate)
        if certificate.spki != self.key.spki:
            raise Refusal(reason=Reason.KEYS_DIFFER)
        if certificate.claimed_name != common_name(self.name):
            raise Refusal(reason=Reason.NAMES_DIFFER)
