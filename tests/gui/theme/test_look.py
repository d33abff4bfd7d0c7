"""The look comes back as it was left; a file that says nonsense is nothing."""

import json

import pytest
from PySide6.QtCore import QObject, QRect
from PySide6.QtWidgets import QWidget

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


def test_the_window_comes_back_to_its_place(tmp_path, qtbot):
    left, back = QWidget(), QWidget()
    for window in (left, back):
        qtbot.addWidget(window)
    left.setGeometry(60, 70, 700, 500)
    RememberedLook(tmp_path, left).keep_place_of(left)
    look = RememberedLook(tmp_path, back)
    look.put_back(back)
    assert back.geometry() == QRect(60, 70, 700, 500)
    theme.choose("dark")
    assert RememberedLook(tmp_path, back)._frame == look._frame


@pytest.mark.parametrize("window", ['""', "7", '"pink"', '"\u00e4"'])
def test_a_place_that_makes_no_sense_is_none(tmp_path, qtbot, window):
    (tmp_path / "look.json").write_text(f'{{"window": {window}}}')
    shown = QWidget()
    qtbot.addWidget(shown)
    shown.setGeometry(10, 20, 300, 200)
    RememberedLook(tmp_path, shown).put_back(shown)
    assert shown.geometry() == QRect(10, 20, 300, 200)


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
