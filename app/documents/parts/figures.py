"""Drawn parts that do not break: rules, the QR code, two things side by side, the signature's place."""

from abc import ABC, abstractmethod
from collections.abc import Sequence

from app.documents.look import INK, LINE, PAPER, SOFT, Color
from app.documents.parts.block import Stack
from app.documents.parts.paragraph import Paragraph
from app.documents.parts.qr import qr_modules
from app.documents.pdf.sheet import Sheet
from app.documents.pdf.structure import Node

_FIELD = 32.0
_BETWEEN_FIELDS = 24.0
_QUIET = 4  # modules of light around the code, as its standard asks


class _Unbroken(ABC):
    """What all parts here share: they are whole or on the next page."""

    def __init__(self, *, before: float = 0.0, after: float = 0.0) -> None:
        self.before = before
        self.after = after
        self.keep_with_next = False

    @abstractmethod
    def height(self, width: float) -> float:
        """The height in that width."""

    def least(self, width: float) -> float:
        """All of it."""
        return self.height(width)

    def split(self, width: float, room: float) -> None:
        """Never parts."""
        del width, room


class Rule(_Unbroken):
    """A horizontal rule, over the whole width or a part of it."""

    def __init__(  # noqa: PLR0913 - a rule has this many properties
        self,
        thickness: float = 0.5,
        color: Color = LINE,
        length: float | None = None,
        *,
        mirrored: bool = False,
        before: float = 0.0,
        after: float = 0.0,
    ) -> None:
        super().__init__(before=before, after=after)
        self._thickness = thickness
        self._color = color
        self._length = length
        self._mirrored = mirrored

    def height(self, width: float) -> float:
        """The rule's thickness."""
        del width
        return self._thickness

    def draw(self, sheet: Sheet, x: float, top: float, width: float) -> None:
        """Draws the rule as an artifact."""
        length = self._length or width
        sheet.rule(x + width - length if self._mirrored else x, top, length, self._thickness, self._color)


class QrCode(_Unbroken):
    """A QR code of alphanumeric text as filled paths, with its quiet zone and a hairline frame."""

    def __init__(self, node: Node, text: str, side: float, *, before: float = 0.0, after: float = 0.0) -> None:
        super().__init__(before=before, after=after)
        self._node = node
        self._modules = qr_modules(text)
        self.side = side

    def height(self, width: float) -> float:
        """The side of the square."""
        del width
        return self.side

    def draw(self, sheet: Sheet, x: float, top: float, width: float) -> None:
        """Draws frame, light and dark modules, neighbours in one row as one box."""
        del width
        y = top - self.side
        sheet.box(x, y, self.side, self.side, PAPER)
        with sheet.artifact():
            sheet.fill(_frame(x, y, self.side), LINE)
        sheet.place(self._node, x, y, self.side, self.side)
        unit = self.side / (len(self._modules) + 2 * _QUIET)
        boxes = []
        for row, modules in enumerate(self._modules):
            for start, end in _dark_stretches(modules):
                left = x + (start + _QUIET) * unit
                boxes.append((left, top - (row + _QUIET + 1) * unit, (end - start) * unit, unit))
        with sheet.mark(self._node):
            sheet.fill(boxes, INK)


class Beside(_Unbroken):
    """A code at the start and a stack beside it, centred on it."""

    def __init__(  # noqa: PLR0913 - two parts, a measure and the block protocol
        self,
        code: QrCode,
        stack: Stack,
        gap: float,
        *,
        mirrored: bool = False,
        before: float = 0.0,
        after: float = 0.0,
    ) -> None:
        super().__init__(before=before, after=after)
        self._code = code
        self._stack = stack
        self._gap = gap
        self._mirrored = mirrored

    def height(self, width: float) -> float:
        """The higher of the two."""
        return max(self._code.side, self._stack.height(width - self._code.side - self._gap))

    def draw(self, sheet: Sheet, x: float, top: float, width: float) -> None:
        """Draws both, centred on one line."""
        rest = width - self._code.side - self._gap
        full = self.height(width)
        code_x = x + width - self._code.side if self._mirrored else x
        stack_x = x if self._mirrored else x + self._code.side + self._gap
        self._code.draw(sheet, code_x, top - (full - self._code.side) / 2, self._code.side)
        self._stack.draw(sheet, stack_x, top - (full - self._stack.height(rest)) / 2, rest)


class SignaturePlace(_Unbroken):
    """Room without ink for a signature's widget, noted in its Form node."""

    def __init__(self, node: Node, width: float, height: float) -> None:
        super().__init__()
        self._node = node
        self._width = width
        self._height = height

    def height(self, width: float) -> float:
        """The field's height."""
        del width
        return self._height

    def draw(self, sheet: Sheet, x: float, top: float, width: float) -> None:
        """Notes the place and draws nothing."""
        del width
        sheet.place(self._node, x, top - self._height, self._width, self._height)


class Signatures(_Unbroken):
    """Places for signatures with their captions, two in a row, all on one page."""

    def __init__(
        self, fields: Sequence[tuple[Node, Paragraph]], *, mirrored: bool = False, before: float = 0.0
    ) -> None:
        super().__init__(before=before)
        self._fields = tuple(fields)
        self._mirrored = mirrored

    def height(self, width: float) -> float:
        """The heights of all rows."""
        return sum(self._row_height(row, width) for row in self._rows())

    def draw(self, sheet: Sheet, x: float, top: float, width: float) -> None:
        """Notes each place, draws the line to sign on and the caption under it."""
        half = self._half(width)
        for row in self._rows():
            for column, (node, caption) in enumerate(row):
                step = column * (half + _BETWEEN_FIELDS)
                left = x + width - half - step if self._mirrored else x + step
                sheet.place(node, left, top - _FIELD, half, _FIELD)
                sheet.rule(left, top - _FIELD, half, 0.5, SOFT)
                caption.draw(sheet, left, top - _FIELD - 4, half)
            top -= self._row_height(row, width)

    def _rows(self) -> list[tuple[tuple[Node, Paragraph], ...]]:
        return [self._fields[at : at + 2] for at in range(0, len(self._fields), 2)]

    def _row_height(self, row: Sequence[tuple[Node, Paragraph]], width: float) -> float:
        return _FIELD + 12 + max(caption.height(self._half(width)) for _, caption in row)

    def _half(self, width: float) -> float:
        return (width - _BETWEEN_FIELDS) / 2


def _frame(x: float, y: float, side: float) -> list[tuple[float, float, float, float]]:
    """The four sides of a hairline square."""
    hair = 0.5
    return [
        (x, y, side, hair),
        (x, y + side - hair, side, hair),
        (x, y, hair, side),
        (x + side - hair, y, hair, side),
    ]


def _dark_stretches(modules: Sequence[bool]) -> list[tuple[int, int]]:
    out: list[tuple[int, int]] = []
    for index, dark in enumerate(modules):
        if dark and out and out[-1][1] == index:
            out[-1] = (out[-1][0], index + 1)
        elif dark:
            out.append((index, index + 1))
    return out
