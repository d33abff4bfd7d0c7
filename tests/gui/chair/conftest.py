"""Chairs of one small panel, at the step that a test is about."""

import pytest

from app.services.chaired_panels import list_panels
from tests.gui.chair import story


@pytest.fixture(scope="session", autouse=True)
def swept():
    yield
    story.forget()


@pytest.fixture
def chair_after(tmp_path):
    """Opens the chair's vault as a step left it; closed at the end."""
    opened = []

    def open_it(step, **options):
        opened.append(story.chair_after(step, tmp_path, **options))
        return opened[-1]

    yield open_it
    for session in opened:
        session.close()


@pytest.fixture
def panel_of():
    """The id of the only panel that a session chairs."""

    def only(session):
        (view,) = list_panels(session)
        return view.panel_id

    return only


@pytest.fixture
def settled(qtbot, runner):
    """Waits until all work has been answered."""

    def wait():
        qtbot.waitUntil(lambda: runner.current() is None, timeout=30_000)

    return wait
