"""The evidence for one cell, settled as words: who rated what, on which notes, and what only the chair may read."""

from PySide6.QtCore import QCoreApplication

from app.domain.ids import CandidateCode
from app.domain.panel import Member
from app.domain.scorecard import CardContent, CardNote
from app.services.committee import Committee
from app.services.page_values import called, panel_zone
from app.ui.board.board_view import panelist_letter, recommendation_words, spoken_rating
from app.ui.board.evidence_card import EvidenceView
from app.ui.dates import noted_text


def panelist_name(committee: Committee, member: Member, *, revealed: bool) -> str:
    """A panelist's name, or a letter while names are hidden."""
    if revealed:
        return called(committee.panel, member)
    return _tr("Panelist {letter}").format(letter=panelist_letter(committee.panel.panelists.index(member)))


def evidence_of(
    committee: Committee, candidate: CandidateCode, competency: str, *, revealed: bool
) -> tuple[EvidenceView, ...]:
    """Each panelist's rating of a cell with the notes that name its competency, in roster order."""
    row = next(row for row in committee.board.rows if row.candidate == candidate)
    cell = next(cell for cell in row.cells if cell.competency == competency)
    views = []
    for member, rating, without in zip(committee.panel.panelists, cell.ratings, cell.without_evidence, strict=True):
        card = committee.cards.get((member.seat.key_digest, candidate))
        views.append(
            EvidenceView(
                rating=spoken_rating(rating),
                panelist=panelist_name(committee, member, revealed=revealed),
                notes=_lines(committee, card.evidence(competency)) if card else (),
                ask_first=without,
            )
        )
    return tuple(views)


def further_notes_of(
    committee: Committee, candidate: CandidateCode, *, revealed: bool
) -> tuple[tuple[str, str, str], ...]:
    """Who, when and what of each on-record note about a candidate that names no competency.

    Why a card is new stands among them, and what is on cards that contradict each other.
    """
    found = []
    for member in committee.panel.panelists:
        card = committee.cards.get((member.seat.key_digest, candidate))
        name = panelist_name(committee, member, revealed=revealed)
        found += [(name, time, text) for time, text in _lines(committee, card.further_notes() if card else ())]
        if reason := committee.replacing.get((member.seat.key_digest, candidate)):
            found.append((name, _tr("replaced an earlier card:"), reason))
        for card in committee.contradicting.get((member.seat.key_digest, candidate), ()):
            found.append((name, _tr("one of two cards under one number, not counted:"), _in_short(card)))
            found += [(name, time, text) for time, text in _lines(committee, card.notes)]
    return tuple(found)


def chair_notes_of(
    committee: Committee, candidate: CandidateCode, competency: str, *, revealed: bool
) -> tuple[tuple[str, str, str], ...]:
    """Who, when and what of each note for the chair alone that bears on this cell or on no competency."""
    found = []
    for member in committee.panel.panelists:
        notes = committee.chair_only.get((member.seat.key_digest, candidate), ())
        bearing = [note for note in notes if not note.competencies or competency in note.competencies]
        name = panelist_name(committee, member, revealed=revealed)
        found += [(name, time, text) for time, text in _lines(committee, bearing)]
    return tuple(found)


def _in_short(card: CardContent) -> str:
    """All that a card says beside its notes."""
    ratings = ", ".join(f"{name}: {spoken_rating(rating)}" for name, rating in card.ratings.items())
    return f"{ratings} · {recommendation_words(card.recommendation)} · {card.summary}"


def _lines(committee: Committee, notes: tuple[CardNote, ...] | list[CardNote]) -> tuple[tuple[str, str], ...]:
    """When and what of each note; with the day where it was not noted on the panel's."""
    here, day = panel_zone(committee.panel.block), committee.panel.day
    return tuple((noted_text(note.at, here, day), note.text) for note in notes)


def _tr(text: str) -> str:
    return QCoreApplication.translate("Evidence", text)
