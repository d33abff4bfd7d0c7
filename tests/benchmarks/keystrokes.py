"""From a key that is pressed in the window to the moment at which what was typed is on the disk."""

import string
import time

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.ui.interview.note_editor import NoteEditor
from app.ui.interview.page import InterviewPage
from app.ui.tasks import TaskRunner
from app.ui.theme import theme
from tests.benchmarks.measure import percentile_95
from tests.benchmarks.row import Row
from tests.benchmarks.seals import play

KEYS, APART = 100, 60
"""As a fast typist's, in milliseconds; a key does not wait for the one before to be durable."""


def rows(folder):
    app = QApplication.instance() or QApplication([])
    assert app is not None  # kept until the row is measured
    theme.install()
    card = play(folder)
    runner = TaskRunner()
    page = InterviewPage(card.session, runner)
    page.resize(1280, 800)
    page.show()
    page.arrive(None)
    waits = typed(card.session.vault, page.findChild(NoteEditor))
    page.hide()
    runner.close()
    card.played.close()
    return [
        Row(
            what="key press to durable, through the window, 95th percentile",
            ours=percentile_95(waits),
            peer="the limit",
            theirs=100.0,
            goal=1.0,
            note=f"{KEYS} keys without a pause, {APART} ms apart",
        ),
    ]


def typed(vault, editor):
    """The milliseconds from each key to the first write that holds it."""
    written: list[tuple[int, float]] = []
    save = type(vault.typing).save

    def timed(draft):
        save(vault.typing, draft)
        written.append((len(draft.text), time.perf_counter()))

    vault.typing.save = timed
    pressed = []
    for number in range(KEYS):
        pressed.append(time.perf_counter())
        QTest.keyClick(editor, string.ascii_lowercase[number % 26])
        rest(APART)
    while not written or written[-1][0] < KEYS:
        rest(APART)
    return [
        (next(at for length, at in written if length > place) - start) * 1000 for place, start in enumerate(pressed)
    ]


def rest(milliseconds):
    """The window waits for events as it does when nobody types: without spinning beside the worker."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()
