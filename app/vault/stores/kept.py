"""Notes that never leave their writer's vault. Nothing that seals imports this module; a test says so."""

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Final

from app.domain.ids import CandidateCode, PanelId
from app.domain.note import AskedBy, Bearing, Handling, KeptNote, Terms
from app.vault.ledger import Ledger
from app.vault.store import Store
from app.vault.table import Table


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptNoteRow:
    """A note that is off the record with its terms, or private without."""

    panel_id: PanelId
    candidate: CandidateCode
    note_id: str
    at: datetime
    handling: Handling
    question: int
    competencies: tuple[str, ...]
    text: str = field(repr=False)
    agreed_at: datetime | None = None
    asked_by: AskedBy | None = None
    may_know: str | None = field(default=None, repr=False)
    until: date | None = None
    bears: Bearing | None = None


KEPT_NOTE: Final = Table(15, "kept_note", KeptNoteRow, ("note_id",))


class KeptNoteStore:
    """All notes that stay. Writes belong inside ``Vault.transaction``."""

    def __init__(self, ledger: Ledger) -> None:
        """Notes are read and written through ``ledger``."""
        self._rows = Store(ledger, KEPT_NOTE)

    def notes(self, panel_id: PanelId, candidate: CandidateCode) -> tuple[KeptNote, ...]:
        """The notes about this candidate that stay, in order of time."""
        rows = self._rows.find(panel_id=panel_id, candidate=candidate)
        return tuple(_note_of(row) for row in sorted(rows, key=lambda row: (row.at, row.note_id)))

    def put(self, panel_id: PanelId, candidate: CandidateCode, note: KeptNote) -> None:
        """The note is stored; one with the same id is replaced."""
        terms = note.terms
        self._rows.put(
            KeptNoteRow(
                panel_id=panel_id,
                candidate=candidate,
                note_id=note.note_id,
                at=note.at,
                handling=note.handling,
                question=note.question,
                competencies=note.competencies,
                text=note.text,
                agreed_at=terms.agreed_at if terms else None,
                asked_by=terms.asked_by if terms else None,
                may_know=terms.may_know if terms else None,
                until=terms.until if terms else None,
                bears=terms.bears if terms else None,
            )
        )

    def remove(self, note_id: str) -> bool:
        """The note is gone; False when there was none."""
        return bool(self._rows.delete(note_id=note_id))


def _note_of(row: KeptNoteRow) -> KeptNote:
    return KeptNote(
        note_id=row.note_id,
        at=row.at,
        text=row.text,
        handling=row.handling,
        competencies=row.competencies,
        question=row.question,
        terms=_terms_of(row),
    )


def _terms_of(row: KeptNoteRow) -> Terms | None:
    if row.agreed_at is None or row.asked_by is None or row.may_know is None or row.until is None:
        return None
    return Terms(
        agreed_at=row.agreed_at, asked_by=row.asked_by, may_know=row.may_know, until=row.until, bears=row.bears
    )
