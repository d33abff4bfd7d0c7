"""The narrow rail: places above, the page's own lines below."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from app.ui.shell.page import Entries
from app.ui.shell.place import Place
from app.ui.shell.rail_button import RailButton
from app.ui.theme import theme
from app.ui.theme.icons import icon
from app.ui.widgets import Column, Fill, Label, Margins

_WIDE, _NARROW = 195, 64


class Rail(Fill):
    """``place_chosen`` and ``entry_chosen`` carry keys."""

    place_chosen = Signal(str)
    entry_chosen = Signal(str)

    def __init__(self, places: tuple[Place, ...]) -> None:
        super().__init__("rail")
        self.setAccessibleName(self.tr("Places"))
        self._narrow = False
        column = Column(self, margins=Margins.around(10, 18), gap=3)
        self._brand = Label("Sub Rosa", "brand", "accent_ink")
        brand = Column(margins=Margins(left=8, bottom=14))
        brand.addWidget(self._brand)
        column.addLayout(brand)
        self._places = {place.key: self._place_button(place) for place in places}
        for button in self._places.values():
            column.addWidget(button)
        self._caption = Label("", "small", "soft")
        self._lower = QWidget()
        self._lines = Column(self._lower, margins=Margins(top=16), gap=3)
        caption = Column(margins=Margins(left=10, bottom=4))
        caption.addWidget(self._caption)
        self._lines.addLayout(caption)
        column.addWidget(self._lower)
        column.addStretch(1)
        self._entries: list[RailButton] = []
        self._lower.hide()
        theme.changed.connect(self.fit)
        self.fit()

    def _place_button(self, place: Place) -> RailButton:
        button = RailButton(place.key, place.text, icon(place.icon))
        button.setCheckable(True)
        button.setAutoExclusive(True)
        button.clicked.connect(self.choose_place)
        return button

    @Slot()
    def choose_place(self) -> None:
        """Tell which place was pressed."""
        button = self.sender()
        assert isinstance(button, RailButton)
        self.place_chosen.emit(button.key)

    @Slot()
    def choose_entry(self) -> None:
        """Tell which line was pressed."""
        button = self.sender()
        assert isinstance(button, RailButton)
        self.entry_chosen.emit(button.key)

    def show_place(self, key: str) -> None:
        """Mark the place that is shown."""
        self._places[key].setChecked(True)

    def set_badge(self, key: str, badge: str) -> None:
        """Show a number or a word beside a place."""
        self._places[key].set_badge(badge)

    def show_entries(self, entries: Entries | None) -> None:
        """Show the page's own lines, or none."""
        for button in self._entries:
            self._lines.removeWidget(button)
            button.deleteLater()
        self._entries = []
        for line in entries.lines if entries else ():
            button = RailButton(line.key, line.text)
            button.set_badge(line.badge)
            button.setCheckable(line.current)
            button.setChecked(line.current)
            button.clicked.connect(self.choose_entry)
            self._lines.addWidget(button)
            self._entries.append(button)
        self._caption.setText(entries.caption if entries else "")
        self._show_lower()

    def set_narrow(self, narrow: bool) -> None:  # noqa: FBT001 - a setter of one state, as Qt's are
        """Show icons alone, or words."""
        self._narrow = narrow
        self._brand.setVisible(not narrow)
        for button in self._places.values():
            button.set_narrow(narrow)
        self._show_lower()
        self.fit()

    def _show_lower(self) -> None:
        self._lower.setVisible(bool(self._entries) and not self._narrow)

    @Slot()
    def fit(self) -> None:
        """Take the width of the present zoom."""
        self.setFixedWidth(theme.px(_NARROW if self._narrow else _WIDE))
