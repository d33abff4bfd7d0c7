"""Prints pages of a loaded document as they are seen, at the printer's own resolution."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QDialog, QWidget

from app.documents.errors import NoPrinter, PrinterRefused

_SHARPEST_DPI = 600
_POINTS_PER_INCH = 72


def print_pdf(parent: QWidget, document: QPdfDocument, job_name: str) -> bool:
    """The pages went to the printer that a person chose; False when they chose none.

    Raises:
        NoPrinter: the system knows none.
        PrinterRefused: the chosen one takes no pages.
    """
    if not QPrinterInfo.availablePrinterNames():
        raise NoPrinter
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(job_name)
    printer.setFullPage(True)
    printer.setPageSize(
        QPageSize(document.pagePointSize(0), QPageSize.Unit.Point, "", QPageSize.SizeMatchPolicy.FuzzyMatch)
    )
    dialog = QPrintDialog(printer, parent)
    dialog.setOption(QPrintDialog.PrintDialogOption.PrintToFile, on=False)
    dialog.setMinMax(1, document.pageCount())
    chosen = dialog.exec() == QDialog.DialogCode.Accepted
    dialog.deleteLater()
    if chosen:
        paint_pages(printer, document)
    return chosen


def paint_pages(printer: QPrinter, document: QPdfDocument) -> None:
    """Every chosen page is painted on the printer's paper, shrunk to fit and never enlarged.

    Raises:
        PrinterRefused: it takes no pages, or not all of them; then none is printed, where the system can still help it.
    """
    first = printer.fromPage() or 1
    last = printer.toPage() or document.pageCount()
    painter = QPainter()
    if not painter.begin(printer):
        raise PrinterRefused
    for number in range(first - 1, last):
        if number > first - 1 and not printer.newPage():
            printer.abort()
            painter.end()
            raise PrinterRefused
        _paint_page(painter, printer, document, number)
    painter.end()


def _paint_page(painter: QPainter, printer: QPrinter, document: QPdfDocument, number: int) -> None:
    paper = printer.pageLayout().fullRect(QPageLayout.Unit.Point)
    size = document.pagePointSize(number)
    scale = min(1.0, paper.width() / size.width(), paper.height() / size.height())
    dots = printer.resolution() / _POINTS_PER_INCH
    width, height = size.width() * scale * dots, size.height() * scale * dots
    sharp = min(printer.resolution(), _SHARPEST_DPI) / _POINTS_PER_INCH * scale
    image = document.render(number, QSize(round(size.width() * sharp), round(size.height() * sharp)))
    left = (paper.width() * dots - width) / 2
    top = (paper.height() * dots - height) / 2
    painter.drawImage(QRectF(left, top, width, height), image, QRectF(image.rect()))
