"""What a summary makes of one's own cards is said card by card, and why one does not count."""

from dataclasses import replace

import pytest

from app.domain.opening import Standing
from app.services.check_summary import CheckedCard, CheckedSummary, Finding
from app.ui.sealed.summary_check import SummaryCheck


@pytest.fixture
def check(show, session, runner):
    return show(SummaryCheck(session, runner), 900, 400)


def found(*cards):
    return CheckedSummary(
        panel_id="p",
        panel_code="R-7",
        digest="d" * 64,
        cards=tuple(
            CheckedCard(candidate=f"C-0{place}", number=1, digest="e" * 64, finding=finding, standing=standing)
            for place, (finding, standing) in enumerate(cards, 1)
        ),
    )


FAIR = (Finding.QUOTED, Standing.COUNTS)


@pytest.mark.parametrize(
    ("card", "verdict", "words"),
    [
        (FAIR, "✓", "quoted word for word"),
        ((Finding.REPLACED, Standing.SUPERSEDED), "✓", "replaced by a later card of yours"),
        ((Finding.NOT_COUNTED, Standing.LATE), "!", "it came late"),
        ((Finding.NOT_COUNTED, None), "!", "does not count"),
        ((Finding.MISSING, None), "✕", "not listed"),
        ((Finding.UNKNOWN, Standing.COUNTS), "✕", "under your key, and not in this vault"),
        ((Finding.MISQUOTED, Standing.COUNTS), "✕", "quoted otherwise"),
    ],
)
def test_the_verdict_says_the_worst_and_each_line_says_why(check, card, verdict, words):
    check.show_found(found(FAIR, card))
    assert check._verdict.text().startswith(verdict)
    assert words in check._cards.text()
    assert "C-02 · 1" in check._cards.text()
    assert "R-7" in check._verdict.text()


def test_ratings_under_ones_key_of_no_listed_card_have_no_number(check):
    check.show_found(replace(found(), cards=(replace(found((Finding.UNKNOWN, None)).cards[0], number=0),)))
    assert check._cards.text().startswith("C-01  ")


def test_where_there_was_nothing_to_compare_nothing_is_said_to_be_there(check):
    check.show_found(found())
    assert check._verdict.text().startswith("!")


def test_a_verdict_on_one_of_two_summaries_is_no_verdict_on_both(check, tmp_path):
    check.show_found(found(FAIR))
    check.check((tmp_path / "one.pdf", tmp_path / "other.pdf"))
    assert check.message.isVisible()
    assert not check._verdict.isVisible()
