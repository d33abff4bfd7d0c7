"""The minutes: every digest received, listed and signed before anything is opened; codes only."""

from app.documents.frame import rendered
from app.documents.kinds.shared import (
    opening_content,
    panel_content,
    panel_digest_fact,
    people_table,
    person_content,
    seal_columns,
    seal_row,
    signature_of,
)
from app.documents.pages.common import Rendered
from app.documents.pages.minutes import MinutesPage, OpenedLine
from app.documents.spelling import grouped
from app.documents.story import Column, Content, Story, Text
from app.documents.words import PROVES, Words, phrase
from app.page_setup import PageSetup

_BEFORE = phrase("Every seal received is listed here, and this list is signed, before anything is decrypted.")
_AFTER = phrase("What was received, and what became of it at the opening.")


def render_minutes(page: MinutesPage, setup: PageSetup) -> Rendered:
    """Who was there, what had come, what was missing, and what was opened."""
    say = Words(setup.language)
    running = say("Sub Rosa · minutes · {code}", code=page.panel.code)
    story = Story(setup, title=say.title("minutes", page.panel.code), running=running)
    lead = say(_AFTER if page.opened_at else _BEFORE)
    story.opening(say("Sub Rosa · minutes of the opening"), page.panel.title, lead)
    story.facts(_facts(say, page))
    if page.present:
        story.heading("H2", say("Present"))
        people_table(story, page.present)
    story.heading("H2", say("Seals received"))
    if page.received:
        story.table(seal_columns(say), [seal_row(say, seal) for seal in page.received])
    else:
        story.paragraph(say("No seal was received."))
    if page.missing:
        story.heading("H2", say("Missing"))
        rows = [(missing.panelist, missing.candidate) for missing in page.missing]
        story.table((Column(say("Panelist"), 60), Column(say("Candidate"), 40)), rows)
    if page.opened:
        story.heading("H2", say("Opened seals"))
        story.table(_columns(say), [_opened(say, line) for line in page.opened])
    story.signatures([signature_of(say, page.chair.name, "chair")])
    story.paragraph(say(PROVES), "small", before=6)
    return rendered(story)


def _facts(say: Words, page: MinutesPage) -> list[tuple[str, Content]]:
    facts: list[tuple[str, Content]] = [
        (say("Panel"), panel_content(page.panel)),
        panel_digest_fact(say, page.panel),
        (say("Chair"), person_content(page.chair)),
        (say("Cards are opened by"), opening_content(say, page.quorum, page.chair.name)),
        (say("Deadline"), Text(say.moment(page.deadline), "value")),
        (say("Listed at"), Text(say.moment(page.listed_at), "value")),
    ]
    if page.opened_at is not None:
        facts.append((say("Opened at"), Text(say.moment(page.opened_at), "value")))
    return facts


def _columns(say: Words) -> tuple[Column, ...]:
    return (
        Column(say("Panelist"), 30),
        Column(say("Candidate, card"), 16),
        Column(say("Digest"), 30),
        Column(say("Outcome"), 24),
    )


def _opened(say: Words, line: OpenedLine) -> tuple[Content, ...]:
    digest = Text(grouped(line.digest), "caption")
    return line.panelist, say.candidate_card(line.candidate, line.number), digest, say.verdict(line.outcome)
