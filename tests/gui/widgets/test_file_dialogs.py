"""File dialogs begin where a person was last."""

import pytest
from PySide6.QtWidgets import QFileDialog, QWidget

from app.ui.widgets import file_dialogs
from app.ui.widgets.file_dialogs import ask_file_to_open, ask_file_to_save, ask_files_to_open, ask_folder


@pytest.fixture
def dialogs(monkeypatch, tmp_path):
    """What the system's dialogs are asked for; each gives the answer that stands in ``answer``."""

    class Asked:
        answer, places = "", []

    def asked(_parent, _title, place, *_kinds):
        Asked.places.append(place)
        return Asked.answer

    monkeypatch.setattr(file_dialogs._Place, "folder", None)
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    for name in ("getOpenFileName", "getSaveFileName"):
        monkeypatch.setattr(QFileDialog, name, lambda *them: (asked(*them), ""))
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *them: ([one for one in [asked(*them)] if one], ""))
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", asked)
    (tmp_path / "home").mkdir()
    (tmp_path / "stick").mkdir()
    Asked.places = []
    return Asked


def test_at_first_they_begin_among_the_documents_or_at_home(dialogs, qtbot, tmp_path):
    asking = QWidget()
    qtbot.addWidget(asking)
    assert ask_file_to_open(asking, "", "") is None
    (tmp_path / "home" / "Documents").mkdir()
    assert ask_files_to_open(asking, "", "") == ()
    assert ask_file_to_save(asking, "", "card.pdf", "") is None
    home = tmp_path / "home"
    assert dialogs.places == [str(home), str(home / "Documents"), str(home / "Documents" / "card.pdf")]


def test_then_where_the_last_file_was(dialogs, qtbot, tmp_path):
    asking = QWidget()
    qtbot.addWidget(asking)
    stick = tmp_path / "stick"
    dialogs.answer = str(stick / "card.pdf")
    assert ask_files_to_open(asking, "", "") == (stick / "card.pdf",)
    assert ask_file_to_save(asking, "", "pack.pdf", "") == stick / "card.pdf"
    assert dialogs.places[-1] == str(stick / "pack.pdf")


def test_a_folder_that_is_gone_is_not_begun_in(dialogs, qtbot, tmp_path):
    asking = QWidget()
    qtbot.addWidget(asking)
    stick = tmp_path / "stick"
    dialogs.answer = str(stick)
    assert ask_folder(asking, "") == stick
    stick.rmdir()
    dialogs.answer = ""
    assert ask_folder(asking, "") is None
    assert dialogs.places[-1] == str(tmp_path / "home")
