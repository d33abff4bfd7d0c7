"""Says what any of our files is, without a vault: whole, consistent in itself, and by which key."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any

from app.sealing.attachments import HEADER
from app.sealing.kinds import Facts, facts_of
from app.sealing.record_file import public_record_of
from app.sealing.sealed_file import checked_seal_of
from app.sealing.signed_file import SignedFile, read_signed


@dataclass(frozen=True, slots=True, kw_only=True)
class VerifiedFile(Facts):
    """A good file. Whether its signer is known is not for this room to say.

    Attributes:
        digest: of the payload if sealed, else of the whole file.
        signed: how many fields are signed, like "1 of 1".
        content: what the kind says, of a file that is not sealed.
        file: the signed file itself.
    """

    digest: str
    signed: str
    content: Mapping[str, Any] = field(repr=False)
    file: SignedFile

    @property
    def spki(self) -> bytes:
        """The signer's key."""
        return self.file.spki

    @property
    def spki_sha256(self) -> str:
        """The signer's identity."""
        return self.file.spki_sha256

    @property
    def claimed_name(self) -> str:
        """The signer's name, as claimed and in full."""
        return self.signer_name


def verify_file(data: bytes) -> VerifiedFile:
    """What these bytes are, if they are one of our files and good.

    Raises:
        Refusal: they are not.
    """
    file = read_signed(data)
    if HEADER in file.attachments:
        seal = checked_seal_of(file)
        return _verified(seal.header, file, seal.digest, MappingProxyType({}))
    manifest = public_record_of(file).manifest
    return _verified(manifest, file, file.digest, manifest.content)


def _verified(facts: Facts, file: SignedFile, digest: str, content: Mapping[str, Any]) -> VerifiedFile:
    return VerifiedFile(**facts_of(facts), digest=digest, signed=file.signatures, content=content, file=file)
