"""The sealed file: sign, encrypt, sign (FORMAT.md sections 7 and 8)."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import Any

from app.crypto import age_box
from app.crypto.age_box import ReceivingKey
from app.crypto.box_errors import BoxDamaged, BoxMalformed, ForeignStanza, NotForThisKey, PostQuantumStanza
from app.domain import canonical
from app.sealing.attachments import HEADER, PAYLOAD, Attachment
from app.sealing.errors import Reason, Refusal
from app.sealing.grammar import COVER
from app.sealing.kinds import Header, Kind, Manifest, facts_of
from app.sealing.length import is_padded
from app.sealing.record_file import check_facts, record_of, sign_record
from app.sealing.record_json import header_from_json
from app.sealing.signed_file import SignedFile, SignRequest, read_signed, sign_pages
from app.sealing.signer import Signer


@dataclass(frozen=True, slots=True, kw_only=True)
class SealRequest:
    """Everything that a seal is made of.

    Attributes:
        kind: pack, acceptance or scorecard.
        panel_code: with the next two: the panel it belongs to.
        panel_id: 32 hex digits.
        panel_digest: 64 hex digits.
        candidate: the code, for a scorecard.
        number: the card's, for a scorecard.
        destroy_by: the day by which the content is to be destroyed.
        content: what the kind says, as canonical JSON can spell it.
        inner_pages: the readable pages, as the page writer made them.
        recipients: whose keys open it, ``age1…``.
        signer: who seals.
        signer_recipient: the sealer's own receiving key, for the eight words.
        sealed_at: the sealer's clock, aware.
        seal_id: 16 random bytes.
        title: at most panel code and candidate code.
        kit_digest: the kit that was used.
        supersedes: payload digest of the card that this one replaces.
        hold: whether destruction is suspended.
    """

    kind: Kind
    panel_code: str
    panel_id: str
    panel_digest: str
    candidate: str | None = None
    number: int | None = None
    destroy_by: date | None
    content: Mapping[str, Any] = field(repr=False)
    inner_pages: bytes = field(repr=False)
    recipients: Sequence[str]
    signer: Signer
    signer_recipient: str
    sealed_at: datetime
    seal_id: bytes
    title: str
    kit_digest: str | None = None
    supersedes: str | None = None
    hold: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class EncryptedInner:
    """A seal without its cover: signed, encrypted, and its digest known."""

    payload: bytes = field(repr=False)
    digest: str
    header: Header
    manifest: dict[str, Any] = field(repr=False)
    signer: Signer
    seal_id: str
    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SealedFile:
    """A finished seal; its digest is its receipt."""

    data: bytes = field(repr=False)
    seal_id: str
    digest: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckedSeal:
    """A seal of which everything outside the payload has been checked."""

    header: Header
    digest: str
    seal_id: str
    signer: SignedFile
    payload: bytes = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenedSeal:
    """A seal that was opened, and fits what it said outside.

    Attributes:
        manifest: as the inner file holds it, checked.
        record: the same as a value.
        inner: the inner file.
        signer: the inner file, read.
    """

    manifest: dict[str, Any] = field(repr=False)
    record: Manifest
    inner: bytes = field(repr=False)
    signer: SignedFile

    @property
    def content(self) -> Mapping[str, Any]:
        """What the kind says."""
        return self.record.content


def encrypt_inner(request: SealRequest) -> EncryptedInner:
    """Steps one and two: the inner file signed and encrypted, so that a cover can show its digest.

    Raises:
        Refusal: facts that are not those of the kind.
        KeyRefused: a recipient that is none.
        PagesNotAccepted: the pages do not fit the profile.
    """
    manifest = _manifest(request)
    inner = sign_record(request.inner_pages, manifest, signer=request.signer, title=request.title, hide_length=True)
    payload = age_box.encrypt(inner, sorted(set(request.recipients)))
    digest = hashlib.sha256(payload).hexdigest()
    return EncryptedInner(
        payload=payload,
        digest=digest,
        header=Header(**facts_of(manifest), payload_size=len(payload), payload_sha256=digest),
        manifest=manifest.to_json(),
        signer=request.signer,
        seal_id=manifest.seal_id,
        title=request.title,
    )


def wrap(inner: EncryptedInner, cover_pages: bytes) -> SealedFile:
    """Step three: the payload under a signed cover.

    Raises:
        PagesNotAccepted: the cover does not fit the profile.
        Refusal: the finished file would be refused by its readers.
    """
    header = canonical.encode(inner.header.to_json())
    data, file = sign_pages(
        SignRequest(
            pages=cover_pages,
            signer=inner.signer,
            title=inner.title,
            attachments=[Attachment(name=HEADER, data=header), Attachment(name=PAYLOAD, data=inner.payload)],
            file_id=bytes.fromhex(inner.seal_id),
            signed_at=inner.header.sealed_at,
        )
    )
    checked_seal_of(file)
    return SealedFile(data=data, seal_id=inner.seal_id, digest=inner.digest)


def check_sealed(data: bytes) -> CheckedSeal:
    """Phase one: everything outside the payload is as it must be.

    Raises:
        Refusal: anything that is not exactly a sealed file.
    """
    return checked_seal_of(read_signed(data, COVER))


def checked_seal_of(file: SignedFile) -> CheckedSeal:
    """The seal that a signed file is.

    Raises:
        Refusal: other attachments, or a header that contradicts signature or payload.
    """
    if set(file.attachments) != {HEADER, PAYLOAD}:
        raise Refusal(reason=Reason.ATTACHMENTS)
    if file.certify != 1:
        raise Refusal(reason=Reason.PERMISSIONS)
    header, payload = header_from_json(file.attachments[HEADER]), file.attachments[PAYLOAD]
    check_facts(header, file)
    if header.payload_size != len(payload):
        raise Refusal(reason=Reason.PAYLOAD_SIZE)
    digest = hashlib.sha256(payload).hexdigest()
    if header.payload_sha256 != digest:
        raise Refusal(reason=Reason.PAYLOAD_DIGEST)
    if _count_stanzas(payload) != len(header.recipients):
        raise Refusal(reason=Reason.STANZA_COUNT)
    return CheckedSeal(header=header, digest=digest, seal_id=file.file_id.hex(), signer=file, payload=payload)


def open_sealed(checked: CheckedSeal, key: ReceivingKey) -> OpenedSeal:
    """Phase two: the payload decrypts to a signed record that says the same as the header.

    Raises:
        Refusal: not for this key, or inside is not what the outside says.
    """
    inner = _decrypt(checked.payload, key)
    try:
        opened = _read_inner(inner, checked)
    except Refusal as error:
        raise Refusal(reason=error.reason, layer="inner") from error
    if _recipient_digest(key.recipient) not in checked.header.recipients:
        raise Refusal(reason=Reason.SEALED_TO_SOMEONE_ELSE, layer="inner")
    return opened


def _read_inner(inner: bytes, checked: CheckedSeal) -> OpenedSeal:
    if not is_padded(len(inner)):
        raise Refusal(reason=Reason.INNER_LENGTH)
    record = record_of(read_signed(inner))
    if record.file.spki != checked.signer.spki:
        raise Refusal(reason=Reason.INNER_SIGNER)
    if record.file.file_id.hex() != checked.seal_id:
        raise Refusal(reason=Reason.SEAL_ID)
    if facts_of(record.manifest) != facts_of(checked.header):
        raise Refusal(reason=Reason.HEADER_MANIFEST)
    return OpenedSeal(
        manifest=record.manifest.to_json(),
        record=record.manifest,
        inner=inner,
        signer=record.file,
    )


def _manifest(request: SealRequest) -> Manifest:
    return Manifest(
        kind=request.kind,
        panel_code=request.panel_code,
        panel_id=request.panel_id,
        panel_digest=request.panel_digest,
        candidate=request.candidate,
        number=request.number,
        signer_name=request.signer.name,
        signer_recipient=request.signer_recipient,
        signer_spki_sha256=request.signer.key.spki_sha256,
        sealed_at=request.sealed_at.astimezone(UTC).replace(microsecond=0),
        destroy_by=request.destroy_by,
        recipients=tuple(sorted({_recipient_digest(one) for one in request.recipients})),
        seal_id=request.seal_id.hex(),
        kit_digest=request.kit_digest,
        supersedes=request.supersedes,
        hold=request.hold,
        content=request.content,
    )


def _recipient_digest(recipient: str) -> str:
    return hashlib.sha256(recipient.encode("ascii")).hexdigest()


def _count_stanzas(payload: bytes) -> int:
    try:
        return len(age_box.stanzas(payload))
    except PostQuantumStanza as error:
        raise Refusal(reason=Reason.POST_QUANTUM) from error
    except ForeignStanza as error:
        raise Refusal(reason=Reason.PAYLOAD_STANZA) from error
    except BoxMalformed as error:
        raise Refusal(reason=Reason.PAYLOAD_FORM) from error


def _decrypt(payload: bytes, key: ReceivingKey) -> bytes:
    try:
        return age_box.decrypt(payload, key)
    except NotForThisKey as error:
        raise Refusal(reason=Reason.NOT_FOR_THIS_KEY) from error
    except BoxDamaged as error:
        raise Refusal(reason=Reason.PAYLOAD_BROKEN) from error
