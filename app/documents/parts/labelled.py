"""A body with a label beside its first line: list items, timed notes, numbered words."""

from app.documents.parts.block import Block
from app.documents.parts.paragraph import Paragraph
from app.documents.pdf.sheet import Sheet


class Labelled:
    """A label of fixed width and a block beside it that may part."""

    def __init__(  # noqa: PLR0913 - two blocks, a measure and the block protocol
        self,
        label: Paragraph | None,
        body: Block,
        indent: float,
        *,
        mirrored: bool = False,
        before: float = 0.0,
        after: float = 0.0,
    ) -> None:
        self.before = before
        self.after = after
        self.keep_with_next = False
        self._label = label
        self._body = body
        self._indent = indent
        self._mirrored = mirrored

    def height(self, width: float) -> float:
        """The higher of the two."""
        label = self._label.height(self._indent) if self._label else 0.0
        return max(label, self._body.height(width - self._indent))

    def least(self, width: float) -> float:
        """The label and the body's least part."""
        label = self._label.height(self._indent) if self._label else 0.0
        return max(label, self._body.least(width - self._indent))

    def split(self, width: float, room: float) -> "tuple[Labelled, Labelled] | None":
        """The label stays with the first part of the body."""
        parts = self._body.split(width - self._indent, room)
        if parts is None or (self._label and self._label.height(self._indent) > room):
            return None
        first = Labelled(self._label, parts[0], self._indent, mirrored=self._mirrored)
        return first, Labelled(None, parts[1], self._indent, mirrored=self._mirrored, after=self.after)

    def draw(self, sheet: Sheet, x: float, top: float, width: float) -> None:
        """Draws label and body side by side."""
        if self._label:
            self._label.draw(sheet, x + width - self._indent if self._mirrored else x, top, self._indent)
        self._body.draw(sheet, x if self._mirrored else x + self._indent, top, width - self._indent)
