"""Says what any of our files is, without a vault: whole, consistent in itself, and by which key."""

from dataclasses import dataclass

from app.sealing.attachments import HEADER
from app.sealing.kinds import Facts, Header
from app.sealing.record_file import public_record_of
from app.sealing.sealed_file import checked_seal_of
from app.sealing.signed_file import SignedFile, read_signed


@dataclass(frozen=True, slots=True, kw_only=True)
class VerifiedFile:
    """A good file. Whether its signer is known is not for this room to say.

    Attributes:
        facts: kind, panel, candidate, signer, time: what the file says and its signature bears out.
        header: the public header, of a sealed file.
        digest: of the payload if sealed, else of the whole file.
        signed: how many fields are signed, like "1 of 1".
        file: the signed file itself.
    """

    facts: Facts
    header: Header | None
    digest: str
    signed: str
    file: SignedFile


def verify_file(data: bytes) -> VerifiedFile:
    """What these bytes are, if they are one of our files and good.

    Raises:
        Refusal: they are not.
    """
    file = read_signed(data)
    if HEADER in file.attachments:
        seal = checked_seal_of(file)
        return VerifiedFile(
            facts=seal.header.facts, header=seal.header, digest=seal.digest, signed=file.signatures, file=file
        )
    record = public_record_of(file)
    return VerifiedFile(facts=record.manifest.facts, header=None, digest=file.digest, signed=file.signatures, file=file)
