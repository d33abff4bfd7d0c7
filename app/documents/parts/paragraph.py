"""A paragraph that knows its structure node, breaks into lines, and parts between them without widows."""

from typing import Literal

from app.documents.ink import bidi
from app.documents.ink.text import one_line
from app.documents.ink.typesetter import Line, Typesetter
from app.documents.look import Color, Style
from app.documents.pdf.sheet import Sheet
from app.documents.pdf.structure import Node

type Align = Literal["start", "center", "end"]

_USUAL_RISE = 350.0  # thousandths: marks moved further than this need a higher line
_MIN_LINES = 2
_LONGEST_SPOKEN = 30_000  # characters: a longer text is read from its glyphs, which are in reading order


class Paragraph:
    """Text in one style. Without a node it is furniture of the page: a table's header repeated."""

    def __init__(  # noqa: PLR0913 - a paragraph has this many properties
        self,
        typesetter: Typesetter,
        text: str,
        style: Style,
        node: Node | None,
        *,
        align: Align = "start",
        mirrored: bool = False,
        color: Color | None = None,
        language: str = "",
        before: float = 0.0,
        after: float = 0.0,
        keep_with_next: bool = False,
    ) -> None:
        self.before = before
        self.after = after
        self.keep_with_next = keep_with_next
        self._typesetter = typesetter
        self._text = text
        self._style = style
        self._node = node
        self._align = align
        self._mirrored = mirrored
        self._color = color
        self._given: list[Line] | None = None
        self._broken: dict[float, list[Line]] = {}
        self._many = False
        if node is not None:
            _describe(node, text, language or typesetter.language_of(text))

    def height(self, width: float) -> float:
        """The height of all lines."""
        return sum(self._line_height(line) for line in self._lines(width))

    def least(self, width: float) -> float:
        """The height of the first two lines, or of all when there are at most three."""
        lines = self._lines(width)
        count = len(lines) if len(lines) <= _MIN_LINES + 1 else _MIN_LINES
        return sum(self._line_height(line) for line in lines[:count])

    def split(self, width: float, room: float) -> "tuple[Paragraph, Paragraph] | None":
        """Two paragraphs of one node; at least two lines on either side."""
        lines = self._lines(width)
        count, used = 0, 0.0
        while count < len(lines) and used + self._line_height(lines[count]) <= room + 0.01:
            used += self._line_height(lines[count])
            count += 1
        count = min(count, len(lines) - _MIN_LINES)
        if count < _MIN_LINES:
            return None
        return self._part(lines[:count], after=0.0), self._part(lines[count:], after=self.after)

    def draw(self, sheet: Sheet, x: float, top: float, width: float) -> None:
        """Sets the lines under the node's mark."""
        lines = [line for line in self._lines(width) if line.runs]
        if not lines:
            return
        places = self._places(x, top, width)
        if self._node is None:
            with sheet.artifact("Header"):
                sheet.text(places, self._style, self._color)
        else:
            with sheet.mark(self._node):
                sheet.text(places, self._style, self._color)

    def as_artifact(self) -> "Paragraph":
        """The same text without a node, for what is repeated."""
        return Paragraph(
            self._typesetter,
            self._text,
            self._style,
            None,
            align=self._align,
            mirrored=self._mirrored,
            color=self._color,
            before=self.before,
            after=self.after,
        )

    def _places(self, x: float, top: float, width: float) -> list[tuple[Line, float, float]]:
        size = self._style.size
        places = []
        lines = self._lines(width)
        self._many = self._many or len(lines) > self._text.count("\n") + 1
        for line in lines:
            extra = max(0.0, line.rise - _USUAL_RISE) * size / 1000
            baseline = top - extra - self._style.leading / 2 - 0.35 * size
            places.append((line, x + self._indent(line, width), baseline))
            top -= self._line_height(line)
        return [place for place in places if place[0].runs]

    def _indent(self, line: Line, width: float) -> float:
        free = width - line.width * self._style.size / 1000
        if self._align == "center":
            return free / 2
        from_right = bool(line.base) if self._many else self._mirrored
        return free if from_right != (self._align == "end") else 0.0

    def _line_height(self, line: Line) -> float:
        if not line.rise and not line.drop:
            return self._style.leading
        extra = max(0.0, line.rise - _USUAL_RISE) + max(0.0, -line.drop - _USUAL_RISE)
        return self._style.leading + extra * self._style.size / 1000

    def _lines(self, width: float) -> list[Line]:
        if self._given is not None:
            return self._given
        lines = self._broken.get(width)
        if lines is None:
            default: bidi.Base = 1 if self._mirrored else 0
            measure = max(width, 1.0) * 1000 / self._style.size
            lines = self._typesetter.lines(self._text, self._style.weight, measure, default)
            self._broken[width] = lines
        return lines

    def _part(self, lines: list[Line], *, after: float) -> "Paragraph":
        part = Paragraph(
            self._typesetter,
            "",
            self._style,
            None,
            align=self._align,
            mirrored=self._mirrored,
            color=self._color,
            after=after,
        )
        part._node = self._node
        part._given = lines
        part._many = True
        return part


def _describe(node: Node, text: str, language: str) -> None:
    """The node says in which language its text is, and holds right-to-left text in reading order."""
    if node.kids:
        return
    node.language = language
    if len(text) <= _LONGEST_SPOKEN and bidi.has_right_to_left(text):
        node.actual = one_line(text)
