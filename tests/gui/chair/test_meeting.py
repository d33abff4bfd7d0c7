"""The committee's door leads to where the meeting stands, and its steps stand in the rail."""

import pytest

from app.ui.chair_places import chair_places
from app.ui.shell import Window
from app.ui.shell.workspace import Workspace


@pytest.fixture
def window(show, runner, settled):
    def at(session):
        made = Window()
        made.show_workspace(Workspace(chair_places(session, runner)))
        show(made)
        made.workspace.go("committee")
        settled()
        return made

    return at


@pytest.mark.parametrize(("step", "title"), [("issue", "Collect sealed cards"), ("open", "Night Desk · board")])
def test_the_door_leads_to_the_step_where_the_meeting_stands(window, chair_after, step, title):
    shown = window(chair_after(step))
    assert shown.workspace.page().title() == title
    assert shown.workspace.page().entries().caption == "Meeting R-7"


def test_the_steps_say_how_far_they_are(window, chair_after):
    shown = window(chair_after("open"))
    lines = shown.workspace.page().entries().lines
    assert [(line.text, line.badge, line.current) for line in lines] == [
        ("Collect", "4/4", False),
        ("Opening", "done", False),
        ("Board", "", True),
        ("Decision", "0/2", False),
        ("Summary", "", False),
    ]


def test_before_anything_came_nothing_is_counted(window, chair_after):
    shown = window(chair_after("issue"))
    assert [line.badge for line in shown.workspace.page().entries().lines] == ["0/4", "", "", "", ""]


def test_a_step_is_reached_by_its_line_and_by_its_command(window, chair_after, settled):
    shown = window(chair_after("open"))
    workspace = shown.workspace
    workspace.open_entry("decision")
    settled()
    assert workspace.page().title() == "Decision"
    (command,) = [each for each in workspace.page().actions() if each.text() == "Meeting: Opening"]
    command.trigger()
    assert workspace.page().title() == "Opening"


def test_without_a_panel_the_door_says_what_belongs_here(window, chair_after):
    shown = window(chair_after("compare"))
    page = shown.workspace.page()
    assert page.title() == "Committee"
    assert page.entries() is None
