"""Pages on the screen are as wide as there is room for, and never so large that reading is all scrolling."""

from datetime import UTC, datetime

import pytest
from PySide6.QtPdfWidgets import QPdfView

from app.documents.pages.recovery_sheet import RecoverySheetPage
from app.documents.render import render_recovery_sheet
from app.page_setup import PageSetup
from app.ui.paper import PaperView
from app.ui.theme import theme


@pytest.fixture
def paper(show):
    page = RecoverySheetPage(
        vault_label="v", words=("amber",) * 24, key="0" * 64, salt="0" * 32, made_at=datetime(2026, 11, 20, tzinfo=UTC)
    )
    made = show(PaperView(), 700, 600)
    made.show_pdf(render_recovery_sheet(page, PageSetup()).pdf, "sheet.pdf")
    return made


def test_in_a_small_room_a_page_is_as_wide_as_the_room(paper):
    assert paper._view.zoomMode() is QPdfView.ZoomMode.FitToWidth


def test_in_a_wide_room_a_page_stays_readable_at_every_text_zoom(paper):
    paper.resize(1700, 900)
    assert paper._view.zoomMode() is QPdfView.ZoomMode.Custom
    small = paper._view.zoomFactor()
    theme.set_zoom(1.25)
    assert paper._view.zoomFactor() == small * 1.25
    paper.resize(700, 900)
    assert paper._view.zoomMode() is QPdfView.ZoomMode.FitToWidth


def test_what_is_forgotten_is_neither_shown_nor_kept(paper):
    paper.forget()
    assert paper.page_count() == 0
    assert (paper._pdf, bytes(paper._buffer.data())) == (b"", b"")
