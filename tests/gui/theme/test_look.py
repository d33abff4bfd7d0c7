"""The look comes back as it was left; a file that says nonsense is nothing."""

import json

import pytest
from PySide6.QtCore import QObject

from app.ui.look import RememberedLook, show_remembered
from app.ui.theme import theme


@pytest.fixture(autouse=True)
def as_the_system():
    yield
    theme.choose("system")


def test_it_comes_back(tmp_path):
    owner = QObject()
    RememberedLook(tmp_path, owner)
    theme.choose("dark")
    theme.set_zoom(1.5)
    del owner
    theme.choose("light")
    theme.set_zoom(1.0)
    assert json.loads((tmp_path / "look.json").read_text()) == {"scheme": "dark", "zoom": 1.5}
    show_remembered(tmp_path)
    assert theme.tokens.name == "dark"
    assert theme.zoom == 1.5


@pytest.mark.parametrize("content", ["", "[]", "{}", '{"scheme": 1, "zoom": "x"}', '{"scheme": "pink", "zoom": 1}'])
def test_nonsense_is_nothing(tmp_path, content):
    (tmp_path / "look.json").write_text(content)
    show_remembered(tmp_path)
    assert theme.choice == "system"
    assert theme.zoom == 1.0


def test_a_place_that_refuses_is_no_failure(tmp_path):
    (tmp_path / "file").write_text("")
    owner = QObject()
    RememberedLook(tmp_path / "file", owner)
    theme.choose("dark")
    assert theme.tokens.name == "dark"
