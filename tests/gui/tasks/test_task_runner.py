"""Slow work answers on the window's thread, can be stopped, and keeps no closed page alive."""

import gc
import threading
import weakref

import pytest
from PySide6.QtCore import QObject, Slot

from app.errors import SubRosaError
from app.ui.garbage import WindowGarbage
from app.ui.tasks import TaskRunner, TaskStopped


class Page(QObject):
    def __init__(self):
        super().__init__()
        self.results, self.errors, self.threads = [], [], []

    @Slot(object)
    def done(self, value):
        self.results.append(value)
        self.threads.append(threading.current_thread())

    @Slot(object)
    def failed(self, error):
        self.errors.append(error)


@pytest.fixture
def runner():
    made = TaskRunner()
    yield made
    made.close()


def idle(runner):
    return lambda: runner.current() is None


def test_the_answer_comes_on_the_windows_thread(runner, qtbot):
    page = Page()
    runner.submit("add", lambda _progress: (threading.current_thread(), 42), done=page.done, failed=page.failed)
    qtbot.waitUntil(idle(runner))
    worker, value = page.results[0]
    assert value == 42
    assert worker is not threading.main_thread()
    assert page.threads == [threading.main_thread()]


def test_a_refusal_arrives_as_it_was_raised(runner, qtbot):
    page = Page()

    def refuse(_progress):
        raise SubRosaError

    runner.submit("refuse", refuse, done=page.done, failed=page.failed)
    qtbot.waitUntil(idle(runner))
    assert [type(error) for error in page.errors] == [SubRosaError]


def test_an_unforeseen_exception_arrives_too(runner, qtbot):
    page = Page()

    def break_down(_progress):
        raise KeyError

    runner.submit("break", break_down, done=page.done, failed=page.failed)
    qtbot.waitUntil(idle(runner))
    assert [type(error) for error in page.errors] == [KeyError]
    assert page.errors[0].__traceback__ is None  # frames would keep what they saw alive


def test_work_can_be_stopped(runner, qtbot):
    page = Page()
    going = threading.Event()

    def count(progress):
        n = 0
        while True:
            n += 1
            progress.report(n, 0)
            going.set()

    task = runner.submit("count", count, done=page.done, failed=page.failed)
    assert going.wait(5)
    task.stop()
    qtbot.waitUntil(idle(runner))
    assert isinstance(page.errors[0], TaskStopped)
    assert page.results == []


def test_work_is_done_in_order_one_by_one(runner, qtbot):
    page = Page()
    for n in range(20):
        runner.submit("n", lambda _progress, n=n: n, done=page.done, failed=page.failed)
    qtbot.waitUntil(idle(runner))
    assert page.results == list(range(20))


def test_progress_is_told(runner, qtbot):
    page = Page()
    go = threading.Event()

    def half(progress):
        progress.report(1, 2)
        go.wait(5)

    task = runner.submit("half", half, done=page.done, failed=page.failed)
    qtbot.waitUntil(lambda: task.progress.steps == (1, 2))
    go.set()
    qtbot.waitUntil(idle(runner))


def test_a_page_that_is_gone_is_not_called_and_not_kept(runner, qtbot):
    page = Page()
    gone = weakref.ref(page)
    go = threading.Event()
    runner.submit("wait", lambda _progress: go.wait(5), done=page.done, failed=page.failed)
    del page
    gc.collect()
    assert gone() is None
    go.set()
    qtbot.waitUntil(idle(runner))


def test_a_closure_is_not_taken_for_an_answer(runner):
    with pytest.raises(AssertionError):
        runner.submit("x", lambda _progress: 1, done=lambda _value: None, failed=lambda _error: None)


def test_what_waits_to_be_saved_when_the_window_closes_is_saved(qtbot):
    """Once it was dropped: typed while other work was under way, then locked."""
    runner, page, begun, go_on, saved = TaskRunner(), Page(), threading.Event(), threading.Event(), []
    runner.submit("slow", lambda _progress: begun.set() or go_on.wait(10), done=page.done, failed=page.failed)
    runner.submit("save", lambda _progress: saved.append("typed"), done=page.done, failed=page.failed)
    qtbot.waitUntil(begun.is_set)
    closing = threading.Thread(target=runner.close)
    closing.start()
    go_on.set()
    closing.join()
    assert saved == ["typed"]


@pytest.mark.parametrize("before", [True, False])
def test_garbage_is_collected_here_only_and_left_as_it_was_found(before):
    assert not gc.isenabled(), "window tests run as the window does"
    if before:
        gc.enable()
    keeper = WindowGarbage()
    assert not gc.isenabled()
    keeper.close()
    assert gc.isenabled() == before
    gc.disable()
