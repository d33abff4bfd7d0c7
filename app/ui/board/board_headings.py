"""The board's painted headings: competencies above, in two lines at most; candidates beside, frozen."""

from typing import override

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHeaderView, QTableView

from app.ui.board.row_outline import paint_row_outline
from app.ui.theme import theme

_HEIGHT, _WIDTH, _PAD = 46, 76, 9
_LEADING = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)


class CompetencyHeadings(QHeaderView):
    """Painted, because a sheet would ignore font and wrapping."""

    def __init__(self) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self.setSectionsClickable(False)

    @override
    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), theme.px(_HEIGHT))

    @override
    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:
        painter.save()
        painter.setFont(theme.font("small-strong"))
        painter.setPen(theme.color("soft"))
        text = str(self.model().headerData(logicalIndex, Qt.Orientation.Horizontal) or "")
        inner = QRectF(rect).adjusted(theme.px(_PAD), 0, -theme.px(4), 0)
        painter.drawText(inner, _LEADING | int(Qt.TextFlag.TextWordWrap), text)
        painter.restore()


class CandidateHeadings(QHeaderView):
    """Codes, with names under them once they are revealed; part of the chosen row's outline."""

    def __init__(self) -> None:
        super().__init__(Qt.Orientation.Vertical)
        self.setSectionsClickable(True)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    @override
    def sizeHint(self) -> QSize:
        return QSize(theme.px(_WIDTH), super().sizeHint().height())

    @override
    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        model = self.model()
        name = str(model.headerData(logicalIndex, Qt.Orientation.Vertical, Qt.ItemDataRole.UserRole) or "")
        code = str(model.headerData(logicalIndex, Qt.Orientation.Vertical) or "")
        inner = QRectF(rect).adjusted(theme.px(_PAD), 0, -theme.px(2), 0)
        upper = inner.adjusted(0, 0, 0, -inner.height() / 2 - theme.px(4)) if name else inner
        painter.setFont(theme.font("strong"))
        painter.setPen(theme.color("ink"))
        painter.drawText(upper, _LEADING, code)
        if name:
            painter.setFont(theme.font("caption"))
            painter.setPen(theme.color("soft"))
            lower = QRectF(inner.left(), upper.bottom() - theme.px(1), inner.width(), inner.bottom() - upper.bottom())
            painter.drawText(lower, int(Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextWordWrap), name)
        if self._is_chosen(logicalIndex):
            mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
            paint_row_outline(painter, QRectF(rect), ends_left=not mirrored, ends_right=mirrored)
        painter.restore()

    def _is_chosen(self, row: int) -> bool:
        table = self.parent()
        return isinstance(table, QTableView) and table.currentIndex().row() == row
