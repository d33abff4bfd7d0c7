"""The chair's vault with the largest panel there may be: cards merged into it, its board on the screen."""

import hashlib
import itertools
import os
import time
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import override

from PySide6.QtCore import QEvent, QEventLoop, QObject
from PySide6.QtWidgets import QApplication

from app.domain import canonical
from app.domain.ids import CandidateCode
from app.domain.kit import Anchor, Competency, Kit
from app.domain.rating import Recommendation
from app.domain.scorecard import CardContent, CardNote
from app.services.play_story import StoryPlayer
from app.services.result_folder import ResultFolder
from app.services.story import Story, StoryCandidate, StoryPanelist
from app.ui.board.page import BoardPage
from app.ui.tasks import TaskRunner
from app.ui.theme import theme
from app.vault.stores.panels import PanelState
from app.vault.stores.seals import SealState, StoredSeal
from tests.benchmarks.measure import interleaved, wall
from tests.benchmarks.row import Row

CANDIDATES, COMPETENCIES, PANELISTS = 40, 12, 12
PDF = os.urandom(60_000)
"""As long as a sealed card is."""
MERGED = 20_000 if os.environ.get("FULL") else 4_000
DEADLINE = datetime(2026, 11, 21, 20, tzinfo=UTC)


def rows(folder):
    session, panel_id = opened_panel(folder)
    try:
        return [board_row(session, panel_id), merge_row(session)]
    finally:
        session.close()


def kit() -> Kit:
    anchors = tuple(Anchor(level=level, text="seen") for level in range(1, 5))
    names = (f"Competency {number}" for number in range(1, COMPETENCIES + 1))
    return Kit(
        name="Twelve", version=1, scale=("poor", "fair", "good", "excellent"),
        competencies=tuple(Competency(name=name, definition=name, anchors=anchors) for name in names),
    )  # fmt: skip


def opened_panel(folder):
    """The chair's session and a panel whose every card was opened."""
    story = Story(
        code="R-2026-31", title="The largest panel", day=date(2026, 11, 20), time_zone="UTC", deadline=DEADLINE,
        destroy_by=date(2027, 11, 21), kit=kit(), chair="Ines Duarte",
        panelists=tuple(StoryPanelist(name=f"Panelist {number}", focus=()) for number in range(PANELISTS)),
        candidates=tuple(
            StoryCandidate(code=CandidateCode(f"C-{number:02}"), name=f"Candidate {number}")
            for number in range(CANDIDATES)
        ),
        cards=(), recusals=(), consensus=(), decisions=(),
    )  # fmt: skip
    player = StoryPlayer(story, ResultFolder(folder / "story"))
    played = player.enrol()
    player.compare(played)
    player.issue(played)
    for session in played.panelists.values():
        session.close()
    chair, panel = played.chair, played.panel_id
    keys = [session.key_digest for session in played.panelists.values()]
    with chair.vault.transaction("cards merged"):
        for number, (candidate, key) in enumerate(itertools.product(story.candidates, keys)):
            chair.vault.received_seals.put(seal(panel, candidate.code, key, number))
        row = chair.vault.panels.get(panel)
        chair.vault.panels.put(replace(row, state=PanelState.OPENED))
    return chair, panel


def seal(panel, candidate, key, number, pdf=PDF):
    at = DEADLINE - timedelta(hours=1)
    card = CardContent(
        ratings={each.name: (number + place) % 4 + 1 for place, each in enumerate(kit().competencies)},
        notes=tuple(
            CardNote(at=at, text=f"What was said and done, number {place}. " * 4 + "Seen.", competencies=(each.name,))
            for place, each in enumerate(kit().competencies)
        ),
        recommendation=Recommendation.YES, summary="Methodical.",
    )  # fmt: skip
    return StoredSeal(
        digest=hashlib.sha256(f"{panel} {number}".encode()).hexdigest(), signer=key, panel_id=panel,
        candidate=candidate, number=1, seal_id=f"{number:032x}", sealed_at=at, received_at=at, verdict="",
        state=SealState.OPENED, pdf=pdf, chair_only="[]",
        manifest=canonical.encode({"content": {"card": card.to_json()}}).decode(),
    )  # fmt: skip


def board_row(session, panel_id):
    app = QApplication.instance() or QApplication([])
    theme.install()
    runner = TaskRunner()

    def show():
        start = time.perf_counter()
        page = BoardPage(session, runner)
        painted = Painted(page.body)
        page.resize(1280, 800)
        page.show()
        page.arrive(panel_id)
        while not painted.whole:
            app.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
        shown = time.perf_counter() - start
        leave(app, page, runner)
        return shown * 1000

    show()
    ours, _ = interleaved(7, show, lambda: 0.0)
    runner.close()
    return Row(
        what=f"board of {CANDIDATES} × {COMPETENCIES} × {PANELISTS}, from open vault to painted", ours=ours,
        peer="the limit", theirs=100.0, goal=1.0, note="every card with its 60 kB of PDF in the vault",
    )  # fmt: skip


class Painted(QObject):
    """``whole`` once the table was painted with its rows in it."""

    def __init__(self, body):
        super().__init__(body)
        self.whole = False
        self._model = body.model
        body.table.viewport().installEventFilter(self)

    @override
    def eventFilter(self, watched, event):
        self.whole = self.whole or (event.type() == QEvent.Type.Paint and self._model.rowCount() == CANDIDATES)
        return False


def leave(app, page, runner):
    """The page is gone with everything that it had begun: the next is measured alone, as a person would meet it."""
    while runner.current() is not None:
        app.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
    page.hide()
    page.deleteLater()
    app.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def merge_row(session):
    """``MERGED`` cards of a panel in one transaction, and each in its own."""
    numbers = itertools.count()

    def merge(count):
        cards = [seal(f"panel-{next(numbers)}", "C-01", "0" * 64, number, pdf=b"") for number in range(count)]

        def probe():
            with session.vault.transaction("cards merged"):
                for card in cards:
                    session.vault.received_seals.put(card)

        return wall(probe)()

    ours, theirs = interleaved(5, lambda: merge(MERGED // 5) / (MERGED // 5), lambda: merge(1))
    return Row(
        what="merge 20,000 opened cards into the chair's vault", unit="s", ours=ours * 20, theirs=theirs * 20,
        peer="one transaction per card", goal=0.125,
        note=f"reckoned from {MERGED} in transactions of {MERGED // 5} and 5 alone; without their PDFs",
    )  # fmt: skip
