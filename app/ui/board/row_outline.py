"""The outline around the chosen candidate's row, painted piece by piece over heading and cells."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from app.ui.theme import theme

_RADIUS, _FAR = 8, 40


def paint_row_outline(painter: QPainter, rect: QRectF, *, ends_left: bool, ends_right: bool) -> None:
    """The piece of the outline that crosses ``rect``; an end that is not here runs on outside."""
    painter.save()
    painter.setClipRect(rect)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(theme.color("accent"), theme.px(2)))
    inset = theme.px(2) / 2
    box = rect.adjusted(inset if ends_left else -_FAR, inset, -inset if ends_right else _FAR, -inset)
    painter.drawRoundedRect(box, theme.px(_RADIUS), theme.px(_RADIUS))
    painter.restore()
