"""Painted surfaces: fills, hairlines, rounded cards. No style sheet, so that what lies on them stays native."""

from typing import override

from PySide6.QtCore import QEvent, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QGroupBox, QSizePolicy, QWidget

from app.ui.theme import ColorToken, theme

_THICK_FROM_ZOOM = 1.5


def paint_rounded(painter: QPainter, rect: QRectF, *, fill: ColorToken, edge: ColorToken, radius: float) -> None:
    """Fill a rounded rectangle and draw its hairline, inside ``rect``."""
    width = 1 if theme.zoom < _THICK_FROM_ZOOM else 2
    inset = width / 2
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(theme.color(edge), width))
    painter.setBrush(theme.color(fill))
    painter.drawRoundedRect(rect.adjusted(inset, inset, -inset, -inset), theme.px(radius), theme.px(radius))


class Fill(QWidget):
    """A plain surface in one colour."""

    def __init__(self, color: ColorToken, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._fill: ColorToken = color

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), theme.color(self._fill))


class Rule(QWidget):
    """A hairline, lying or standing."""

    def __init__(self, orientation: Qt.Orientation = Qt.Orientation.Horizontal) -> None:
        super().__init__()
        fixed, wide = QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding
        if orientation == Qt.Orientation.Vertical:
            self.setFixedWidth(1)
            self.setSizePolicy(fixed, wide)
        else:
            self.setFixedHeight(1)
            self.setSizePolicy(wide, fixed)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), theme.color("line"))


class Card(QGroupBox):
    """A group with a name that screen readers say, on its own surface.

    A group box for its role, painted here, because sheet and style disagree on its margins.
    """

    def __init__(self, name: str, *, fill: ColorToken = "card", edge: ColorToken = "line") -> None:
        super().__init__()
        self.setAccessibleName(name)
        self._fill: ColorToken = fill
        self._edge: ColorToken = edge
        self._current = False
        self.setContentsMargins(0, 0, 0, 0)

    def set_current(self, current: bool) -> None:  # noqa: FBT001 - a setter of one state, as Qt's are
        """Outline the card in the accent, or no longer."""
        self._current = current
        self.update()

    def is_current(self) -> bool:
        """Whether the card is outlined."""
        return self._current

    def set_colors(self, *, fill: ColorToken, edge: ColorToken) -> None:
        """Show other colours."""
        self._fill, self._edge = fill, edge
        self.update()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self.setContentsMargins(0, 0, 0, 0)  # the style would put its own back

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        edge: ColorToken = "accent" if self._current else self._edge
        paint_rounded(QPainter(self), QRectF(self.rect()), fill=self._fill, edge=edge, radius=9)


class Prompt(QFrame):
    """A quiet yellow surface for a suggestion that nobody has to follow."""

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        paint_rounded(QPainter(self), QRectF(self.rect()), fill="prompt_bg", edge="prompt_line", radius=8)
