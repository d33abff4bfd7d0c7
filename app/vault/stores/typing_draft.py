"""The note that is being typed about a candidate: overwritten in place, outside the journal, gone once entered."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Final

from app.domain.ids import CandidateCode, PanelId
from app.domain.note import Handling
from app.vault.ledger import Ledger
from app.vault.table import Table


@dataclass(frozen=True, slots=True, kw_only=True)
class TypingDraft:
    """What stands in the note field and where it would go."""

    panel_id: PanelId
    candidate: CandidateCode
    handling: Handling
    question: int
    competencies: tuple[str, ...]
    text: str = field(repr=False)
    at: datetime


_TYPING: Final = Table(0, "typing", TypingDraft, ("panel_id", "candidate"))
_COLUMNS: Final = ", ".join(_TYPING.columns)
_MARKS: Final = ", ".join("?" * len(_TYPING.columns))


class TypingStore:
    """The notes that are being typed, at most one for each candidate of a panel."""

    def __init__(self, ledger: Ledger) -> None:
        """The drafts are read and written through ``ledger``."""
        self._ledger = ledger

    def get(self, panel_id: PanelId, candidate: CandidateCode) -> TypingDraft | None:
        """What was typed last about the candidate and not entered, or None."""
        sql = f"SELECT {_COLUMNS} FROM typing WHERE panel_id = ? AND candidate = ?"  # noqa: S608 - our own names
        found = self._ledger.rows(sql, (panel_id, candidate))
        return _TYPING.row_of(found[0]) if found else None

    def save(self, draft: TypingDraft) -> None:
        """The draft is durable over the one before. The window asks for it every 50 ms at most."""
        sql = f"INSERT OR REPLACE INTO typing ({_COLUMNS}) VALUES ({_MARKS})"  # noqa: S608 - our own names
        self._ledger.overwrite(sql, _TYPING.values(draft))

    def clear(self, panel_id: PanelId, candidate: CandidateCode) -> None:
        """Nothing is being typed about the candidate; in the transaction that enters the note, or not at all."""
        self._ledger.overwrite("DELETE FROM typing WHERE panel_id = ? AND candidate = ?", (panel_id, candidate))
