"""Two panels with the same candidate codes: each is reached from its own line, and notes stay with their panel."""

from dataclasses import replace

import pytest

from app.ui.interview.interview_of import InterviewOf
from app.ui.interview.page import InterviewPage
from app.ui.packs.page import PackPage
from app.ui.panels.page import PanelsPage
from app.ui.shell import Place
from app.ui.shell.workspace import Workspace
from tests.gui.vaults import join_panel


@pytest.fixture
def other(session):
    return join_panel(session).block.panel_id


@pytest.fixture
def workspace(show, session, panel, other, runner):  # noqa: ARG001 - both panels have to be there
    pages = {"panels": PanelsPage, "interview": InterviewPage, "pack": PackPage}

    def place(key, make):
        return Place(key=key, text=key, icon="panels", build=lambda: make(session, runner))

    made = Workspace(tuple(place(key, make) for key, make in pages.items()))
    made.go("panels")
    return show(made)


def test_each_line_of_the_list_leads_to_its_own_panels_interviews(workspace, panel, other):
    for wanted in (other, panel.block.panel_id, other):
        workspace.go("panels")
        page = workspace.page()
        page.sit(next(view for view in page.seats.rows if view.panel_id == wanted))
        shown = workspace.page()._board.desk.interview
        assert (shown.panel.block.panel_id, shown.candidate) == (wanted, "C-04")


def test_a_panel_that_was_accepted_leads_to_its_own_interviews(workspace, panel, other):
    for wanted in (panel.block.panel_id, other):
        workspace.go("pack", wanted)
        workspace.page().go_to_interview()
        assert workspace.page()._board.desk.interview.panel.block.panel_id == wanted


def test_a_panel_from_which_one_is_wholly_recused_shows_no_other_ones_interview(workspace, session, panel, other):
    """Panel A's title, clock and Seal button stood over a page that said that there was no interview."""
    workspace.go("interview", panel.block.panel_id)
    workspace.page()._board.notes.composer.editor.insertPlainText("half a")
    with session.vault.transaction("recused"):
        for row in session.vault.membership_candidates.find(panel_id=other):
            session.vault.membership_candidates.put(replace(row, recused_at=session.now()))
    workspace.go("panels")
    workspace.go("interview", other)
    page = workspace.page()
    assert page.title() == "Interview"
    assert not any(widget.isVisible() for widget in page.header_widgets())
    workspace.go("interview", panel.block.panel_id)
    assert page._board.notes.composer.editor.toPlainText() == "half a"


def test_a_panel_that_is_shown_already_stays_with_its_candidate(workspace, panel):
    second = InterviewOf(panel_id=panel.block.panel_id, candidate="C-07")
    workspace.go("interview", second)
    workspace.go("panels")
    workspace.go("interview", panel.block.panel_id)
    assert workspace.page()._shown == second
