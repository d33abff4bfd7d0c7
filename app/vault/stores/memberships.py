"""Panels that the owner is a member of: the pack as received, what was pledged, names, conflicts and recusals."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Final

from app.domain.ids import CandidateCode, KeyDigest, KitHash, PanelCode, PanelDigest, PanelId
from app.domain.panel_block import Role
from app.vault.table import Table


class MembershipState(StrEnum):
    """How far the owner has come with a pack; names are shown from ``PLEDGED`` on."""

    RECEIVED = "received"
    PLEDGED = "pledged"
    ACCEPTED = "accepted"


@dataclass(frozen=True, slots=True, kw_only=True)
class Membership:
    """A panel that the owner sits on."""

    panel_id: PanelId
    panel_digest: PanelDigest
    code: PanelCode
    title: str = field(repr=False)
    state: MembershipState
    block: str = field(repr=False)
    """Canonical JSON."""
    kit_hash: KitHash
    chair: KeyDigest
    role: Role
    focus: tuple[str, ...] = ()
    manifest: str = field(repr=False)
    """The pack's manifest, canonical JSON."""
    pack_pdf: bytes = field(repr=False)
    received_at: datetime
    pledged_at: datetime | None = None
    accepted_at: datetime | None = None
    acceptance_pdf: bytes | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class MembershipCandidate:
    """A candidate as a member knows them; a recusal is for good."""

    panel_id: PanelId
    code: CandidateCode
    name: str = field(repr=False)
    name_salt: bytes = field(repr=False)
    conflict: str = field(default="", repr=False)
    """What was declared; empty for none."""
    recused_at: datetime | None = None


MEMBERSHIP: Final = Table(10, "membership", Membership, ("panel_id",))
MEMBERSHIP_CANDIDATE: Final = Table(11, "membership_candidate", MembershipCandidate, ("panel_id", "code"))
