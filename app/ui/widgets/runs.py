"""Wrapped lines of styled runs: bold words, tags and key caps without rich text."""

from dataclasses import dataclass
from typing import Literal, cast, override

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QFont,
    QFontMetricsF,
    QPainter,
    QPaintEvent,
    QTextCharFormat,
    QTextLayout,
    QTextLine,
    QTextOption,
)

from app.ui.theme import ColorToken, TypeRole, theme
from app.ui.widgets.label import Label
from app.ui.widgets.surface import paint_rounded

type RunStyle = Literal["plain", "bold", "soft", "soft-bold", "tag", "accent", "key"]
type Line = tuple["Run", ...]

_COLORS: dict[RunStyle, ColorToken] = {
    "bold": "ink", "soft": "soft", "soft-bold": "soft", "tag": "link", "accent": "accent_ink", "key": "ink",
}  # fmt: skip
_BOLD: frozenset[RunStyle] = frozenset({"bold", "soft-bold", "tag", "accent"})
_LINE_HEIGHT = 1.18
_WIDEST = 420
_WIDTHS_KEPT = 4
"""Layouts ask for several widths in turn before they settle on one."""


@dataclass(frozen=True, slots=True)
class Run:
    """Some words in one style; ``plain`` takes the colour of the whole label."""

    text: str
    style: RunStyle = "plain"

    @property
    def shown(self) -> str:
        """The words as they are laid out: a key cap has air around it, and a line has no break inside."""
        text = self.text.replace("\n", " ")
        return f"\u2002{text}\u2002" if self.style == "key" else text


@dataclass(frozen=True, slots=True)
class _LaidOut:
    layouts: tuple[QTextLayout, ...]
    caps: tuple[QRectF, ...]
    height: int


class Runs(Label):
    """Lines of styled runs; to a screen reader it is the plain text."""

    def __init__(self, lines: tuple[Line, ...] = (), role: TypeRole = "small", color: ColorToken = "soft") -> None:
        self._lines = lines
        self._cache: dict[int, _LaidOut] = {}
        super().__init__("", role, color, wrap=True)
        self.set_lines(lines)

    def set_lines(self, lines: tuple[Line, ...]) -> None:
        """Show other lines."""
        self._lines = lines
        self._cache.clear()
        self.setText("\n".join("".join(run.text for run in line) for line in lines))
        self.updateGeometry()
        self.update()

    @override
    def _take_style(self) -> None:
        self._cache.clear()
        super()._take_style()

    def _step(self) -> int:
        return round(QFontMetricsF(theme.font(self._role)).height() * _LINE_HEIGHT)

    def _format(self, run: Run) -> QTextCharFormat:
        shape = QTextCharFormat()
        if run.style == "key":
            shape.setFont(theme.font("caption"))
        elif run.style in _BOLD:
            shape.setFontWeight(QFont.Weight.DemiBold)
        shape.setForeground(theme.color(_COLORS.get(run.style, self._color)))
        return shape

    def _lay_out(self, width: int) -> _LaidOut:
        if width not in self._cache:
            top, layouts, caps = 0.0, [], list[QRectF]()
            for line in self._lines:
                layout = self._layout_of(line)
                top = self._break_lines(layout, width, top, _keys_of(line), caps)
                layouts.append(layout)
            if len(self._cache) == _WIDTHS_KEPT:
                del self._cache[next(iter(self._cache))]
            self._cache[width] = _LaidOut(tuple(layouts), tuple(caps), round(top))
        return self._cache[width]

    def _layout_of(self, line: Line) -> QTextLayout:
        layout = QTextLayout("".join(run.shown for run in line), theme.font(self._role))
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WordWrap)
        option.setTextDirection(Qt.LayoutDirection.LayoutDirectionAuto)
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            option.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute)
        layout.setTextOption(option)
        formats, at = [], 0
        for run in line:
            part = QTextLayout.FormatRange()
            part.start, part.length, part.format = at, len(run.shown), self._format(run)
            formats.append(part)
            at += len(run.shown)
        layout.setFormats(formats)
        return layout

    def _break_lines(
        self, layout: QTextLayout, width: int, top: float, keys: tuple[tuple[int, int], ...], caps: list[QRectF]
    ) -> float:
        step = self._step()
        layout.beginLayout()
        while (line := layout.createLine()).isValid():
            line.setLineWidth(width)
            line.setPosition(QPointF(0, top + (step - line.height()) / 2))
            caps.extend(_cap(line, start, end, top, step) for start, end in keys if _holds(line, start, end))
            top += step
        layout.endLayout()
        return top

    @override
    def heightForWidth(self, width: int) -> int:
        return self._lay_out(width).height

    @override
    def sizeHint(self) -> QSize:
        widest = max((self._layout_width(line) for line in self._lines), default=10.0)
        width = int(min(widest + theme.px(12), theme.px(_WIDEST)))
        return QSize(width, self._lay_out(width).height)

    def _layout_width(self, line: Line) -> float:
        metrics = QFontMetricsF(theme.font(self._role))
        return metrics.horizontalAdvance("".join(run.shown for run in line))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(60), 1)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        laid_out = self._lay_out(self.width())
        edge: ColorToken = "border" if theme.tokens.contrast else "line"
        for cap in laid_out.caps:
            paint_rounded(painter, cap, fill="card", edge=edge, radius=4)
        for layout in laid_out.layouts:
            layout.draw(painter, QPointF(0, 0))


def _keys_of(line: Line) -> tuple[tuple[int, int], ...]:
    """Where the key caps of a line begin and end, in characters."""
    spans, at = [], 0
    for run in line:
        if run.style == "key":
            spans.append((at, at + len(run.shown)))
        at += len(run.shown)
    return tuple(spans)


def _holds(line: QTextLine, start: int, end: int) -> bool:
    return start >= line.textStart() and end <= line.textStart() + line.textLength()


def _cap(line: QTextLine, start: int, end: int, top: float, step: int) -> QRectF:
    left, right = sorted((_x(line, start), _x(line, end)))
    return QRectF(left + theme.px(2), top + 1, right - left - theme.px(4), step - 2)


def _x(line: QTextLine, position: int) -> float:
    place = cast("tuple[float, int]", line.cursorToX(position))  # the stub says object
    return place[0]
