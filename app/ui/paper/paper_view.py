"""A PDF of our own making, shown from memory."""

from typing import Final, override

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, Signal, Slot
from PySide6.QtGui import QPalette, QResizeEvent
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtWidgets import QWidget

from app.errors import SubRosaError
from app.ui.paper.printing import print_pdf
from app.ui.paper.saving import save_file
from app.ui.theme import theme
from app.ui.widgets import Button, Column, Label, Margins, MessagePanel, Row, Rule

_LARGEST: Final = 1.4
"""How much larger than on paper a page is shown where there is room: beyond, reading is all scrolling."""
_POINTS_PER_INCH: Final = 72


class PaperView(QWidget):
    """Pages as they will be printed, with print and save. Nothing is written until a person chooses a place.

    ``saved`` carries the path of a file that was written.
    """

    saved = Signal(object)

    def __init__(self, *, can_save: bool = True) -> None:
        super().__init__()
        self._pdf = b""
        self._name = ""
        self._document = QPdfDocument(self)
        self._buffer = QBuffer(self)
        self._view = QPdfView(self)
        self._view.setAccessibleName(self.tr("Pages"))
        self._view.setPageMode(QPdfView.PageMode.MultiPage)
        self._view.setZoomMode(QPdfView.ZoomMode.FitToWidth)
        self._view.setDocument(self._document)
        theme.changed.connect(self.restyle)
        theme.changed.connect(self.fit)
        self.restyle()
        self._count = Label("", "small", "soft")
        self._print = Button(self.tr("Print…"))
        self._print.clicked.connect(self.print_pages)
        self._save = Button(self.tr("Save as PDF…"))
        self._save.clicked.connect(self.save_pages)
        self._save.setVisible(can_save)
        self.message = MessagePanel()
        head = Row(margins=Margins.around(14, 8), gap=8)
        head.addWidget(self._count, 1)
        head.addWidget(self._print)
        head.addWidget(self._save)
        column = Column(self)
        column.addLayout(head)
        column.addWidget(self.message)
        column.addWidget(Rule())
        column.addWidget(self._view, 1)

    @Slot()
    def restyle(self) -> None:
        """Lay the pages on the colour of a sunk surface; the view paints that with ``Dark``."""
        palette = self._view.palette()
        palette.setColor(QPalette.ColorRole.Dark, theme.color("sunk"))
        self._view.setPalette(palette)

    @Slot()
    def fit(self) -> None:
        """Show pages as wide as the room, but no larger than is good to read."""
        page = self._document.pagePointSize(0).width() / _POINTS_PER_INCH * self.logicalDpiX()
        largest = _LARGEST * theme.zoom
        if page and self._view.width() > page * largest:
            self._view.setZoomMode(QPdfView.ZoomMode.Custom)
            self._view.setZoomFactor(largest)
        else:
            self._view.setZoomMode(QPdfView.ZoomMode.FitToWidth)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()

    def show_pdf(self, pdf: bytes, file_name: str) -> None:
        """Show these bytes; ``file_name`` is proposed when they are saved."""
        self.forget()
        self._pdf, self._name = pdf, file_name
        self._buffer.setData(QByteArray(pdf))
        self._buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        self._document.load(self._buffer)
        self.fit()
        pages = self._document.pageCount()
        self._count.setText(self.tr("1 page") if pages == 1 else self.tr("%n pages", "", pages))

    def page_count(self) -> int:
        """How many pages are shown."""
        return self._document.pageCount()

    def forget(self) -> None:
        """Show nothing and keep nothing."""
        self._document.close()
        self._buffer.close()
        self._buffer.setData(QByteArray())
        self._pdf = b""
        self._count.setText("")

    @Slot()
    def print_pages(self) -> None:
        """Ask for a printer and print what is shown."""
        if self._pdf:
            self.message.clear()
            try:
                print_pdf(self, self._document, self._name)
            except SubRosaError as error:
                self.message.show_error(error)

    @Slot()
    def save_pages(self) -> None:
        """Ask for a place and write what is shown."""
        if self._pdf:
            path = save_file(self, self._pdf, self._name, self.message)
            if path is not None:
                self.saved.emit(path)
