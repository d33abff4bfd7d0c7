"""Words that stand in vaults, kits, stories and sealed files: another spelling is another format."""

import pytest

from app.domain.kit import Conversation
from app.domain.note import LEAVING, REQUEST_AFTERWARDS, AskedBy, Bearing, Handling
from app.domain.opening import Standing
from app.domain.panel_block import Role
from app.domain.rating import Recommendation, Unrated

WORDS = {
    AskedBy: ["candidate", "panelist"],
    Bearing: ["corroborated", "not used", "recused"],
    Conversation: ["interview", "coaching"],
    Handling: ["on the record", "chair only", "off the record", "private"],
    Recommendation: ["strong no", "no", "yes", "strong yes"],
    Role: ["chair", "panelist"],
    Standing: ["counts", "late", "superseded", "contradicted", "invalid inside"],
    Unrated: ["not asked", "no evidence", "recused"],
}


@pytest.mark.parametrize("kind", WORDS, ids=lambda kind: kind.__name__)
def test_words_of_the_format_are_spelled_as_ever(kind):
    assert [each.value for each in kind] == WORDS[kind]


def test_what_leaves_is_what_the_committee_or_the_chair_may_read():
    assert {Handling("on the record"), Handling("chair only")} == LEAVING


def test_a_request_that_came_too_late_says_so_and_repeats_nothing():
    assert "After it was said" in REQUEST_AFTERWARDS
    assert REQUEST_AFTERWARDS.endswith("The words are not written here.")
