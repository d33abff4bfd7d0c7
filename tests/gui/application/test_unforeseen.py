"""A slot that raises something nobody foresaw does not fail in silence, and nothing of its content is written."""

import sys

import pytest

from app.ui.unforeseen import install


class NobodyForesaw(Exception):
    pass


def fail_at(name):
    raise NobodyForesaw(name)


@pytest.fixture
def shown(monkeypatch):
    errors = []
    monkeypatch.setattr(sys, "excepthook", None)
    install(errors.append)
    return errors


def raise_in_a_slot():
    try:
        fail_at("Mara Lindqvist")
    except NobodyForesaw:
        sys.excepthook(*sys.exc_info())


def test_it_is_shown_and_its_places_are_written_without_content(shown, capsys):
    raise_in_a_slot()
    (error,) = shown
    assert isinstance(error, NobodyForesaw)
    written = capsys.readouterr().err
    assert written.startswith("NobodyForesaw at\n")
    assert "in fail_at" in written
    assert "Mara" not in written


def test_without_a_console_it_is_shown_all_the_same(shown, monkeypatch):
    monkeypatch.setattr(sys, "stderr", None)
    raise_in_a_slot()
    assert len(shown) == 1
