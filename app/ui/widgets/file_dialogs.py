"""The system's file dialogs, which begin where a person was last, and at first among their documents."""

from pathlib import Path

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget


class _Place:
    """The folder that was used last. It is kept for this run alone and written nowhere."""

    folder: Path | None = None


def ask_file_to_open(parent: QWidget, title: str, kinds: str) -> Path | None:
    """The file that was chosen, or None."""
    name, _filter = QFileDialog.getOpenFileName(parent, title, _start(), kinds)
    return _used(name)


def ask_files_to_open(parent: QWidget, title: str, kinds: str) -> tuple[Path, ...]:
    """The files that were chosen, none when nobody chose."""
    names, _filter = QFileDialog.getOpenFileNames(parent, title, _start(), kinds)
    return tuple(path for path in map(_used, names) if path is not None)


def ask_file_to_save(parent: QWidget, title: str, file_name: str, kinds: str) -> Path | None:
    """The path that was chosen for a new file, or None."""
    name, _filter = QFileDialog.getSaveFileName(parent, title, str(Path(_start()) / file_name), kinds)
    return _used(name)


def ask_folder(parent: QWidget, title: str) -> Path | None:
    """The folder that was chosen, or None."""
    name = QFileDialog.getExistingDirectory(parent, title, _start())
    if name:
        _Place.folder = Path(name)
    return _Place.folder if name else None


def _start() -> str:
    if _Place.folder is not None and _Place.folder.is_dir():
        return str(_Place.folder)
    documents = Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))
    return str(documents if documents.is_dir() else Path.home())


def _used(name: str) -> Path | None:
    if not name:
        return None
    _Place.folder = Path(name).parent
    return Path(name)
