"""What the one printed sheet says that opens a vault without its passphrase."""

from dataclasses import dataclass, field
from datetime import datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class RecoverySheetPage:
    """The vault's key as 24 words and 64 hex digits, and the file's 16 bytes as 32; never shown by ``repr``."""

    vault_label: str
    words: tuple[str, ...] = field(repr=False)
    key: str = field(repr=False)
    salt: str = field(repr=False)
    made_at: datetime
