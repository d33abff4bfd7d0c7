"""Stories become pages: text between the margins, furniture around it, page x of y."""

from app.documents.ink.text import one_line
from app.documents.look import LINE
from app.documents.pages.common import Rendered
from app.documents.parts.block import Block, Stack
from app.documents.pdf.fonts import FontBook
from app.documents.pdf.sheet import Sheet
from app.documents.pdf.writer import write_pdf
from app.documents.story import Story


def rendered(story: Story) -> Rendered:
    """The finished document, with what could not be drawn in it."""
    return Rendered(pdf=_drawn(story), undrawable=story.typesetter.undrawable)


def _drawn(story: Story) -> bytes:
    look = story.look
    pages = paginate(story)
    fonts = FontBook()
    sheets = []
    for index, page in enumerate(pages):
        sheet = Sheet(index, fonts)
        page.draw(sheet, look.side, look.height - look.top, look.measure)
        if index == len(pages) - 1 and story.closing:
            _draw_closing(story, sheet)
        if story.running:
            _draw_footer(story, sheet, index + 1, len(pages))
        sheets.append(sheet)
    size = (look.width, look.height)
    return write_pdf(
        sheets,
        fonts,
        story.root,
        size=size,
        title=story.title,
        language=story.language,
        mirrored=look.mirrored,
    )


def paginate(story: Story) -> list[Stack]:
    """What stands on each page. A block that can neither fit nor part gets a page of its own."""
    look = story.look
    rest: Block = Stack(story.blocks)
    pages: list[Stack] = []
    while isinstance(rest, Stack) and rest.blocks:
        parts = rest.split(look.measure, story.room)
        if parts is None:
            first, *others = rest.blocks
            parts = first.split(look.measure, story.room) or (first, Stack(()))
            parts = (parts[0], Stack((*_blocks(parts[1]), *others)))
        pages.append(Stack((parts[0],)))
        rest = parts[1]
    closing = Stack(story.closing).height(look.measure)
    if not pages or (closing and pages[-1].height(look.measure) + closing > story.room):
        pages.append(Stack(()))
    return pages


def _blocks(block: Block) -> tuple[Block, ...]:
    return block.blocks if isinstance(block, Stack) else (block,)


def _draw_closing(story: Story, sheet: Sheet) -> None:
    """Draws what belongs at the foot of the last page."""
    look = story.look
    closing = Stack(story.closing)
    closing.draw(sheet, look.side, look.bottom + closing.height(look.measure), look.measure)


def _draw_footer(story: Story, sheet: Sheet, number: int, count: int) -> None:
    look = story.look
    y = look.bottom - 16
    with sheet.artifact("Footer"):
        sheet.fill([(look.side, y, look.measure, 0.5)], LINE)
        for text, align in (
            (one_line(story.running), "start"),
            (story.say("page {number} of {count}", number=number, count=count), "end"),
        ):
            style = look.style("caption")
            lines = story.typesetter.lines(text, style.weight, float("inf"))
            width = lines[0].width * style.size / 1000
            at_end = (align == "end") != look.mirrored
            x = look.side + look.measure - width if at_end else look.side
            sheet.text([(lines[0], x, y - 6 - style.size)], style)
