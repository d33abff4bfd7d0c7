"""What leaves is shown word for word; what stays does not leave; the receipt is the sealed file's."""

import hashlib
import time
from datetime import timedelta

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel

from app.domain.note import Handling, KeptNote, RecordNote
from app.domain.rating import Recommendation
from app.services.interviews import add_note, judge, rate, remove_note, type_note
from app.ui.interview.interview_of import InterviewOf
from app.ui.interview.page import InterviewPage
from app.ui.seal.page import SealPage
from app.ui.sealed.page import SealedCardsPage
from app.ui.sealed.summary_check import SummaryCheck
from app.ui.shell import Place
from app.ui.shell.workspace import Workspace
from app.ui.theme import theme
from app.vault.stores.typing_draft import TypingDraft
from tests.gui.vaults import START

WAIT = 60_000
STAYS, LEAVES, CHAIR = "Ask about on-call again", "Kept a timeline", "Asks for a quiet room"
UNTAGGED, SUMMARY = "Drew the whole site", "Calm under pressure."


@pytest.fixture
def written(session, panel):
    of = InterviewOf(panel_id=panel.block.panel_id, candidate="C-04")
    note = RecordNote(note_id="1" * 32, at=START, text=LEAVES, competencies=("Judgement",))
    chair = RecordNote(note_id="2" * 32, at=START, text=CHAIR, handling=Handling.CHAIR_ONLY)
    kept = KeptNote(note_id="3" * 32, at=START, text=STAYS, handling=Handling.PRIVATE)
    untagged = RecordNote(note_id="4" * 32, at=START, text=UNTAGGED)
    for each in (note, chair, kept, untagged):
        add_note(session, of.panel_id, of.candidate, each)
    rate(session, of.panel_id, of.candidate, "Judgement", 4)
    judge(session, of.panel_id, of.candidate, Recommendation.YES, SUMMARY)
    return of


@pytest.fixture
def page(show, session, runner, written, qtbot):
    made = SealPage(session, runner)
    show(made, 1085, 730)
    made.arrive(written)
    qtbot.waitUntil(lambda: made._preview is not None, timeout=WAIT)
    return made


@pytest.fixture
def sealed(page, qtbot):
    page.seal()
    qtbot.waitUntil(lambda: page._sealed is not None, timeout=WAIT)
    return page


def said(widget):
    return " ".join(label.text() for label in widget.findChildren(QLabel))


def test_a_key_that_is_held_leads_to_the_preview_and_seals_nothing_unseen(show, session, runner, written, qtbot):
    for competency in ("Incident response", "Collaboration"):
        rate(session, written.panel_id, written.candidate, competency, 3)
    places = (
        Place(key="interview", text="Interview", icon="interview", build=lambda: InterviewPage(session, runner)),
        Place(key="seal", text="Seal", icon="sealed", build=lambda: SealPage(session, runner), in_rail=False),
    )
    workspace = Workspace(places)
    show(workspace, 1085, 730)
    workspace.go("interview", written)
    qtbot.waitUntil(lambda: runner.current() is None, timeout=WAIT)
    for repeated in (False, True):
        workspace.activateWindow()
        qtbot.waitUntil(workspace.isActiveWindow, timeout=WAIT)
        QTest.simulateEvent(
            workspace.windowHandle(), True, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier, "", repeated
        )
        qtbot.waitUntil(lambda: runner.current() is None, timeout=WAIT)
    assert not session.vault.sealed_cards.all()
    assert isinstance(workspace.page(), SealPage)
    assert workspace.page()._preview is not None


def test_left_is_what_leaves_and_right_is_what_stays(page):
    left, right = said(page._left), said(page._right)
    assert all(words in left for words in (LEAVES, CHAIR, UNTAGGED, SUMMARY, Recommendation.YES))
    assert STAYS not in left
    assert STAYS in right
    assert "Incident response is not rated" in right


def test_words_still_in_the_note_field_are_named_before_a_card_leaves_without_them(page, session, written, qtbot):
    """Whoever went from the field to sealing was not told that the last note was none yet."""
    half = TypingDraft(
        panel_id=written.panel_id, candidate=written.candidate, handling=Handling.ON_RECORD, question=1,
        competencies=(), text="And then she rang the ", at=START,
    )  # fmt: skip
    type_note(session, half)
    remove_note(session, "3" * 32)
    page.arrive(written)
    qtbot.waitUntil(lambda: "And then she rang the" in said(page._right), timeout=WAIT)
    assert "no note yet" in said(page._right)
    assert "every note leaves" not in said(page._right)
    assert "rang" not in said(page._left)


@pytest.mark.parametrize("zoom", [1.0, 2.0])
def test_at_200_percent_too_every_word_that_leaves_can_be_read(page, zoom, qtbot):
    """They were cut off at the edge of the column, on the page that shows them word for word."""
    theme.set_zoom(zoom)
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    column = page._left.viewport()

    def labels():
        return [label for label in page._left.findChildren(QLabel) if label.isVisible()]

    qtbot.waitUntil(lambda: any(SUMMARY in label.text() for label in labels()), timeout=WAIT)
    page.grab()  # lays out what the wait saw
    assert max(label.mapTo(column, label.rect().topRight()).x() for label in labels()) <= column.width()


def test_a_note_of_another_day_says_so_before_it_leaves(page, session, written, qtbot):
    """The pages name the day; who wrote on a computer whose clock was behind saw hours alone, and sealed."""
    at = START - timedelta(days=3)
    for place, handling in enumerate((Handling.ON_RECORD, Handling.CHAIR_ONLY), 7):
        note = RecordNote(note_id=f"{place}" * 32, at=at, text=f"Noted early, {handling.value}", handling=handling)
        add_note(session, written.panel_id, written.candidate, note)
    page.arrive(written)
    qtbot.waitUntil(lambda: page._preview is not None, timeout=WAIT)
    left = said(page._left).replace("\N{NO-BREAK SPACE}", " ")
    for words in ("Noted early, on the record", "Noted early, chair only"):
        assert words in left
        assert left[: left.index(words)].rstrip("\N{FIRST STRONG ISOLATE} ").endswith("17 Nov 2026, 14:21")
    assert f"20 Nov 2026, 14:21 \N{FIRST STRONG ISOLATE}{LEAVES}" not in left


def test_a_receipt_says_the_moment_by_the_panels_clock(sealed, show, session, runner, monkeypatch):
    """Beside the cover, and minutes and summary, the list had another hour where the computer is in another zone."""
    monkeypatch.setenv("TZ", "America/Los_Angeles")
    time.tzset()
    try:
        receipt, _ = sealed._sealed
        sealed._receipt.show_receipt(receipt)
        page = show(SealedCardsPage(session, runner), 1085, 730)
        page.arrive(None)
        when = "20 Nov 2026, 14:21".replace(" ", "\N{NO-BREAK SPACE}", 2)
        assert when in said(sealed._receipt)
        assert page._model.index(0, 3).data() == when
    finally:
        monkeypatch.undo()
        time.tzset()


def test_the_receipt_is_of_the_payload(sealed, session):
    receipt, data = sealed._sealed
    (card,) = session.vault.sealed_cards.all()
    assert card.digest == receipt.digest
    assert card.pdf == data
    assert " · ".join(receipt.words) in said(sealed._receipt)
    assert STAYS.encode() not in data


def test_the_file_is_saved_where_a_person_chooses(sealed, tmp_path, monkeypatch):
    chosen = tmp_path / "R-2026-31_C-04_p1.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (str(chosen), ""))
    sealed.save()
    assert hashlib.sha256(chosen.read_bytes()).digest() == hashlib.sha256(sealed._sealed[1]).digest()
    assert "R-2026-31_C-04_p1.pdf" in said(sealed._receipt)


def test_a_place_that_refuses_is_said(sealed, tmp_path, monkeypatch):
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (str(tmp_path / "no" / "way.pdf"), ""))
    sealed.save()
    assert sealed._receipt_message.isVisible()


def test_a_replacement_needs_its_reason(sealed, written, qtbot, session):
    sealed.arrive(written)
    qtbot.waitUntil(lambda: sealed._preview is not None, timeout=WAIT)
    assert sealed._reason_field.isVisible()
    sealed.seal()
    assert sealed._reason_field.has_error()
    sealed._reason.setText("A rating was mistyped.")
    sealed.seal()
    qtbot.waitUntil(lambda: sealed._sealed is not None, timeout=WAIT)
    assert sealed._sealed[0].number == 2
    assert len(session.vault.sealed_cards.all()) == 2


def test_a_reason_that_was_not_given_yet_is_there_for_whoever_comes_back(sealed, written, another, qtbot):
    """Once it came back empty."""
    sealed.arrive(written)
    sealed._reason.setText("A rating was mistyped.")
    sealed.leave()
    sealed.arrive(another)
    assert not sealed._reason.text()
    sealed.leave()
    sealed.arrive(written)
    assert sealed._reason.text() == "A rating was mistyped."
    qtbot.waitUntil(lambda: sealed._preview is not None, timeout=WAIT)
    sealed.seal()
    qtbot.waitUntil(lambda: sealed._sealed is not None, timeout=WAIT)
    sealed.leave()
    sealed.arrive(written)
    assert not sealed._reason.text()


def test_an_unfinished_card_is_refused_in_words(show, session, panel, runner, qtbot):
    page = SealPage(session, runner)
    show(page, 1085, 730)
    page.arrive(InterviewOf(panel_id=panel.block.panel_id, candidate="C-07"))
    qtbot.waitUntil(page.message.isVisible, timeout=WAIT)
    assert not page._seal.isEnabled()


@pytest.fixture
def another(session, written):
    """Another candidate of the panel, whose card is ready too."""
    of = InterviewOf(panel_id=written.panel_id, candidate="C-07")
    judge(session, of.panel_id, of.candidate, Recommendation.NO, "Not yet.")
    return of


def test_a_preview_that_comes_late_is_not_shown_for_another_candidate(page, written, another, qtbot):
    page.arrive(written)
    page.arrive(another)
    assert not page._seal.isEnabled()
    qtbot.waitUntil(lambda: page._preview is not None, timeout=WAIT)
    assert page._preview.facts.candidate == "C-07"
    assert SUMMARY not in said(page._left)
    assert "Not yet." in said(page._left)


def test_the_words_of_one_candidate_cannot_be_sealed_as_those_of_another(page, panel, qtbot):
    page.arrive(InterviewOf(panel_id=panel.block.panel_id, candidate="C-07"))
    qtbot.waitUntil(page.message.isVisible, timeout=WAIT)
    assert not page._seal.isEnabled()
    assert SUMMARY not in said(page._left)


def test_a_receipt_that_comes_late_does_not_stand_for_another_candidate(page, another, session, qtbot):
    page.seal()
    page.arrive(another)
    qtbot.waitUntil(lambda: page._preview is not None, timeout=WAIT)
    assert page._sealed is None
    assert [card.candidate for card in session.vault.sealed_cards.all()] == ["C-04"]
    page.seal()
    qtbot.waitUntil(lambda: page._sealed is not None, timeout=WAIT)
    assert page._sealed[0].candidate == "C-07"


def test_the_list_shows_the_sealed_file_from_memory(sealed, show, session, runner, qtbot):
    cards = SealedCardsPage(session, runner)
    show(cards, 1085, 730)
    cards.arrive(sealed._sealed[0].digest)
    assert cards._paper.page_count() == 1
    assert [cards._model.index(0, column).data() for column in range(2)] == ["R-2026-31", "C-04"]
    cards.make_list()
    qtbot.waitUntil(lambda: cards._paper._name == "receipts.pdf", timeout=WAIT)
    cards.leave()
    assert cards._paper.page_count() == 0


def test_who_holds_no_card_can_check_a_summary_all_the_same(show, session, runner):
    """It is the one whom a summary that names a card as theirs concerns most."""
    cards = show(SealedCardsPage(session, runner), 1085, 730)
    cards.arrive(None)
    (check,) = cards.findChildren(SummaryCheck)
    assert check.isVisible()
    assert "No sealed cards yet" in said(cards)
    assert not cards._paper.isVisible()


def test_what_no_font_can_draw_is_named_before_it_is_sealed(page, session, written, qtbot):
    odd = RecordNote(note_id="4" * 32, at=START, text="A sign \ue000 of nobody's", competencies=("Judgement",))
    add_note(session, written.panel_id, written.candidate, odd)
    page.arrive(written)
    qtbot.waitUntil(lambda: "U+E000" in said(page._right), timeout=WAIT)
    assert "sealed as you wrote them" in said(page._right)
