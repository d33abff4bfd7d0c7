"""A line that holds where a vault is or shall be, with the system's dialog beside it."""

import os
from pathlib import Path

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QFileDialog, QLineEdit, QWidget

from app.ui.widgets import Button, Row

_SUFFIX = ".rosa"
_FILTER = f"Sub Rosa (*{_SUFFIX})"


class ChoosePath(QWidget):
    """``changed`` fires when another path was chosen."""

    changed = Signal()

    def __init__(self, *, new: bool) -> None:
        super().__init__()
        self._new = new
        self.line = QLineEdit()
        self.line.textChanged.connect(self.tell)
        choose = Button(self.tr("Choose…"))
        choose.clicked.connect(self.choose)
        self.setFocusProxy(self.line)
        row = Row(self, gap=8)
        row.addWidget(self.line, 1)
        row.addWidget(choose)

    def setAccessibleName(self, name: str) -> None:  # noqa: D102 - Qt's method, passed on to the line
        self.line.setAccessibleName(name)
        super().setAccessibleName(name)

    def path(self) -> Path | None:
        """The path, or nothing; a new vault's ends as the dialog that opens vaults looks for them."""
        text = self.line.text().strip()
        if not text:
            return None
        path = Path(os.path.expanduser(text))  # noqa: PTH111 - leaves the home of nobody as it is, pathlib raises
        ends = not self._new or not path.name or path.suffix.casefold() == _SUFFIX
        return path if ends else path.with_name(f"{path.name}{_SUFFIX}")

    @Slot()
    def tell(self) -> None:
        """Pass on that the path changed."""
        self.changed.emit()

    @Slot()
    def choose(self) -> None:
        """Ask in the system's dialog."""
        if self._new:
            name, _filter = QFileDialog.getSaveFileName(self, self.tr("New vault"), self.line.text(), _FILTER)
        else:
            name, _filter = QFileDialog.getOpenFileName(self, self.tr("Open a vault"), self.line.text(), _FILTER)
        if name:
            self.line.setText(name)
