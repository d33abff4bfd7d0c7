"""The structure tree: nodes are made together with the story and gain marks when something of theirs is drawn."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, NamedTuple

type Heading = Literal["H1", "H2", "H3"]
type TablePart = Literal["Table", "THead", "TBody", "TR", "TH", "TD"]
type Tag = Heading | TablePart | Literal["Document", "P", "L", "LI", "Lbl", "LBody", "Figure", "Form"]
type Box = tuple[float, float, float, float]


class Mark(NamedTuple):
    """A marked-content sequence: page from 0 and number on that page."""

    page: int
    number: int


@dataclass(frozen=True, slots=True)
class Scope:
    """A header cell heads its column or its row."""

    kind: Literal["Column", "Row"]


@dataclass(frozen=True, slots=True)
class Span:
    """A cell covers several columns."""

    columns: int


@dataclass(frozen=True, slots=True)
class Place:
    """A figure's or a field's box on its page, in points from the lower left."""

    page: int
    box: Box


class Node:
    """One structure element: what it is, what it holds, and where it was drawn."""

    __slots__ = ("actual", "alt", "attribute", "kids", "language", "tag")

    def __init__(self, tag: Tag, *, alt: str = "", attribute: Scope | Span | None = None) -> None:
        self.tag: Tag = tag
        self.alt = alt
        self.actual = ""
        self.language = ""
        self.attribute: Scope | Span | Place | None = attribute
        self.kids: list[Node | Mark] = []

    def add(self, tag: Tag, *, alt: str = "", attribute: Scope | Span | None = None) -> "Node":
        """Makes a new last child and returns it."""
        node = Node(tag, alt=alt, attribute=attribute)
        self.kids.append(node)
        return node

    @property
    def drawn(self) -> bool:
        """True once something of the node itself stands on a page."""
        return any(isinstance(kid, Mark) for kid in self.kids)

    @property
    def kept(self) -> bool:
        """True when the node belongs in the file: it holds something, or it is a signature's place or a table cell."""
        return bool(self.kids) or self.tag in {"Form", "TD", "TH"}

    def walk(self) -> Iterator["Node"]:
        """Yields the node and all nodes under it that belong in the file, in reading order."""
        yield self
        for kid in self.kids:
            if isinstance(kid, Node) and kid.kept:
                yield from kid.walk()
