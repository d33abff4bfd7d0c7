"""The protocol of blocks, and a stack of them: the one place that decides what stands on which page."""

from collections.abc import Sequence
from typing import Protocol

from app.documents.pdf.sheet import Sheet


class Block(Protocol):
    """Something that is drawn from a top edge downwards in a given width."""

    @property
    def before(self) -> float:
        """Least space above, dropped at the top of a page."""
        ...

    @property
    def after(self) -> float:
        """Least space below, dropped at the end of a page."""
        ...

    @property
    def keep_with_next(self) -> bool:
        """True when the block may not be the last of a page."""
        ...

    def height(self, width: float) -> float:
        """The height of the whole block in that width."""
        ...

    def least(self, width: float) -> float:
        """The height of the smallest first part that may stand on a page."""
        ...

    def split(self, width: float, room: float) -> "tuple[Block, Block] | None":
        """The part that fits into the room and the rest, or None when the block may not part there."""
        ...

    def draw(self, sheet: Sheet, x: float, top: float, width: float) -> None:
        """Draws the block on the sheet."""
        ...


class Stack:
    """Blocks one under another. A ``whole`` stack is parted only when it is higher than ``page``."""

    def __init__(  # noqa: PLR0913 - each is a property of the block protocol
        self,
        blocks: Sequence[Block],
        *,
        before: float = 0.0,
        after: float = 0.0,
        keep_with_next: bool = False,
        whole: bool = False,
        page: float = 0.0,
    ) -> None:
        self.blocks = tuple(blocks)
        self.before = before
        self.after = after
        self.keep_with_next = keep_with_next
        self._whole = whole
        self._page = page

    def height(self, width: float) -> float:
        """The heights of all blocks and the spaces between them."""
        return sum(block.height(width) for block in self.blocks) + sum(
            _gap(above, below) for above, below in zip(self.blocks, self.blocks[1:], strict=False)
        )

    def least(self, width: float) -> float:
        """The first block's least part, with what must follow it; the whole of a whole stack."""
        if self._whole and self.height(width) <= self._page:
            return self.height(width)
        return self._chain(0, width)

    def split(self, width: float, room: float) -> tuple[Block, Block] | None:
        """As many blocks as fit, the last one parted where it may be, and the rest."""
        if self._whole and self.height(width) <= self._page:
            return None
        taken: list[Block] = []
        used = 0.0
        for index, block in enumerate(self.blocks):
            used += _gap(taken[-1], block) if taken else 0.0
            if used + self._chain(index, width) > room + 0.01:
                return self._parted(taken, self.blocks[index:])
            height = block.height(width)
            if used + height > room + 0.01:
                parts = block.split(width, room - used)
                rest = self.blocks[index + 1 :]
                if parts is None:
                    return self._parted(taken, self.blocks[index:])
                return self._parted([*taken, parts[0]], (parts[1], *rest))
            taken.append(block)
            used += height
        return self, Stack(())

    def draw(self, sheet: Sheet, x: float, top: float, width: float) -> None:
        """Draws all blocks."""
        above: Block | None = None
        for block in self.blocks:
            top -= _gap(above, block) if above else 0.0
            block.draw(sheet, x, top, width)
            top -= block.height(width)
            above = block

    def _chain(self, index: int, width: float) -> float:
        """The height that must be free for a block: its own least, or all of it and what it is kept with."""
        need = 0.0
        while index + 1 < len(self.blocks) and self.blocks[index].keep_with_next:
            need += self.blocks[index].height(width) + _gap(self.blocks[index], self.blocks[index + 1])
            index += 1
        return need + (self.blocks[index].least(width) if self.blocks else 0.0)

    def _parted(self, taken: Sequence[Block], rest: Sequence[Block]) -> tuple[Block, Block] | None:
        return (Stack(taken), Stack(rest, after=self.after, page=self._page)) if taken else None


def _gap(above: Block, below: Block) -> float:
    return max(above.after, below.before)
