"""A button that shows its key inside."""

from typing import override

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QStyle, QStyleOptionButton, QStylePainter

from app.ui.theme import ColorToken, TypeRole, theme
from app.ui.widgets.button import Button, ButtonKind
from app.ui.widgets.surface import paint_rounded


class KeyButton(Button):
    """A button whose shortcut stands inside as a key cap; the name for screen readers stays its text."""

    def __init__(self, text: str, key: str, kind: ButtonKind = "plain") -> None:
        self._key = key
        self._compact = False
        super().__init__(text, kind)
        self.setAccessibleName(text)
        self.setAccessibleDescription(key)

    def set_compact(self, compact: bool) -> None:  # noqa: FBT001 - a setter of one state, as Qt's are
        """Leave the key cap away where room is short."""
        self._compact = compact
        self.updateGeometry()

    def _is_primary(self) -> bool:
        return self._kind == "primary"

    def _key_role(self) -> TypeRole:
        return "body" if self._is_primary() else "caption"

    def _key_width(self) -> float:
        air = 0 if self._is_primary() else theme.px(10)
        return QFontMetricsF(theme.font(self._key_role())).horizontalAdvance(self._key) + air

    @override
    def sizeHint(self) -> QSize:
        size = super().sizeHint()
        extra = 0 if self._compact else int(self._key_width() + theme.px(6))
        return QSize(size.width() + extra, size.height())

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if self._compact:
            super().paintEvent(event)
            return
        painter = QStylePainter(self)
        option = QStyleOptionButton()
        self.initStyleOption(option)
        option.text = ""
        painter.drawControl(QStyle.ControlElement.CE_PushButton, option)
        self._paint_inside(painter)

    def _paint_inside(self, painter: QPainter) -> None:
        pad = theme.px(12)
        inner = QRectF(self.rect()).adjusted(pad, 0, -pad, 0)
        ink: ColorToken = "on_accent" if self._is_primary() else "ink"
        ink = ink if self.isEnabled() else "soft"
        painter.setFont(self.font())
        painter.setPen(theme.color(ink))
        painter.drawText(inner, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), self.text())
        width, height = self._key_width(), theme.px(16)
        rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        left = inner.left() if rtl else inner.right() - width
        cap = QRectF(left, inner.center().y() - height / 2, width, height)
        if not self._is_primary():
            edge: ColorToken = "border" if theme.tokens.contrast else "line"
            paint_rounded(painter, cap, fill="card", edge=edge, radius=4)
            ink = "soft"
        painter.setPen(theme.color(ink))
        painter.setFont(theme.font(self._key_role()))
        painter.drawText(cap, int(Qt.AlignmentFlag.AlignCenter), self._key)
