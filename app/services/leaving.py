"""The two ways anything leaves a vault: as a signed record that all may read, or as a seal that one key opens."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from app.crypto.key_words import four_words
from app.documents.pages.common import Signatory
from app.documents.pages.cover import CoverKind, CoverPage
from app.documents.render import render_cover
from app.documents.words import Words
from app.domain import canonical
from app.domain.ids import CandidateCode, SealDigest
from app.domain.panel_block import PanelBlock
from app.page_setup import Language, PageSetup
from app.sealing.kinds import Kind, Manifest
from app.sealing.record_file import read_record, sign_record
from app.sealing.sealed_file import SealRequest, encrypt_inner, wrap
from app.sealing.signed_file import ONE_FIELD
from app.sealing.signer import Signer
from app.services.page_values import local
from app.services.session import Session


@dataclass(frozen=True, slots=True, kw_only=True)
class Author:
    """Who signs, with the receiving key that the eight words also stand for."""

    signer: Signer
    recipient: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordRequest:
    """A record for all to read: its kind, what it says, and the pages that show it."""

    kind: Kind
    block: PanelBlock | None
    content: Mapping[str, Any]
    pages: bytes
    at: datetime
    file_id: bytes
    language: Language


@dataclass(frozen=True, slots=True, kw_only=True)
class SealOrder:
    """What is to be sealed, for whom, and what the cover says of it."""

    kind: Kind
    block: PanelBlock
    content: Mapping[str, Any]
    pages: bytes
    recipient: str
    recipient_name: str
    sealed_by: Signatory
    at: datetime
    candidate: CandidateCode | None = None
    number: int | None = None
    supersedes: SealDigest | None = None
    replaces: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SealedBytes:
    """A finished seal: the file, its receipt digest, and the exact manifest inside."""

    data: bytes
    digest: SealDigest
    seal_id: str
    manifest: bytes


def author_of(session: Session) -> Author:
    """The owner of this session as an author."""
    return Author(signer=session.signer, recipient=session.receiving.recipient)


def make_record(author: Author, request: RecordRequest) -> tuple[bytes, str]:
    """The signed file and the SHA-256 of all its bytes."""
    block = request.block
    field = ONE_FIELD[0].name
    manifest = Manifest(
        kind=request.kind,
        panel_code=block.code if block else None,
        panel_id=block.panel_id if block else None,
        panel_digest=block.digest if block else None,
        candidate=None,
        number=None,
        signer_name=author.signer.name,
        signer_recipient=author.recipient,
        signer_spki_sha256=author.signer.key.spki_sha256,
        sealed_at=request.at,
        destroy_by=block.rules.destroy_by if block else None,
        recipients=(),
        seal_id=request.file_id.hex(),
        kit_digest=block.kit_hash if block else None,
        signers={field: author.signer.key.spki_sha256} if request.kind is Kind.SUMMARY else None,
        content=request.content,
    )
    title = Words(request.language).title(request.kind.value, block.code if block else "")
    data = sign_record(request.pages, manifest, signer=author.signer, title=title)
    return data, read_record(data).file.digest


def seal(session: Session, order: SealOrder) -> SealedBytes:
    """Signed by the owner, encrypted to the recipient, wrapped under a signed cover that shows the receipt."""
    block, setup = order.block, session.page_setup
    inner = encrypt_inner(
        SealRequest(
            kind=order.kind,
            panel_code=block.code,
            panel_id=block.panel_id,
            panel_digest=block.digest,
            candidate=order.candidate,
            number=order.number,
            destroy_by=block.rules.destroy_by,
            content=order.content,
            inner_pages=order.pages,
            recipients=[order.recipient],
            signer=session.signer,
            signer_recipient=session.receiving.recipient,
            sealed_at=order.at,
            seal_id=session.entropy(16),
            title=Words(setup.language).title(order.kind.value, " ".join(filter(None, (block.code, order.candidate)))),
            kit_digest=block.kit_hash,
            supersedes=order.supersedes,
        )
    )
    sealed = wrap(inner, _cover(order, inner.digest, setup))
    return SealedBytes(
        data=sealed.data,
        digest=SealDigest(sealed.digest),
        seal_id=sealed.seal_id,
        manifest=canonical.encode(inner.manifest),
    )


def _cover(order: SealOrder, digest: str, setup: PageSetup) -> bytes:
    kinds: Mapping[Kind, CoverKind] = {
        Kind.SCORECARD: "scorecard",
        Kind.PACK: "pack",
        Kind.ACCEPTANCE: "acceptance",
    }
    page = CoverPage(
        kind=kinds[order.kind],
        panel_code=order.block.code,
        panel_words=four_words(order.block.digest),
        sealed_by=order.sealed_by,
        sealed_at=local(order.at, order.block),
        recipient=order.recipient_name,
        digest=digest,
        receipt=four_words(digest),
        candidate=order.candidate,
        number=order.number,
        replaces=order.replaces,
        destroy_by=order.block.rules.destroy_by,
    )
    return render_cover(page, setup).pdf
