"""The interview: what a panelist writes about one candidate, every edit durable, nothing written for a recused one."""

from dataclasses import dataclass, replace

from app.domain.ids import CandidateCode, PanelId
from app.domain.note import KeptNote, RecordNote
from app.domain.panel import Panel
from app.domain.rating import Rating, Recommendation
from app.domain.scorecard import DraftScorecard
from app.domain.text import clean_text, tidy_text
from app.services.errors import NotesMissing, RecusedHere
from app.services.memberships import candidates_of, membership_panel
from app.services.session import Session
from app.vault.stores.interviews import QuestionTime
from app.vault.stores.typing_draft import TypingDraft


@dataclass(frozen=True, slots=True, kw_only=True)
class Interview:
    """Everything that stands on the interview page: the panel, the candidate, the card and what stays."""

    panel: Panel
    candidate: CandidateCode
    name: str
    card: DraftScorecard
    kept: tuple[KeptNote, ...]
    seconds_used: dict[int, int]
    """Seconds by question number."""
    typing: TypingDraft | None
    """What was being typed and not entered when the program ended."""
    sealed: int
    """How many cards were sealed for this candidate; the next one replaces the last."""


def open_interview(session: Session, panel_id: PanelId, candidate: CandidateCode) -> Interview:
    """The interview as it stands.

    Raises:
        PanelUnknown, WrongState: no such panel, or the pledge was not taken.
        RecusedHere: the owner is recused from this candidate.
        ValueRefused: the panel has no such candidate.
    """
    panel = membership_panel(session, panel_id)
    panel.block.place(candidate)
    view = next(each for each in candidates_of(session, panel_id) if each.code == candidate)
    if view.recused:
        raise RecusedHere
    vault, here = session.vault, {"panel_id": panel_id, "candidate": candidate}
    return Interview(
        panel=panel,
        candidate=candidate,
        name=view.name,
        card=vault.interviews.draft(panel_id, candidate),
        kept=vault.kept_notes.notes(panel_id, candidate),
        seconds_used={row.question: row.seconds for row in vault.interviews.times.find(**here)},
        typing=vault.typing.get(panel_id, candidate),
        sealed=len(vault.sealed_cards.find(**here)),
    )


def type_note(session: Session, draft: TypingDraft) -> None:
    """What is being typed is durable, over what was typed before about this candidate; no journal line yet."""
    session.vault.typing.save(draft)


def add_note(session: Session, panel_id: PanelId, candidate: CandidateCode, note: RecordNote | KeptNote) -> None:
    """The note stands in its own table, and nothing is being typed about the candidate any more.

    Raises:
        ValueRefused: the text is empty or too long.
        RecusedHere: the owner is recused from this candidate.
    """
    _refuse_recused(session, panel_id, candidate)
    note = replace(note, text=clean_text(note.text, where="note"))
    with session.vault.transaction("note added"):
        _put(session, panel_id, candidate, note)
        session.vault.typing.clear(panel_id, candidate)


def change_note(session: Session, panel_id: PanelId, candidate: CandidateCode, note: RecordNote | KeptNote) -> None:
    """The note says this now. A note never changes between what leaves and what stays in silence: it moves whole.

    Raises:
        ValueRefused: the text is empty or too long.
    """
    note = replace(note, text=clean_text(note.text, where="note"))
    with session.vault.transaction("note changed"):
        session.vault.interviews.remove_note(note.note_id)
        session.vault.kept_notes.remove(note.note_id)
        _put(session, panel_id, candidate, note)


def remove_note(session: Session, note_id: str) -> None:
    """The note is gone.

    Raises:
        NotesMissing: there was none.
    """
    with session.vault.transaction("note removed"):
        found = session.vault.interviews.remove_note(note_id) or session.vault.kept_notes.remove(note_id)
    if not found:
        raise NotesMissing


def rate(session: Session, panel_id: PanelId, candidate: CandidateCode, competency: str, rating: Rating | None) -> None:
    """The competency has this rating; None takes it back.

    Raises:
        ValueRefused: the kit has no such competency or level.
        RecusedHere: the owner is recused from this candidate.
    """
    _refuse_recused(session, panel_id, candidate)
    kit = membership_panel(session, panel_id).kit
    kit.competency(competency)
    if isinstance(rating, int):
        kit.check_level(rating)
    with session.vault.transaction("rated"):
        session.vault.interviews.rate(panel_id, candidate, competency, rating, session.now())


def judge(
    session: Session, panel_id: PanelId, candidate: CandidateCode, recommendation: Recommendation | None, summary: str
) -> None:
    """The recommendation and the summary text stand as given, complete or not.

    Raises:
        RecusedHere: the owner is recused from this candidate.
    """
    _refuse_recused(session, panel_id, candidate)
    with session.vault.transaction("judged"):
        session.vault.interviews.judge(
            panel_id, candidate, recommendation=recommendation, summary=tidy_text(summary), at=session.now()
        )


def use_time(session: Session, panel_id: PanelId, candidate: CandidateCode, question: int, seconds: int) -> None:
    """So many seconds were used on this question; stays in the vault."""
    row = QuestionTime(panel_id=panel_id, candidate=candidate, question=question, seconds=seconds)
    with session.vault.transaction("time used"):
        session.vault.interviews.times.put(row)


def _put(session: Session, panel_id: PanelId, candidate: CandidateCode, note: RecordNote | KeptNote) -> None:
    if isinstance(note, KeptNote):
        session.vault.kept_notes.put(panel_id, candidate, note)
    else:
        session.vault.interviews.put_note(panel_id, candidate, note)


def _refuse_recused(session: Session, panel_id: PanelId, candidate: CandidateCode) -> None:
    row = session.vault.membership_candidates.get(panel_id, candidate)
    if row is not None and row.recused_at is not None:
        raise RecusedHere
