"""Whatever is pasted into any field is taken or asked about, and never ends in a failure that nobody foresaw."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit

from app.ui.chair_places import chair_places
from app.ui.interview.interview_of import InterviewOf
from app.ui.interview.page import InterviewPage
from app.ui.widgets import MessagePanel
from tests.gui.vaults import join_panel

PASTED = (
    "Rene\u0301e A\u030angstro\u0308m",
    "a mark\u200e, an \u202eoverride\u202c, \ufeffa start",
    "x\x00\x01\x0cy",
    "one\u2028two\u2029three\r\n\tfour ",
    "\u200b",
    "<b>{0} {name} %s</b> #=1+1",
    "-1",
)


@pytest.fixture
def paste_everywhere(settled):
    """Tells how often something was pasted."""

    def paste(page):
        count = 0
        QApplication.processEvents()
        for text in PASTED:
            for kind in (QLineEdit, QPlainTextEdit):
                for field in [each for each in page.findChildren(kind) if each.isVisible() and each.isEnabled()]:
                    QGuiApplication.clipboard().setText(text)
                    field.selectAll()
                    QTest.keyClick(field, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
                    QTest.keyClick(field, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
                    count += 1
            page.leave()  # what waits to be saved is saved
            settled()
            assert not [each for each in page.findChildren(MessagePanel) if each.isVisible()], text
        return count

    return paste


@pytest.mark.parametrize("key", ["draft", "kit", "board", "decision"])
def test_the_chair_may_paste_anything(chair_after, runner, panel_of, settled, show, paste_everywhere, key):
    session = chair_after("open")
    (place,) = [each for each in chair_places(session, runner) if each.key == key]
    page = show(place.build(), 1085, 730)
    page.arrive(panel_of(session) if key in {"board", "decision"} else None)
    settled()
    assert paste_everywhere(page) >= len(PASTED)


def test_a_panelist_may_paste_anything(session, runner, settled, show, paste_everywhere):
    page = show(InterviewPage(session, runner), 1085, 730)
    page.arrive(InterviewOf(panel_id=join_panel(session).block.panel_id, candidate="C-04"))
    settled()
    assert paste_everywhere(page) >= len(PASTED)
