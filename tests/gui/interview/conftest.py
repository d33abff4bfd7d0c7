"""The interview page of the first candidate, on a real vault."""

import pytest

from app.ui.interview.interview_of import InterviewOf
from app.ui.interview.page import InterviewPage


@pytest.fixture
def page(show, session, panel, runner):
    made = InterviewPage(session, runner)
    made.arrive(InterviewOf(panel_id=panel.block.panel_id, candidate="C-04"))
    return show(made, 1085, 730)


@pytest.fixture
def board(page):
    return page._board


@pytest.fixture
def field(board):
    return board.notes.composer.editor


@pytest.fixture
def stored(session, panel, runner, qtbot):
    """What the vault holds once the worker is done."""

    class Stored:
        @property
        def card(self):
            self._wait()
            return session.vault.interviews.draft(panel.block.panel_id, "C-04")

        @property
        def kept(self):
            self._wait()
            return session.vault.kept_notes.notes(panel.block.panel_id, "C-04")

        @property
        def typing(self):
            self._wait()
            return session.vault.typing.get(panel.block.panel_id, "C-04")

        def _wait(self):
            qtbot.waitUntil(lambda: runner.current() is None, timeout=20_000)

    return Stored()
