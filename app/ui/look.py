"""How a person wants the window to look, remembered on this computer: a scheme and a text zoom, nothing else."""

import json
from pathlib import Path
from typing import cast

from PySide6.QtCore import QObject, Slot

from app.ui.theme import SchemeChoice, theme

_FILE = "look.json"
_CHOICES = ("system", "light", "dark")


class RememberedLook(QObject):
    """While it lives, every change of the theme's choice or zoom is remembered in a folder."""

    def __init__(self, folder: Path, parent: QObject) -> None:
        super().__init__(parent)
        self._path = folder / _FILE
        self._kept = (theme.choice, theme.zoom)
        theme.changed.connect(self.keep)

    @Slot()
    def keep(self) -> None:
        """Write what has changed; a place that refuses only means that it is not remembered."""
        now = (theme.choice, theme.zoom)
        if now == self._kept:
            return
        self._kept = now
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            self._path.write_text(json.dumps({"scheme": now[0], "zoom": now[1]}), encoding="utf-8")
        except OSError:
            return


def show_remembered(folder: Path) -> None:
    """The theme is as it was left; as the system is when nothing, or nothing sensible, was remembered."""
    try:
        found = json.loads((folder / _FILE).read_text(encoding="utf-8"))
        choice, zoom = found["scheme"], float(found["zoom"])
    except (OSError, ValueError, KeyError, TypeError):
        return
    if choice in _CHOICES:
        theme.choose(cast("SchemeChoice", choice))
    theme.set_zoom(zoom)
