"""A panelist's own receipts, to be found again in minutes and summaries."""

from app.documents import words
from app.documents.frame import rendered
from app.documents.kinds.shared import person_content
from app.documents.pages.common import Rendered
from app.documents.pages.receipts import ReceiptLine, ReceiptListPage
from app.documents.story import Column, Content, Story, Text
from app.page_setup import PageSetup

_COLUMNS = (
    Column("Panel", 16),
    Column("Candidate, card", 18),
    Column("Sealed at", 18),
    Column("Receipt and digest", 48),
)


def render_receipts(page: ReceiptListPage, setup: PageSetup) -> Rendered:
    """Every seal of one person with its words and full digest."""
    story = Story(setup, title="Receipts", running="Sub Rosa \u00b7 receipts")
    lead = "A summary that leaves one of these out did not count that card. Compare the digests, not the words alone."
    story.opening("Sub Rosa \u00b7 receipts", "My receipts", lead)
    story.facts(
        [("Panelist", person_content(page.owner)), ("Printed at", Text(words.moment(page.printed_at), "value"))]
    )
    if page.receipts:
        story.table(_COLUMNS, [_row(receipt) for receipt in page.receipts])
    else:
        story.paragraph("Nothing has been sealed yet. Each card that you seal adds its receipt here.")
    return rendered(story)


def _row(line: ReceiptLine) -> tuple[Content, ...]:
    return (
        line.panel_code,
        f"{line.candidate}, card {line.number}",
        words.short_moment(line.sealed_at),
        [Text(words.joined(line.receipt), "cell strong"), Text(words.grouped_lines(line.digest), "caption")],
    )
