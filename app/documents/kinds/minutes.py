"""The minutes: every digest received, listed and signed before anything is opened; codes only."""

from app.documents import words
from app.documents.frame import rendered
from app.documents.kinds.shared import (
    SEAL_COLUMNS,
    opening_content,
    panel_content,
    panel_digest_fact,
    people_table,
    person_content,
    seal_row,
    signed_as,
)
from app.documents.pages.common import Rendered
from app.documents.pages.minutes import MinutesPage
from app.documents.story import Column, Content, Story, Text
from app.page_setup import PageSetup

_BEFORE = "Every seal received is listed here, and this list is signed, before anything is decrypted."
_AFTER = "What was received, and what became of it at the opening."


def render_minutes(page: MinutesPage, setup: PageSetup) -> Rendered:
    """Who was there, what had come, what was missing, and what was opened."""
    running = f"Sub Rosa \u00b7 minutes \u00b7 {page.panel.code}"
    story = Story(setup, title=f"Minutes {page.panel.code}", running=running)
    story.opening("Sub Rosa \u00b7 minutes of the opening", page.panel.title, _AFTER if page.opened_at else _BEFORE)
    story.facts(_facts(page))
    if page.present:
        story.heading("H2", "Present")
        people_table(story, page.present)
    story.heading("H2", "Seals received")
    if page.received:
        story.table(SEAL_COLUMNS, [seal_row(seal) for seal in page.received])
    else:
        story.paragraph("None.")
    if page.missing:
        story.heading("H2", "Missing")
        rows = [(missing.panelist, missing.candidate) for missing in page.missing]
        story.table((Column("Panelist", 60), Column("Candidate", 40)), rows)
    if page.opened:
        story.heading("H2", "Opened")
        columns = (Column("Panelist", 30), Column("Candidate, card", 16), Column("Digest", 30), Column("Outcome", 24))
        story.table(columns, [_opened(page, index) for index in range(len(page.opened))])
    story.signatures([(f"Signature of {page.chair.name}", signed_as(page.chair.name, "chair"))])
    story.paragraph(words.PROVES, "small", before=6)
    return rendered(story)


def _facts(page: MinutesPage) -> list[tuple[str, Content]]:
    facts: list[tuple[str, Content]] = [
        ("Panel", panel_content(page.panel)),
        panel_digest_fact(page.panel),
        ("Chair", person_content(page.chair)),
        ("Cards are opened by", opening_content(page.quorum, page.chair.name)),
        ("Deadline", Text(words.moment(page.deadline), "value")),
        ("Listed at", Text(words.moment(page.listed_at), "value")),
    ]
    if page.opened_at is not None:
        facts.append(("Opened at", Text(words.moment(page.opened_at), "value")))
    return facts


def _opened(page: MinutesPage, index: int) -> tuple[Content, ...]:
    line = page.opened[index]
    digest = Text(words.grouped(line.digest), "caption")
    return line.panelist, f"{line.candidate}, card {line.number}", digest, line.outcome
