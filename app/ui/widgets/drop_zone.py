"""A place to drop files, which also opens the file dialog: nothing here needs a mouse."""

from pathlib import Path
from typing import override

from PySide6.QtCore import QMimeData, QRectF, Qt, Signal, Slot
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from app.ui.theme import theme
from app.ui.widgets.button import Button
from app.ui.widgets.file_dialogs import ask_files_to_open
from app.ui.widgets.label import Label
from app.ui.widgets.layout import Margins, Row


class DropZone(QWidget):
    """Takes dropped or chosen files; ``received`` carries a tuple of paths. Folders stay folders."""

    received = Signal(tuple)

    def __init__(self, invitation: str, pick: str, file_filter: str) -> None:
        super().__init__()
        self.setAcceptDrops(True)
        self._filter = file_filter
        self._over = False
        row = Row(self, margins=Margins.around(16, 10), gap=6)
        row.addStretch(1)
        row.addWidget(Label(invitation, "body", "soft"))
        self.pick = Button(pick, "link")
        self.pick.clicked.connect(self.choose)
        row.addWidget(self.pick)
        row.addStretch(1)

    @Slot()
    def choose(self) -> None:
        """Ask for files in the system's dialog."""
        self._give(ask_files_to_open(self, self.pick.text(), self._filter))

    def _give(self, paths: tuple[Path, ...]) -> None:
        if paths:
            self.received.emit(paths)

    def _set_over(self, over: bool) -> None:  # noqa: FBT001 - a setter of one state, as Qt's are
        self._over = over
        self.update()

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if _local_paths(event.mimeData()):
            self._set_over(True)
            event.acceptProposedAction()

    @override
    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._set_over(False)

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        self._set_over(False)
        event.acceptProposedAction()
        self._give(_local_paths(event.mimeData()))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = QPen(theme.color("accent" if self._over else "border"), 1)
        pen.setStyle(Qt.PenStyle.SolidLine if self._over else Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.setBrush(theme.color("tint" if self._over else "page"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), theme.px(9), theme.px(9))


def _local_paths(data: QMimeData) -> tuple[Path, ...]:
    return tuple(Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile())
