"""A short state in words on a coloured pill; the words carry the meaning, the colour only helps."""

from typing import Literal, override

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy

from app.ui.theme import ColorToken, theme
from app.ui.widgets.label import Label

type Tone = Literal["ok", "warn", "bad", "tint", "quiet"]

_COLORS: dict[Tone, tuple[ColorToken, ColorToken]] = {
    "ok": ("ok_bg", "ok_ink"),
    "warn": ("warn_bg", "warn_ink"),
    "bad": ("card", "bad_ink"),
    "tint": ("tint", "on_tint"),
    "quiet": ("rail", "soft"),
}


class Chip(Label):
    """A state such as "compared" or "3 missing"."""

    def __init__(self, text: str, tone: Tone = "ok") -> None:
        self._tone: Tone = tone
        super().__init__(text, "small", _COLORS[tone][1])
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_state(self, text: str, tone: Tone) -> None:
        """Say another state."""
        self._tone = tone
        self.setText(text)
        self.set_color(_COLORS[tone][1])

    @override
    def _take_style(self) -> None:
        super()._take_style()
        self.setContentsMargins(theme.px(9), theme.px(3), theme.px(9), theme.px(3))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        outlined = theme.tokens.contrast or self._tone == "bad"
        painter.setPen(QPen(theme.color(_COLORS[self._tone][1]), 1) if outlined else QPen(Qt.PenStyle.NoPen))
        painter.setBrush(theme.color(_COLORS[self._tone][0]))
        shape = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(shape, shape.height() / 2, shape.height() / 2)
        painter.end()
        super().paintEvent(event)
