"""The opening shows its list, asks once, opens, and keeps its minutes."""

import shutil

import pytest
from PySide6.QtWidgets import QApplication, QLabel

from app.services.chaired_panels import panel_of as read_panel
from app.services.collect_seals import expected_and_received
from app.services.opening_list import listed_seals
from app.ui.collect.page import CollectPage
from app.ui.collect.received_grid import _state as shown
from app.ui.opening.opening_view import seal_row
from app.ui.opening.page import OpeningPage
from app.ui.widgets.confirmation import Confirmation
from app.vault.stores.panels import PanelState
from tests.gui.chair import story
from tests.stories.test_refusals import Panel, forged


@pytest.fixture
def session(chair_after):
    return chair_after("collect")


@pytest.fixture
def page(show, session, runner, panel_of):
    made = OpeningPage(session, runner)
    made.arrive(panel_of(session))
    return show(made, 1085, 730)


def said(widget):
    return " ".join(label.text() for label in widget.findChildren(QLabel) if label.isVisible())


def state(session, page):
    return read_panel(session, page.panel_id)[1]


def dialog():
    (found,) = [each for each in QApplication.topLevelWidgets() if isinstance(each, Confirmation)]
    return found


def test_the_list_and_the_courtesy_stand_before_the_act(page):
    assert len(page.before.model.rows) == 4
    words = said(page)
    assert "Blindness is a courtesy of this application, not of mathematics." in words
    assert "The deadline is not over yet" in words
    assert "Nothing: every expected card is here." in words


def test_stepping_back_opens_nothing(page, session, settled):
    page.ask()
    dialog().back.click()
    settled()
    assert state(session, page) is PanelState.COLLECTING


def test_the_dialog_steps_back_by_default(page):
    page.ask()
    assert dialog().back.isDefault()
    dialog().reject()


def test_while_files_are_being_checked_nothing_is_opened(page, session, settled, tmp_path):
    """What still waited came after the opening, and was shut out for ever."""
    collecting = CollectPage(session, page.runner)
    collecting.arrive(page.panel_id)
    settled()
    files = story.files("seal", "sealed")
    shutil.copyfile(files[0], tmp_path / "again.pdf")
    collecting.take((tmp_path / "again.pdf",))
    page.ask()
    assert not [each for each in QApplication.topLevelWidgets() if isinstance(each, Confirmation) and each.isVisible()]
    assert "still being worked on" in said(page)
    settled()
    page.ask()
    dialog().reject()


def test_one_act_opens_and_the_minutes_stand(page, session, settled):
    page.ask()
    dialog().act.click()
    settled()
    assert state(session, page) is PanelState.OPENED
    assert page.after.paper.page_count() > 0
    assert page.act.isHidden()
    page.after.choose("digests")
    assert page.after.paper.page_count() > 0
    page.ask()
    assert not [each for each in QApplication.topLevelWidgets() if isinstance(each, Confirmation) and each.isVisible()]


def test_without_cards_the_page_leads_to_collecting(show, chair_after, runner, panel_of, qtbot):
    session = chair_after("seal")
    page = show(OpeningPage(session, runner))
    page.arrive(panel_of(session))
    assert not page.act.isEnabled()
    with qtbot.waitSignal(page.wanted) as went:
        page._empty.button.click()
    assert went.args == ["collect", page.panel_id]


def test_a_card_whose_signer_is_recused_by_now_is_not_announced_as_one_that_will_be_opened(tmp_path):
    made = Panel(tmp_path)
    panel = read_panel(made.chair, made.id)[0]
    recipients = [panel.block.place("C-02").opening_recipient]
    assert made.collect(forged(made, made.cleo, candidate="C-02", recipients=recipients)).refusal is None
    announced = [seal_row(panel, each).standing for each in listed_seals(made.chair, panel)]
    made.collect_acceptances()
    announced += [seal_row(panel, each).standing for each in listed_seals(made.chair, panel)]
    assert announced == ["will be opened", "its signer is recused, stays unopened"]
    cells = expected_and_received(made.chair, made.id)
    (cell,) = [each for each in cells if (each.panelist, each.candidate) == (made.cleo.key_digest, "C-02")]
    assert shown(cell) == ("recused", "soft", "recused, the card stays closed")
    made.played.close()
