"""The pledge comes before any name, names before conflicts, and a recusal is for good."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from app.domain.ids import PanelCode
from app.domain.panel_draft import DraftMember
from app.errors import SubRosaError
from app.services.chaired_panels import new_draft
from app.services.interviews import open_interview
from app.services.issue_panel import issue_panel
from app.services.kits import keep_kit
from app.services.memberships import list_memberships
from app.ui.packs.declarations import Declared
from app.ui.packs.page import PackPage
from app.ui.packs.steps import AcceptedStep, DeclareStep, PledgeStep
from app.ui.widgets import isolated
from app.vault.stores.memberships import MembershipState
from tests.gui.vaults import KIT, NAMES, PLEDGE, join_panel

WAIT = 30_000


@pytest.fixture
def received(session):
    return join_panel(session, MembershipState.RECEIVED)


@pytest.fixture
def page(show, session, received, runner):
    made = PackPage(session, runner)
    made.arrive(received.block.panel_id)
    return show(made, 1085, 730)


def said(page):
    return " ".join(label.text() for label in page.findChildren(QLabel))


def test_no_name_stands_anywhere_before_the_pledge(page):
    assert isinstance(page._step, PledgeStep)
    assert PLEDGE in said(page)
    assert not any(name in said(page) for name in NAMES.values())


def test_the_pledge_needs_a_tick(page):
    assert not page._step._take.isEnabled()
    page._step._read.setChecked(True)
    page._step._take.click()
    assert isinstance(page._step, DeclareStep)
    assert all(name in said(page) for name in NAMES.values())


def test_a_conflict_needs_words_and_a_recusal_locks(page, session, received, qtbot):
    page.pledge()
    first, second = page._step._declarations._cards
    first.declare(Declared.CONFLICT)
    second.declare(Declared.RECUSED)
    page._step.tell()
    assert first._field.has_error()
    assert first._text.hasFocus()
    first._text.setText("We worked together.")
    assert not second._warning.isHidden()
    page._step.tell()
    qtbot.waitUntil(lambda: isinstance(page._step, AcceptedStep), timeout=WAIT)
    rows = {row.code: row for row in session.vault.membership_candidates.all()}
    assert rows["C-04"].conflict == "We worked together."
    with pytest.raises(SubRosaError) as refused:
        open_interview(session, received.block.panel_id, "C-07")
    assert refused.value.code == "SR-414"


def test_nothing_is_declared_that_the_member_did_not_say(page, session, qtbot):
    page.pledge()
    declarations = page._step._declarations
    first, second = declarations._cards
    assert first.declared() is second.declared() is None
    second.declare(Declared.NOTHING)
    page._step.tell()
    assert isinstance(page._step, DeclareStep)
    assert first._unsaid.text()
    assert first._choice.has_focus()
    assert not second._unsaid.text()
    qtbot.mouseClick(first._choice.buttons()[2], Qt.MouseButton.LeftButton)
    assert not first._unsaid.text()
    qtbot.mouseClick(declarations._rest, Qt.MouseButton.LeftButton)
    assert first.declared() is Declared.RECUSED
    page._step.tell()
    qtbot.waitUntil(lambda: isinstance(page._step, AcceptedStep), timeout=WAIT)
    assert {row.code: row.recused_at is not None for row in session.vault.membership_candidates.all()} == {
        "C-04": True,
        "C-07": False,
    }


def test_one_press_declares_no_conflict_with_all_others(page, qtbot):
    page.pledge()
    qtbot.mouseClick(page._step._declarations._rest, Qt.MouseButton.LeftButton)
    page._step.tell()
    qtbot.waitUntil(lambda: isinstance(page._step, AcceptedStep), timeout=WAIT)


def test_what_is_no_pack_is_refused_in_words(page, tmp_path, qtbot):
    path = tmp_path / "scan.pdf"
    path.write_bytes(b"%PDF-1.4 something else")
    page.open_pack((path,))
    qtbot.waitUntil(page.message.isVisible, timeout=WAIT)
    assert "SR-2" in page.message.accessibleDescription()


def test_a_file_that_cannot_be_read_is_refused_in_words(page, tmp_path, qtbot):
    page.open_pack((tmp_path / "gone.pdf",))
    qtbot.waitUntil(page.message.isVisible, timeout=WAIT)
    assert "SR-5" in page.message.accessibleDescription()


def issued(session, code):
    """The pack of a panel that the owner chairs and sits on."""
    kit_hash, seat = keep_kit(session, KIT), DraftMember(key_digest=session.key_digest)
    draft = replace(new_draft(session), code=PanelCode(code), title="Desk", kit_hash=kit_hash, members=(seat,))
    return issue_panel(session, draft)[1][0].data


def test_every_pack_that_is_dropped_is_received_and_what_is_none_is_named(page, session, tmp_path, qtbot):
    """Once all but the first were left lying without a word."""
    paths = [tmp_path / name for name in ("scan.pdf", "first.pdf", "second.pdf")]
    for path, data in zip(paths, (b"%PDF-1.4", issued(session, "R-1"), issued(session, "R-2")), strict=True):
        path.write_bytes(data)
    page.open_pack(tuple(paths))
    qtbot.waitUntil(page.message.isVisible, timeout=WAIT)
    assert {view.code for view in list_memberships(session)} == {"R-1", "R-2", "R-2026-31"}
    assert page._view.code == "R-1"
    assert f"Not received: {isolated('scan.pdf')}" in said(page)
    page.arrive(None)
    assert "scan.pdf" not in said(page)


def test_half_made_declarations_are_there_for_whoever_comes_back(page, session, received):
    """Once they came back empty, without a word."""
    page.pledge()
    first, second = page._step._declarations._cards
    first.declare(Declared.CONFLICT)
    first._text.setText("We worked together.")
    other = join_panel(session, MembershipState.PLEDGED).block.panel_id
    page.leave()
    page.arrive(other)
    assert page._step._declarations._cards[0].declared() is None
    page.arrive(received.block.panel_id)
    cards = page._step._declarations._cards
    assert cards[0].isVisible()
    assert (cards[0].declared(), cards[0].statement()) == (Declared.CONFLICT, "We worked together.")
    assert cards[1].declared() is None
    assert cards == (first, second)


def test_an_acceptance_is_signed_once_and_by_whoever_reads_it(page, session, received, busy, runner, qtbot):
    page.pledge()
    declare = page._step
    declare._declarations.declare_none_for_the_rest()
    declare.tell()
    assert not declare.isEnabled()
    declare.tell()
    other = join_panel(session, MembershipState.PLEDGED).block.panel_id
    page.arrive(other)
    busy.set()
    qtbot.waitUntil(lambda: runner.current() is None, timeout=WAIT)
    assert page._view.panel_id == other, "nobody is led away from what they are declaring"
    assert not page.message.isVisible()
    page.arrive(received.block.panel_id)
    assert isinstance(page._step, AcceptedStep)


def test_an_acceptance_that_is_refused_can_be_mended(page, qtbot):
    page.pledge()
    first, second = page._step._declarations._cards
    first.declare(Declared.CONFLICT)
    first._text.setText("x" * 20_001)
    second.declare(Declared.NOTHING)
    page._step.tell()
    qtbot.waitUntil(page.message.isVisible, timeout=WAIT)
    assert page._step.isEnabled()
    first._text.setText("We worked together.")
    page._step.tell()
    qtbot.waitUntil(lambda: isinstance(page._step, AcceptedStep), timeout=WAIT)
