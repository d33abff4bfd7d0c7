"""Line icons from SVG files, drawn in a token's colour when painted: a new scheme needs no new icons."""

from functools import cache
from typing import override

from PySide6.QtCore import QByteArray, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QIconEngine, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from app.resources import RESOURCES
from app.ui.theme.current import theme
from app.ui.theme.tokens import ColorToken


@cache
def _drawing(name: str) -> str:
    return (RESOURCES / "icons" / f"{name}.svg").read_text(encoding="utf-8")


class _TokenIconEngine(QIconEngine):
    """Draws one SVG file whose strokes are ``currentColor``."""

    def __init__(self, name: str, color: ColorToken) -> None:
        super().__init__()
        self._name = name
        self._ink: ColorToken = color

    def _color(self, mode: QIcon.Mode) -> str:
        if mode == QIcon.Mode.Disabled:
            return theme.tokens.soft
        return theme.color(self._ink).name()

    @override
    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        drawing = _drawing(self._name).replace("currentColor", self._color(mode))
        QSvgRenderer(QByteArray(drawing.encode())).render(painter, QRectF(rect))

    @override
    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        pixmap = QPixmap(size)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        self.paint(painter, QRect(QPoint(0, 0), size), mode, state)
        painter.end()
        return pixmap

    @override
    def scaledPixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State, scale: float) -> QPixmap:
        return self.pixmap(size, mode, state)

    @override
    def clone(self) -> QIconEngine:
        return _TokenIconEngine(self._name, self._ink)


def icon(name: str, color: ColorToken = "ink") -> QIcon:
    """The icon of that file name under ``resources/icons``, in the colour of a token."""
    return QIcon(_TokenIconEngine(name, color))
