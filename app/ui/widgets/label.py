"""Text that is always plain, whatever it says, in a font role and a colour by meaning."""

from typing import override

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Slot
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy

from app.ui.theme import ColorToken, TypeRole, theme

_ISOLATE, _END = "\u2068", "\u2069"
_LEADING = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


def plain_tip(text: str) -> str:
    """The text as a tool tip, or none at all where Qt might take it for rich text."""
    return "" if "<" in text else text


def isolated(text: str) -> str:
    """The text kept in its own writing direction inside a sentence of ours."""
    return f"{_ISOLATE}{text}{_END}"


class Label(QLabel):
    """Plain text only; follows scheme, zoom and writing direction."""

    def __init__(
        self, text: str = "", role: TypeRole = "body", color: ColorToken = "ink", *, wrap: bool = False
    ) -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self._role: TypeRole = role
        self._color: ColorToken = color
        self._horizontal = Qt.AlignmentFlag.AlignLeading
        self.setWordWrap(wrap)
        self.setText(text)
        if wrap:
            policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
            policy.setHeightForWidth(True)
            self.setSizePolicy(policy)
        theme.changed.connect(self.restyle)
        self.restyle()

    def set_color(self, color: ColorToken) -> None:
        """Show the text in another colour."""
        self._color = color
        self.restyle()

    def center(self) -> None:
        """Centre the text instead of aligning it where reading begins."""
        self._horizontal = Qt.AlignmentFlag.AlignHCenter
        self._align()

    def trail(self) -> None:
        """Align the text where reading ends."""
        self._horizontal = Qt.AlignmentFlag.AlignTrailing
        self._align()

    @Slot()
    def restyle(self) -> None:
        """Take font and colour of the present theme.

        Not to be overridden: Qt for Python 6.12 goes on calling an overridden slot of a deleted widget.
        """
        self._take_style()

    def _take_style(self) -> None:
        """What ``restyle`` does; a subclass adds to it."""
        self._align()
        self.setFont(theme.font(self._role))
        palette = self.palette()
        palette.setColor(self.foregroundRole(), theme.color(self._color))
        self.setPalette(palette)

    def _align(self) -> None:
        """Align by the window's direction: QLabel would go by the script of the text."""
        flag = self._horizontal
        if flag != Qt.AlignmentFlag.AlignHCenter:
            rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
            right = rtl == (flag == Qt.AlignmentFlag.AlignLeading)
            side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
            flag = side | Qt.AlignmentFlag.AlignAbsolute
        self.setAlignment(flag | Qt.AlignmentFlag.AlignVCenter)

    @override
    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LayoutDirectionChange:
            self._align()
        super().changeEvent(event)


class ElidedLabel(Label):
    """One line that shortens with an ellipsis; the whole text stays in the tool tip and for screen readers."""

    def __init__(self, text: str = "", role: TypeRole = "body", color: ColorToken = "soft") -> None:
        super().__init__(text, role, color)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    @override
    def setText(self, text: str) -> None:
        super().setText(text)
        self.setToolTip(plain_tip(text))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(40), super().minimumSizeHint().height())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setFont(self.font())
        painter.setPen(theme.color(self._color))
        text = QFontMetricsF(self.font()).elidedText(isolated(self.text()), Qt.TextElideMode.ElideRight, self.width())
        painter.drawText(QRectF(self.rect()), int(_LEADING), text)
