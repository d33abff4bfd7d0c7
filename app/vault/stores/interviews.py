"""What a panelist writes about one candidate and may seal: notes, ratings, recommendation, summary, time used.

No note that must stay is read here: those have a table and a store of their own (``app.vault.stores.kept``).
"""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Final

from app.domain.ids import CandidateCode, PanelId
from app.domain.note import Handling, RecordNote
from app.domain.rating import Rating, Recommendation, Unrated
from app.domain.scorecard import DraftScorecard
from app.vault.ledger import Ledger
from app.vault.store import Store
from app.vault.table import Table


@dataclass(frozen=True, slots=True, kw_only=True)
class CardRow:
    """The overall judgement, as far as it is written."""

    panel_id: PanelId
    candidate: CandidateCode
    recommendation: Recommendation | None
    summary: str = field(repr=False)
    changed_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class RatingRow:
    """One competency's rating: a level, or the reason why there is none."""

    panel_id: PanelId
    candidate: CandidateCode
    competency: str
    level: int | None
    unrated: Unrated | None
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteRow:
    """A note that is sealed with the card."""

    panel_id: PanelId
    candidate: CandidateCode
    note_id: str
    at: datetime
    handling: Handling
    question: int
    competencies: tuple[str, ...]
    text: str = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionTime:
    """How long a question has taken; stays in the vault."""

    panel_id: PanelId
    candidate: CandidateCode
    question: int
    seconds: int


CARD: Final = Table(12, "card", CardRow, ("panel_id", "candidate"))
RATING: Final = Table(13, "rating", RatingRow, ("panel_id", "candidate", "competency"))
NOTE: Final = Table(14, "note", NoteRow, ("note_id",))
QUESTION_TIME: Final = Table(16, "question_time", QuestionTime, ("panel_id", "candidate", "question"))


class InterviewStore:
    """The drafts of all scorecards. Writes belong inside ``Vault.transaction``."""

    def __init__(self, ledger: Ledger) -> None:
        """Drafts are read and written through ``ledger``."""
        self._cards, self._ratings = Store(ledger, CARD), Store(ledger, RATING)
        self._notes, self.times = Store(ledger, NOTE), Store(ledger, QUESTION_TIME)

    def draft(self, panel_id: PanelId, candidate: CandidateCode) -> DraftScorecard:
        """The scorecard as it stands; empty when nothing is written yet."""
        here = {"panel_id": panel_id, "candidate": candidate}
        card = self._cards.get(panel_id, candidate)
        return DraftScorecard(
            panel_id=panel_id,
            candidate=candidate,
            ratings={row.competency: _rating_of(row) for row in self._ratings.find(**here)},
            notes=self.notes(panel_id, candidate),
            recommendation=card.recommendation if card else None,
            summary=card.summary if card else "",
        )

    def notes(self, panel_id: PanelId, candidate: CandidateCode) -> tuple[RecordNote, ...]:
        """The notes that may leave, in order of time."""
        rows = self._notes.find(panel_id=panel_id, candidate=candidate)
        return tuple(_note_of(row) for row in sorted(rows, key=lambda row: (row.at, row.note_id)))

    def put_note(self, panel_id: PanelId, candidate: CandidateCode, note: RecordNote) -> None:
        """The note is stored; one with the same id is replaced."""
        self._notes.put(
            NoteRow(
                panel_id=panel_id,
                candidate=candidate,
                note_id=note.note_id,
                at=note.at,
                handling=note.handling,
                question=note.question,
                competencies=note.competencies,
                text=note.text,
            )
        )

    def remove_note(self, note_id: str) -> bool:
        """The note is gone; False when there was none."""
        return bool(self._notes.delete(note_id=note_id))

    def rate(
        self, panel_id: PanelId, candidate: CandidateCode, competency: str, rating: Rating | None, at: datetime
    ) -> None:
        """The competency has this rating; with None it has none yet."""
        if rating is None:
            self._ratings.delete(panel_id=panel_id, candidate=candidate, competency=competency)
            return
        absence = rating if isinstance(rating, Unrated) else None
        level = None if isinstance(rating, Unrated) else rating
        row = RatingRow(
            panel_id=panel_id, candidate=candidate, competency=competency, level=level, unrated=absence, at=at
        )
        self._ratings.put(row)

    def judge(
        self,
        panel_id: PanelId,
        candidate: CandidateCode,
        *,
        recommendation: Recommendation | None,
        summary: str,
        at: datetime,
    ) -> None:
        """The card has this recommendation and summary."""
        row = CardRow(
            panel_id=panel_id, candidate=candidate, recommendation=recommendation, summary=summary, changed_at=at
        )
        self._cards.put(row)


def _rating_of(row: RatingRow) -> Rating:
    if row.unrated is not None:
        return row.unrated
    assert row.level is not None
    return row.level


def _note_of(row: NoteRow) -> RecordNote:
    return RecordNote(
        note_id=row.note_id,
        at=row.at,
        text=row.text,
        handling=row.handling,
        competencies=row.competencies,
        question=row.question,
    )
