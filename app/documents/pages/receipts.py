"""What a panelist's list of their own receipts says."""

from dataclasses import dataclass
from datetime import datetime

from app.documents.pages.common import Signatory


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceiptLine:
    """One seal that its maker keeps the receipt of: payload digest (64 hex) and its four words."""

    panel_code: str
    candidate: str
    number: int
    sealed_at: datetime
    digest: str
    receipt: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceiptListPage:
    """A panelist's own receipts, to be compared with minutes and summaries."""

    owner: Signatory
    receipts: tuple[ReceiptLine, ...]
    printed_at: datetime
