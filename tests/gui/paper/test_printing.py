"""What comes out of the printer is the page itself: the code on a printed cover still reads as its digest."""

import subprocess
from datetime import UTC, datetime

from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrinter

from app.documents.pages.common import Signatory
from app.documents.pages.cover import CoverPage
from app.documents.render import render_cover
from app.page_setup import PageSetup
from app.ui.paper.printing import paint_pages

DIGEST = "0123456789abcdef" * 4


def test_a_printed_cover_is_whole_and_its_code_reads_as_the_digest(qtbot, tmp_path):  # noqa: ARG001 - Qt has to be there
    words = ("amber", "canyon", "fossil", "hybrid")
    page = CoverPage(
        kind="scorecard",
        panel_code="R-1",
        panel_words=words,
        sealed_by=Signatory(name="Abena Mensah", words=words * 2),
        sealed_at=datetime(2026, 11, 20, 17, 12, tzinfo=UTC),
        recipient="Ines Duarte",
        digest=DIGEST,
        receipt=words,
        candidate="C-01",
        number=1,
    )
    source = QBuffer()
    source.setData(QByteArray(render_cover(page, PageSetup()).pdf))
    source.open(QIODevice.OpenModeFlag.ReadOnly)
    document = QPdfDocument()
    document.load(source)
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
    document.close()
