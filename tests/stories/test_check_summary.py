"""A panelist notices a card that is dropped or quoted otherwise than it was sealed."""

import copy
from dataclasses import replace
from datetime import date

import pytest

from app.analysis.composite import decimal_text
from app.domain.opening import Standing
from app.sealing.errors import Reason, Refusal
from app.sealing.kinds import Kind
from app.sealing.record_file import read_record
from app.services.chaired_panels import panel_of
from app.services.check_summary import Finding, _finding, check_summary
from app.services.committee import read_committee
from app.services.leaving import RecordRequest, author_of, make_record
from app.services.page_values import page_rating
from app.services.play_story import StoryPlayer
from app.services.result_folder import ResultFolder
from app.services.sample_panel import SAMPLE_STORY
from app.services.sign_summary import _candidate, last_summary, summary_pages
from app.services.story_file import read_story_file
from tests.stories.test_refusals import pdf_text


@pytest.fixture(scope="module")
def played(tmp_path_factory):
    story = read_story_file(SAMPLE_STORY, today=date(2026, 11, 20))
    done = StoryPlayer(story, ResultFolder(tmp_path_factory.mktemp("summary") / "out")).play()
    yield done
    done.close()


def panelist(played):
    return played.panelists[played.story.panelists[0].name]


def resigned(played, change=lambda _content: None, by=None, **block):
    """The summary again, signed by the chair or somebody else, with its record or its panel changed."""
    author = by or played.chair
    panel = panel_of(played.chair, played.panel_id)[0]
    content = copy.deepcopy(dict(read_record(last_summary(played.chair, played.panel_id)).manifest.content))
    change(content)
    request = RecordRequest(
        kind=Kind.SUMMARY,
        block=replace(panel.block, **block),
        content=content,
        pages=summary_pages(played.chair, played.panel_id),
        at=played.chair.now(),
        file_id=bytes(16),
        language=played.chair.page_setup.language,
    )
    return make_record(author_of(author), request)[0]


def findings(played, data):
    return {card.finding for card in check_summary(panelist(played), data).cards}


def test_an_honest_summary_quotes_every_card(played):
    checked = check_summary(panelist(played), last_summary(played.chair, played.panel_id))
    assert checked.fair
    assert {card.finding for card in checked.cards} == {Finding.QUOTED}
    assert checked.digest == played.summary.digest


def test_the_printed_summary_shows_what_the_committee_works_on(played):
    committee = read_committee(played.chair, played.panel_id)
    words = " ".join(pdf_text(last_summary(played.chair, played.panel_id)).split())
    cells = [cell for row in committee.board.rows for cell in row.cells]
    marked = sum(cell.notable for cell in cells)
    assert marked
    assert words.count("\N{NOT EQUAL TO}") == 1 + 2 * marked
    assert committee.consensus
    said = [agreed.reason for agreed in committee.consensus.values()]
    said += [f"weight {each.weight}" for each in committee.panel.kit.competencies if each.weight != 1]
    said += [note.text for card in committee.cards.values() for note in card.further_notes()]
    assert [each for each in said if each not in words] == []


def test_the_pages_of_a_summary_have_the_numbers_of_the_board(played):
    committee = read_committee(played.chair, played.panel_id)
    for row in committee.board.rows:
        page = _candidate(committee, row, with_names=False)
        assert page.composite == decimal_text(row.composite, 1)
        assert page.range == tuple(decimal_text(end, 1) for end in row.range)
        alone = [tuple(each and page_rating(each) for each in cell.ratings) for cell in row.cells]
        assert [cell.alone for cell in page.cells] == alone


def test_the_record_of_a_summary_has_the_boards_numbers_to_six_places_and_what_was_agreed(played):
    committee = read_committee(played.chair, played.panel_id)
    record = read_record(last_summary(played.chair, played.panel_id)).manifest.content
    rows = {said["candidate"]: (said["composite"], said["range"]) for said in record["board"]}
    assert rows == {
        row.candidate: (f"{row.composite:.6f}", [f"{min(row.range):.6f}", f"{max(row.range):.6f}"])
        for row in committee.board.rows
    }
    assert any(not said.endswith("0") for said, _ in rows.values())
    assert any(lowest != highest for _, (lowest, highest) in rows.values())
    said = [
        (agreed["candidate"], agreed["competency"], agreed["rating"], agreed["reason"])
        for agreed in record["consensus"]
    ]
    assert sorted(said) == sorted(
        (str(agreed.candidate), agreed.competency, agreed.rating, agreed.reason) for agreed in played.story.consensus
    )


def test_a_dropped_card_is_noticed(played):
    own = panelist(played).vault.sealed_cards.all()[0].digest

    def drop(content):
        content["received"] = [row for row in content["received"] if row["digest"] != own]

    assert Finding.MISSING in findings(played, resigned(played, drop))


def test_a_misquoted_card_is_noticed(played):
    key = panelist(played).key_digest

    def misquote(content):
        card = next(card for card in content["cards"] if card["signer_spki_sha256"] == key)
        card["card"]["summary"] += " Not."

    data = resigned(played, misquote)
    assert Finding.MISQUOTED in findings(played, data)
    assert not check_summary(panelist(played), data).fair


def test_ratings_that_the_board_shows_otherwise_than_they_were_sealed_are_noticed(played):
    key = panelist(played).key_digest

    def show_otherwise(content):
        place = content["panelists"].index(key)
        shown = [cell["ratings"] for row in content["board"] for cell in row["ratings"]]
        next(ratings for ratings in shown if ratings[place] == 3)[place] = 2

    assert Finding.MISQUOTED in findings(played, resigned(played, show_otherwise))


def unsealed(played):
    """A candidate of whom the panelist sealed nothing, and a colleague who did."""
    own = panelist(played)
    with own.vault.transaction("never sealed"):
        card = own.vault.sealed_cards.all()[0]
        own.vault.sealed_cards.delete(panel_id=card.panel_id, candidate=card.candidate)
    return card


def test_a_card_under_ones_key_that_one_never_sealed_is_noticed(played):
    """Every card of one's own was said to be there, and what stood beside them under one's name was never looked at."""
    honest = last_summary(played.chair, played.panel_id)
    card = unsealed(played)
    try:
        checked = check_summary(panelist(played), honest)
        (strange,) = (each for each in checked.cards if each.finding is Finding.UNKNOWN)
        assert (strange.candidate, strange.number, strange.digest) == (card.candidate, card.number, card.digest)
        assert not checked.fair
        key = panelist(played).key_digest

        def unlist(content):
            content["received"] = [row for row in content["received"] if row["digest"] != card.digest]

        def show_alone(content):
            unlist(content)
            content["cards"] = [each for each in content["cards"] if each["signer_spki_sha256"] != key]

        for change in (unlist, show_alone):
            cards = check_summary(panelist(played), resigned(played, change)).cards
            (strange,) = (each for each in cards if each.finding is Finding.UNKNOWN)
            assert (strange.candidate, strange.number) == (card.candidate, 0)
    finally:
        with panelist(played).vault.transaction("sealed"):
            panelist(played).vault.sealed_cards.put(card)


@pytest.mark.parametrize("wrong", [{"candidate": "C-99"}, {"number": "1"}])
def test_a_card_under_ones_key_that_the_panel_cannot_have_makes_no_summary(played, wrong):
    def add(content):
        row = next(row for row in content["received"] if row["signer_spki_sha256"] == panelist(played).key_digest)
        content["received"].append(row | {"digest": "0" * 64} | wrong)

    assert reason(played, resigned(played, add)) is Reason.MANIFEST_VALUES


@pytest.mark.parametrize("board", [None, [5], [{"candidate": "C-01", "ratings": [{"competency": "x", "ratings": []}]}]])
def test_a_board_that_is_none_is_no_summary(played, board):
    assert reason(played, resigned(played, lambda content: content.update(board=board))) is Reason.MANIFEST_VALUES


def test_a_reason_that_its_writer_did_not_give_is_noticed(played):
    key = panelist(played).key_digest

    def give_one(content):
        next(card for card in content["cards"] if card["signer_spki_sha256"] == key)["replacement_reason"] = "Sorry."

    assert Finding.MISQUOTED in findings(played, resigned(played, give_one))


def test_a_card_that_is_said_to_count_and_is_not_quoted_is_noticed(played):
    key = panelist(played).key_digest

    def leave_out(content):
        content["cards"] = [card for card in content["cards"] if card["signer_spki_sha256"] != key]

    assert findings(played, resigned(played, leave_out)) == {Finding.MISQUOTED}


@pytest.mark.parametrize("word", ["superseded", "late", "contradicted", "invalid inside", "gone", {"a": 1}])
def test_a_card_that_was_in_time_and_is_said_not_to_count_is_noticed(played, word):
    own = panelist(played).vault.sealed_cards.all()[0].digest

    def set_aside(content):
        next(row for row in content["received"] if row["digest"] == own)["standing"] = word

    checked = check_summary(panelist(played), resigned(played, set_aside))
    card = next(card for card in checked.cards if card.digest == own)
    assert card.finding is Finding.NOT_COUNTED
    assert card.standing == (word if word in list(Standing) else None)
    assert checked.complete
    assert not checked.fair


def test_a_card_that_its_owner_replaced_is_no_surprise_where_the_later_one_is_listed(played):
    first = panelist(played).vault.sealed_cards.all()[0]
    later = replace(first, number=first.number + 1, digest="f" * 64)
    superseded = Standing.SUPERSEDED
    both = {first.digest: superseded, later.digest: Standing.COUNTS}
    assert _finding(first, superseded, (first, later), both, {}) is Finding.REPLACED
    assert _finding(first, superseded, (first, later), {first.digest: superseded}, {}) is Finding.NOT_COUNTED
    assert _finding(later, superseded, (first, later), both, {}) is Finding.NOT_COUNTED


def reason(played, data):
    with pytest.raises(Refusal) as refused:
        check_summary(panelist(played), data)
    return refused.value.reason


def test_what_is_no_summary_of_this_chair_is_refused(played):
    assert reason(played, panelist(played).vault.owner.get().card_pdf) is Reason.ANOTHER_KIND
    assert reason(played, resigned(played, by=panelist(played))) is Reason.UNKNOWN_KEY
    assert reason(played, resigned(played, title="Another")) is Reason.ANOTHER_PANEL_DIGEST
