"""The one note that is being typed: overwritten in place, outside the journal, gone when the note is entered."""

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


_TYPING: Final = Table(0, "typing", TypingDraft, ("id",))
_COLUMNS: Final = ", ".join(_TYPING.columns)
_MARKS: Final = ", ".join("?" * len(_TYPING.columns))


class TypingStore:
    """The note that is being typed, in this vault at most one."""

    def __init__(self, ledger: Ledger) -> None:
        """The draft is read and written through ``ledger``."""
        self._ledger = ledger

    def get(self) -> TypingDraft | None:
        """What was typed last and not entered, or None."""
        found = self._ledger.rows(f"SELECT {_COLUMNS} FROM typing")  # noqa: S608 - our own names
        return _TYPING.row_of(found[0]) if found else None

    def save(self, draft: TypingDraft) -> None:
        """The draft is durable; the one before is overwritten. The window asks for it every 50 ms at most."""
        sql = f"INSERT OR REPLACE INTO typing (id, {_COLUMNS}) VALUES (1, {_MARKS})"  # noqa: S608 - our own names
        self._ledger.overwrite(sql, _TYPING.values(draft))

    def clear(self) -> None:
        """Nothing is being typed. Inside the transaction that enters the note, both happen or neither."""
        self._ledger.overwrite("DELETE FROM typing", ())
