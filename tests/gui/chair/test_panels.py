"""Panels are drafted with every edit durable, issued once, and their packs handed out."""

import time
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import QDate, QDateTime, Qt, QTime, QTimeZone
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QLabel

from app.domain.kit import Kit
from app.domain.panel_block import MOST_CANDIDATES, MOST_PANELISTS
from app.domain.panel_draft import DraftCandidate, DraftMember
from app.domain.text import NAME_LIMIT
from app.services.chaired_panels import draft_of, list_panels, save_draft
from app.services.draft_gaps import GapKind, draft_gaps
from app.services.kits import keep_kit, list_kits
from app.ui.panels.draft_page import DraftPage
from app.ui.panels.issued_page import IssuedPage
from app.ui.panels.page import PanelsPage
from app.ui.panels.panel_words import gap_words
from app.ui.widgets.confirmation import Confirmation
from app.vault.stores.panels import PanelState
from tests.gui.chair import story


@pytest.fixture
def session(chair_after):
    """A chair with a kit, two compared contacts, and one panel that is issued."""
    return chair_after("issue")


@pytest.fixture
def draft(show, session, runner):
    made = DraftPage(session, runner)
    made.arrive(None)
    return show(made, 1085, 730)


@pytest.fixture
def filled(draft):
    form = draft.form
    form.basics.code.setText("R-8")
    form.basics.title.setText("Day Desk")
    form.kit.setCurrentIndex(1)
    form.change_kit()
    form.candidates.add()
    form.candidates.rows[0].name.setText("Mara Lindqvist")
    form.members.rows[0].chosen.setChecked(True)
    form.tell()
    return draft


def said(widget):
    return " ".join(label.text() for label in widget.findChildren(QLabel) if label.isVisible())


def drafts(session):
    return [view for view in list_panels(session) if view.state is PanelState.DRAFT]


def test_an_empty_draft_says_everything_that_is_missing(draft):
    words = said(draft)
    for part in ("needs a code", "needs a title", "Choose a kit", "Nobody scores yet", "No candidates yet"):
        assert part in words
    assert not draft.issue.isEnabled()


def test_arriving_writes_nothing(draft, session, settled):
    draft.leave()
    settled()
    assert not drafts(session)


@pytest.mark.usefixtures("filled")
def test_every_edit_is_durable_shortly_after(session, qtbot):
    qtbot.waitUntil(lambda: bool(drafts(session)), timeout=10_000)
    saved = draft_of(session, drafts(session)[0].panel_id)
    assert (saved.code, saved.title) == ("R-8", "Day Desk")
    assert [(each.code, each.name) for each in saved.candidates] == [("C-01", "Mara Lindqvist")]
    assert saved.kit_hash == list_kits(session)[0].hash


def test_whoever_drafts_another_panel_while_one_is_issued_goes_on_with_it(filled, session, settled):
    shown = []
    filled.wanted.connect(lambda place, _subject: shown.append(place))
    issued = filled._draft.panel_id
    filled.issue_now()
    assert not filled.form.isEnabled()
    filled.arrive(None)
    filled.form.basics.title.setText("Early Desk")
    filled.form.tell()
    settled()
    filled.form.basics.code.setText("R-9")
    filled.form.tell()
    filled.leave()
    settled()
    assert shown == []
    assert [(view.code, view.title) for view in drafts(session)] == [("R-9", "Early Desk")]
    assert {view.panel_id: view.state for view in list_panels(session)}[issued] is PanelState.ISSUED


def test_whoever_comes_back_before_the_worker_is_done_goes_on_with_what_they_drafted(filled, session, busy, settled):
    """Once the page read what the vault still held, and the next letter wrote that over what had been drafted."""
    panel_id = filled._draft.panel_id
    filled.leave()
    filled.arrive(None)
    filled.arrive(panel_id)
    assert filled.form.basics.title.text() == "Day Desk"
    filled.form.basics.code.setText("R-9")
    filled.form.tell()
    filled.leave()
    busy.set()
    settled()
    assert [(view.code, view.title) for view in drafts(session)] == [("R-9", "Day Desk")]
    filled.arrive(panel_id)
    assert filled._draft == draft_of(session, panel_id)


def test_what_could_not_be_saved_is_there_for_whoever_comes_back(filled, session, settled):
    panel_id = filled._draft.panel_id
    session.vault._ledger.stopped = True
    filled.leave()
    settled()
    session.vault._ledger.stopped = False
    filled.arrive(panel_id)
    assert filled.form.basics.title.text() == "Day Desk"
    filled.leave()
    settled()
    assert draft_of(session, panel_id).title == "Day Desk"


def test_the_list_shows_what_was_still_being_saved(filled, session, busy, settled, show, runner):
    page = show(PanelsPage(session, runner))
    filled.leave()
    page.arrive(None)
    assert "Day Desk" not in [view.title for view in page.chaired.rows]
    busy.set()
    settled()
    assert "Day Desk" in [view.title for view in page.chaired.rows]


def test_whoever_chose_a_line_keeps_it_when_another_was_saved(filled, session, panel_of, busy, settled, show, runner):
    issued = panel_of(session)
    page = show(PanelsPage(session, runner))
    filled.leave()
    page.arrive(None)
    busy.set()
    settled()
    assert [view.title for view in page.chaired.rows] == ["Day Desk", "Night Desk"]
    assert page.chair_list.current().panel_id == issued


def test_a_deadline_is_listed_by_the_day_that_it_has_in_its_zone(filled, session, settled, show, runner):
    """Once by the day in UTC: an evening in America was listed as the day after."""
    filled.form.basics.zone.setCurrentText("America/Los_Angeles")
    filled.form.basics.deadline.setDateTime(QDateTime(QDate(2027, 3, 4), QTime(18, 0), QTimeZone.utc()))
    filled.leave()
    settled()
    page = show(PanelsPage(session, runner))
    page.arrive(None)
    listed = {row.title: page.chaired.index(place, 3).data() for place, row in enumerate(page.chaired.rows)}
    assert listed["Day Desk"] == "4\N{NO-BREAK SPACE}Mar\N{NO-BREAK SPACE}2027"


def test_panels_of_a_zone_that_this_computer_does_not_know_are_listed_all_the_same(filled, session):
    """A vault goes from one computer to another, and zones are named anew now and then."""
    draft = replace(filled._draft, time_zone="Europe/Atlantis")
    save_draft(session, draft)
    assert draft.deadline in [view.deadline for view in list_panels(session)]


def test_a_draft_of_a_zone_that_this_computer_does_not_know_can_be_given_another(filled, session, settled):
    """It stood in the list, and ended with a place in the code when it was opened."""
    saved = replace(filled._draft, time_zone="Europe/Atlantis")
    save_draft(session, saved)
    filled.leave()
    settled()
    save_draft(session, saved)
    filled.arrive(saved.panel_id)
    assert "does not know the time zone Europe/Atlantis" in said(filled)
    assert not filled.issue.isEnabled()
    filled.form.basics.title.setText("Still to be written")
    filled.form.tell()
    assert (filled._draft.deadline, filled._draft.time_zone) == (saved.deadline, "Europe/Atlantis")
    filled.form.basics.zone.setCurrentText("Europe/Berlin")
    assert filled.issue.isEnabled()
    filled.leave()
    settled()
    assert draft_of(session, saved.panel_id).time_zone == "Europe/Berlin"


def test_a_deadline_that_is_over_is_said_and_bars_nothing(filled, session):
    assert "deadline is over" not in said(filled)
    session.clock.set(filled._draft.deadline)
    filled.form.tell()
    assert "deadline is over" in said(filled)
    assert filled.issue.isEnabled()


def test_what_was_drafted_comes_back(filled, session, qtbot, show, runner):
    filled.form.members.rows[0]._boxes[0].setChecked(True)
    qtbot.waitUntil(lambda: bool(drafts(session)), timeout=10_000)
    filled.save()
    qtbot.waitUntil(lambda: runner.current() is None, timeout=10_000)
    again = show(DraftPage(session, runner))
    again.arrive(drafts(session)[0].panel_id)
    assert again.form.read(again._draft) == again._draft == filled._draft
    assert again.form.members.rows[0]._boxes[0].isChecked()


def test_the_chosen_figure_follows_the_day_and_names_its_source(draft):
    basics = draft.form.basics
    basics.day.setDate(QDate(2026, 12, 1))
    assert basics.destroy_by.date() == QDate(2027, 12, 1)
    assert "29 CFR 1602.14" in said(basics)
    basics.figure.setCurrentIndex(2)
    basics.follow_figure()
    assert basics.destroy_by.date() == QDate(2028, 12, 1)
    basics.figure.setCurrentIndex(0)
    basics.tell()
    assert "29 CFR" not in said(basics)


def test_a_code_that_could_leave_a_folder_is_not_accepted(filled):
    assert filled.issue.isEnabled()
    filled.form.basics.code.setText("../R-8")
    filled.form.tell()
    assert not filled.issue.isEnabled()
    assert "A code has letters" in said(filled)


def test_a_zone_that_is_being_typed_is_never_spliced_with_another(draft, qtbot):
    line = draft.form.basics.zone.lineEdit()
    line.selectAll()
    qtbot.keyClicks(line, "Lisb")
    assert line.text() == "Lisb"
    qtbot.keyClick(QApplication.activePopupWidget() or line, Qt.Key.Key_Down)
    qtbot.keyClick(QApplication.activePopupWidget() or line, Qt.Key.Key_Return)
    assert line.text() == "Europe/Lisbon"
    assert draft._draft.time_zone == "Europe/Lisbon"


def test_what_is_no_name_of_a_zone_does_not_stay_there_as_if_it_held(draft, qtbot):
    basics = draft.form.basics
    basics.zone.setCurrentText("Asia/Tokyo")
    basics.zone.lineEdit().setFocus()
    basics.zone.lineEdit().selectAll()
    qtbot.keyClicks(basics.zone.lineEdit(), "Berlin time")
    basics.title.setFocus()
    assert (basics.zone.currentText(), draft._draft.time_zone) == ("Asia/Tokyo", "Asia/Tokyo")


def test_an_hour_that_this_computers_zone_skips_is_one_in_the_panels(draft, monkeypatch):
    monkeypatch.setenv("TZ", "Europe/Berlin")
    time.tzset()
    try:
        skipped = datetime(2027, 3, 28, 2, 30, tzinfo=UTC)
        draft.form.show_draft(replace(draft._draft, deadline=skipped))
        assert draft.form.read(draft._draft).deadline == skipped
    finally:
        monkeypatch.undo()
        time.tzset()


def test_the_deadline_is_kept_on_the_clock_of_the_zone(draft):
    basics = draft.form.basics
    before = basics.deadline.dateTime()
    basics.zone.setCurrentText("Asia/Tokyo")
    assert basics.deadline.dateTime() == before
    assert draft._draft.time_zone == "Asia/Tokyo"
    assert draft._draft.deadline.hour == (before.time().hour() - 9) % 24
    basics.zone.setCurrentText("Asia/Tok")
    assert draft._draft.time_zone == "Asia/Tokyo"


def test_several_names_are_pasted_at_once(draft):
    QGuiApplication.clipboard().setText("Mara Lindqvist\nC-07, Jun Park\n\nÓscar Peña Gil")
    draft.form.candidates.paste()
    values = [(row.value().code, row.value().name) for row in draft.form.candidates.rows]
    assert values == [("C-01", "Mara Lindqvist"), ("C-07", "Jun Park"), ("C-02", "Óscar Peña Gil")]


def test_names_that_find_no_room_are_counted(draft):
    """Once they were left out without a word."""
    candidates = draft.form.candidates
    QGuiApplication.clipboard().setText("\n".join(f"Name {number}" for number in range(38)))
    candidates.paste()
    assert "left out" not in said(draft)
    QGuiApplication.clipboard().setText("Ada\n\nBo\nCleo\nDan\nEve\n")
    candidates.paste()
    assert [row.value().name for row in candidates.rows[-2:]] == ["Ada", "Bo"]
    assert "3 names were left out" in said(draft)
    candidates.rows[0].tell_dropped()
    assert "left out" not in said(draft)


def test_twice_the_same_code_is_named(draft):
    QGuiApplication.clipboard().setText("C-07, Jun Park\nC-07, Mara Lindqvist")
    draft.form.candidates.paste()
    assert "C-07 stands twice" in said(draft)


def test_issuing_asks_once_and_leads_to_the_packs(filled, session, qtbot):
    filled.ask()
    (dialog,) = [each for each in QApplication.topLevelWidgets() if isinstance(each, Confirmation)]
    assert "Packs are sealed for 1 member and 1 candidate." in said(dialog)
    with qtbot.waitSignal(filled.wanted, timeout=30_000) as went:
        dialog.act.click()
    place, panel_id = went.args
    assert place == "issued"
    view = next(view for view in list_panels(session) if view.panel_id == panel_id)
    assert view.state is PanelState.ISSUED
    assert len(view.words) == 4


def test_all_packs_are_saved_under_neutral_names(show, session, runner, panel_of, settled, tmp_path):
    page = show(IssuedPage(session, runner))
    page.arrive(panel_of(session))
    folder = tmp_path / "out"
    folder.mkdir()
    page.write_all(folder)
    settled()
    assert sorted(path.name for path in folder.iterdir()) == ["R-7_pack_1.pdf", "R-7_pack_2.pdf"]
    expected = {path.name: path.read_bytes() for path in story.files("issue", "packs")}
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == expected
    assert "2 packs saved in" in said(page)


def test_packs_of_another_panel_with_the_same_code_are_not_written_over(
    show, session, runner, panel_of, settled, tmp_path
):
    """Nobody hands out what belongs to another panel under the name of their own."""
    page = show(IssuedPage(session, runner))
    page.arrive(panel_of(session))
    folder = tmp_path / "out"
    folder.mkdir()
    (folder / "R-7_pack_2.pdf").write_bytes(b"of another panel")
    page.write_all(folder)
    settled()
    assert [(path.name, path.read_bytes()) for path in folder.iterdir()] == [("R-7_pack_2.pdf", b"of another panel")]
    assert "Another file" in said(page)
    assert "saved in" not in said(page)


def test_packs_are_saved_again_where_they_lie(show, session, runner, panel_of, settled, tmp_path):
    page = show(IssuedPage(session, runner))
    page.arrive(panel_of(session))
    for _ in range(2):
        page.write_all(tmp_path)
        settled()
        assert "2 packs saved in" in said(page)


def test_a_folder_that_refuses_is_said_in_words(show, session, runner, panel_of, settled, tmp_path):
    page = show(IssuedPage(session, runner))
    page.arrive(panel_of(session))
    page.write_all(tmp_path / "nowhere")
    settled()
    assert "could not be written" in said(page)


def test_the_list_goes_on_where_a_panel_stands(show, session, runner, panel_of, qtbot):
    page = show(PanelsPage(session, runner))
    page.arrive(None)
    page.chair_list.table.setFocus()
    with qtbot.waitSignal(page.wanted) as went:
        qtbot.keyClick(page.chair_list.table, Qt.Key.Key_Return)
    assert went.args == ["committee", panel_of(session)]
    assert page.chaired.rows[0].words == list_panels(session)[0].words


def test_an_empty_vault_says_what_belongs_here(show, chair_after, runner):
    page = show(PanelsPage(chair_after("compare"), runner))
    page.arrive(None)
    assert "No panels yet" in said(page)


def test_a_kit_is_offered_by_name_and_version(draft, session):
    (kit,) = list_kits(session)
    assert isinstance(kit, Kit)
    assert draft.form.kit.itemText(1) == "Night desk, version 1"


def test_kits_of_one_name_and_version_are_told_apart(draft, session):
    """A file that was edited and imported again under the same version is another kit."""
    (kit,) = list_kits(session)
    first, *rest = kit.competencies
    other = replace(kit, competencies=(replace(first, definition="Said in other words."), *rest))
    keep_kit(session, other)
    draft.arrive(None)
    shown = {draft.form.kit.itemText(place) for place in (1, 2)}
    assert shown == {f"Night desk, version 1 · {each.hash[:4]} {each.hash[4:8]}" for each in (kit, other)}


def test_what_issuing_would_refuse_is_said_before(filled, session):
    """Once the page said that everything was there."""
    draft = filled._draft
    many = tuple(DraftMember(key_digest=f"{number:064x}") for number in range(MOST_PANELISTS + 1))
    long = DraftCandidate(code="C-09", name="x" * (NAME_LIMIT + 1))
    assert not any(gap.blocks for gap in draft_gaps(session, draft))
    for wrong in (
        replace(draft, title="x" * (NAME_LIMIT + 1)),
        replace(draft, candidates=(*draft.candidates, long)),
        replace(draft, members=many),
    ):
        gaps = [gap for gap in draft_gaps(session, wrong) if gap.kind is not GapKind.MEMBER_GONE]
        assert any(gap.blocks for gap in gaps)
        assert all(gap_words(gap) for gap in gaps)


@pytest.mark.parametrize(("time_zone", "hours"), [("Pacific/Auckland", -1), ("America/Los_Angeles", 28)])
def test_a_deadline_on_the_day_of_the_interviews_can_be_issued_in_every_zone(filled, session, time_zone, hours):
    """At noon in Auckland it is yesterday in UTC: the deadline was called earlier than the interviews."""
    draft = filled._draft
    midnight = datetime(draft.day.year, draft.day.month, draft.day.day, tzinfo=UTC)
    destroy_by = draft.day + timedelta(days=1)
    draft = replace(draft, time_zone=time_zone, deadline=midnight + timedelta(hours=hours), destroy_by=destroy_by)
    draft.check_ready()
    assert not any(gap.blocks for gap in draft_gaps(session, draft))


def test_a_key_that_is_held_adds_no_more_candidates_than_a_panel_has(draft):
    """Once it added more than can be issued, and at the hundredth there was no code left and nothing went on."""
    for _ in range(MOST_CANDIDATES + 60):
        draft.form.candidates.add()
    assert len(draft.form.candidates.rows) == MOST_CANDIDATES
    draft.form.candidates.rows[0].tell_dropped()
    draft.form.setEnabled(False)
    draft.form.candidates.add()
    assert len(draft.form.candidates.rows) == MOST_CANDIDATES - 1
