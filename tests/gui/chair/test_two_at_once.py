"""Two panels of one chair: nothing of one is shown, counted or kept for the other."""

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QLabel

from app.domain.ids import PanelId
from app.services.chaired_panels import draft_of
from app.services.issue_panel import issue_panel
from app.services.open_panel import open_panel
from app.ui.board.page import BoardPage
from app.ui.collect.page import CollectPage
from app.ui.decision.page import DecisionPage
from app.ui.decision.summary_page import SummaryPage
from app.ui.opening.page import OpeningPage


@pytest.fixture
def session(chair_after):
    return chair_after("open")


@pytest.fixture
def panels(session, panel_of):
    """The opened panel, and another one of the same candidates to which no card came."""
    first = panel_of(session)
    draft = replace(draft_of(session, first), panel_id=PanelId("8" * 32), code="R-8", title="Day Desk")
    issue_panel(session, draft)
    open_panel(session, draft.panel_id)
    return first, draft.panel_id


def said(widget):
    return " ".join(label.text() for label in widget.findChildren(QLabel) if label.isVisible())


def test_agreement_is_that_of_the_panel_that_is_shown(show, session, runner, panels, settled, qtbot):
    (first, second), page = panels, show(BoardPage(session, runner), 1085, 730)
    with qtbot.waitSignal(page.words_changed, timeout=20_000):
        page.arrive(first)
    page.compute_agreement()
    page.arrive(second)
    settled()
    qtbot.waitUntil(lambda: "0 candidates, 0 raters" in page.body._agreement.text(), timeout=20_000)


def test_while_a_board_is_read_no_other_one_stands_there(show, session, runner, panels, settled):
    (first, second), page = panels, show(BoardPage(session, runner), 1085, 730)
    page.arrive(first)
    settled()
    page.arrive(second)
    assert not page.body.isVisible()
    settled()
    assert page.body.isVisible()


def test_what_was_refused_in_one_panel_is_not_said_of_the_other(show, session, runner, panels, settled):
    for kind in (BoardPage, DecisionPage):
        (first, second), page = panels, show(kind(session, runner), 1085, 730)
        page.arrive(first)
        settled()
        page.record("C-99", *(("Response", 4) if kind is BoardPage else ("offer",)), "No such candidate.")
        settled()
        assert page._message.isVisible()
        page.arrive(second)
        settled()
        assert not page._message.isVisible()


def test_names_that_one_panel_s_decisions_show_are_hidden_for_the_other(show, session, runner, panels, settled, qtbot):
    (first, second), page = panels, show(DecisionPage(session, runner), 1085, 730)
    page.arrive(first)
    settled()
    page.toggle_names()
    qtbot.waitUntil(lambda: "Mara Lindqvist" in said(page))
    page.arrive(second)
    settled()
    qtbot.waitUntil(lambda: "C-01" in said(page))
    assert "Mara Lindqvist" not in said(page)
    page.toggle_names()
    assert "Mara Lindqvist" in said(page)


def test_a_reason_that_was_typed_for_one_panel_is_there_after_a_look_at_the_other(
    show, session, runner, panels, settled
):
    (first, second), board = panels, show(BoardPage(session, runner), 1085, 730)
    decisions = show(DecisionPage(session, runner), 1085, 730)
    for page in (board, decisions):
        page.arrive(first)
        settled()
    board.body.evidence.consensus.choose(4)
    board.body.evidence.consensus.reason.setText("half a thought")
    decisions.cards["C-01"].outcomes.set_value("offer")
    decisions.cards["C-01"].reason.setPlainText("Half a reason.")
    for page in (board, decisions):
        page.arrive(second)
        settled()
    assert board.body.evidence.consensus.typed() == (None, "")
    assert decisions.cards["C-01"].typed() == (None, "")
    for page in (board, decisions):
        page.arrive(first)
        settled()
    assert board.body.evidence.consensus.typed() == ("4", "half a thought")
    assert decisions.cards["C-01"].typed() == ("offer", "Half a reason.")


@pytest.mark.parametrize("kind", [BoardPage, DecisionPage])
def test_names_are_not_revealed_before_anything_can_be_read(show, chair_after, runner, panel_of, settled, qtbot, kind):
    session = chair_after("collect")
    page = show(kind(session, runner), 1085, 730)
    page.arrive(panel_of(session))
    settled()
    page.toggle_names()
    open_panel(session, page.panel_id)
    page.arrive(page.panel_id)
    settled()
    qtbot.waitUntil(lambda: "C-01" in said(page))
    assert "Mara Lindqvist" not in said(page)


def test_a_verdict_that_comes_while_the_other_panel_is_shown_is_there_on_coming_back(
    show, session, runner, panels, settled, tmp_path
):
    (first, second), page = panels, show(CollectPage(session, runner), 1085, 730)
    scan = tmp_path / "scan.pdf"
    scan.write_bytes(b"%PDF-1.7 a scan")
    page.arrive(first)
    page.take((scan,))
    page.arrive(second)
    settled()
    assert not page.files.model.rows
    page.arrive(first)
    (row,) = page.files.model.rows
    assert row.words.code == "SR-201"
    assert page.files.isVisible()


@pytest.fixture
def unopened(session, panels):
    """A third panel of the same candidates, which is not opened yet."""
    draft = replace(draft_of(session, panels[0]), panel_id=PanelId("9" * 32), code="R-9", title="Evening Desk")
    issue_panel(session, draft)
    return draft.panel_id


def test_an_opening_that_is_under_way_is_asked_for_once(show, chair_after, runner, panel_of, settled):
    session = chair_after("collect")
    page = show(OpeningPage(session, runner), 1085, 730)
    page.arrive(panel_of(session))
    page.open_cards()
    page.arrive(page.panel_id)
    assert not page.act.isEnabled()
    settled()
    assert page.after.isVisible()


def test_why_one_panel_was_not_opened_is_not_said_of_the_other(show, session, runner, panels, unopened, settled):
    page = show(OpeningPage(session, runner), 1085, 730)
    page.arrive(unopened)
    open_panel(session, unopened)
    page.open_cards()
    page.arrive(panels[0])
    settled()
    assert not page._message.isVisible()
    page.arrive(unopened)
    assert page._message.isVisible()
    page.arrive(panels[0])
    assert not page._message.isVisible()


def test_why_one_panel_s_summary_was_not_signed_is_not_said_of_the_other(show, session, runner, panels, settled):
    (first, second), page = panels, show(SummaryPage(session, runner), 1085, 730)
    page.arrive(first)
    settled()
    page.sign()
    page.arrive(second)
    settled()
    assert not page._message.isVisible()
    page.arrive(first)
    settled()
    assert page._message.isVisible()
