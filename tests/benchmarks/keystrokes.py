"""From a key that is pressed in the window to the moment at which what was typed is on the disk."""

import string
import time

from PySide6.QtCore import QEventLoop
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.ui.interview.note_editor import NoteEditor
from app.ui.interview.page import InterviewPage
from app.ui.tasks import TaskRunner
from app.ui.theme import theme
from tests.benchmarks.measure import percentile_95
from tests.benchmarks.row import Row
from tests.benchmarks.seals import play

KEYS = 200


def rows(folder):
    app = QApplication.instance() or QApplication([])
    theme.install()
    card = play(folder)
    runner = TaskRunner()
    page = InterviewPage(card.session, runner)
    page.resize(1280, 800)
    page.show()
    page.arrive(None)
    editor = page.findChild(NoteEditor)
    waits = [one_key(app, card.session.vault, editor, string.ascii_lowercase[at % 26]) for at in range(KEYS)]
    page.hide()
    runner.close()
    card.played.close()
    return [
        Row(
            what="key press to durable, through the window, 95th percentile", ours=percentile_95(waits),
            peer="the limit", theirs=100.0, goal=1.0, note=f"{KEYS} keys, each waited for",
        ),
    ]  # fmt: skip


def one_key(app, vault, editor, key):
    written = []
    save = type(vault.typing).save
    vault.typing.save = lambda draft: (save(vault.typing, draft), written.append(draft.text))
    start = time.perf_counter()
    QTest.keyClick(editor, key)
    text = editor.toPlainText()
    while text not in written:
        app.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 5)
    elapsed = (time.perf_counter() - start) * 1000
    del vault.typing.save
    return elapsed
