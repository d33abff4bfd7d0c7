"""The acceptance: a member took the pledge and said where they cannot be impartial."""

from app.documents.frame import rendered
from app.documents.kinds.shared import panel_content, panel_digest_fact, person_content, signature_of
from app.documents.pages.acceptance import AcceptancePage
from app.documents.pages.common import Rendered
from app.documents.spelling import grouped_lines
from app.documents.story import Column, Content, Story, Text
from app.documents.words import Words
from app.page_setup import PageSetup


def render_acceptance(page: AcceptancePage, setup: PageSetup) -> Rendered:
    """Member, panel words, the pledge's hash, conflicts and recusals."""
    say = Words(setup.language)
    running = say("Sub Rosa · acceptance · {code}", code=page.panel.code)
    story = Story(setup, title=say.title("acceptance", page.panel.code), running=running)
    lead = say("The pledge of this panel was read and taken before any candidate’s data was shown.")
    story.opening(say("Sub Rosa · acceptance"), say("Accepted"), lead)
    story.facts(_facts(say, page))
    story.heading("H2", say("Conflicts of interest"))
    if page.conflicts:
        rows = [(conflict.candidate, conflict.statement) for conflict in page.conflicts]
        story.table((Column(say("Candidate"), 20), Column(say("Declared"), 80)), rows)
    else:
        story.paragraph(say("No conflict was declared."))
    story.heading("H2", say("Recusals"))
    if page.recusals:
        story.paragraph(", ".join(page.recusals))
        story.paragraph(say("The member does not score these candidates. A recusal states no cause."), "small")
    else:
        story.paragraph(say("No recusal was declared."))
    story.signatures([signature_of(say, page.member.name, page.member.role or "member")])
    return rendered(story)


def _facts(say: Words, page: AcceptancePage) -> list[tuple[str, Content]]:
    return [
        (say("Panel"), panel_content(page.panel)),
        panel_digest_fact(say, page.panel),
        (say("Member"), person_content(page.member)),
        (say("Accepted at"), Text(say.moment(page.accepted_at), "value")),
        (say("Pledge, SHA-256"), Text(grouped_lines(page.pledge_digest), "small")),
    ]
