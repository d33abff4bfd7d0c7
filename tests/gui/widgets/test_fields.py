"""A field says its name, its hint and what is wrong."""

from pathlib import Path

from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QLineEdit

from app.ui.widgets import Field
from app.ui.widgets.drop_zone import DropZone


def test_an_error_is_said_and_taken_back(qtbot):
    field = Field("Name", QLineEdit(), "As colleagues know you.")
    qtbot.addWidget(field)
    assert field.editor.accessibleName() == "Name"
    field.set_error("Say a name.")
    assert field.has_error()
    assert field.editor.accessibleDescription() == "As colleagues know you. Say a name."
    field.set_error("")
    assert not field.has_error()


def test_dropped_files_arrive_and_foreign_addresses_do_not(show, qtbot, tmp_path):
    zone = show(DropZone("Drop here", "choose", "PDF (*.pdf)"), 400, 80)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(tmp_path / "a.pdf")), QUrl("https://example.org/b.pdf")])
    buttons, modifiers = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    with qtbot.waitSignal(zone.received) as got:
        zone.dropEvent(QDropEvent(QPointF(9, 9), Qt.DropAction.CopyAction, data, buttons, modifiers))
    assert got.args == [(Path(tmp_path / "a.pdf"),)]
