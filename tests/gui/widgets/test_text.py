"""Foreign words are shown as they are, never read as markup, and never cut in what a screen reader hears."""

import pytest
import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible

from app.ui.theme import theme
from app.ui.widgets import Button, ElidedLabel, Label, MessagePanel, isolated, plain_tip
from app.ui.widgets.chip import Chip
from app.ui.widgets.key_button import KeyButton
from app.ui.widgets.runs import Run, Runs
from app.wording.words import Words

NASTY = '<img src="file:///etc/hostname"><b>x</b>'


@pytest.mark.parametrize("label", [Label, ElidedLabel, lambda text: Runs(((Run(text, "bold"),),))])
def test_labels_are_plain(qtbot, label):
    shown = label(NASTY)
    qtbot.addWidget(shown)
    assert shown.textFormat() == Qt.TextFormat.PlainText
    assert QAccessible.queryAccessibleInterface(shown).text(QAccessible.Text.Name) == NASTY
    assert "<" not in shown.toolTip()


@pytest.mark.parametrize(
    "make", [Label, ElidedLabel, Chip, Button, lambda text: KeyButton(text, "F9"), lambda text: Runs(((Run(text),),))]
)
def test_a_deleted_widget_hears_of_no_new_colours(make):
    gone = make("x")
    shiboken6.delete(gone)
    theme.toggle_dark()


def test_tool_tips_are_plain_or_absent():
    assert plain_tip("Hears both sides.") == "Hears both sides."
    assert plain_tip(NASTY) == ""


def test_runs_take_more_lines_when_narrow(qtbot):
    runs = Runs(((Run("Blames; escalates first, then escalates again and again."),),))
    qtbot.addWidget(runs)
    assert runs.heightForWidth(100) >= 3 * runs.heightForWidth(2000)


def test_key_caps_lie_within_the_line(qtbot):
    runs = Runs(((Run("Enter", "key"), Run(" adds a note "), Run("#", "key")),))
    qtbot.addWidget(runs)
    caps = runs._lay_out(400).caps
    assert len(caps) == 2
    assert 0 <= caps[0].left() < caps[0].right() < caps[1].left() < caps[1].right() <= 400


def test_a_message_stands_in_the_page_until_it_is_put_away(show, qtbot):
    panel = show(MessagePanel(), 400, 200)
    panel.show_words(Words(what="Changed.", data="Nothing lost.", next="Ask again.", code="SR-214"))
    assert panel.isVisible()
    assert panel.accessibleDescription() == "Changed. Nothing lost. Ask again. SR-214"
    with qtbot.waitSignal(panel.closed):
        panel.clear()
    assert panel.isHidden()


def test_words_align_with_the_window_not_with_their_script(show):
    label = show(Label("Latin"), 300, 40)
    label.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    assert label.alignment() & Qt.AlignmentFlag.AlignRight
    assert label.alignment() & Qt.AlignmentFlag.AlignAbsolute


def test_foreign_words_in_a_sentence_of_ours_keep_their_direction_to_themselves():
    assert isolated("\u05d0") == "\u2068\u05d0\u2069"
