"""Notes made of what was typed, each with a moment of its own."""

from dataclasses import dataclass, replace

from app.domain.note import REQUEST_AFTERWARDS, Bearing, Handling, KeptNote, RecordNote, Terms
from app.domain.text import clean_text
from app.services.tripwires import Tripwire
from app.ui.interview.agreement import Agreement
from app.ui.interview.desk import Desk, Note


@dataclass(frozen=True, slots=True, kw_only=True)
class Typed:
    """What was typed for which question, and who may read it."""

    text: str
    competencies: tuple[str, ...]
    question: int
    handling: Handling


def make_note(desk: Desk, typed: Typed, agreement: Agreement | None, bearing: Bearing | None) -> Note:
    """A new note at this moment.

    Raises:
        ValueRefused: the text is too long, or terms are missing.
    """
    text = clean_text(typed.text, where="note")
    if typed.handling in (Handling.ON_RECORD, Handling.CHAIR_ONLY):
        return RecordNote(
            note_id=desk.session.fresh_id(),
            at=desk.next_moment(),
            text=text,
            handling=typed.handling,
            competencies=typed.competencies,
            question=typed.question,
        )
    terms = _terms(agreement, bearing) if typed.handling is Handling.OFF_RECORD else None
    moment = desk.next_moment()
    return KeptNote(
        note_id=desk.session.fresh_id(),
        at=max(moment, terms.agreed_at) if terms else moment,  # a clock may have been set back since they agreed
        text=text,
        handling=typed.handling,
        competencies=typed.competencies,
        question=typed.question,
        terms=terms,
    )


def _terms(agreement: Agreement | None, bearing: Bearing | None) -> Terms | None:
    if agreement is None:
        return None
    return Terms(
        agreed_at=agreement.agreed_at,
        asked_by=agreement.asked_by,
        may_know=agreement.may_know,
        until=agreement.until,
        bears=bearing,
    )


def request_note(desk: Desk, question: int) -> RecordNote:
    """On the record: that a request came after the words, and not the words."""
    return RecordNote(
        note_id=desk.session.fresh_id(), at=desk.next_moment(), text=REQUEST_AFTERWARDS, question=question
    )


def notice_note(desk: Desk, duties: tuple[Tripwire, ...], question: int, words: str) -> KeptNote:
    """For the writer alone: that the notice about these duties was shown, never the words that called for it."""
    names = ", ".join(dict.fromkeys(each.duty.value for each in duties))
    return KeptNote(
        note_id=desk.session.fresh_id(),
        at=desk.next_moment(),
        text=words.format(names=names),
        handling=Handling.PRIVATE,
        question=question,
    )


def changed_note(note: Note, text: str, competencies: tuple[str, ...]) -> Note:
    """The note with other words; one that newly touches a competency off the record is not used for its rating.

    Raises:
        ValueRefused: nothing is left of the text, or it is too long.
    """
    text = clean_text(text, where="note")
    if isinstance(note, RecordNote):
        return replace(note, text=text, competencies=competencies)
    terms = note.terms
    if terms is not None and bool(competencies) != (terms.bears is not None):
        terms = replace(terms, bears=Bearing.NOT_USED if competencies else None)
    return replace(note, text=text, competencies=competencies, terms=terms)
