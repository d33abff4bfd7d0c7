"""Paints the board: heat cells with number, ratings and mark; composites; recommendations; the chosen row's outline."""

from functools import cache
from typing import override

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QFontMetricsF, QPainter, QPen, QPolygonF, QTextOption
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QTableView

from app.ui.board.board_view import BETWEEN, AdviceView, CompositeView, HeatView
from app.ui.board.row_outline import paint_row_outline
from app.ui.models import ROW_ROLE
from app.ui.theme import Tokens, theme
from app.ui.theme.contrast import ink_on

ROW_HEIGHT = 53
_GAP, _PAD, _LINE = 1.5, 9, 17
_LEADING = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)

type Index = QModelIndex | QPersistentModelIndex


class BoardDelegate(QStyledItemDelegate):
    """Paints what the model settled; computes nothing."""

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(theme.px(80), theme.px(ROW_HEIGHT))

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect, view = QRectF(option.rect), index.data(ROW_ROLE)
        chosen = _chosen_index(self)
        match view:
            case HeatView():
                _paint_heat(painter, rect, view)
            case CompositeView():
                _paint_composite(painter, rect, view)
            case AdviceView():
                _paint_advice(painter, rect, view, option.direction)
        if index.row() == chosen.row():
            last = index.column() == index.model().columnCount() - 1
            mirrored = option.direction == Qt.LayoutDirection.RightToLeft
            paint_row_outline(painter, rect, ends_left=last and mirrored, ends_right=last and not mirrored)
        if index == chosen:
            _paint_focus(painter, _inside(rect))
        painter.restore()


def _chosen_index(delegate: QStyledItemDelegate) -> QModelIndex:
    table = delegate.parent()
    return table.currentIndex() if isinstance(table, QTableView) else QModelIndex()


def _inside(rect: QRectF) -> QRectF:
    gap = theme.px(_GAP)
    return rect.adjusted(gap, gap + 1, -gap, -gap - 1)


def _paint_heat(painter: QPainter, rect: QRectF, view: HeatView) -> None:
    box = _inside(rect)
    ground = theme.tokens.heat[view.step] if view.step is not None else theme.tokens.card
    edged = theme.tokens.contrast or view.step is None
    painter.setPen(QPen(theme.color("border" if theme.tokens.contrast else "line"), 1) if edged else Qt.PenStyle.NoPen)
    painter.setBrush(QColor(ground))
    painter.drawRoundedRect(box, theme.px(3), theme.px(3))
    ink = _ink_on(ground, theme.tokens) if view.step is not None else theme.color("soft")
    upper, lower = _two_lines(box)
    painter.setPen(ink)
    _draw(painter, theme.font("cell"), upper, view.mean)
    room = lower.width() - (_pill_width(view.agreed) if view.agreed else 0)
    _draw(painter, theme.font("cell-small"), lower, as_many_as_fit(view.ratings, room, theme.zoom))
    if view.agreed:
        _paint_agreed(painter, lower, view.agreed)
    if view.marked:
        _paint_mark(painter, box)


@cache
def as_many_as_fit(ratings: str, room: float, zoom: float) -> str:  # noqa: ARG001 - fonts are other ones at another zoom
    """The ratings, or the first of them and an ellipsis where all would not stand in ``room`` pixels at this zoom."""
    metrics, parts = QFontMetricsF(theme.font("cell-small")), ratings.split(BETWEEN)
    shown = ratings
    while len(parts) > 1 and metrics.horizontalAdvance(shown) > room:
        parts.pop()
        shown = BETWEEN.join((*parts, "\u2026"))
    return shown


@cache
def _ink_on(ground: str, tokens: Tokens) -> QColor:
    return QColor(ink_on(ground, tokens))


def _paint_agreed(painter: QPainter, line: QRectF, agreed: str) -> None:
    """What was agreed, on a small pill where the ratings end; it covers none of them."""
    width, height = _pill_width(agreed), theme.px(16)
    mirrored = painter.layoutDirection() == Qt.LayoutDirection.RightToLeft
    left = line.left() if mirrored else line.right() - width + theme.px(4)
    pill = QRectF(left, line.center().y() - height / 2, width, height)
    painter.setPen(QPen(theme.color("border"), 1))
    painter.setBrush(theme.color("card"))
    painter.drawRoundedRect(pill, height / 2, height / 2)
    painter.setPen(theme.color("ink"))
    painter.setFont(theme.font("small-strong"))
    painter.drawText(pill, int(Qt.AlignmentFlag.AlignCenter), agreed)


def _pill_width(agreed: str) -> float:
    return max(QFontMetricsF(theme.font("small-strong")).horizontalAdvance(agreed) + theme.px(10), theme.px(18))


def _paint_mark(painter: QPainter, box: QRectF) -> None:
    """A diamond with a halo of the card's colour: told by its shape, not by its colour."""
    away = theme.px(10)
    mirrored = painter.layoutDirection() == Qt.LayoutDirection.RightToLeft
    center = QPointF(box.left() + away if mirrored else box.right() - away, box.top() + away)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.translate(center)
    for brush, diamond in _mark(theme.px(5), theme.px(2), theme.tokens):
        painter.setBrush(brush)
        painter.drawPolygon(diamond)
    painter.translate(-center)


@cache
def _mark(reach: int, halo: int, tokens: Tokens) -> tuple[tuple[QBrush, QPolygonF], ...]:
    return tuple(
        (
            QBrush(QColor(color)),
            QPolygonF([QPointF(x, y) for x, y in ((0, -size), (size, 0), (0, size), (-size, 0))]),
        )
        for size, color in ((reach + halo, tokens.card), (reach, tokens.mark))
    )


def _paint_focus(painter: QPainter, box: QRectF) -> None:
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for inset, width, token in ((0.5, 2, "focus"), (2.5, 2, "card")):
        painter.setPen(QPen(QColor(getattr(theme.tokens, token)), theme.px(width)))
        away = theme.px(inset)
        painter.drawRoundedRect(box.adjusted(away, away, -away, -away), theme.px(3), theme.px(3))


def _paint_composite(painter: QPainter, rect: QRectF, view: CompositeView) -> None:
    box = _inside(rect).adjusted(theme.px(_PAD), 0, -theme.px(2), 0)
    upper, lower = _two_lines(_inside(rect))
    line = upper if view.warning else box
    strong = theme.font("cell-strong")
    painter.setPen(theme.color("ink"))
    _draw(painter, strong, line, view.value)
    room = QFontMetricsF(strong).horizontalAdvance(view.value) + theme.px(6)
    mirrored = painter.layoutDirection() == Qt.LayoutDirection.RightToLeft
    painter.setPen(theme.color("soft"))
    beside = line.adjusted(0, 0, -room, 0) if mirrored else line.adjusted(room, 0, 0, 0)
    _draw(painter, theme.font("time"), beside, f"\u2066{view.range}\u2069" if view.range else "")
    if view.warning:
        painter.setPen(theme.color("bad_ink"))
        _draw(painter, theme.font("small"), lower, view.warning)


def _paint_advice(painter: QPainter, rect: QRectF, view: AdviceView, direction: Qt.LayoutDirection) -> None:
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WordWrap)
    right = direction == Qt.LayoutDirection.RightToLeft
    side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
    option.setAlignment(side | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter)
    painter.setFont(theme.font("body"))
    painter.setPen(theme.color("ink"))
    painter.drawText(_inside(rect).adjusted(theme.px(_PAD), 0, -theme.px(4), 0), view.text, option)


def _two_lines(box: QRectF) -> tuple[QRectF, QRectF]:
    height, pad = theme.px(_LINE), theme.px(_PAD)
    upper = QRectF(box.left() + pad, box.center().y() - height, box.width() - 2 * pad, height)
    return upper, upper.translated(0, height - theme.px(1))


def _draw(painter: QPainter, font: QFont, rect: QRectF, text: str) -> None:
    painter.setFont(font)
    painter.drawText(rect, _LEADING, text)
