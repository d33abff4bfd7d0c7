"""A page under its head."""

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from app.ui.shell.page import Page
from app.ui.widgets import Column, Rule
from app.ui.widgets.page_header import PageHeader


class PageFrame(QWidget):
    """Shows a page's words and actions above it, and follows them."""

    def __init__(self, page: Page) -> None:
        super().__init__()
        self.page = page
        self._header = PageHeader()
        self._header.add_actions(page.header_widgets())
        column = Column(self)
        for part in (self._header, Rule()):
            column.addWidget(part)
        column.addWidget(page, 1)
        page.words_changed.connect(self.show_words)

    @Slot()
    def show_words(self) -> None:
        """Say what the page says of itself now."""
        self._header.show_words(self.page.title(), self.page.subtitle())
