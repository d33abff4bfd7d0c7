"""A slot that raises something nobody foresaw does not fail in silence, and nothing of its content is written."""

import sys

import pytest

from app.ui.unforeseen import install, placed
from app.wording.explain import explain


class NobodyForesaw(Exception):
    pass


@pytest.fixture
def shown(monkeypatch):
    errors = []
    monkeypatch.setattr(sys, "excepthook", None)
    install(errors.append)
    return errors


def fail_at(name):
    raise NobodyForesaw(name)


def caught():
    try:
        fail_at("Mara Lindqvist")
    except NobodyForesaw as error:
        return error


def test_it_is_shown_and_nothing_is_written(shown, capsys):
    error = caught()
    sys.excepthook(type(error), error, error.__traceback__)
    assert shown == [error]
    assert capsys.readouterr() == ("", "")


def test_an_interrupt_from_the_console_is_no_error(shown):
    sys.excepthook(KeyboardInterrupt, KeyboardInterrupt(), None)
    assert shown == []


def test_the_code_names_the_place_and_nothing_else():
    error = caught()
    words = placed(explain(error), error)
    line = fail_at.__code__.co_firstlineno + 1
    assert words.code == f"SR-999 · test_unforeseen.py:{line}"
    assert "Mara" not in f"{words.what} {words.data} {words.next} {words.code}"
    assert placed(explain(error), NobodyForesaw()) == explain(error)
