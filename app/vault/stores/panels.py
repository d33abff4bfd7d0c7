"""Panels that the owner chairs: the draft and the issued block, candidates, members, what went out and came back."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Final

from app.domain.ids import CandidateCode, KeyDigest, KitHash, PanelCode, PanelDigest, PanelId
from app.domain.panel_block import Role
from app.vault.table import Table


class PanelState(StrEnum):
    """How far a chaired panel has come."""

    DRAFT = "draft"
    ISSUED = "issued"
    COLLECTING = "collecting"
    OPENED = "opened"
    DECIDED = "decided"
    SIGNED = "signed"


@dataclass(frozen=True, slots=True, kw_only=True)
class ChairedPanel:
    """A panel that the owner chairs; block, digest and kit are there once it is issued."""

    panel_id: PanelId
    code: PanelCode
    title: str = field(repr=False)
    state: PanelState
    draft: str = field(repr=False)
    """JSON, as the drafting page keeps it."""
    block: str | None = field(default=None, repr=False)
    """Canonical JSON."""
    panel_digest: PanelDigest | None = None
    kit_hash: KitHash | None = None
    changed_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class PanelCandidate:
    """A candidate of a chaired panel with both halves of the opening key."""

    panel_id: PanelId
    code: CandidateCode
    name: str = field(repr=False)
    name_salt: bytes = field(repr=False)
    opening_recipient: str
    opening_identity: bytes | None = field(default=None, repr=False)
    """X25519, 32 bytes; None once it was destroyed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PanelMember:
    """One person of a chaired panel's roster, in roster order."""

    panel_id: PanelId
    position: int
    role: Role
    spki_sha256: KeyDigest
    name: str = field(repr=False)
    signing_key: bytes
    """SubjectPublicKeyInfo, DER."""
    receiving_key: str
    """An age recipient."""
    focus: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class IssuedPack:
    """The sealed pack that one member was given."""

    panel_id: PanelId
    spki_sha256: KeyDigest
    digest: str
    file_name: str
    pdf: bytes = field(repr=False)
    issued_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Acceptance:
    """A member's signed acceptance, as received and as read."""

    panel_id: PanelId
    spki_sha256: KeyDigest
    digest: str
    manifest: str = field(repr=False)
    """Canonical JSON."""
    pdf: bytes = field(repr=False)
    received_at: datetime


PANEL: Final = Table(5, "panel", ChairedPanel, ("panel_id",))
CANDIDATE: Final = Table(6, "candidate", PanelCandidate, ("panel_id", "code"))
MEMBER: Final = Table(7, "member", PanelMember, ("panel_id", "position"))
ISSUED_PACK: Final = Table(8, "issued_pack", IssuedPack, ("panel_id", "spki_sha256"))
ACCEPTANCE: Final = Table(9, "acceptance", Acceptance, ("panel_id", "spki_sha256"))
