"""The signed record: one PDF whose manifest says what it is; alone it is a contact card, minutes or summary."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.crypto.signing_key import common_name
from app.domain import canonical
from app.sealing.assembly import SignatureField
from app.sealing.attachments import MANIFEST, Attachment
from app.sealing.errors import Reason, Refusal
from app.sealing.grammar import DOCUMENT, Limits
from app.sealing.kinds import Facts, Manifest
from app.sealing.record_json import manifest_from_json
from app.sealing.signed_file import ONE_FIELD, SignedFile, SignRequest, read_signed, sign_pages
from app.sealing.signer import Signer


@dataclass(frozen=True, slots=True, kw_only=True)
class SignedRecord:
    """A signed file and the manifest that it is the record of."""

    file: SignedFile
    manifest: Manifest


def sign_record(  # noqa: PLR0913 - each is a fact about the file, by keyword
    pages: bytes,
    manifest: Manifest,
    *,
    signer: Signer,
    title: str,
    fields: Sequence[SignatureField] = ONE_FIELD,
    hide_length: bool = False,
) -> bytes:
    """The pages with their manifest, signed; time, ids and DocMDP are the manifest's.

    Raises:
        Refusal: the manifest is not of its form, or names another signer.
        PagesNotAccepted: the pages do not fit the profile.
    """
    try:
        data = canonical.encode(manifest.to_json())
    except canonical.NotCanonical as error:
        raise Refusal(reason=Reason.MANIFEST_VALUES) from error
    signed, file = sign_pages(
        SignRequest(
            pages=pages,
            signer=signer,
            title=title,
            attachments=[Attachment(name=MANIFEST, data=data)],
            file_id=bytes.fromhex(manifest.seal_id),
            signed_at=manifest.sealed_at,
            certify=manifest.kind.certify,
            fields=fields,
            hide_length=hide_length,
        )
    )
    record_of(file)
    return signed


def read_record(data: bytes, limits: Limits = DOCUMENT) -> SignedRecord:
    """The signed record in these bytes: the manifest is what its signature says.

    Raises:
        Refusal: anything that is not exactly such a file.
    """
    return public_record_of(read_signed(data, limits))


def public_record_of(file: SignedFile) -> SignedRecord:
    """The record that a signed file is, of a kind that is not sealed.

    Raises:
        Refusal: other attachments, or a manifest that contradicts the signature.
    """
    record = record_of(file)
    if record.manifest.kind.sealed:
        raise Refusal(reason=Reason.ATTACHMENTS)
    return record


def record_of(file: SignedFile) -> SignedRecord:
    """The record that a signed file is, also of a sealed kind, as its inner file.

    Raises:
        Refusal: other attachments, or a manifest that contradicts the signature.
    """
    if set(file.attachments) != {MANIFEST}:
        raise Refusal(reason=Reason.ATTACHMENTS)
    manifest = manifest_from_json(file.attachments[MANIFEST])
    check_facts(manifest, file)
    if manifest.kind.certify != file.certify:
        raise Refusal(reason=Reason.PERMISSIONS)
    if manifest.seal_id != file.file_id.hex():
        raise Refusal(reason=Reason.SEAL_ID)
    if manifest.signers is not None:
        _check_roster(manifest, file)
    return SignedRecord(file=file, manifest=manifest)


def check_facts(facts: Facts, file: SignedFile) -> None:
    """Name, key and time in header or manifest are those of the signature.

    Raises:
        Refusal: one of them is not.
    """
    if facts.signer_spki_sha256 != file.spki_sha256:
        raise Refusal(reason=Reason.KEYS_DIFFER)
    if common_name(facts.signer_name) != file.claimed_name:
        raise Refusal(reason=Reason.NAMES_DIFFER)
    if facts.sealed_at != file.signed_at:
        raise Refusal(reason=Reason.TIMES_DIFFER)


def _check_roster(manifest: Manifest, file: SignedFile) -> None:
    """Every field is named, and every signature is by the key that its field names."""
    signers = manifest.signers or {}
    if set(signers) != set(file.fields):
        raise Refusal(reason=Reason.FIELDS)
    if any(signers[one.field] != one.certificate.spki_sha256 for one in file.signers):
        raise Refusal(reason=Reason.SIGNER_NOT_NAMED)
