"""One page being drawn: marked content, artifacts, lines of text, rules and boxes, in points from the lower left."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Literal

from app.documents.ink.typesetter import Line
from app.documents.look import Color, Style
from app.documents.pdf.fonts import FontBook
from app.documents.pdf.lines import line_operators
from app.documents.pdf.objects import number
from app.documents.pdf.structure import Mark, Node, Place

type Furniture = Literal["Header", "Footer"]


class Sheet:
    """Collects a page's content stream and the nodes that its marks belong to."""

    def __init__(self, index: int, fonts: FontBook) -> None:
        self.index = index
        self.marks: list[Node] = []
        self._fonts = fonts
        self._operators: list[str] = []
        self._signs: list[str] = []

    @property
    def content(self) -> bytes:
        """The page's content stream."""
        return "\n".join([*self._operators, ""]).encode("ascii")

    @contextmanager
    def mark(self, node: Node) -> Iterator[None]:
        """What is drawn inside belongs to the node; glyphs without a text of their own follow, and read as nothing."""
        self._operators.append(f"/{node.tag} <</MCID {self._next_mark(node)}>> BDC")
        yield
        self._operators.append("EMC")
        if self._signs:
            self._operators.append(f"/Span <</ActualText () /MCID {self._next_mark(node)}>> BDC")
            self._draw_signs()

    @contextmanager
    def artifact(self, furniture: Furniture | None = None) -> Iterator[None]:
        """What is drawn inside is decoration, or furniture of the page."""
        kind = f"/Type /Pagination /Subtype /{furniture}" if furniture else ""
        self._operators.append(f"/Artifact <<{kind}>> BDC" if kind else "/Artifact BMC")
        yield
        self._operators.append("EMC")
        if self._signs:
            self._operators.append(f"/Artifact <</ActualText () {kind}>> BDC")
            self._draw_signs()

    def place(self, node: Node, x: float, y: float, width: float, height: float) -> None:
        """Notes where on this page the node's box is."""
        node.attribute = Place(self.index, (x, y, x + width, y + height))

    def text(self, lines: Sequence[tuple[Line, float, float]], style: Style, color: Color | None = None) -> None:
        """Sets lines at the given starts of their baselines."""
        out = ["BT", f"{_rgb(color or style.color)} rg"]
        signs: list[str] = []
        for line, x, y in lines:
            operators = line_operators(self._fonts, line, x, y, style.size)
            out += operators.text
            signs += operators.signs
        self._operators += [*out, "ET"]
        if signs:
            self._signs += [f"{_rgb(color or style.color)} rg", *signs]

    def rule(self, x: float, y: float, width: float, thickness: float, color: Color) -> None:
        """A horizontal rule whose upper edge is ``y``; an artifact."""
        self.box(x, y - thickness, width, thickness, color)

    def box(self, x: float, y: float, width: float, height: float, color: Color) -> None:
        """A filled box with its lower left corner at (x, y); an artifact."""
        with self.artifact():
            self.fill([(x, y, width, height)], color)

    def fill(self, boxes: Sequence[tuple[float, float, float, float]], color: Color) -> None:
        """Filled boxes in one path, inside whatever mark is open."""
        path = [" ".join(number(side) for side in box) + " re" for box in boxes]
        self._operators += [f"{_rgb(color)} rg", *path, "f"]

    def _next_mark(self, node: Node) -> int:
        number_ = len(self.marks)
        node.kids.append(Mark(self.index, number_))
        self.marks.append(node)
        return number_

    def _draw_signs(self) -> None:
        self._operators += ["BT", *self._signs, "ET", "EMC"]
        self._signs = []


def _rgb(color: Color) -> str:
    return " ".join(f"{part / 255:.3f}".rstrip("0").rstrip(".") or "0" for part in color)
