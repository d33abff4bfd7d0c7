"""How a person wants the window to look, remembered on this computer: a scheme, a text zoom, where the window stood."""

import json
from pathlib import Path
from typing import cast

from PySide6.QtCore import QByteArray, QObject, Slot
from PySide6.QtWidgets import QWidget

from app.private_folder import make_private
from app.ui.theme import SchemeChoice, theme

_FILE = "look.json"
_CHOICES = ("system", "light", "dark")


class RememberedLook(QObject):
    """While it lives, every change of the theme's choice or zoom is remembered in a folder."""

    def __init__(self, folder: Path, parent: QObject) -> None:
        super().__init__(parent)
        self._path = folder / _FILE
        self._frame = _text(_read(folder), "window")
        self._kept = (theme.choice, theme.zoom, self._frame)
        theme.changed.connect(self.keep)

    def put_back(self, window: QWidget) -> None:
        """The window stands where it was left, on a screen that is there; as it is when nothing was remembered."""
        window.restoreGeometry(QByteArray.fromBase64(self._frame.encode("ascii", "ignore")))

    def keep_place_of(self, window: QWidget) -> None:
        """Remember where the window stands, how large it is and whether it fills the screen."""
        self._frame = bytes(window.saveGeometry().toBase64().data()).decode("ascii")
        self.keep()

    @Slot()
    def keep(self) -> None:
        """Write what has changed; a place that refuses only means that it is not remembered."""
        now = (theme.choice, theme.zoom, self._frame)
        if now == self._kept:
            return
        self._kept = now
        look = {"scheme": theme.choice, "zoom": theme.zoom} | ({"window": self._frame} if self._frame else {})
        try:
            make_private(self._path.parent)
            self._path.touch(mode=0o600)
            self._path.write_text(json.dumps(look), encoding="utf-8")
        except OSError:
            return


def show_remembered(folder: Path) -> None:
    """The theme is as it was left; as the system is when nothing, or nothing sensible, was remembered."""
    found = _read(folder)
    choice, zoom = _text(found, "scheme"), found.get("zoom")
    if choice not in _CHOICES or not isinstance(zoom, int | float):
        return
    theme.choose(cast("SchemeChoice", choice))
    theme.set_zoom(zoom)


def _read(folder: Path) -> dict[str, object]:
    try:
        found = json.loads((folder / _FILE).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


def _text(found: dict[str, object], name: str) -> str:
    value = found.get(name)
    return value if isinstance(value, str) else ""
