"""The list of receipts says what minutes and summary say of the same card, so that they can be compared."""

import subprocess
import zoneinfo
from datetime import UTC, date, datetime

import pytest

from app.services.collect_seals import collect_file
from app.services.interviews import judge
from app.services.open_panel import minutes_of, open_panel
from app.services.play_story import StoryPlayer
from app.services.result_folder import ResultFolder
from app.services.seal_scorecard import list_receipts, seal_scorecard
from app.services.sheet_pages import receipt_list
from app.services.story_file import read_story_file
from app.vault.stores.outcomes import MinutesPart
from tests.stories.test_refusals import FIRST, STORY


@pytest.fixture
def accepted(tmp_path):
    """A panel far from Greenwich, accepted, in the evening there."""
    story = tmp_path / "story.yaml"
    story.write_text(STORY.replace("Europe/Lisbon", "Asia/Tokyo"))
    player = StoryPlayer(read_story_file(story, today=date(2026, 11, 20)), ResultFolder(tmp_path / "out"))
    played = player.enrol()
    for step in (player.compare, player.issue, player.accept):
        step(played)
    player.clock.set(datetime(2026, 11, 20, 17, 5, tzinfo=UTC))
    yield played
    played.close()


def printed(data):
    return subprocess.run(["pdftotext", "-", "-"], input=data, capture_output=True, check=True).stdout.decode()


def test_a_receipt_has_the_moment_that_the_minutes_have(accepted):
    panelist, panel_id = accepted.session_of("Bo"), accepted.panel_id
    judge(panelist, panel_id, FIRST, "yes", "Fine.")
    _, data = seal_scorecard(panelist, panel_id, FIRST)
    assert collect_file(accepted.chair, panel_id, "card.pdf", data).refusal is None
    open_panel(accepted.chair, panel_id)
    minutes = minutes_of(accepted.chair, panel_id, MinutesPart.DIGESTS)
    for pages in (minutes, receipt_list(panelist)):
        assert "2026-11-21 02:05" in printed(pages)


def test_receipts_are_listed_where_the_panels_zone_is_not_known(accepted, tmp_path):
    """A vault goes from one computer to another; one panel's zone must not keep all receipts away."""
    panelist, panel_id = accepted.session_of("Bo"), accepted.panel_id
    judge(panelist, panel_id, FIRST, "yes", "Fine.")
    sealed, _ = seal_scorecard(panelist, panel_id, FIRST)
    known = zoneinfo.TZPATH
    zoneinfo.reset_tzpath([tmp_path])
    zoneinfo.ZoneInfo.clear_cache()
    try:
        (receipt,) = list_receipts(panelist)
        assert receipt.sealed_at == sealed.sealed_at
        assert "2026-11-20 17:05" in printed(receipt_list(panelist))
    finally:
        zoneinfo.reset_tzpath(known)
        zoneinfo.ZoneInfo.clear_cache()
