"""What a member declares of a candidate is read by the chair."""

from datetime import date

import pytest

from app.services.collect_seals import collect_file
from app.services.declared_conflicts import declared_conflicts
from app.services.memberships import accept, receive_pack, take_pledge
from app.services.play_story import StoryPlayer
from app.services.result_folder import ResultFolder
from app.services.story_file import read_story_file
from app.ui.collect.page import CollectPage
from tests.stories.test_refusals import FIRST, STORY

STATEMENT = "She was my student until 2024."


@pytest.fixture
def declared(tmp_path):
    """A panel whose first member declared something, and whose second declared nothing."""
    story = tmp_path / "story.yaml"
    story.write_text(STORY)
    player = StoryPlayer(read_story_file(story, today=date(2026, 11, 20)), ResultFolder(tmp_path / "out"))
    played = player.enrol()
    player.compare(played)
    player.issue(played)
    for (_, pack), conflicts in zip(played.packs, ({FIRST: STATEMENT}, {}), strict=True):
        session = played.session_of(pack.to)
        receive_pack(session, pack.data)
        take_pledge(session, played.panel_id)
        _, data = accept(session, played.panel_id, conflicts=conflicts, recusals=frozenset())
        assert collect_file(played.chair, played.panel_id, "acceptance.pdf", data).refusal is None
    yield played
    played.close()


def test_the_chair_reads_what_was_declared(declared, show, runner):
    """It was sealed to the chair, kept in their vault, and shown nowhere."""
    (said,) = declared_conflicts(declared.chair, declared.panel_id)
    assert (said.panelist, said.candidate, said.statement) == ("Bo", FIRST, STATEMENT)
    page = CollectPage(declared.chair, runner)
    page.arrive(declared.panel_id)
    show(page, 1085, 730)
    assert page.conflicts.isVisible()
    assert STATEMENT in page.conflicts._words.text()
    assert FIRST in page.conflicts._words.text()


def test_where_nobody_declared_anything_nothing_is_shown(session, panel_of, show, runner):
    page = CollectPage(session, runner)
    page.arrive(panel_of(session))
    show(page, 1085, 730)
    assert not page.conflicts.isVisible()


@pytest.fixture
def session(chair_after):
    return chair_after("seal")
