"""A text field always types; ratings change only by keys that mean a rating, on every keyboard."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

from app.domain.rating import Unrated

CTRL = Qt.KeyboardModifier.ControlModifier


def focus():
    return QApplication.focusWidget()


def test_what_is_typed_changes_no_rating(field, qtbot, stored):
    qtbot.keyClicks(field, "3 teams, 45 min, jkn 0")
    assert field.toPlainText() == "3 teams, 45 min, jkn 0"
    assert stored.card.ratings == {}


@pytest.mark.parametrize(("digit", "rating"), [(1, 1), (5, 5), (0, Unrated.NO_EVIDENCE)])
def test_control_and_a_digit_rate_without_leaving_the_field(field, qtbot, stored, digit, rating):
    qtbot.keyClick(field, Qt.Key.Key_0 + digit, CTRL)
    assert focus() is field
    assert stored.card.ratings == {"Incident response": rating}


@pytest.mark.parametrize(("key", "text", "rating"), [(Qt.Key.Key_4, "4", 4), (Qt.Key.Key_N, "n", Unrated.NOT_ASKED)])
def test_a_key_that_is_held_down_rates_once(board, stored, key, text, rating):
    """Once a held key rated, took that back, and rated again, as often as the keyboard repeated it."""
    board.ratings.enter()
    for again in (False, True):
        QApplication.sendEvent(focus(), QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier(0), text, again))
    assert stored.card.ratings == {"Incident response": rating}


def test_a_digit_beyond_the_scale_rates_nothing(field, qtbot, stored):
    qtbot.keyClick(field, Qt.Key.Key_6, CTRL)
    assert stored.card.ratings == {}


def test_a_french_row_rates_by_place(field, stored):
    event = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_QuoteDbl, CTRL, 12, 0, 0, '"')
    QApplication.sendEvent(field, event)
    assert stored.card.ratings == {"Incident response": 3}
    assert field.toPlainText() == ""


def test_control_and_arrows_choose_the_competency(field, qtbot, stored):
    qtbot.keyClick(field, Qt.Key.Key_Down, CTRL)
    qtbot.keyClick(field, Qt.Key.Key_4, CTRL)
    assert stored.card.ratings == {"Collaboration": 4}


def test_escape_rates_with_bare_keys_and_returns_with_the_draft(field, qtbot, stored):
    qtbot.keyClicks(field, "half a note")
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    qtbot.keyClick(focus(), Qt.Key.Key_4)
    qtbot.keyClick(focus(), Qt.Key.Key_J)
    qtbot.keyClick(focus(), Qt.Key.Key_N)
    qtbot.keyClick(focus(), Qt.Key.Key_J)
    qtbot.keyClick(focus(), Qt.Key.Key_0)
    qtbot.keyClick(focus(), Qt.Key.Key_K)
    assert focus().accessibleName() == "Collaboration: not asked"
    qtbot.keyClick(focus(), Qt.Key.Key_Escape)
    assert focus() is field
    assert field.toPlainText() == "half a note"
    assert stored.card.ratings == {
        "Incident response": 4,
        "Collaboration": Unrated.NOT_ASKED,
        "Judgement": Unrated.NO_EVIDENCE,
    }


def test_the_same_rating_again_takes_it_back(field, qtbot, stored):
    for _ in range(2):
        qtbot.keyClick(field, Qt.Key.Key_4, CTRL)
    assert stored.card.ratings == {}


def test_digits_in_the_summary_are_words(board, qtbot, stored):
    board.ratings._summary.setFocus()
    qtbot.keyClicks(focus(), "5 of 5")
    board.flush()
    assert stored.card.ratings == {}
    assert stored.card.summary == "5 of 5"


def test_one_tab_stop_for_each_rating(board):
    for card in board.ratings.cards:
        stops = [button for button in card.segments.buttons() if button.focusPolicy() & Qt.FocusPolicy.TabFocus]
        assert len(stops) == 1


@pytest.mark.usefixtures("page")
def test_there_is_no_keyboard_trap(qtbot):
    seen = []
    for _ in range(60):
        qtbot.keyClick(focus(), Qt.Key.Key_Tab)
        if focus() in seen:
            break
        seen.append(focus())
    names = {widget.accessibleName() for widget in seen}
    assert {"New note", "Summary", "Notes"} <= names


def test_what_is_missing_is_where_control_enter_leads(page, board, qtbot):
    with qtbot.assertNotEmitted(page.wanted):
        page.seal()
    assert focus().accessibleName() == "Recommendation: strong no"
    board.ratings.recommend("yes")
    page.seal()
    assert focus().accessibleName() == "Summary"
    qtbot.keyClicks(focus(), "Calm under pressure.")
    with qtbot.waitSignal(page.wanted) as asked:
        page.seal()
    assert asked.args[0] == "seal"
