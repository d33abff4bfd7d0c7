"""A table whose rows stay whole where they can, and whose header is repeated as an artifact."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from app.documents.look import LINE, Color
from app.documents.parts.block import Stack
from app.documents.pdf.sheet import Sheet
from app.documents.pdf.structure import Box

_HAIRLINE = 0.5
_GUTTER = 2.0
_SMALL = 0.2  # a table lower than this part of a page is not parted
_TALL = 0.35  # a row higher than this part of a page may be parted


@dataclass(frozen=True, slots=True)
class Padding:
    """Free space inside a cell; the first column starts and the last one ends flush with the text."""

    above: float
    below: float
    between: float


@dataclass(frozen=True, slots=True)
class Cell:
    """What stands in a cell, and the color behind it."""

    content: Stack
    fill: Color | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """Cells from the first to the last column; ``repeat`` are the header's cells as artifacts."""

    cells: tuple[Cell, ...]
    rule: Color | None = LINE
    rule_width: float = _HAIRLINE
    torn: bool = False


@dataclass(frozen=True, slots=True)
class Header:
    """A header row, and the same without nodes for the pages after the first."""

    first: Row
    again: Row


@dataclass(slots=True)
class Grid:
    """Rows in columns of fixed widths; ``page`` is the height of a whole page."""

    rows: Sequence[Row]
    widths: Sequence[float]
    padding: Padding
    page: float
    header: Header | None = None
    mirrored: bool = False
    before: float = 0.0
    after: float = 0.0
    keep_with_next: bool = False
    _heights: dict[int, float] = field(default_factory=dict)

    def height(self, width: float) -> float:
        """The height of the header and all rows."""
        del width
        return self._header_height() + sum(self._height(row) for row in self.rows)

    def least(self, width: float) -> float:
        """The header with its first row, or with the first lines of a row that may be parted."""
        if not self.rows or self._is_small(width):
            return self.height(width)
        row = self.rows[0]
        full = self._height(row)
        if full <= self.page * _TALL:
            return self._header_height() + full
        lines = max((cell.content.least(w) for cell, w in self._measured(row)), default=0.0)
        return self._header_height() + lines + self.padding.above + self.padding.below

    def split(self, width: float, room: float) -> "tuple[Grid, Grid] | None":
        """The rows that fit, a tall one parted between its lines, and a table of the same node for the rest."""
        if self._is_small(width):
            return None
        used = self._header_height()
        count = 0
        while count < len(self.rows) and used + self._height(self.rows[count]) <= room + 0.01:
            used += self._height(self.rows[count])
            count += 1
        head, tail = list(self.rows[:count]), list(self.rows[count:])
        if tail and (self._height(tail[0]) > self.page * _TALL):
            parts = self._tear(tail[0], room - used)
            if parts is not None:
                head.append(parts[0])
                tail[0] = parts[1]
        if not head:
            return None
        again = Header(self.header.again, self.header.again) if self.header else None
        return self._with(head, self.header, 0.0), self._with(tail, again, self.after)

    def draw(self, sheet: Sheet, x: float, top: float, width: float) -> None:
        """Draws fills and rules as artifacts and the cells under their nodes."""
        for row in [*([self.header.first] if self.header else []), *self.rows]:
            height = self._height(row)
            self._draw_row(sheet, row, (x, top - height, width, height))
            top -= height

    def _with(self, rows: Sequence[Row], header: Header | None, after: float) -> "Grid":
        return Grid(rows, self.widths, self.padding, self.page, header, self.mirrored, after=after)

    def _draw_row(self, sheet: Sheet, row: Row, box: Box) -> None:
        x, bottom, width, height = box
        at = 0.0
        pad = self.padding
        for cell, own in zip(row.cells, self.widths, strict=True):
            left = x + width - at - own if self.mirrored else x + at
            inset = 0.0
            if cell.fill is not None:
                sheet.box(left, bottom + _HAIRLINE, own - _GUTTER, height - 2 * _HAIRLINE, cell.fill)
                inset = pad.between / 2
            inner = left + pad.between - inset if self.mirrored else left + inset
            cell.content.draw(sheet, inner, bottom + height - pad.above, own - pad.between)
            at += own
        if row.rule is not None and not row.torn:
            sheet.rule(x, bottom + row.rule_width, width, row.rule_width, row.rule)

    def _measured(self, row: Row) -> list[tuple[Cell, float]]:
        return [(cell, own - self.padding.between) for cell, own in zip(row.cells, self.widths, strict=True)]

    def _height(self, row: Row) -> float:
        height = self._heights.get(id(row))
        if height is None:
            content = max((cell.content.height(w) for cell, w in self._measured(row)), default=0.0)
            below = 0.0 if row.torn else self.padding.below
            height = self._heights[id(row)] = content + self.padding.above + below
        return height

    def _is_small(self, width: float) -> bool:
        """True for a table that is not worth parting."""
        return self.height(width) <= self.page * _SMALL

    def _header_height(self) -> float:
        return self._height(self.header.first) if self.header else 0.0

    def _tear(self, row: Row, room: float) -> tuple[Row, Row] | None:
        """The row in two: in each cell what fits above, and the rest below."""
        inside = room - self.padding.above - self.padding.below
        above: list[Cell] = []
        below: list[Cell] = []
        for cell, width in self._measured(row):
            parts = _parted(cell.content, width, inside)
            above.append(Cell(parts[0], cell.fill))
            below.append(Cell(parts[1], cell.fill))
        if not any(cell.content.blocks for cell in above) or not any(cell.content.blocks for cell in below):
            return None
        return Row(tuple(above), row.rule, row.rule_width, torn=True), Row(tuple(below), row.rule, row.rule_width)


def _parted(content: Stack, width: float, room: float) -> tuple[Stack, Stack]:
    if content.height(width) <= room:
        return content, Stack(())
    parts = content.split(width, room)
    if parts is None:
        return Stack(()), content
    first, second = parts
    return Stack((first,)), Stack((second,))
