"""Sealed cards: the owner's own, and those that a chair received."""

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import Final

from app.domain.ids import CandidateCode, KeyDigest, PanelId, SealDigest, SealId
from app.vault.table import Table


@dataclass(frozen=True, slots=True, kw_only=True)
class SealedCard:
    """A card that the owner sealed, with the exact manifest, kept until ``destroy_by``."""

    panel_id: PanelId
    candidate: CandidateCode
    number: int
    seal_id: SealId
    digest: SealDigest
    manifest: str = field(repr=False)
    """Canonical JSON."""
    chair_only: str = field(repr=False)
    """Canonical JSON of the chair-only part."""
    sealed_at: datetime
    destroy_by: date
    supersedes: SealDigest | None = None
    pdf: bytes = field(repr=False)


class SealState(StrEnum):
    """What has happened to a received seal."""

    RECEIVED = "received"
    OPENED = "opened"
    INVALID = "invalid inside"


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredSeal:
    """A sealed card in the chair's vault; its content is there once it is opened."""

    digest: SealDigest
    signer: KeyDigest
    panel_id: PanelId
    candidate: CandidateCode
    number: int
    seal_id: SealId
    sealed_at: datetime
    received_at: datetime
    verdict: str = field(repr=False)
    """The word that collecting gave it, or the decision that let a late one count, in one line."""
    state: SealState
    manifest: str | None = field(default=None, repr=False)
    chair_only: str | None = field(default=None, repr=False)
    pdf: bytes = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class SealFacts:
    """A received seal without its file and its content: for lists, which need not read megabytes.

    Its columns stand before the file's in the table: the engine comes to no page of a file to read them.
    """

    digest: SealDigest
    signer: KeyDigest
    candidate: CandidateCode
    number: int
    sealed_at: datetime
    received_at: datetime
    verdict: str = field(repr=False)
    state: SealState


@dataclass(frozen=True, slots=True, kw_only=True)
class SealContent:
    """What a received seal says inside, once it is opened: for boards."""

    digest: SealDigest
    signer: KeyDigest
    candidate: CandidateCode
    manifest: str | None = field(default=None, repr=False)
    chair_only: str | None = field(default=None, repr=False)


SEALED_CARD: Final = Table(17, "sealed_card", SealedCard, ("panel_id", "candidate", "number"))
RECEIVED_SEAL: Final = Table(18, "received_seal", StoredSeal, ("digest", "signer"))
SEAL_FACTS: Final = Table(18, "received_seal", SealFacts, ("digest", "signer"))
SEAL_CONTENT: Final = Table(18, "received_seal", SealContent, ("digest", "signer"))
"""The same table twice, read alone and without its files."""
