"""What a member declares of a candidate is read by the chair."""

from dataclasses import replace
from datetime import date

import pytest

from app.services.collect_seals import collect_file
from app.services.declared_conflicts import declared_conflicts
from app.services.memberships import accept, receive_pack, take_pledge
from app.services.play_story import StoryPlayer
from app.services.result_folder import ResultFolder
from app.services.story_file import read_story_file
from app.ui.collect.page import CollectPage
from app.vault.stores.memberships import MembershipState
from app.wording.explain import explain
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


def test_another_acceptance_of_a_member_is_not_called_the_same_file(declared):
    """A backup from before the acceptance was put back, and then a recusal was declared: it was lost unsaid."""
    bo, panel_id = declared.session_of("Bo"), declared.panel_id
    row = bo.vault.memberships.get(panel_id)
    with bo.vault.transaction("an older state"):
        bo.vault.memberships.put(replace(row, state=MembershipState.PLEDGED, acceptance_pdf=None))
    _, data = accept(bo, panel_id, conflicts={}, recusals=frozenset([FIRST]))
    refusal = collect_file(declared.chair, panel_id, "acceptance.pdf", data).refusal
    assert refusal.code == "SR-421"
    assert "recusal" in explain(refusal).next
    assert collect_file(declared.chair, panel_id, "acceptance.pdf", row.acceptance_pdf).refusal.code == "SR-236"
    assert [said.statement for said in declared_conflicts(declared.chair, panel_id)] == [STATEMENT]


def test_where_nobody_declared_anything_nothing_is_shown(session, panel_of, show, runner):
    page = CollectPage(session, runner)
    page.arrive(panel_of(session))
    show(page, 1085, 730)
    assert not page.conflicts.isVisible()


@pytest.fixture
def session(chair_after):
    return chair_after("seal")
