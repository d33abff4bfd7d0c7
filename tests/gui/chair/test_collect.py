"""Collecting names every file's verdict, keeps what belongs here, reads nothing, and can be stopped."""

import shutil
from dataclasses import replace
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtCore import Qt

from app.domain.ids import PanelId
from app.domain.opening import Standing
from app.sealing.errors import Reason, Refusal
from app.services.chaired_panels import draft_of
from app.services.collect_seals import Collected, expected_and_received
from app.services.issue_panel import issue_panel
from app.services.late_cards import admit_late_card, late_cards
from app.services.open_panel import open_panel
from app.services.take_in import TakenIn
from app.ui.collect.page import CollectPage
from app.ui.collect.verdict import Desk, file_row
from app.ui.widgets import Button, isolated
from app.ui.widgets.confirmation import ReasonedConfirmation
from tests.gui.chair import story

NOON = datetime(2026, 11, 20, 12, 0, tzinfo=UTC)


@pytest.fixture
def session(chair_after):
    return chair_after("seal")


@pytest.fixture
def page(show, session, runner, panel_of):
    made = CollectPage(session, runner)
    made.arrive(panel_of(session))
    return show(made, 1085, 730)


@pytest.fixture
def take(page, qtbot):
    def taken(*paths):
        page.take(tuple(paths))
        qtbot.waitUntil(lambda: not page.intake.busy, timeout=30_000)
        return page.files.model.rows

    return taken


def test_a_folder_is_taken_in_file_by_file(page, take, session):
    rows = take(story.played() / "seal" / "sealed")
    assert [row.verdict for row in rows] == ["✓ whole, in time"] * 4
    assert rows[0].sender == "Abena Mensah · compared"
    assert all(cell.standing for cell in expected_and_received(session, page.panel_id))
    assert "4 files · 4 kept · 0 late · 0 refused" in page.files._count.text()
    assert not page._progress.isVisible()


def test_the_same_file_again_is_named_and_not_kept_twice(take):
    one = story.files("seal", "sealed")[0]
    take(one)
    rows = take(one)
    assert "SR-236" in rows[-1].verdict
    assert not rows[-1].kept


def test_one_changed_byte_is_refused_in_words_with_a_code(take, tmp_path, page):
    data = bytearray(story.files("seal", "sealed")[0].read_bytes())
    data[len(data) // 2] ^= 1
    bad = tmp_path / "altered.pdf"
    bad.write_bytes(data)
    (row,) = take(bad)
    assert row.verdict.startswith("✕ ")
    assert "SR-2" in row.verdict
    page.files.table.selectRow(0)
    assert row.words.next in page.files._more.text()


def test_what_a_refusal_means_can_be_read_while_more_files_come(take, tmp_path, page):
    scan = tmp_path / "scan.pdf"
    scan.write_bytes(b"%PDF-1.7 a scan")
    (row,) = take(scan)
    page.files.table.selectRow(0)
    take(story.files("seal", "sealed")[0])
    assert page.files.table.currentIndex().row() == 0
    assert page.files._more.isVisible()
    assert row.words.next in page.files._more.text()
    page.arrive(PanelId(page.panel_id))
    assert page.files._more.isVisible()


def test_of_a_refused_file_a_name_is_a_claim_alone(take):
    (row,) = take(story.files("seal", "packs")[0])
    assert not row.kept
    assert row.sender == "claims to be Ines Duarte"


def test_a_stranger_s_scan_a_gone_file_and_a_folder_of_nothing_leave_the_page_alive(take, tmp_path):
    scan = tmp_path / "scan.pdf"
    scan.write_bytes(b"%PDF-1.7 a scan")
    rows = take(scan, tmp_path / "gone.pdf")
    assert "SR-201" in rows[0].verdict
    assert "SR-511" in rows[1].verdict


def test_acceptances_and_contact_cards_are_handled_too(page, take):
    card = story.played() / "seal" / "panelist-1" / "contact-card.pdf"
    rows = take(*story.files("seal", "acceptances"), card)
    assert [row.verdict for row in rows] == ["✓ acceptance, kept", "✓ acceptance, kept", "✓ contact card, known"]
    assert "Abena Mensah · accepted" in page.grid._legend.text()


def test_after_the_deadline_a_card_is_kept_unopened_and_called_late(show, chair_after, runner, panel_of, qtbot):
    session = chair_after("seal", now=datetime(2026, 11, 20, 13, 20, tzinfo=UTC))
    page = show(CollectPage(session, runner))
    page.arrive(panel_of(session))
    page.take((story.files("seal", "sealed")[0],))
    qtbot.waitUntil(lambda: bool(page.files.model.rows), timeout=20_000)
    (row,) = page.files.model.rows
    assert row.verdict == "! late by 1 h 20 min · kept unopened · SR-237"
    assert row.late


@pytest.fixture
def late_page(show, chair_after, runner, panel_of, qtbot):
    """The page an hour after the deadline, holding one card that came late."""
    session = chair_after("seal", now=datetime(2026, 11, 20, 13, 20, tzinfo=UTC))
    page = show(CollectPage(session, runner), 1085, 730)
    page.arrive(panel_of(session))
    page.take((story.files("seal", "sealed")[0],))
    qtbot.waitUntil(lambda: bool(page.files.model.rows) and not page.intake.busy, timeout=20_000)
    return page


def buttons(page):
    return [button for button in page.late.findChildren(Button) if not button.isHidden()]


def asked(page):
    page.late.ask_for_first()
    return page.findChild(ReasonedConfirmation)


def test_a_late_card_is_admitted_with_a_reason_that_is_typed(late_page, qtbot):
    (button,) = buttons(late_page)
    assert button.accessibleName() == "Admit the late card of Abena Mensah for C-01 with a reason"
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    dialog = late_page.findChild(ReasonedConfirmation)
    assert not dialog.act.isEnabled()
    qtbot.keyClicks(dialog.focusWidget(), "Her train stood still.")
    assert dialog.act.isEnabled()
    with qtbot.waitSignal(late_page.saved):
        qtbot.mouseClick(dialog.act, Qt.MouseButton.LeftButton)
    (card,) = late_cards(late_page.session, late_page.panel_id)
    assert card.reason == "Her train stood still."
    assert buttons(late_page) == []
    assert f"Admitted: {isolated('Her train stood still.')}" in late_page.late._parts[0].text()
    standing = {cell.standing for cell in expected_and_received(late_page.session, late_page.panel_id)}
    assert standing == {Standing.COUNTS, None}


def test_a_reason_without_room_stays_where_it_is_typed(late_page, qtbot):
    dialog = asked(late_page)
    dialog.focusWidget().setPlainText("w" * 401)
    qtbot.mouseClick(dialog.act, Qt.MouseButton.LeftButton)
    assert dialog.isVisible()
    assert dialog.reason() == "w" * 401
    dialog.focusWidget().setPlainText("w" * 400)
    with qtbot.waitSignal(late_page.saved):
        qtbot.mouseClick(dialog.act, Qt.MouseButton.LeftButton)


def test_whoever_steps_back_has_decided_nothing(late_page, qtbot):
    dialog = asked(late_page)
    qtbot.keyClicks(dialog.focusWidget(), "Because")
    qtbot.mouseClick(dialog.back, Qt.MouseButton.LeftButton)
    assert [card.reason for card in late_cards(late_page.session, late_page.panel_id)] == [""]
    assert len(buttons(late_page)) == 1


def test_a_card_that_another_decision_let_in_meanwhile_is_refused_in_words(late_page, qtbot):
    dialog = asked(late_page)
    qtbot.keyClicks(dialog.focusWidget(), "Mine.")
    (card,) = late_cards(late_page.session, late_page.panel_id)
    admit_late_card(late_page.session, late_page.panel_id, card.seal, "Theirs.")
    qtbot.mouseClick(dialog.act, Qt.MouseButton.LeftButton)
    assert "SR-419" in late_page._message.accessibleDescription()


def test_after_the_opening_a_late_card_is_shown_and_nothing_is_offered(late_page):
    open_panel(late_page.session, late_page.panel_id)
    late_page.refresh()
    assert late_page.late.isVisible()
    assert buttons(late_page) == []
    assert asked(late_page) is None


def test_without_a_late_card_nothing_is_said_of_them(page, take):
    take(story.files("seal", "sealed")[0])
    assert not page.late.isVisible()


def test_the_grid_says_what_is_missing(page, take):
    take(story.files("seal", "sealed")[0])
    first = page.grid._model.rows[0]
    columns = page.grid._table
    texts = [columns.model().index(0, column).data() for column in range(3)]
    assert first.candidate == texts[0] == "C-01"
    assert texts[1:] == ["✓", "missing"]


def test_stopping_keeps_what_was_kept_and_leaves_the_rest(page, qtbot, session):
    page.take(tuple(story.files("seal", "sealed")))
    page.intake.taken.connect(page._progress.stop)
    qtbot.waitUntil(lambda: bool(page.files.model.rows), timeout=20_000)
    qtbot.waitUntil(lambda: not page.intake.busy, timeout=20_000)
    kept = [cell for cell in expected_and_received(session, page.panel_id) if cell.standing]
    assert len(kept) == len(page.files.model.rows) < 4


def test_each_file_is_taken_in_for_the_panel_that_it_was_dropped_on(page, session, qtbot):
    first = page.panel_id
    draft = replace(draft_of(session, first), panel_id=PanelId("8" * 32), code="R-8")
    issue_panel(session, draft)
    page.take(story.files("seal", "sealed"))
    page.arrive(draft.panel_id)
    page.take(story.files("seal", "sealed")[:1])
    qtbot.waitUntil(lambda: not page.intake.busy, timeout=30_000)
    assert all(cell.standing for cell in expected_and_received(session, first))
    (row,) = page.files.model.rows
    assert row.words is not None


def test_files_are_only_read(take, tmp_path):
    stick = tmp_path / "stick"
    shutil.copytree(story.played() / "seal" / "sealed", stick)
    before = {path.name: path.read_bytes() for path in stick.iterdir()}
    take(stick)
    assert {path.name: path.read_bytes() for path in stick.iterdir()} == before


def test_what_a_stranger_wrote_neither_turns_the_writing_nor_fills_the_list():
    collected = Collected(
        file_name="a\u202efdp.exe",
        kind="scorecard",
        panelist="Ines\u2066 Duarte\nchair" + "a" * 300,
        candidate="C\u200f-01",
        number=1,
        sealed_at=None,
        digest="",
        signer="",
        late=False,
        refusal=Refusal(reason=Reason.UNKNOWN_KEY),
    )
    row = file_row(TakenIn(collected=collected, trust=None), Desk(zone=ZoneInfo("UTC"), deadline=NOON, now=NOON))
    assert (row.file, row.candidate) == ("afdp.exe", "C-01")
    assert row.sender.startswith("claims to be Ines Duarte chair")
    assert len(row.sender) < 80
