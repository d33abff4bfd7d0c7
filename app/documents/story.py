"""A document being told: parts are added in reading order together with their structure, then set on pages."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from app.documents.ink.text import one_line
from app.documents.ink.typesetter import Typesetter
from app.documents.look import ACCENT, INK, LINE, Color, StyleName, look_of
from app.documents.parts.block import Block, Stack
from app.documents.parts.figures import QrCode, Rule, SignaturePlace, Signatures
from app.documents.parts.grid import Cell, Grid, Header, Padding, Row
from app.documents.parts.labelled import Labelled
from app.documents.parts.paragraph import Align, Paragraph
from app.documents.pdf.structure import Heading, Node, Scope
from app.documents.words import Words
from app.page_setup import PageSetup

_BETWEEN = 12.0  # between the columns of a table
_HEADINGS: dict[Heading, tuple[StyleName, float, float]] = {
    "H1": ("title", 0.0, 4.0),
    "H2": ("section", 24.0, 6.0),
    "H3": ("heading", 16.0, 4.0),
}


@dataclass(frozen=True, slots=True)
class Text:
    """One paragraph in a cell or list: its words, style, and color and language when they are not the usual ones."""

    text: str
    style: StyleName = "cell"
    color: Color | None = None
    language: str = ""


@dataclass(frozen=True, slots=True)
class Note:
    """A timed note in a cell: the time as label, the words beside it."""

    time: str
    text: str


@dataclass(frozen=True, slots=True)
class Filled:
    """A cell's content with a color behind it."""

    content: tuple[Text, ...]
    fill: Color


type StyledLine = tuple[Text, float]
"""Words in their style, and the space after them."""
type Content = str | Text | Filled | Sequence[Text | Note]


@dataclass(frozen=True, slots=True)
class Column:
    """A table's column: heading, share of the width, and the side its text stands on."""

    title: str
    share: float
    align: Align = "start"


class Story:
    """Adds parts to a document. Every method that adds something takes its words and makes its nodes."""

    def __init__(self, setup: PageSetup, *, title: str, running: str = "", size: float | None = None) -> None:
        self.look = look_of(setup, size)
        self.title = one_line(title)
        self.running = running
        self.language = setup.language
        self.say = Words(setup.language)
        self.typesetter = Typesetter(setup.language)
        self.root = Node("Document")
        self.blocks: list[Block] = []
        self.closing: list[Block] = []

    @property
    def room(self) -> float:
        """The height of a page's text."""
        return self.look.height - self.look.top - self.look.bottom

    def opening(self, eyebrow: str, title: str, lead: str) -> None:
        """The head of the first page: what this is, its title, one sentence, the accent."""
        self.paragraph(eyebrow, "eyebrow", after=2)
        self.heading("H1", title)
        if lead:
            self.paragraph(lead, "lead", after=10)
        rule = Rule(2.25, ACCENT, 48 * self.look.scale, mirrored=self.look.mirrored, before=10, after=24)
        self.blocks.append(rule)

    def heading(self, level: Heading, text: str) -> None:
        """A heading, kept with what follows."""
        style, before, after = _HEADINGS[level]
        node = self.root.add(level)
        block = self.styled(text, style, node, before=before, after=after, keep_with_next=True)
        self.blocks.append(block)

    def paragraph(  # noqa: PLR0913 - a paragraph has this many properties
        self,
        text: str,
        style: StyleName = "body",
        *,
        language: str = "",
        before: float = 0.0,
        after: float = 6.0,
        keep: bool = False,
    ) -> None:
        """A paragraph of running text."""
        node = self.root.add("P")
        block = self.styled(text, style, node, language=language, before=before, after=after, keep_with_next=keep)
        self.blocks.append(block)

    @contextmanager
    def whole(self) -> Iterator[None]:
        """What is added inside stays on one page if a page can hold it."""
        outer, self.blocks = self.blocks, []
        yield
        before = self.blocks[0].before if self.blocks else 0.0
        self.blocks = [*outer, Stack(self.blocks, before=before, after=10, whole=True, page=self.room)]

    def rule(self, *, before: float = 16.0, after: float = 16.0) -> None:
        """A hairline over the whole width."""
        self.blocks.append(Rule(0.5, LINE, before=before, after=after))

    def styled(  # noqa: PLR0913 - a paragraph has this many properties
        self,
        text: str,
        style: StyleName,
        node: Node | None,
        *,
        align: Align = "start",
        color: Color | None = None,
        language: str = "",
        before: float = 0.0,
        after: float = 0.0,
        keep_with_next: bool = False,
    ) -> Paragraph:
        """A paragraph in this document's typesetting, not yet placed."""
        return Paragraph(
            self.typesetter,
            text,
            self.look.style(style),
            node,
            align=align,
            mirrored=self.look.mirrored,
            color=color,
            language=language,
            before=before,
            after=after,
            keep_with_next=keep_with_next,
        )

    def facts(self, facts: Sequence[tuple[str, Content]], *, label_share: float = 0.27, after: float = 8.0) -> None:
        """Labels and what they say, as a table without rules."""
        table = self.root.add("Table").add("TBody")
        rows = []
        for label, content in facts:
            line = table.add("TR")
            head = line.add("TH", attribute=Scope("Row"))
            cells = (
                Cell(Stack((self.styled(label, "label", head),))),
                Cell(self._content(content, line.add("TD"), "start", "body")),
            )
            rows.append(Row(cells, rule=None))
        share = max(label_share, 0.34) if self.look.scale > 1 else label_share
        widths = (self.look.measure * share, self.look.measure * (1 - share))
        self.blocks.append(self._grid(rows, widths, Padding(3.5, 3.5, 8), None, after))

    def table(self, columns: Sequence[Column], rows: Sequence[Sequence[Content]], *, after: float = 10.0) -> None:
        """A table; a header row when columns have titles, and the first cell of each row heads it."""
        node = self.root.add("Table")
        titled = any(column.title for column in columns)
        header = self._header(node.add("THead").add("TR"), columns) if titled else None
        body = node.add("TBody")
        out = []
        for contents in rows:
            line = body.add("TR")
            cells = []
            for index, (column, content) in enumerate(zip(columns, contents, strict=True)):
                own = line.add("TH", attribute=Scope("Row")) if index == 0 else line.add("TD")
                fill = content.fill if isinstance(content, Filled) else None
                cells.append(Cell(self._content(content, own, column.align, "cell"), fill))
            out.append(Row(tuple(cells)))
        self.blocks.append(self._grid(out, self._widths(columns), Padding(4, 4, _BETWEEN), header, after))

    def items(self, items: Sequence[tuple[str, Sequence[Text | Note]]], indent: float, *, after: float = 6.0) -> None:
        """A list: a label before each item, and its paragraphs."""
        listing = self.root.add("L")
        indent *= self.look.scale
        for label, texts in items:
            item = listing.add("LI")
            lead = self.styled(label, _first_style(texts), item.add("Lbl"))
            body = self._stack(texts, item.add("LBody"), "start")
            self.blocks.append(Labelled(lead, body, indent, mirrored=self.look.mirrored, after=after))

    def lines(self, lines: Sequence[StyledLine]) -> Stack:
        """Paragraphs one under another, each with the space after it, not yet placed."""
        return Stack([self._text(text, self.root.add("P"), after=after) for text, after in lines])

    def code(self, text: str, spoken: str, side: float) -> QrCode:
        """A QR code in the structure, not yet placed."""
        return QrCode(self.root.add("Figure", alt=one_line(spoken)), text, side * min(self.look.scale, 1.25))

    def signatures(self, people: Sequence[tuple[str, str]]) -> None:
        """Places for signatures, each with its spoken name and caption; they are the last things of a document."""
        fields = []
        for spoken, caption in people:
            node = self.root.add("Form", alt=one_line(spoken))
            fields.append((node, self.styled(caption, "small", self.root.add("P"))))
        self.blocks.append(Signatures(fields, mirrored=self.look.mirrored, before=18))

    def silent_signature(self, spoken: str) -> SignaturePlace:
        """A place for a signature that shows nothing, not yet placed."""
        return SignaturePlace(self.root.add("Form", alt=one_line(spoken)), 220.0, 24.0)

    def _grid(
        self, rows: Sequence[Row], widths: Sequence[float], padding: Padding, header: Header | None, after: float
    ) -> Grid:
        return Grid(rows, widths, padding, self.room, header, self.look.mirrored, after=after)

    def _widths(self, columns: Sequence[Column]) -> list[float]:
        """Widths by share, but no column narrower than the widest word of its title while others have room."""
        style = self.look.style("head")
        total = sum(column.share for column in columns)
        wanted = [self.look.measure * column.share / total for column in columns]
        words = (self.typesetter.widest_word(column.title, style.weight) for column in columns)
        least = [width * style.size / 1000 + _BETWEEN + 1 for width in words]
        if sum(least) > self.look.measure:
            return wanted
        free = [max(0.0, want - need) for want, need in zip(wanted, least, strict=True)]
        spare = self.look.measure - sum(least)
        scale = spare / sum(free) if sum(free) else 0.0
        return [need + room * scale for need, room in zip(least, free, strict=True)]

    def _header(self, line: Node, columns: Sequence[Column]) -> Header:
        first, again = [], []
        for column in columns:
            node = line.add("TH", attribute=Scope("Column"))
            text = self.styled(column.title, "head", node, align=column.align)
            first.append(Cell(Stack((text,))))
            again.append(Cell(Stack((text.as_artifact(),))))
        return Header(Row(tuple(first), INK, 0.75), Row(tuple(again), INK, 0.75))

    def _content(self, content: Content, node: Node, align: Align, style: StyleName) -> Stack:
        if isinstance(content, str):
            return Stack((self.styled(content, style, node, align=align),))
        if isinstance(content, Text):
            return self._stack((content,), node, align)
        return self._stack(content.content if isinstance(content, Filled) else content, node, align)

    def _stack(self, texts: Sequence[Text | Note], node: Node, align: Align) -> Stack:
        """Paragraphs one under another; each has its own node unless it is the only one."""
        blocks: list[Block] = []
        for text in texts:
            if isinstance(text, Note):
                blocks.append(self._note(text, node))
            else:
                own = node if len(texts) == 1 else node.add("P")
                blocks.append(self._text(text, own, align=align))
        return Stack(blocks)

    def _text(self, text: Text, node: Node, *, align: Align = "start", after: float = 0.0) -> Paragraph:
        return self.styled(
            text.text, text.style, node, align=align, color=text.color, language=text.language, after=after
        )

    def _note(self, note: Note, node: Node) -> Labelled:
        label = self.styled(note.time, "small", node.add("P")) if note.time else None
        body = self.styled(note.text, "cell", node.add("P"))
        return Labelled(label, body, 30 * self.look.scale, mirrored=self.look.mirrored, after=3)


def _first_style(texts: Sequence[Text | Note]) -> StyleName:
    return texts[0].style if texts and isinstance(texts[0], Text) else "cell"
