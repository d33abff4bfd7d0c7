"""One overlay per window that rings whatever has the keyboard."""

from typing import override

import shiboken6
from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt, Slot
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QApplication, QWidget

from app.ui.theme import theme

_MOVES = (QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.Hide, QEvent.Type.Show)
_RADIUS = 8


class FocusRing(QWidget):
    """A ring two pixels outside the focused widget, cut at scrolled edges; not shown for what the mouse focused.

    A widget that draws its own focus carries the property ``ring`` = False.
    """

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._target: QWidget | None = None
        self._watched: list[QWidget] = []
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self.follow)
        self.hide()

    @Slot(QWidget, QWidget)
    def follow(self, _old: QWidget | None, now: QWidget | None) -> None:
        """Ring the widget that has the keyboard now."""
        self._forget()
        if now is None or not self._is_to_ring(now):
            self.hide()
            return
        self._target = now
        step: QWidget | None = now
        while step is not None and step is not self.window():
            step.installEventFilter(self)
            step.destroyed.connect(self.forget_gone)
            self._watched.append(step)
            step = step.parentWidget()
        self.place()

    def _is_to_ring(self, widget: QWidget) -> bool:
        by_mouse = QApplication.mouseButtons() != Qt.MouseButton.NoButton
        return widget.window() is self.window() and widget.property("ring") is not False and not by_mouse

    def _forget(self) -> None:
        for widget in self._watched:
            if shiboken6.isValid(widget):  # the focus also moves while the one who had it is destroyed
                widget.removeEventFilter(self)
                widget.destroyed.disconnect(self.forget_gone)
        self._watched.clear()
        self._target = None

    @Slot()
    def forget_gone(self) -> None:
        """Ring nothing: what was ringed, or what held it, is gone."""
        self._watched.clear()
        self._target = None
        self.hide()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _MOVES:
            self.place()
        return False

    def place(self) -> None:
        """Lie around the target, or hide where it cannot be seen."""
        target = self._target
        if target is None or not target.isVisible() or target.visibleRegion().isEmpty():
            self.hide()
            return
        air = theme.px(4)
        ring = QRect(target.mapTo(self.window(), QPoint(0, 0)), target.size()).adjusted(-air, -air, air, air)
        holder = target.parentWidget()
        while holder is not None and holder is not self.window():
            if holder.objectName() == "qt_scrollarea_viewport":
                ring &= QRect(holder.mapTo(self.window(), QPoint(0, 0)), holder.size())
            holder = holder.parentWidget()
        self.setGeometry(ring)
        self.show()
        self.raise_()
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        width = theme.px(2)
        painter.setPen(QPen(theme.color("focus"), width))
        inset = width / 2
        shape = QRectF(self.rect()).adjusted(inset, inset, -inset, -inset)
        painter.drawRoundedRect(shape, theme.px(_RADIUS), theme.px(_RADIUS))
