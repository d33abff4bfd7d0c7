"""A panelist's own receipts, to be found again in minutes and summaries."""

from app.documents.frame import rendered
from app.documents.kinds.shared import listed_words, person_content
from app.documents.pages.common import Rendered
from app.documents.pages.receipts import ReceiptLine, ReceiptListPage
from app.documents.spelling import grouped_lines, short_moment
from app.documents.story import Column, Content, Story, Text
from app.documents.words import Words
from app.page_setup import PageSetup


def render_receipts(page: ReceiptListPage, setup: PageSetup) -> Rendered:
    """Every seal of one person with its words and full digest."""
    say = Words(setup.language)
    story = Story(setup, title=say("Receipts"), running=say("Sub Rosa · receipts"))
    lead = say(
        "A summary that leaves one of these out did not count that card. Compare the digests, not the words alone."
    )
    story.opening(say("Sub Rosa · receipts"), say("My receipts"), lead)
    printed = Text(say.moment(page.printed_at), "value")
    story.facts([(say("Panelist"), person_content(page.owner)), (say("Printed at"), printed)])
    if page.receipts:
        story.table(_columns(say), [_row(say, receipt) for receipt in page.receipts])
    else:
        story.paragraph(say("Nothing has been sealed yet. Each card that you seal adds its receipt here."))
    return rendered(story)


def _columns(say: Words) -> tuple[Column, ...]:
    return (
        Column(say("Panel"), 16),
        Column(say("Candidate, card"), 18),
        Column(say("Sealed at"), 18),
        Column(say("Receipt and digest"), 48),
    )


def _row(say: Words, line: ReceiptLine) -> tuple[Content, ...]:
    return (
        line.panel_code,
        say.candidate_card(line.candidate, line.number),
        short_moment(line.sealed_at),
        [listed_words(line.receipt, "cell strong"), Text(grouped_lines(line.digest), "caption")],
    )
