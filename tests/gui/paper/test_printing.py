"""What comes out of the printer is the page itself: the code on a printed cover still reads as its digest."""

import subprocess
from datetime import UTC, datetime

import pytest
from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo
from PySide6.QtWidgets import QLabel

from app.documents.errors import PrinterRefused
from app.documents.pages.common import Signatory
from app.documents.pages.cover import CoverPage
from app.documents.render import render_cover
from app.page_setup import PageSetup
from app.ui.paper import PaperView
from app.ui.paper.printing import paint_pages

DIGEST = "0123456789abcdef" * 4


WORDS = ("amber", "canyon", "fossil", "hybrid")
COVER = CoverPage(
    kind="scorecard",
    panel_code="R-1",
    panel_words=WORDS,
    sealed_by=Signatory(name="Abena Mensah", words=WORDS * 2),
    sealed_at=datetime(2026, 11, 20, 17, 12, tzinfo=UTC),
    recipient="Ines Duarte",
    digest=DIGEST,
    receipt=WORDS,
    candidate="C-01",
    number=1,
)


@pytest.fixture
def document(qtbot):  # noqa: ARG001 - Qt has to be there
    """The cover as Qt reads it."""
    source = QBuffer()
    source.setData(QByteArray(render_cover(COVER, PageSetup()).pdf))
    source.open(QIODevice.OpenModeFlag.ReadOnly)
    loaded = QPdfDocument()
    loaded.load(source)
    yield loaded
    loaded.close()


def test_a_printed_cover_is_whole_and_its_code_reads_as_the_digest(document, tmp_path):
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setFullPage(True)
    printed = tmp_path / "printed.pdf"
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(printed))
    paint_pages(printer, document)
    picture = tmp_path / "page"
    subprocess.run(["pdftoppm", "-r", "150", "-png", "-singlefile", printed, picture], check=True)
    read = subprocess.run(["zbarimg", "-q", "--raw", f"{picture}.png"], capture_output=True, check=True)
    assert read.stdout.decode().strip() == f"SEAL1:{DIGEST.upper()}"


def test_without_a_printer_a_person_is_told_and_asked_nothing(show, monkeypatch):
    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", list)
    paper = show(PaperView(), 700, 600)
    paper.show_pdf(render_cover(COVER, PageSetup()).pdf, "cover.pdf")
    paper.print_pages()
    assert paper.message.isVisible()
    assert "SR-603" in " ".join(label.text() for label in paper.message.findChildren(QLabel))


def test_a_printer_that_takes_no_second_page_is_said_to_refuse(document):
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName("/dev/full")
    printer.setFromTo(1, 2)
    with pytest.raises(PrinterRefused):
        paint_pages(printer, document)


@pytest.mark.qt_log_ignore("QPainter::begin")
def test_a_printer_that_takes_nothing_is_said_to_refuse(document, tmp_path):
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFileName(str(tmp_path / "no folder" / "printed.pdf"))
    with pytest.raises(PrinterRefused):
        paint_pages(printer, document)
