"""The rail, the pages and the status line: what is behind the door."""

from typing import override

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QLayout, QStackedLayout, QWidget

from app.ui.shell.commands import add_command
from app.ui.shell.page import Page
from app.ui.shell.page_frame import PageFrame
from app.ui.shell.place import Place
from app.ui.shell.rail import Rail
from app.ui.shell.status_line import StatusLine
from app.ui.theme import theme
from app.ui.widgets import Column, Margins, MessagePanel, Row, Rule

_NARROW_BELOW = 1000


class Workspace(QWidget):
    """Places with their pages, each built when it is first shown."""

    page_shown = Signal()
    saved = Signal(str)

    def __init__(self, places: tuple[Place, ...]) -> None:
        super().__init__()
        self._places = {place.key: place for place in places}
        self._frames: dict[str, PageFrame] = {}
        self._current = ""
        self.rail = Rail(tuple(place for place in places if place.in_rail))
        self.rail.place_chosen.connect(self.go)
        self.rail.entry_chosen.connect(self.open_entry)
        self.status = StatusLine()
        self._pages = QStackedLayout()
        self._pages.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        middle = Row()
        middle.addWidget(self.rail)
        middle.addWidget(Rule(Qt.Orientation.Vertical))
        middle.addLayout(self._pages, 1)
        self.message = MessagePanel()
        above = QWidget()
        Column(above, margins=Margins.around(14, 10)).addWidget(self.message)
        above.hide()
        self.message.opened.connect(above.show)
        self.message.closed.connect(above.hide)
        column = Column(self)
        column.addWidget(above)
        column.addLayout(middle, 1)
        column.addWidget(Rule())
        column.addWidget(self.status)
        for place in places:
            if place.in_rail:
                action = add_command(self, self.tr("Go to %s").replace("%s", place.text), self.go_by_command)
                action.setData(place.key)
        theme.changed.connect(self.reflow)

    @Slot()
    def go_by_command(self) -> None:
        """Show the place that the running command names."""
        action = self.sender()
        assert isinstance(action, QAction)
        self.go(str(action.data()))

    @Slot(str)
    @Slot(str, object)
    def go(self, key: str, subject: object = None) -> None:
        """Show a place, and hand its page what it should show."""
        if self._current and self._current != key:
            self.page().leave()
        frame = self._frames.get(key) or self._build(key)
        self._current = key
        self._pages.setCurrentWidget(frame)
        place = self._places[key]
        if place.in_rail or place.under:
            self.rail.show_place(place.under or key)
        frame.page.arrive(subject)
        frame.show_words()
        self.rail.show_entries(frame.page.entries())
        self.page_shown.emit()

    @Slot(str, object)
    def follow(self, key: str, subject: object) -> None:
        """Go where the shown page leads; one that was left while it worked leads nowhere any more."""
        if self.sender() is self.page():
            self.go(key, subject)

    def leave(self) -> None:
        """Let the shown page keep whatever waits."""
        if self._current:
            self.page().leave()

    def page(self) -> Page:
        """The page that is shown."""
        return self._frames[self._current].page

    def commands(self) -> tuple[QAction, ...]:
        """What the palette offers here: the page's actions, then the places."""
        return (*self.page().actions(), *self.actions())

    @Slot(str)
    def open_entry(self, key: str) -> None:
        """Hand a chosen line of the rail to the page."""
        self.page().open_entry(key)

    @Slot()
    def show_entries(self) -> None:
        """Show the lines of the page anew."""
        if self.sender() is self.page():
            self.rail.show_entries(self.page().entries())

    def _build(self, key: str) -> PageFrame:
        page = self._places[key].build()
        page.wanted.connect(self.follow)
        page.saved.connect(self.saved)
        page.words_changed.connect(self.show_entries)
        frame = PageFrame(page)
        self._frames[key] = frame
        self._pages.addWidget(frame)
        return frame

    @Slot()
    def reflow(self) -> None:
        """Give the rail and the status line what the width allows."""
        narrow = self.width() / theme.zoom < _NARROW_BELOW
        self.rail.set_narrow(narrow)
        self.status.set_narrow(narrow)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self.reflow()
