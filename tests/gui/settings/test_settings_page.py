"""What is chosen holds at once, is remembered on this computer, and says nothing about a person."""

import json

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QLabel

from app.page_setup import PageSetup
from app.settings import Settings
from app.ui.settings.page import SettingsPage
from app.ui.theme import theme


@pytest.fixture
def settings(tmp_path, monkeypatch):
    monkeypatch.setenv("LC_ALL", "de_DE.UTF-8")
    return Settings(folder=tmp_path / "settings", backups=tmp_path / "backups")


@pytest.fixture
def page(show, settings):
    made = SettingsPage(settings)
    made.arrive(None)
    yield show(made, 1085, 730)
    theme.choose("system")


def press(page, row, key, qtbot):
    (button,) = [each for each in getattr(page._choices, row).buttons() if each.objectName() == key]
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def values(page):
    return {name: getattr(page._choices, name).value() for name in ("paper", "size", "language", "minutes", "colours")}


def test_it_shows_what_holds_before_anything_was_chosen(page, settings):
    assert values(page) == {"paper": "A4", "size": "usual", "language": "en", "minutes": "5", "colours": "system"}
    assert not settings.folder.exists()


def test_pages_are_set_as_chosen(page, settings, qtbot):
    for row, key in (("paper", "Letter"), ("size", "large"), ("language", "ar")):
        press(page, row, key, qtbot)
    assert settings.page_setup() == PageSetup(paper="Letter", large_print=True, language="ar")
    written = json.loads((settings.folder / "settings.json").read_text())
    assert written == {"paper": "Letter", "large_print": True, "page_language": "ar"}


def test_the_window_hears_when_to_lock(page, settings, qtbot):
    with qtbot.waitSignal(page.lock_minutes_chosen) as heard:
        press(page, "minutes", "15", qtbot)
    assert heard.args == [15]
    assert settings.lock_minutes == 15


def test_colours_change_at_once_and_follow_other_ways_to_change_them(page, qtbot):
    press(page, "colours", "dark", qtbot)
    assert theme.tokens.dark
    theme.toggle_dark()
    assert page._choices.colours.value() == "light"


def test_settings_that_cannot_be_written_are_said_and_the_choice_goes_back(page, settings, qtbot):
    settings.folder.write_bytes(b"a file where a folder should be")
    press(page, "paper", "Letter", qtbot)
    assert page.message.isVisible()
    assert values(page)["paper"] == "A4"


def test_it_comes_back_as_it_was_left(settings, show):
    settings.remember_page_setup(PageSetup(paper="Letter", language="de"))
    settings.remember_lock_minutes(30)
    page = SettingsPage(settings)
    page.arrive(None)
    show(page)
    assert values(page) == {"paper": "Letter", "size": "usual", "language": "de", "minutes": "30", "colours": "system"}


def test_the_keyboard_alone_is_enough(page, settings, qtbot):
    row = page._choices.paper
    row.enter()
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Right)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Space)
    assert settings.page_setup().paper == "Letter"


def test_every_label_is_plain_and_every_choice_has_a_name(page):
    assert all(label.textFormat() == Qt.TextFormat.PlainText for label in page.findChildren(QLabel))
    for name in ("paper", "size", "language", "minutes", "colours"):
        for button in getattr(page._choices, name).buttons():
            assert ": " in QAccessible.queryAccessibleInterface(button).text(QAccessible.Text.Name)
