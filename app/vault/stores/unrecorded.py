"""What was chosen and typed in the meeting and not put on record: overwritten in place, outside the journal."""

from dataclasses import dataclass, field
from typing import Final

from app.domain.ids import CandidateCode, PanelId
from app.vault.ledger import Ledger
from app.vault.table import Table

OF_THE_DECISION: Final = ""
"""Stands for a competency where the words are about the decision itself."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Unrecorded:
    """What stands in the field of a consensus, or of a decision, and is not on record."""

    panel_id: PanelId
    candidate: CandidateCode
    competency: str
    choice: str | None
    """A level of the scale, or an outcome."""
    reason: str = field(repr=False)


_UNRECORDED: Final = Table(0, "unrecorded", Unrecorded, ("panel_id", "candidate", "competency"))
_COLUMNS: Final = ", ".join(_UNRECORDED.columns)
_MARKS: Final = ", ".join("?" * len(_UNRECORDED.columns))


class UnrecordedStore:
    """At most one row for each cell of a board, and one for each decision."""

    def __init__(self, ledger: Ledger) -> None:
        """The words are read and written through ``ledger``."""
        self._ledger = ledger

    def of_panel(self, panel_id: PanelId) -> tuple[Unrecorded, ...]:
        """Everything that was typed about a panel's candidates and is not on record."""
        sql = f"SELECT {_COLUMNS} FROM unrecorded WHERE panel_id = ? ORDER BY candidate, competency"  # noqa: S608 - our own names
        return tuple(map(_UNRECORDED.row_of, self._ledger.rows(sql, (panel_id,))))

    def save(self, words: Unrecorded) -> None:
        """The words are durable over those before."""
        sql = f"INSERT OR REPLACE INTO unrecorded ({_COLUMNS}) VALUES ({_MARKS})"  # noqa: S608 - our own names
        self._ledger.overwrite(sql, _UNRECORDED.values(words))

    def clear(self, panel_id: PanelId, candidate: CandidateCode, competency: str) -> None:
        """Nothing is typed there; in the transaction that puts it on record, or by itself."""
        sql = "DELETE FROM unrecorded WHERE panel_id = ? AND candidate = ? AND competency = ?"
        self._ledger.overwrite(sql, (panel_id, candidate, competency))

    def clear_panel(self, panel_id: PanelId) -> None:
        """Nothing is typed about the panel any more."""
        self._ledger.overwrite("DELETE FROM unrecorded WHERE panel_id = ?", (panel_id,))
