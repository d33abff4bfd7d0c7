"""Asks where a file shall go and writes it whole."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from app.errors import SubRosaError
from app.services.result_folder import write_whole
from app.ui.widgets import MessagePanel, isolated
from app.ui.widgets.file_dialogs import ask_file_to_save

_KINDS = {".pdf": "PDF (*.pdf)", ".json": "JSON (*.json)"}


def save_file(parent: QWidget, data: bytes, file_name: str, message: MessagePanel) -> Path | None:
    """The file is written where a person chose; None when they chose no place or it was refused, which is said."""
    title = QCoreApplication.translate("save_file", "Save")
    path = ask_file_to_save(parent, title, file_name, _KINDS.get(Path(file_name).suffix, ""))
    if path is None:
        return None
    try:
        write_whole(path, data)
    except SubRosaError as error:
        message.show_error(error)
        return None
    message.clear()
    return path


def saved_words(path: Path) -> str:
    """Where a file was written, in words."""
    words = QCoreApplication.translate("save_file", "Saved as {name} in {folder}")
    return words.format(name=isolated(path.name), folder=isolated(str(path.parent)))
