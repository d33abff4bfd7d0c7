"""Rows and columns whose margins and gaps follow the text zoom."""

from dataclasses import dataclass

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from app.ui.theme import theme


@dataclass(frozen=True, slots=True, kw_only=True)
class Margins:
    """Space around a layout, in pixels at 100 %."""

    left: float = 0
    top: float = 0
    right: float = 0
    bottom: float = 0

    @staticmethod
    def around(x: float, y: float) -> "Margins":
        """The same on opposite sides."""
        return Margins(left=x, top=y, right=x, bottom=y)

    def apply(self, layout: QBoxLayout) -> None:
        """Set them on a layout, at the present zoom."""
        layout.setContentsMargins(
            *(round(side * theme.zoom) for side in (self.left, self.top, self.right, self.bottom))
        )


NONE = Margins()


class Column(QVBoxLayout):
    """Widgets below each other."""

    def __init__(self, parent: QWidget | None = None, *, margins: Margins = NONE, gap: float = 0) -> None:
        super().__init__()
        self._margins, self._gap = margins, gap
        if parent is not None:
            parent.setLayout(self)
        theme.changed.connect(self.scale)
        self.scale()

    @Slot()
    def scale(self) -> None:
        """Fit margins and gaps to the present zoom."""
        self._margins.apply(self)
        self.setSpacing(round(self._gap * theme.zoom))


class Row(QHBoxLayout):
    """Widgets beside each other."""

    def __init__(self, parent: QWidget | None = None, *, margins: Margins = NONE, gap: float = 0) -> None:
        super().__init__()
        self._margins, self._gap = margins, gap
        if parent is not None:
            parent.setLayout(self)
        theme.changed.connect(self.scale)
        self.scale()

    @Slot()
    def scale(self) -> None:
        """Fit margins and gaps to the present zoom."""
        self._margins.apply(self)
        self.setSpacing(round(self._gap * theme.zoom))
