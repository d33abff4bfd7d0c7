"""Who puts a backup back and seals again has two cards under one number: the chair hears of it, and can read both."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from app.domain.opening import Standing
from app.services.backups import restore_backup
from app.services.check_summary import Finding, check_summary
from app.services.committee import read_committee
from app.services.open_panel import open_panel
from app.services.play_story import PASSPHRASE
from app.services.take_in import TakenIn
from app.ui.board.evidence_view import further_notes_of
from app.ui.collect.verdict import Desk, file_row
from tests.stories.test_refusals import FIRST, Panel, decided_summary, pdf_text

NOON = datetime(2026, 11, 20, 12, tzinfo=UTC)
DESK = Desk(zone=ZoneInfo("UTC"), deadline=NOON, now=NOON)


@pytest.fixture
def panel(tmp_path):
    made = Panel(tmp_path)
    yield made
    made.played.close()


@pytest.fixture
def two(panel):
    """The cards that one panelist sealed before and after a backup was put back."""
    vault = panel.bo.vault
    backup = vault.back_up()
    first = panel.card(panel.bo, care=1)
    panel.bo.close()
    panel.bo = restore_backup(backup.path, vault.path, bytearray(PASSPHRASE.encode()), vault.machine)
    panel.played.panelists["Bo"] = panel.bo
    return first, panel.card(panel.bo, care=3)


def test_the_chair_hears_of_it_when_the_second_comes_and_whom_to_ask(panel, two):
    """It was said to be whole and in time, and was not heard of before the opening."""
    first, second = map(panel.collect, two)
    assert (first.standing, second.standing) == (Standing.COUNTS, Standing.CONTRADICTED)
    row = file_row(TakenIn(collected=second, trust=None), DESK)
    assert row.kept
    assert "SR-238" in row.verdict
    assert "Ask their author to seal it once more" in row.words.next


def test_a_card_of_a_higher_number_settles_it(panel, two):
    third = panel.card(panel.bo, care=2, replacement_reason="A backup was put back in between.")
    standings = [panel.collect(data).standing for data in (*two, third)]
    assert standings == [Standing.COUNTS, Standing.CONTRADICTED, Standing.COUNTS]
    open_panel(panel.chair, panel.id)
    committee = read_committee(panel.chair, panel.id)
    assert [card.ratings["Care"] for card in committee.cards.values()] == [2]
    assert committee.contradicting == {}


def test_both_are_read_side_by_side_and_neither_counts(panel, two):
    """They were opened, and then shown to nobody."""
    for data in two:
        assert panel.collect(data).refusal is None
    assert len(open_panel(panel.chair, panel.id)) == len(two)
    committee = read_committee(panel.chair, panel.id)
    assert committee.cards == {}
    shown = further_notes_of(committee, FIRST, revealed=True)
    assert {who for who, _, _ in shown} == {"Bo"}
    assert sorted(text for _, _, text in shown) == [
        f"Care: {level}, Speed: not asked · yes · Fine." for level in ("1", "3")
    ]
    summary = decided_summary(panel)
    words = " ".join(pdf_text(summary).split())
    assert "No card of this candidate counts." in words
    assert words.count("two cards under") == len(two)
    here, lost = check_summary(panel.bo, summary).cards
    assert (here.finding, lost.finding) == (Finding.NOT_COUNTED, Finding.UNKNOWN)
    assert {(card.number, card.standing) for card in (here, lost)} == {(1, Standing.CONTRADICTED)}


def test_an_earlier_card_that_comes_after_its_replacement_is_not_said_to_count(panel):
    """In a folder the second card stands before the first, by the names that we give them."""
    first = panel.card(panel.bo, care=1)
    second = panel.card(panel.bo, care=3, replacement_reason="Remembered the second answer.")
    rows = [file_row(TakenIn(collected=panel.collect(data), trust=None), DESK) for data in (second, first)]
    assert [row.verdict for row in rows] == [
        "✓ card 2, replaces the earlier one",
        "✓ whole, in time; a later card of theirs is here already",
    ]
