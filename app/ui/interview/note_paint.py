"""How a note is laid out and painted: time, words, tags; a box of its own for each handling that is not the record."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPen, QTextCharFormat, QTextLayout, QTextOption

from app.domain.note import Handling
from app.ui.interview.note_model import NoteLine
from app.ui.theme import ColorToken, TypeRole, theme

_LINE_HEIGHT = 1.2
_TIME_WIDTH, _PAD = 60, 12
_LEADING = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)


@dataclass(frozen=True, slots=True, kw_only=True)
class BoxColors:
    """The colours of one handling; no fill means that the note lies on the page itself."""

    fill: ColorToken | None
    edge: ColorToken
    ink: ColorToken
    soft: ColorToken
    tag: ColorToken
    dashed: bool = False


BOXES: dict[Handling, BoxColors] = {
    Handling.ON_RECORD: BoxColors(fill=None, edge="line", ink="ink", soft="soft", tag="link"),
    Handling.CHAIR_ONLY: BoxColors(fill="sunk", edge="border", ink="ink", soft="soft", tag="link"),
    Handling.PRIVATE: BoxColors(fill="card", edge="border", ink="ink", soft="soft", tag="link", dashed=True),
    Handling.OFF_RECORD: BoxColors(
        fill="off_record_bg", edge="off_record_bg", ink="off_record_ink", soft="off_record_soft", tag="off_record_soft"
    ),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Block:
    layout: QTextLayout
    height: int


class NotePainter:
    """Lays out each note once per width; a list asks for all heights at every insertion."""

    def __init__(self) -> None:
        self._blocks: dict[tuple[str, tuple[str, ...], str, str, int, bool], _Block] = {}

    def clear(self) -> None:
        """Forget all layouts: fonts or colours changed."""
        self._blocks.clear()

    def height(self, line: NoteLine, width: int, *, mirrored: bool) -> int:
        """How high a note is in a column of this width."""
        words = self._words(line, width, mirrored=mirrored).height
        if BOXES[line.note.handling].fill is None:
            return words + theme.px(8)
        terms = self._terms(line, width, mirrored=mirrored).height
        return words + terms + theme.px(25)

    def paint(self, painter: QPainter, rect: QRectF, line: NoteLine, *, mirrored: bool) -> None:
        """Draw a note into its place."""
        box = BOXES[line.note.handling]
        width = int(rect.width())
        left, top = rect.left(), rect.top() + theme.px(4)
        if box.fill is not None:
            frame = rect.adjusted(1, theme.px(3), -1, -theme.px(3))
            _paint_box(painter, frame, box)
            left, top = rect.left() + theme.px(_PAD), frame.top() + theme.px(8)
            terms = self._terms(line, width, mirrored=mirrored)
            painter.setPen(theme.color(box.soft))
            terms.layout.draw(painter, QPointF(left, top))
            top += terms.height
        room = rect.right() - (theme.px(_PAD) if box.fill is not None else 0) - left
        painter.setFont(theme.font("time"))
        painter.setPen(theme.color(box.soft))
        painter.drawText(QRectF(left, top, room, _step("body")), _LEADING, line.time)
        painter.setPen(theme.color(box.ink))
        words = self._words(line, width, mirrored=mirrored)
        words.layout.draw(painter, QPointF(left if mirrored else left + theme.px(_TIME_WIDTH), top))

    def _words(self, line: NoteLine, width: int, *, mirrored: bool) -> _Block:
        boxed = BOXES[line.note.handling].fill is not None
        room = width - theme.px(_TIME_WIDTH) - theme.px(2) - (2 * theme.px(_PAD) if boxed else 0)
        key = (line.text, line.tags, line.note.handling.value, "body", room, mirrored)
        if key not in self._blocks:
            self._blocks[key] = _lay_out(line.text, "body", room, mirrored=mirrored, formats=_tag_formats(line))
        return self._blocks[key]

    def _terms(self, line: NoteLine, width: int, *, mirrored: bool) -> _Block:
        room = width - 2 * theme.px(_PAD) - theme.px(2)
        key = (line.terms, (), "", "small", room, mirrored)
        if key not in self._blocks:
            self._blocks[key] = _lay_out(line.terms, "small", room, mirrored=mirrored, formats=[])
        return self._blocks[key]


def _paint_box(painter: QPainter, frame: QRectF, box: BoxColors) -> None:
    assert box.fill is not None
    edge = theme.color(box.soft if theme.tokens.dark or theme.tokens.contrast else box.edge)
    painter.setPen(QPen(edge, 1, Qt.PenStyle.DashLine if box.dashed else Qt.PenStyle.SolidLine))
    painter.setBrush(theme.color(box.fill))
    painter.drawRoundedRect(frame.adjusted(0.5, 0.5, -0.5, -0.5), theme.px(8), theme.px(8))


def _step(role: TypeRole) -> int:
    return round(QFontMetricsF(theme.font(role)).height() * _LINE_HEIGHT)


def _tag_formats(line: NoteLine) -> list[QTextLayout.FormatRange]:
    """Tags stand at the end of the words, in this order."""
    shape = QTextCharFormat()
    shape.setForeground(theme.color(BOXES[line.note.handling].tag))
    shape.setFontWeight(QFont.Weight.DemiBold)
    length = len(" ".join(line.tags))
    part = QTextLayout.FormatRange()
    part.start, part.length, part.format = len(line.text) - length, length, shape
    return [part] if length else []


def _lay_out(
    text: str, role: TypeRole, width: int, *, mirrored: bool, formats: list[QTextLayout.FormatRange]
) -> _Block:
    layout = QTextLayout(text.replace("\n", "\u2028"), theme.font(role))
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    option.setTextDirection(Qt.LayoutDirection.LayoutDirectionAuto)
    if mirrored:
        option.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute)
    layout.setTextOption(option)
    layout.setFormats(formats)
    layout.beginLayout()
    top, step = 0.0, _step(role)
    while (row := layout.createLine()).isValid():
        row.setLineWidth(max(width, 1))
        row.setPosition(QPointF(0, top + (step - row.height()) / 2))
        top += step
    layout.endLayout()
    return _Block(layout=layout, height=int(top))
