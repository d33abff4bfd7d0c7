"""Kits by their hash, and kits that are being written."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Final

from app.domain.ids import KitHash
from app.vault.table import Table


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredKit:
    """A kit that can be used on a panel."""

    kit_hash: KitHash
    name: str
    version: int
    content: str = field(repr=False)
    """Canonical JSON."""
    imported_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class KitDraft:
    """A kit that is being written; its content need not be a kit yet."""

    draft_id: str
    name: str
    content: str = field(repr=False)
    changed_at: datetime


KIT: Final = Table(3, "kit", StoredKit, ("kit_hash",))
KIT_DRAFT: Final = Table(4, "kit_draft", KitDraft, ("draft_id",))
