"""Every note is timed, tagged, durable and can be taken back; terms come before words that stay."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QDate, Qt

from app.domain.note import AskedBy, Bearing, Handling
from app.domain.rating import Unrated
from app.ui.interview.agreement import Said
from app.ui.interview.interview_of import InterviewOf
from app.ui.interview.note_model import NOTE_ROLE
from app.ui.interview.tags import join_tags, split_tags, tag_of
from tests.gui.vaults import START

COMPETENCIES = ("Incident response", "Collaboration", "Judgement")
ALIKE = ("C++", "C#", "C", "C-2", "Team work", "Teamwork", "TeamWork!", "?!", "???")
WORDS = st.text(st.characters(categories=("L", "N")), min_size=1, max_size=8)


def enter(qtbot, field, text):
    qtbot.keyClicks(field, text)
    qtbot.keyClick(field, Qt.Key.Key_Return)


def agree(board, said=Said.NOT_YET, who=AskedBy.CANDIDATE):
    card = board.notes._terms
    card._asked_by.set_value(who)
    card._said.set_value(said)
    card.show_choices()
    return card


def test_enter_makes_a_timed_and_tagged_note(session, board, field, qtbot, stored):
    enter(qtbot, field, "Kept a timeline #IncidentResponse ")
    (note,) = stored.card.notes
    assert (note.text, note.competencies, note.question) == ("Kept a timeline", ("Incident response",), 1)
    assert note.at == session.now() == START
    assert field.toPlainText() == ""
    line = board.notes._model.index(0).data(NOTE_ROLE)
    assert (line.time, line.text) == ("14:21", "Kept a timeline #IncidentResponse")


def test_a_note_that_names_nothing_is_evidence_of_the_one_thing_its_question_asks_for(board, field, qtbot, stored):
    enter(qtbot, field, "Kept a timeline")
    board.notes.choose_handling(Handling.PRIVATE)
    enter(qtbot, field, "Ask for numbers")
    board.questions.show_row(2)
    board.notes.choose_handling(Handling.ON_RECORD)
    enter(qtbot, field, "On time")
    assert [note.competencies for note in stored.card.notes] == [("Incident response",), ()]
    assert [note.competencies for note in stored.kept] == [()]


def test_an_empty_field_makes_nothing(field, qtbot, stored):
    enter(qtbot, field, "   ")
    assert stored.card.notes == ()


def test_what_is_being_typed_survives_and_is_gone_once_entered(board, field, qtbot, stored):
    qtbot.keyClicks(field, "half a sent")
    qtbot.waitUntil(lambda: not board.notes._saving.isActive())
    assert stored.typing.text == "half a sent"
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert stored.typing is None


def test_what_is_typed_about_another_candidate_leaves_a_draft_alone(panel, page, field, qtbot, stored):
    first, second = (InterviewOf(panel_id=panel.block.panel_id, candidate=code) for code in ("C-04", "C-07"))
    qtbot.keyClicks(field, "half a sent")
    page.arrive(second)
    other = page._board.notes.composer.editor
    assert other.toPlainText() == ""
    qtbot.keyClicks(other, "another")
    page.leave()
    assert stored.typing.text == "half a sent"
    page.arrive(first)
    assert page._board.notes.composer.editor.toPlainText() == "half a sent"


def test_a_draft_comes_back(panel, page, field, qtbot, stored):
    qtbot.keyClicks(field, "half a sent")
    page.leave()
    assert stored.typing.text == "half a sent"
    page._shown = None
    page.arrive(InterviewOf(panel_id=panel.block.panel_id, candidate="C-04"))
    back = page._board.notes.composer.editor
    assert back.toPlainText() == "half a sent"
    qtbot.keyClicks(back, "ence")
    assert back.toPlainText() == "half a sentence", "once, whoever typed on wrote before the words that came back"


@pytest.mark.parametrize("handling", [Handling.CHAIR_ONLY, Handling.PRIVATE])
def test_a_draft_that_not_everybody_may_read_comes_back_as_that(panel, page, board, field, qtbot, stored, handling):
    board.notes.choose_handling(handling)
    qtbot.keyClicks(field, "half a sent")
    page.leave()
    assert stored.typing.handling is handling
    page._shown = None
    page.arrive(InterviewOf(panel_id=panel.block.panel_id, candidate="C-04"))
    assert page._board.notes.composer.handling is handling


def test_a_draft_off_the_record_becomes_no_note_before_its_terms_were_agreed_again(
    panel, page, board, field, qtbot, stored
):
    page.off_record()
    agree(board).agree()
    qtbot.keyClicks(field, "The employer")
    for more in (" does not", " know."):
        page.leave()
        assert stored.typing.handling is Handling.OFF_RECORD
        page._shown = None
        page.arrive(InterviewOf(panel_id=panel.block.panel_id, candidate="C-04"))
        board = page._board
        assert board.notes._terms.isVisible()
        enter(qtbot, board.notes.composer.editor, more)
        assert (stored.card.notes, stored.kept) == ((), ())
    agree(board).agree()
    qtbot.keyClick(board.notes.composer.editor, Qt.Key.Key_Return)
    assert stored.card.notes == ()
    assert [note.text for note in stored.kept] == ["The employer does not know."]


def test_what_the_vault_refused_is_not_shown_as_saved(board, stored):
    board.desk.rate("Patience", 4)
    assert stored.card.ratings == {}
    assert board.desk.card.ratings == {}
    assert board.notes.message.isVisible()


def test_undo_takes_back_notes_and_ratings_in_order(board, field, qtbot, stored):
    enter(qtbot, field, "one")
    qtbot.keyClick(field, Qt.Key.Key_4, Qt.KeyboardModifier.ControlModifier)
    board.undo.undo()
    assert stored.card.ratings == {}
    qtbot.keyClick(field, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert stored.card.notes == ()
    board.undo.redo()
    assert [note.text for note in stored.card.notes] == ["one"]


def test_a_note_is_edited_in_place(board, field, qtbot, stored):
    enter(qtbot, field, "Freeze #Judgement ")
    view = board.notes.notes
    view.setCurrentIndex(board.notes._model.index(0))
    view.edit(view.currentIndex())
    editor = view.viewport().findChild(type(field).__base__)
    assert editor.toPlainText() == "Freeze #Judgement"
    editor.setPlainText("A freeze was wanted #Collaboration")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    (note,) = stored.card.notes
    assert (note.text, note.competencies) == ("A freeze was wanted", ("Collaboration",))
    board.undo.undo()
    assert stored.card.notes[0].text == "Freeze"


def test_delete_removes_a_note_and_undo_brings_it_back(board, field, qtbot, stored):
    enter(qtbot, field, "one")
    board.notes.notes.setCurrentIndex(board.notes._model.index(0))
    qtbot.keyClick(board.notes.notes, Qt.Key.Key_Delete)
    assert stored.card.notes == ()
    board.undo.undo()
    assert [note.text for note in stored.card.notes] == ["one"]


def test_off_the_record_asks_for_terms_first(session, page, board, field, qtbot, stored):
    page.off_record()
    assert board.notes._terms.isVisible()
    assert board.notes.composer.handling is Handling.ON_RECORD
    assert "nothing is deleted by itself" in board.notes._terms._until.accessibleDescription()
    agree(board).agree()
    session.clock.set(START + timedelta(minutes=1))
    enter(qtbot, field, "The employer does not know.")
    assert stored.card.notes == ()
    (note,) = stored.kept
    assert note.terms.agreed_at == START < note.at
    assert note.terms.until == START.date() + timedelta(days=30)


def test_a_clock_that_is_set_back_meanwhile_makes_no_words_older_than_their_terms(
    session, page, board, field, qtbot, stored
):
    """Once a computer that had asked for the time called agreed words such that came too late."""
    page.off_record()
    agree(board).agree()
    session.clock.set(START - timedelta(minutes=3))
    enter(qtbot, field, "The employer does not know.")
    (note,) = stored.kept
    assert note.terms.agreed_at == START <= note.at


def test_terms_are_agreed_when_they_are_agreed_and_not_when_they_were_asked_for(
    session, page, board, field, qtbot, stored
):
    page.off_record()
    session.clock.set(START + timedelta(minutes=20))
    agree(board).agree()
    enter(qtbot, field, "The employer does not know.")
    assert stored.kept[0].terms.agreed_at == START + timedelta(minutes=20)


@pytest.mark.parametrize("said", list(Said))
def test_whoever_agrees_on_nothing_writes_on_as_before(page, board, field, qtbot, stored, said):
    """Once a private note went on the record after its writer had looked at the terms and put them away."""
    page.private_note()
    qtbot.keyClicks(field, "Reminds me of myself.")
    page.off_record()
    agree(board, said).cancel()
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert stored.card.notes == ()
    assert [note.handling for note in stored.kept] == [Handling.PRIVATE]


def test_a_draft_off_the_record_whose_terms_are_not_agreed_again_stays(panel, page, board, field, qtbot, stored):
    page.off_record()
    agree(board).agree()
    qtbot.keyClicks(field, "The employer does not know.")
    page.leave()
    assert stored.typing.handling is Handling.OFF_RECORD
    page._shown = None
    page.arrive(InterviewOf(panel_id=panel.block.panel_id, candidate="C-04"))
    page._board.notes._terms.cancel()
    qtbot.keyClick(page._board.notes.composer.editor, Qt.Key.Key_Return)
    assert stored.card.notes == ()
    assert [note.handling for note in stored.kept] == [Handling.PRIVATE]


def test_nothing_is_agreed_before_it_was_asked_whether_the_words_were_said(page, board):
    page.off_record()
    card = board.notes._terms
    assert card._said.value() is None
    assert not card._terms.isVisible()


def test_nothing_is_kept_off_the_record_longer_than_the_panels_records(page, board):
    page.off_record()
    until = board.notes._terms._until
    until.setDate(QDate(2099, 1, 1))
    assert until.date().toPython() == board.desk.interview.panel.block.rules.destroy_by
    until.setDate(QDate(2020, 1, 1))
    assert until.date().toPython() == START.date()


def test_a_note_off_the_record_that_is_tagged_afterwards_is_not_used_for_the_rating(page, board, field, qtbot, stored):
    page.off_record()
    agree(board).agree()
    enter(qtbot, field, "They hid it.")
    (note,) = stored.kept
    assert note.terms.bears is None
    board.notes.change(note, "They hid it. #Judgement")
    (note,) = stored.kept
    assert (note.competencies, note.terms.bears) == (("Judgement",), Bearing.NOT_USED)


def test_words_that_came_first_never_become_off_the_record(page, board, field, qtbot, stored):
    page.off_record()
    card = agree(board, Said.ALREADY)
    assert not card._terms.isVisible()
    card.write_request()
    (note,) = stored.card.notes
    assert note.handling is Handling.ON_RECORD
    assert "request was made" in note.text
    page.off_record()
    agree(board, Said.ALREADY).write_as_heard()
    enter(qtbot, field, "as heard")
    assert "as heard" in [note.text for note in stored.card.notes]
    assert stored.kept == ()


@pytest.mark.parametrize("bearing", list(Bearing))
def test_a_note_that_touches_a_competency_says_what_becomes_of_it(page, board, field, qtbot, stored, bearing):
    page.off_record()
    agree(board).agree()
    enter(qtbot, field, "They hid it #Judgement ")
    assert stored.kept == ()
    board.notes._bearing.decided.emit(bearing)
    assert stored.kept[0].terms.bears is bearing
    expected = {"Judgement": Unrated.RECUSED} if bearing is Bearing.RECUSED else {}
    assert stored.card.ratings == expected


def test_private_and_chair_only_notes_go_where_they_belong(page, field, qtbot, stored):
    page.private_note()
    enter(qtbot, field, "ask again")
    page.chair_only()
    enter(qtbot, field, "quiet room")
    page.on_record()
    enter(qtbot, field, "calm")
    assert [(note.text, note.handling) for note in stored.card.notes] == [
        ("quiet room", Handling.CHAIR_ONLY),
        ("calm", Handling.ON_RECORD),
    ]
    assert [note.text for note in stored.kept] == ["ask again"]


def test_a_screen_reader_hears_time_and_handling(page, board, field, qtbot):
    page.private_note()
    enter(qtbot, field, "ask again")
    spoken = board.notes._model.index(0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "14:21, private: ask again"


def test_a_refused_note_stays_in_the_field_and_says_why(board, field, qtbot, stored):
    field.setPlainText("x" * 20_001)
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert board.notes.message.isVisible()
    assert len(field.toPlainText()) == 20_001
    assert stored.card.notes == ()


def test_the_safe_screen_says_the_question_alone(page):
    assert page.safe_text() == "Tell us about a bad night."
    page.next_question()
    assert page.safe_text() == "Tell us about a time two teams wanted opposite things."


def test_used_seconds_are_kept_by_question(session, panel, page, board, stored):
    page.toggle_clock()
    board.watch._since.restart()
    board.watch._before = 65
    page.toggle_clock()
    assert stored.card is not None
    rows = session.vault.interviews.times.find(panel_id=panel.block.panel_id, candidate="C-04")
    assert {row.question: row.seconds for row in rows} == {1: 65}


@given(st.lists(WORDS, min_size=1, max_size=6), st.lists(st.sampled_from(COMPETENCIES), unique=True))
def test_tags_come_back_as_they_were_written(words, competencies):
    text = " ".join(words)
    assert split_tags(join_tags(text, competencies, COMPETENCIES), COMPETENCIES) == (text, tuple(competencies))


@pytest.mark.parametrize("name", ALIKE)
def test_competencies_whose_tags_would_be_alike_keep_one_each(name):
    assert split_tags(join_tags("Wrote it twice", (name,), ALIKE), ALIKE) == ("Wrote it twice", (name,))


def test_unknown_tags_stay_in_the_text():
    assert split_tags("ticket #42 and #judgement", COMPETENCIES) == ("ticket #42 and", ("Judgement",))
    assert tag_of("Incident response") == "IncidentResponse"


def test_a_phrase_that_may_read_as_a_characteristic_is_asked_about_and_never_kept(board, field, qtbot, stored):
    enter(qtbot, field, "He seemed too old for the team.")
    prompt = board.notes._wording.prompt
    assert prompt.isVisible()
    assert "too old" in prompt._words.text()
    prompt.show_why()
    assert prompt._why.isVisible()
    prompt.keep()
    assert not prompt.isVisible()
    board.refresh()
    assert not prompt.isVisible()
    assert len(stored.card.notes) == 1


def test_a_duty_to_report_is_never_off_the_record(page, board, field, qtbot, stored):
    page.off_record()
    agree(board).agree()
    enter(qtbot, field, "My manager harassed me.")
    assert board.notes._duty.isVisible()
    (notice,) = stored.kept
    assert notice.handling is Handling.PRIVATE
    assert "harassment" in notice.text
    assert "manager" not in notice.text
    assert field.toPlainText() == "My manager harassed me."
    board.notes._duty.choose_record()
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert [note.handling for note in stored.card.notes] == [Handling.ON_RECORD]


DUTY = "My manager harassed me."


def test_words_that_are_added_while_its_bearing_is_asked_for_are_held_back_too(page, board, field, qtbot, stored):
    page.off_record()
    agree(board).agree()
    enter(qtbot, field, "They hid it #Judgement ")
    assert board.notes._bearing.isVisible()
    qtbot.keyClicks(field, DUTY)
    board.notes._bearing.decided.emit(Bearing.RECUSED)
    assert board.notes._duty.isVisible()
    assert [note.handling for note in stored.kept] == [Handling.PRIVATE]
    assert stored.card.ratings == {}
    assert DUTY in field.toPlainText()


def test_a_note_off_the_record_cannot_be_changed_into_what_off_the_record_cannot_hold(
    page, board, field, qtbot, stored
):
    page.off_record()
    agree(board).agree()
    enter(qtbot, field, "They hid it.")
    (note,) = stored.kept
    board.notes.change(note, DUTY)
    assert board.notes._duty.isVisible()
    assert [kept.text for kept in stored.kept if kept.handling is Handling.OFF_RECORD] == ["They hid it."]
    assert sum(kept.handling is Handling.PRIVATE for kept in stored.kept) == 1


def test_a_note_that_was_refused_recuses_nobody(page, board, field, qtbot, stored):
    page.off_record()
    agree(board).agree()
    enter(qtbot, field, "They hid it #Judgement ")
    field.setPlainText("x" * 20_001 + " #Judgement")
    board.notes._bearing.decided.emit(Bearing.RECUSED)
    assert board.notes.message.isVisible()
    assert (stored.kept, stored.card.ratings) == ((), {})


def come_back(page, panel, stored):
    page.leave()
    page._shown = None
    assert stored.typing is not None
    page.arrive(InterviewOf(panel_id=panel.block.panel_id, candidate="C-04"))
    return page._board.notes.composer.editor.toPlainText()


def test_words_that_were_held_back_are_there_for_whoever_comes_back(panel, page, board, field, qtbot, stored):
    """Once the notice beside them counted as the note, and the words in the field as entered."""
    page.off_record()
    agree(board).agree()
    qtbot.keyClicks(field, DUTY)
    board.notes.flush()
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert board.notes._duty.isVisible()
    assert come_back(page, panel, stored) == DUTY


def test_half_a_note_outlasts_another_that_is_brought_back(panel, page, board, field, qtbot, stored):
    enter(qtbot, field, "one")
    board.undo.undo()
    qtbot.keyClicks(field, "half a sent")
    board.notes.flush()
    board.undo.redo()
    assert [note.text for note in stored.card.notes] == ["one"]
    assert come_back(page, panel, stored) == "half a sent"
