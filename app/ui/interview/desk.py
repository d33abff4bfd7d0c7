"""What lies on the interviewer's desk: shown at once, made durable in order by the worker."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from datetime import datetime, timedelta

from PySide6.QtCore import QObject, Signal, Slot

from app.domain.ids import CandidateCode, PanelId
from app.domain.note import KeptNote, RecordNote
from app.domain.rating import Rating, Recommendation
from app.domain.scorecard import DraftScorecard
from app.errors import SubRosaError
from app.services import interviews
from app.services.interviews import Interview
from app.services.session import Session
from app.ui.tasks import Progress, TaskRunner
from app.vault.stores.typing_draft import TypingDraft

type Note = RecordNote | KeptNote


class Desk(QObject):
    """One interview. Every change is in ``interview`` at once and in the vault shortly after, in the same order.

    ``changed`` fires after each change, ``saved`` when one is durable, ``refused`` with what the vault said, ``added``
    after a note: what is being typed is in the vault no more; ``returned`` carries a note that was not added after all.
    """

    changed = Signal()
    added = Signal()
    returned = Signal(object)
    saved = Signal()
    refused = Signal(object)

    def __init__(self, session: Session, runner: TaskRunner, interview: Interview, parent: QObject) -> None:
        super().__init__(parent)
        self.session = session
        self.interview = interview
        self._runner = runner

    @property
    def card(self) -> DraftScorecard:
        """The scorecard as it stands."""
        return self.interview.card

    def notes(self, question: int) -> tuple[Note, ...]:
        """All notes to a question in order of time; question 0 stands for all of them."""
        every: list[Note] = [*self.card.notes, *self.interview.kept]
        chosen = [note for note in every if question in (0, note.question)]
        return tuple(sorted(chosen, key=lambda note: (note.at, note.note_id)))

    def next_moment(self) -> datetime:
        """Now, or a second after the last note, so that notes keep the order in which they were written."""
        after_last = max((note.at for note in self.notes(0)), default=None)
        now = self.session.now()
        return now if after_last is None else max(now, after_last + timedelta(seconds=1))

    def add(self, note: Note) -> None:
        """A new note stands, and nothing is being typed."""
        self._show(note)
        session, panel, candidate = self.session, self.interview.panel.block.panel_id, self.interview.candidate

        def work(_progress: Progress) -> tuple[Note, SubRosaError | None]:
            try:
                interviews.add_note(session, panel, candidate, note)
            except SubRosaError as error:
                return note, error.with_traceback(None)
            return note, None

        self._runner.submit(self.tr("Saving"), work, done=self.tell_added, failed=self.tell_refused)
        self.added.emit()

    def change(self, note: Note) -> None:
        """The note with this id says something else now."""
        self._show(note)
        self._write(lambda session, panel, candidate: interviews.change_note(session, panel, candidate, note))

    def remove(self, note: Note) -> None:
        """The note is gone."""
        self._hide(note.note_id)
        self.changed.emit()
        self._write(lambda session, _panel, _candidate: interviews.remove_note(session, note.note_id))

    def rate(self, competency: str, rating: Rating | None) -> None:
        """The competency has this rating, or none."""
        ratings = {**self.card.ratings}
        ratings.pop(competency, None)
        if rating is not None:
            ratings[competency] = rating
        self._set_card(replace(self.card, ratings=ratings))
        self._write(lambda session, panel, candidate: interviews.rate(session, panel, candidate, competency, rating))

    def judge(self, recommendation: Recommendation | None, summary: str) -> None:
        """Recommendation and summary stand as given."""
        self._set_card(replace(self.card, recommendation=recommendation, summary=summary.strip()))
        self._write(
            lambda session, panel, candidate: interviews.judge(
                session, panel, candidate, recommendation, summary.strip()
            )
        )

    def keep_typing(self, draft: TypingDraft) -> None:
        """What is being typed survives a kill."""
        self._write(lambda session, _panel, _candidate: interviews.type_note(session, draft))

    def use_time(self, question: int, seconds: int) -> None:
        """So many seconds were used on a question."""
        self.interview = replace(self.interview, seconds_used={**self.interview.seconds_used, question: seconds})
        self._write(lambda session, panel, candidate: interviews.use_time(session, panel, candidate, question, seconds))

    def _write(self, verb: Callable[[Session, PanelId, CandidateCode], None]) -> None:
        session, interview = self.session, self.interview
        panel, candidate = interview.panel.block.panel_id, interview.candidate

        def work(_progress: Progress) -> None:
            verb(session, panel, candidate)

        self._runner.submit(self.tr("Saving"), work, done=self.tell_saved, failed=self.tell_refused)

    @Slot(object)
    def tell_added(self, answer: tuple[Note, SubRosaError | None]) -> None:
        """Pass on that a note is durable, or that it was refused."""
        note, error = answer
        if error is None:
            self.saved.emit()
            return
        self.tell_refused(error)
        self.returned.emit(note)

    @Slot(object)
    def tell_saved(self, _nothing: object) -> None:
        """Pass on that a change is durable."""
        self.saved.emit()

    @Slot(object)
    def tell_refused(self, error: Exception) -> None:
        """Show what the vault really holds, as far as it can be read, and why."""
        panel, candidate = self.interview.panel.block.panel_id, self.interview.candidate
        with suppress(SubRosaError):  # what is said is the first refusal
            self.interview = interviews.open_interview(self.session, panel, candidate)
        self.changed.emit()
        self.refused.emit(error)

    def _set_card(self, card: DraftScorecard) -> None:
        self.interview = replace(self.interview, card=card)
        self.changed.emit()

    def _show(self, note: Note) -> None:
        self._hide(note.note_id)
        if isinstance(note, KeptNote):
            self.interview = replace(self.interview, kept=(*self.interview.kept, note))
            self.changed.emit()
        else:
            self._set_card(replace(self.card, notes=(*self.card.notes, note)))

    def _hide(self, note_id: str) -> None:
        kept = tuple(note for note in self.interview.kept if note.note_id != note_id)
        notes = tuple(note for note in self.card.notes if note.note_id != note_id)
        self.interview = replace(self.interview, kept=kept, card=replace(self.card, notes=notes))
