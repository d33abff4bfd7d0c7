"""Every window test: our theme, no network of widgets left behind, the platform that draws without a screen."""

import gc
import os
from threading import Event

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest
from PySide6.QtWidgets import QApplication, QWidget

from app.ui.tasks import TaskRunner
from app.ui.theme import theme
from app.ui.theme.tokens import LIGHT
from tests.gui.vaults import join_panel, make, open_copy


@pytest.fixture(scope="session")
def qapp(qapp_args):
    app = QApplication.instance() or QApplication(qapp_args)
    theme.install()
    return app


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol():
    """Window objects are destroyed on the window's thread, as in the program: see ``app.ui.garbage``.

    Pages stay in cycles until all fixtures of their test are gone. Left to itself, the interpreter collects them in
    the next test, on whatever thread allocates then: seen as a segmentation fault in the worker that opened a panel.
    """
    gc.disable()
    try:
        return (yield)
    finally:
        gc.collect()
        gc.enable()


def pytest_itemcollected(item):
    # The platform without a screen says this of every window; anything else that Qt says fails the test.
    item.add_marker(pytest.mark.qt_log_ignore("not support (propagateSizeHints|raise|grabbing the keyboard)"))


@pytest.fixture(autouse=True)
def plain_theme(qapp):  # noqa: ARG001 - the application has to be there
    if theme.zoom != 1.0:
        theme.set_zoom(1.0)
    theme.choose("system")  # a test that toggles colours leaves its choice in the one theme of the process
    if theme.tokens is not LIGHT:
        theme.show_tokens(LIGHT)
    yield
    for widget in QApplication.topLevelWidgets():
        widget.deleteLater()
    QApplication.sendPostedEvents(None, 52)  # DeferredDelete


@pytest.fixture
def show(qtbot):
    """Show a widget at a size and wait until it is on the screen."""

    def shown(widget: QWidget, width: int = 1280, height: int = 800) -> QWidget:
        qtbot.addWidget(widget)
        widget.resize(width, height)
        with qtbot.waitActive(widget):
            widget.show()
            widget.activateWindow()
        return widget

    return shown


@pytest.fixture(scope="session")
def made_vault(tmp_path_factory):
    """A panelist's vault, made once."""
    return make(tmp_path_factory.mktemp("made"), "Ada Mensah")


@pytest.fixture
def session(made_vault, tmp_path):
    """The panelist's own vault, fresh for each test."""
    opened = open_copy(made_vault, tmp_path)
    yield opened
    opened.close()


@pytest.fixture
def panel(session):
    """A panel that the panelist has accepted."""
    return join_panel(session)


@pytest.fixture
def runner(qtbot):
    """The one worker; whatever still runs at the end is waited for."""
    made = TaskRunner()
    yield made
    qtbot.waitUntil(lambda: made.current() is None, timeout=20_000)
    made.close()


class Heard:
    """Takes an answer that nobody waits for."""

    def hear(self, value):
        self.value = value


@pytest.fixture
def busy(runner):
    """The worker has other work, until the gate is opened."""
    gate, heard = Event(), Heard()
    runner.submit("Other work", lambda _progress: gate.wait(30), done=heard.hear, failed=heard.hear)
    yield gate
    gate.set()
