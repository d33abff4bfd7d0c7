"""One place in the rail, painted, so that badge, selection and focus agree."""

from typing import override

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Slot
from PySide6.QtGui import QFontMetricsF, QIcon, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QPushButton, QSizePolicy

from app.ui.theme import ColorToken, theme
from app.ui.widgets import isolated, paint_rounded, plain_tip

_HEIGHT, _WIDTH, _NARROW, _ICON = 32, 175, 44, 20
_LEADING = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
_TRAILING = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)


class RailButton(QPushButton):
    """A line of the rail; only its icon when the rail is narrow."""

    def __init__(self, key: str, text: str, icon: QIcon | None = None) -> None:
        super().__init__(text)
        self.key = key
        self._icon = icon
        self._badge = ""
        self._narrow = False
        self.setFlat(True)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(text)
        theme.changed.connect(self.rescale)

    @Slot()
    def rescale(self) -> None:
        """Take the size of the present zoom."""
        self.updateGeometry()

    def set_badge(self, badge: str) -> None:
        """Show a number or one word beside the text."""
        self._badge = badge
        self.setAccessibleName(f"{self.text()}, {badge}" if badge else self.text())
        self.update()

    def set_narrow(self, narrow: bool) -> None:  # noqa: FBT001 - a setter of one state, as Qt's are
        """Show the icon alone, with the text as tool tip."""
        self._narrow = narrow
        self.setToolTip(plain_tip(self.text()) if narrow else "")
        self.updateGeometry()
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(theme.px(_NARROW if self._narrow else _WIDTH), theme.px(_HEIGHT))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(_NARROW), theme.px(_HEIGHT))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRectF(self.rect())
        self._paint_ground(painter, rect)
        if self._narrow and self._icon is not None:
            size = theme.px(_ICON)
            corner = rect.center().toPoint()
            self._icon.paint(painter, QRect(corner.x() - size // 2, corner.y() - size // 2, size, size))
            return
        inner = rect.adjusted(theme.px(10), 0, -theme.px(10), 0)
        room = self._paint_badge(painter, inner)
        font = theme.font("strong" if self.isChecked() else "body")
        painter.setFont(font)
        painter.setPen(theme.color("ink"))
        text = QFontMetricsF(font).elidedText(isolated(self.text()), Qt.TextElideMode.ElideRight, inner.width() - room)
        painter.drawText(inner, _LEADING, text)

    def _paint_ground(self, painter: QPainter, rect: QRectF) -> None:
        if self.isChecked():
            edge: ColorToken = "accent" if theme.tokens.contrast else "line"
            paint_rounded(painter, rect, fill="hover" if theme.tokens.dark else "card", edge=edge, radius=6)
        elif self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("line"))
            painter.drawRoundedRect(rect, theme.px(6), theme.px(6))

    def _paint_badge(self, painter: QPainter, inner: QRectF) -> float:
        """Paint the badge where reading ends and tell how wide it is."""
        if not self._badge:
            return 0
        if not self._badge.isalpha():
            painter.setFont(theme.font("time"))
            painter.setPen(theme.color("soft"))
            painter.drawText(inner, _TRAILING, self._badge)
            return QFontMetricsF(theme.font("time")).horizontalAdvance(self._badge) + theme.px(6)
        font = theme.font("small-strong")
        width, height = QFontMetricsF(font).horizontalAdvance(self._badge) + theme.px(12), theme.px(18)
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        left = inner.left() if mirrored else inner.right() - width
        pill = QRectF(left, inner.center().y() - height / 2, width, height)
        painter.setPen(QPen(theme.color("on_tint"), 1) if theme.tokens.contrast else QPen(Qt.PenStyle.NoPen))
        painter.setBrush(theme.color("tint"))
        painter.drawRoundedRect(pill, height / 2, height / 2)
        painter.setFont(font)
        painter.setPen(theme.color("on_tint"))
        painter.drawText(pill, int(Qt.AlignmentFlag.AlignCenter), self._badge)
        return width + theme.px(6)
