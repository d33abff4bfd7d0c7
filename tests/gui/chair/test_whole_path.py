"""The chair's whole path through the window: kit, draft, packs, collecting, opening, board, decisions, signature."""

import shutil

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from app.clock import SetClock
from app.domain.rating import Recommendation
from app.services.interviews import judge, rate
from app.services.memberships import accept, receive_pack, take_pledge
from app.services.play_story import PASSPHRASE
from app.services.seal_scorecard import seal_scorecard
from app.services.sign_summary import last_summary
from app.services.unlocking import unlock
from app.settings import Settings
from app.ui.chair_places import chair_places
from app.ui.models import ROW_ROLE
from app.ui.shell import Window
from app.ui.shell.workspace import Workspace
from app.ui.widgets.confirmation import Confirmation
from app.vault.machine import Machine
from tests.gui.chair import story


@pytest.fixture
def session(chair_after):
    return chair_after("compare")


@pytest.fixture
def workspace(show, session, runner):
    window = Window()
    window.show_workspace(Workspace(chair_places(session, runner)))
    show(window)
    window.workspace.go("panels")
    window.workspace.held = window
    return window.workspace


@pytest.fixture
def panelists(tmp_path):
    opened = []
    for place in (1, 2):
        folder = tmp_path / f"panelist-{place}"
        shutil.copytree(story.played() / "compare" / f"panelist-{place}", folder)
        settings = Settings(folder=folder / "settings", backups=folder / "backups")
        machine = Machine(clock=SetClock(story.MORNING), mirror=settings, backups=settings.backups)
        opened.append(unlock(folder / "vault.rosa", bytearray(PASSPHRASE.encode()), machine))
    yield opened
    for session in opened:
        session.close()


def confirm():
    (dialog,) = [each for each in QApplication.topLevelWidgets() if isinstance(each, Confirmation) and each.isVisible()]
    dialog.act.click()


def draft(workspace, settled):
    workspace.go("kits")
    workspace.page().add_samples()
    settled()
    workspace.go("panels")
    workspace.page().draft_new()
    page = workspace.page()
    page.form.basics.code.setText("R-9")
    page.form.basics.title.setText("Front Desk")
    page.form.kit.setCurrentIndex(2)
    page.form.change_kit()
    QGuiApplication.clipboard().setText("Mara Lindqvist\nJun Park")
    page.form.candidates.paste()
    for row in page.form.members.rows[:2]:
        row.chosen.setChecked(True)
    page.ask()
    confirm()
    settled()


def seal_all(panelists, packs, out):
    for session, level in zip(panelists, (5, 2), strict=True):
        pack = next(pack for pack in packs if pack.to == session.name)
        panel_id = receive_pack(session, pack.data).panel_id
        take_pledge(session, panel_id)
        name, data = accept(session, panel_id, conflicts={}, recusals=frozenset())
        (out / name).write_bytes(data)
        for code in ("C-01", "C-02"):
            rate(session, panel_id, code, "Restoring service", level)
            judge(session, panel_id, code, Recommendation.YES, "Calm.")
            receipt, sealed = seal_scorecard(session, panel_id, code)
            (out / receipt.file_name).write_bytes(sealed)


@pytest.mark.prove
def test_the_chair_s_whole_path_through_the_window(workspace, session, panelists, settled, tmp_path, qtbot):
    draft(workspace, settled)
    packs = workspace.page().model.rows
    assert sorted(pack.to for pack in packs) == ["Abena Mensah", "Tomasz Nowak"]
    out = tmp_path / "stick"
    out.mkdir()
    seal_all(panelists, packs, out)
    workspace.page().go_to_collect()
    collect = workspace.page()
    collect.take((out,))
    qtbot.waitUntil(lambda: not collect.intake.busy, timeout=60_000)
    assert [row.kept for row in collect.files.model.rows] == [True] * 6
    assert workspace.page().entries().lines[0].badge == "4/4"
    collect.go_to_opening()
    workspace.page().ask()
    confirm()
    settled()
    workspace.page().go_to_board()
    settled()
    board = workspace.page()
    assert board.body.model.index(0, 0).data(ROW_ROLE).ratings == "5 · 2"
    board.window().activateWindow()
    board.body.table.setFocus()
    qtbot.waitUntil(board.body.table.hasFocus)
    qtbot.keyClick(board.body.table, Qt.Key.Key_Return)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_4)
    qtbot.keyClicks(QApplication.focusWidget(), "Both saw the same evening")
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    settled()
    board.go_to_decision()
    settled()
    for code, outcome in (("C-01", "offer"), ("C-02", "reserve")):
        card = workspace.page().cards[code]
        card.outcomes.set_value(outcome)
        card.reason.setPlainText("What was heard.")
        card.record()
        settled()
    workspace.page().go_to_summary()
    settled()
    workspace.page().ask()
    confirm()
    settled()
    signed = last_summary(session, workspace.page().panel_id)
    assert signed.startswith(b"%PDF-")
    assert workspace.page().paper.page_count() >= 2
