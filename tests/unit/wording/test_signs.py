"""Characters that cannot be drawn are named before anything is sealed, also those that show nothing."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from app.domain.ids import CandidateCode, PanelCode, PanelId
from app.domain.panel_draft import DraftCandidate, PanelDraft
from app.services import draft_gaps
from app.services.sample_panel import SAMPLE_STORY
from app.services.story_file import read_story_file
from app.services.story_signs import undrawable_in_story
from app.wording import signs
from app.wording.signs import sign_name, undrawable_words


def test_nothing_is_said_where_all_can_be_drawn():
    assert undrawable_words(()) == ()


def test_characters_are_named_by_code_and_name():
    (said,) = undrawable_words(("\ue000", "\u202e", "\x07"))
    for name in ("U+E000", "U+202E RIGHT-TO-LEFT OVERRIDE", "U+0007"):
        assert name in said
    assert not any(char in said for char in "\ue000\u202e\x07")


def test_many_are_counted():
    (said,) = undrawable_words([chr(0xE000 + number) for number in range(100)])
    assert "U+E007" in said
    assert "U+E008" not in said
    assert "92 more" in said


@pytest.mark.parametrize(("there", "sentences"), [(True, 1), (False, 2)])
def test_a_missing_part_for_chinese_japanese_and_korean_is_said(monkeypatch, there, sentences):
    monkeypatch.setattr(signs, "cjk_available", lambda: there)
    assert len(undrawable_words(("王",))) == sentences
    assert len(undrawable_words(("\ue000",))) == 1


def test_a_lone_surrogate_has_a_name_too():
    assert sign_name("\ud800") == "U+D800"


def test_a_story_is_looked_through_before_it_is_played():
    story = read_story_file(SAMPLE_STORY, today=date(2026, 11, 20))
    assert undrawable_in_story(story) == ()
    card = replace(story.cards[0], summary="calm \ue000 and \ue001")
    candidate = replace(story.candidates[0], name="Mara \ue002")
    changed = replace(story, cards=(card,), candidates=(candidate,), title="\ue003")
    assert undrawable_in_story(changed) == ("\ue003", "\ue002", "\ue000", "\ue001")


def test_a_draft_names_them_before_it_is_issued_and_is_not_stopped():
    candidates = (DraftCandidate(code=CandidateCode("C-01"), name="Mara \ue002"),)
    at = datetime(2026, 11, 20, 9, tzinfo=UTC)
    draft = PanelDraft(
        panel_id=PanelId("0" * 32),
        code=PanelCode("R-1"),
        title="Lead \ue003",
        day=at.date(),
        time_zone="UTC",
        deadline=at,
        destroy_by=at.date(),
        pledge="",
        candidates=candidates,
    )
    (gap,) = draft_gaps._signs(draft)
    assert gap.subject == "\ue003\ue002"
    assert not gap.blocks
