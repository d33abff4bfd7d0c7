"""The acceptance: a member took the pledge and said where they cannot be impartial."""

from app.documents import words
from app.documents.frame import rendered
from app.documents.kinds.shared import panel_content, panel_digest_fact, person_content, signed_as
from app.documents.pages.acceptance import AcceptancePage
from app.documents.pages.common import Rendered
from app.documents.story import Column, Content, Story, Text
from app.page_setup import PageSetup


def render_acceptance(page: AcceptancePage, setup: PageSetup) -> Rendered:
    """Member, panel words, the pledge's hash, conflicts and recusals."""
    running = f"Sub Rosa \u00b7 acceptance \u00b7 {page.panel.code}"
    story = Story(setup, title=f"Acceptance {page.panel.code}", running=running)
    lead = "The pledge of this panel was read and taken before any candidate\u2019s data was shown."
    story.opening("Sub Rosa \u00b7 acceptance", "Accepted", lead)
    story.facts(_facts(page))
    story.heading("H2", "Conflicts of interest")
    if page.conflicts:
        rows = [(conflict.candidate, conflict.statement) for conflict in page.conflicts]
        story.table((Column("Candidate", 20), Column("Declared", 80)), rows)
    else:
        story.paragraph("None declared.")
    story.heading("H2", "Recusals")
    if page.recusals:
        story.paragraph(", ".join(page.recusals))
        story.paragraph("The member does not score these candidates. A recusal states no cause.", "small")
    else:
        story.paragraph("None.")
    story.signatures([(f"Signature of {page.member.name}", signed_as(page.member.name, page.member.role or "member"))])
    return rendered(story)


def _facts(page: AcceptancePage) -> list[tuple[str, Content]]:
    return [
        ("Panel", panel_content(page.panel)),
        panel_digest_fact(page.panel),
        ("Member", person_content(page.member)),
        ("Accepted at", Text(words.moment(page.accepted_at), "value")),
        ("Pledge, SHA-256", Text(words.grouped_lines(page.pledge_digest), "small")),
    ]
