"""Going to a question puts what it asks for in sight, and the keyboard where notes are written."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

ASKED_FOR = "Collaboration"


@pytest.fixture
def row(board):
    """Where the first question stands that asks for collaboration first."""
    asked = board.desk.interview.panel.kit.asked
    return next(row for row, each in enumerate(asked) if each.competencies[:1] == (ASKED_FOR,))


def test_what_a_question_asks_for_is_rated_next(field, board, row, qtbot, stored):
    board.questions.show_row(row)
    qtbot.keyClick(field, Qt.Key.Key_4, Qt.KeyboardModifier.ControlModifier)
    assert stored.card.ratings == {ASKED_FOR: 4}


def test_a_competency_that_the_question_also_asks_for_stays(board):
    board.ratings.make_current(2)
    names = [card.competency.name for card in board.ratings.cards]
    board.ratings.turn_to((names[0], names[2]))
    assert board.ratings.current().competency.name == names[2]


def test_the_line_of_all_notes_asks_for_nothing(board):
    board.ratings.make_current(2)
    board.questions.show_row(board.questions.model().rowCount() - 1)
    assert board.ratings.current() is board.ratings.cards[2]


def test_a_click_on_a_question_leaves_the_keyboard_with_the_notes(field, board, row, qtbot):
    place = board.questions.visualRect(board.questions.model().index(row, 0)).center()
    qtbot.mouseClick(board.questions.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert QApplication.focusWidget() is field
    assert board.notes.question() == row + 1


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Escape])
def test_keys_walk_the_questions_and_then_go_back_to_the_notes(field, board, qtbot, key):
    board.questions.setFocus()
    qtbot.keyClick(board.questions, Qt.Key.Key_Down)
    assert QApplication.focusWidget() is board.questions
    qtbot.keyClick(board.questions, key)
    assert QApplication.focusWidget() is field


def test_on_a_wide_window_anchors_have_more_room(page, board, qtbot):
    narrow = board.ratings.width()
    page.resize(1725, 1000)
    qtbot.waitUntil(lambda: board.ratings.width() > narrow)
