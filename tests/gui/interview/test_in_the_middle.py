"""Whoever turns elsewhere in the middle of something finds it as they left it, and nothing lands somewhere else."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPlainTextEdit

from app.domain.note import Handling
from app.domain.rating import Recommendation, Unrated
from app.ui.interview.interview_of import InterviewOf
from tests.gui.interview.test_notes import agree, enter


@pytest.fixture
def edited(board, field, qtbot):
    """A note to each of two questions; the first one is being edited in place."""
    enter(qtbot, field, "first")
    board.questions.show_row(1)
    enter(qtbot, field, "second")
    board.questions.show_row(0)
    view = board.notes.notes
    view.setCurrentIndex(board.notes._model.index(0))
    view.edit(view.currentIndex())
    editor = view.viewport().findChild(QPlainTextEdit)
    editor.setPlainText("first, in other words")
    return editor


def test_a_note_that_is_being_edited_stays_with_its_question(page, board, edited, stored, qtbot):
    page.next_question()
    view = board.notes.notes
    if view.state() == view.State.EditingState:
        qtbot.keyClick(edited, Qt.Key.Key_Return)
    assert [(note.text, note.question) for note in stored.card.notes] == [("first, in other words", 1), ("second", 2)]


def test_a_note_that_is_being_edited_stays_so_when_something_else_is_refused(board, edited, session, stored):
    """Once it was put back to what it had said, every fifteen seconds of a full disk while the clock ran."""
    session.vault._ledger.stopped = True
    board.desk.use_time(1, 15)
    assert stored.card.ratings == {}
    assert board.notes.message.isVisible()
    assert edited.toPlainText() == "first, in other words"


@pytest.mark.usefixtures("edited")
def test_a_note_that_is_being_edited_is_kept_when_the_page_is_left(page, stored):
    page.leave()
    assert [note.text for note in stored.card.notes] == ["first, in other words", "second"]


@pytest.mark.parametrize("row", [1, 2])
def test_what_was_being_typed_comes_back_under_its_question(page, panel, board, field, qtbot, row):
    board.questions.show_row(row)
    number = board.notes.question()
    qtbot.keyClicks(field, "half a sent")
    page.arrive(InterviewOf(panel_id=panel.block.panel_id, candidate="C-07"))
    assert page._board.notes.question() == 1
    qtbot.waitUntil(lambda: page._runner.current() is None)
    page.arrive(InterviewOf(panel_id=panel.block.panel_id, candidate="C-04"))
    assert page._board.notes.question() == number
    assert page._board.notes.composer.editor.toPlainText() == "half a sent"


def test_the_last_letters_of_a_summary_outlast_a_rating_that_follows_at_once(board, field, stored):
    field.setFocus()
    board.ratings._summary.setPlainText("Calm und")
    board.ratings.tell_summary()
    board.ratings._summary.setPlainText("Calm under pressure.")
    board.ratings.rate_current(4)
    board.flush()
    assert stored.card.summary == "Calm under pressure."
    assert stored.card.ratings == {"Incident response": 4}


def test_no_key_rates_what_its_rater_is_recused_from(board, field, qtbot, stored):
    board.rate("Incident response", Unrated.RECUSED)
    qtbot.keyClick(field, Qt.Key.Key_4, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(board.ratings, Qt.Key.Key_N)
    assert stored.card.ratings == {"Incident response": Unrated.RECUSED}
    board.undo.undo()
    assert stored.card.ratings == {}


def test_whoever_comes_back_before_the_worker_is_done_finds_what_they_wrote(page, panel, busy, field, qtbot, stored):
    enter(qtbot, field, "first")
    page._board.ratings._summary.setPlainText("Calm under pressure.")
    page._board.flush()
    for code in ("C-07", "C-04"):
        page.arrive(InterviewOf(panel_id=panel.block.panel_id, candidate=code))
    assert [note.text for note in page._board.desk.card.notes] == ["first"]
    page._board.recommend(Recommendation.YES)
    busy.set()
    assert (stored.card.summary, stored.card.recommendation) == ("Calm under pressure.", Recommendation.YES)
    assert page._left == {}


def test_a_vault_that_cannot_be_read_either_is_refused_in_the_first_words(board, session, qtbot):
    refused = []
    board.desk.refused.connect(refused.append)
    with session.vault.transaction("panel gone"):
        session.vault.memberships.delete(panel_id=board.desk.interview.panel.block.panel_id)
    board.rate("Incident response", 4)
    qtbot.waitUntil(lambda: bool(refused), timeout=20_000)
    assert board.notes.message.isVisible()


def test_a_summary_that_the_vault_refused_stays_in_its_field_and_is_saved_when_it_can_be(
    page, board, field, stored, session
):
    """Once the next click put back what the vault held, over the words that were still to be saved."""
    board.ratings._summary.setFocus()
    board.ratings._summary.setPlainText("Calm.")
    board.ratings.flush()
    assert stored.card.summary == "Calm."
    session.vault._ledger.stopped = True
    board.ratings._summary.setPlainText("Calm under pressure.")
    board.ratings.flush()
    assert stored.card.summary == "Calm."
    field.setFocus()
    board.desk.rate("Judgement", 4)
    assert stored.card.ratings == {}
    assert board.ratings._summary.toPlainText() == "Calm under pressure."
    session.vault._ledger.stopped = False
    page.leave()
    assert stored.card.summary == "Calm under pressure."


@pytest.mark.parametrize("handling", [Handling.ON_RECORD, Handling.PRIVATE])
def test_a_note_that_the_vault_refused_is_in_the_field_again(board, field, stored, session, qtbot, handling):
    """Once it was gone from the screen too."""
    board.notes.choose_handling(handling)
    session.vault._ledger.stopped = True
    enter(qtbot, field, "Kept a timeline #Judgement ")
    assert stored.card.notes == stored.kept == ()
    assert board.notes.message.isVisible()
    assert field.toPlainText() == "Kept a timeline #Judgement"
    session.vault._ledger.stopped = False
    qtbot.keyClick(field, Qt.Key.Key_Return)
    (note,) = (*stored.card.notes, *stored.kept)
    assert (note.text, note.handling) == ("Kept a timeline", handling)


def test_a_note_that_the_vault_refused_is_put_into_no_other_ones_words(field, stored, session, qtbot):
    session.vault._ledger.stopped = True
    enter(qtbot, field, "Kept a timeline.")
    qtbot.keyClicks(field, "Next")
    assert stored.card.notes == ()
    assert field.toPlainText() == "Next"


def test_words_that_were_not_for_all_come_back_for_no_more_than_they_were(board, field, stored, session, qtbot):
    board.notes.choose_handling(Handling.PRIVATE)
    session.vault._ledger.stopped = True
    enter(qtbot, field, "Reminds me of myself.")
    board.notes.write_on_record()
    assert stored.kept == ()
    assert field.toPlainText() == ""


@pytest.mark.parametrize("handling", [Handling.CHAIR_ONLY, Handling.PRIVATE, Handling.OFF_RECORD])
def test_who_may_read_the_next_note_stays_as_chosen_while_another_candidate_is_looked_at(
    page, panel, board, stored, handling
):
    """Once it was the committee again, without a word."""
    board.notes.choose_handling(handling)
    if handling is Handling.OFF_RECORD:
        agree(board).agree()
    for code in ("C-07", "C-04"):
        page.arrive(InterviewOf(panel_id=panel.block.panel_id, candidate=code))
        assert stored.card.notes == ()
    assert page._board.notes.composer.handling is handling
