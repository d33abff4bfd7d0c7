"""The signed PDF: pages and attachments under one signature, in one spelling (FORMAT.md sections 2 to 6)."""

import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime

from app.crypto.signing_key import SigningKey
from app.sealing.assembly import Frame, SignatureField, assemble, signature_entries
from app.sealing.attachments import Attachment
from app.sealing.certificate import Certificate, read_certificate
from app.sealing.cms import hole_size, make_cms
from app.sealing.document import read_document
from app.sealing.drawn_pages import DrawnPages, load_pages
from app.sealing.errors import PagesNotAccepted, Refusal
from app.sealing.grammar import DOCUMENT, Limits
from app.sealing.increments import read_increments
from app.sealing.layout import Hole, Plan, plan_first
from app.sealing.length import padded_length
from app.sealing.signatures import RunningHash, Signature, check_signature
from app.sealing.signer import Signer
from app.sealing.structure import read_structure

ONE_FIELD = (SignatureField(name="signature"),)
TRIES = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class SignedFile:
    """A file that is whole and signed; by whom, is a key and not a name. ``data`` are its bytes."""

    spki: bytes
    spki_sha256: str
    certificate: bytes
    claimed_name: str
    signed_at: datetime
    title: str
    attachments: Mapping[str, bytes] = field(repr=False)
    file_id: bytes
    certify: int
    signers: tuple[Signature, ...]
    fields: tuple[str, ...]
    data: bytes = field(repr=False)

    @property
    def digest(self) -> str:
        """SHA-256 of the whole file, reckoned when somebody asks."""
        return hashlib.sha256(self.data).hexdigest()

    @property
    def signatures(self) -> str:
        """How many of the fields are signed, like "1 of 1"."""
        return f"{len(self.signers)} of {len(self.fields)}"


@dataclass(frozen=True, slots=True, kw_only=True)
class SignRequest:
    """Drawn pages and everything else that a signed file is made of.

    Attributes:
        pages: what the page writer made.
        signer: whose signature fills the first field.
        title: shown by viewers; at most panel code and candidate code.
        attachments: by the three names of FORMAT.md.
        file_id: 16 random bytes; a seal's ``seal_id``.
        signed_at: aware; the signer's clock.
        certify: DocMDP 1, or 2 when members sign after.
        fields: every signature field there will ever be.
        hide_length: pad to a length that says little.
    """

    pages: bytes = field(repr=False)
    signer: Signer
    title: str
    attachments: Sequence[Attachment] = field(repr=False)
    file_id: bytes
    signed_at: datetime
    certify: int = 1
    fields: Sequence[SignatureField] = ONE_FIELD
    hide_length: bool = False


def sign_pages(request: SignRequest) -> tuple[bytes, SignedFile]:
    """The signed file, and what its reader says of it.

    Raises:
        Refusal: the certificate is not valid at that time: the clock is wrong.
        PagesNotAccepted: the pages do not fit the profile.
    """
    certificate = read_certificate(request.signer.certificate)
    moment = request.signed_at.astimezone(UTC).replace(microsecond=0)
    certificate.check_moment(moment)
    hole = Hole(rest=signature_entries(moment, request.certify), size=hole_size(certificate))
    frame = Frame(title=request.title, attachments=tuple(request.attachments), fields=tuple(request.fields), hole=hole)
    plan = _plan(load_pages(request.pages), frame, request.file_id, hide_length=request.hide_length)
    data = _sign(plan, certificate, request.signer.key)
    try:
        return data, read_signed(data)
    except Refusal as error:
        raise PagesNotAccepted(reason=error.reason) from error


def _sign(plan: Plan, certificate: Certificate, key: SigningKey) -> bytes:
    running = hashlib.sha256()
    for piece in (*plan.before, *plan.after):
        running.update(piece)
    return plan.fill(make_cms(certificate, running.digest(), key.sign))


def _plan(drawn: DrawnPages, frame: Frame, file_id: bytes, *, hide_length: bool) -> Plan:
    """The layout, with as many blanks in the metadata as the wanted length takes."""

    def laid(blanks: int) -> Plan:
        return plan_first(assemble(drawn, frame, blanks=blanks), file_id)

    plan = laid(0)
    if not hide_length:
        return plan
    shortest, wanted = plan.length, padded_length(plan.length)
    while (found := _reach(laid, wanted, shortest)) is None:
        wanted = padded_length(wanted + 1)
    return found


def _reach(laid: Callable[[int], Plan], wanted: int, shortest: int) -> Plan | None:
    """The layout of exactly this length; none where one blank more adds a digit elsewhere and steps over it."""
    blanks = wanted - shortest
    for _ in range(TRIES):
        plan = laid(max(blanks, 0))
        if plan.length == wanted:
            return plan
        blanks += wanted - plan.length
    return None


def read_signed(data: bytes, limits: Limits = DOCUMENT) -> SignedFile:
    """The signed file in these bytes, every one of which has been accounted for.

    Raises:
        Refusal: anything that is not exactly such a file.
    """
    document = read_document(data, limits)
    structure = read_structure(document)
    running = RunningHash(data)
    entries, start = document.entries(structure.signature), document.starts[structure.signature]
    fields = tuple(structure.fields)
    first = check_signature(entries, start, document.end, running, fields[0])
    signers = (first, *read_increments(data, document, structure, running, first))
    return SignedFile(
        spki=first.certificate.spki,
        spki_sha256=first.certificate.spki_sha256,
        certificate=first.certificate.der,
        claimed_name=first.certificate.claimed_name,
        signed_at=first.signed_at,
        title=structure.title,
        attachments=structure.attachments,
        file_id=document.file_id,
        certify=structure.certify,
        signers=signers,
        fields=fields,
        data=data,
    )
