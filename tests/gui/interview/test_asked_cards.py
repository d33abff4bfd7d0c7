"""What has to be answered before a note is made can be answered in a small window with large letters too."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.ui.interview.agreement import Said
from app.ui.theme import theme
from app.ui.widgets import Button
from tests.gui.interview.test_notes import agree, enter

ANSWERS = {
    Said.NOT_YET: {"We agreed on this", "Not now"},
    Said.ALREADY: {
        "Write them as heard, on the record", "Record that it was asked afterwards", "Do not write them",
    },
}  # fmt: skip


def settled():
    for _ in range(20):
        QApplication.processEvents()


@pytest.mark.parametrize("notes", [0, 14])
@pytest.mark.parametrize("zoom", [1.0, 2.0])
@pytest.mark.parametrize("said", list(Said))
def test_every_answer_is_whole_and_comes_into_sight_with_the_keyboard(page, board, field, qtbot, said, zoom, notes):
    for number in range(notes):
        enter(qtbot, field, f"Note {number}")
    theme.set_zoom(zoom)
    page.off_record()
    card = agree(board, said)
    settled()
    card.enter()
    reached = []
    while card.isAncestorOf(widget := QApplication.focusWidget()):
        assert widget.height() >= widget.minimumSizeHint().height()
        assert widget.visibleRegion().contains(widget.rect().center())
        assert not isinstance(widget, Button) or widget.visibleRegion().boundingRect() == widget.rect()
        reached.append(widget)
        QTest.keyClick(widget, Qt.Key.Key_Tab)
        settled()
    answers = [button for button in card.findChildren(Button) if button.isVisible() and button.text() in ANSWERS[said]]
    assert len(answers) == len(ANSWERS[said])
    assert set(answers) <= set(reached)


def test_where_nothing_is_asked_nothing_takes_room(page, board):
    page.off_record()
    asked = board.notes._terms.parentWidget()
    assert asked.isVisible()
    agree(board).agree()
    assert not asked.isVisible()
