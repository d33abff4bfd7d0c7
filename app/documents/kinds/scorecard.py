"""The scorecard: one panelist's ratings with their evidence, for one candidate by code."""

from app.documents.frame import rendered
from app.documents.kinds.shared import kit_content, notes_content, panel_content, person_content, signature_of
from app.documents.pages.common import NoteLine, Rendered
from app.documents.pages.scorecard import RatedCompetency, ScorecardPage
from app.documents.story import Column, Content, Story, Text
from app.documents.words import PROVES, Words, phrase
from app.page_setup import PageSetup

_CLOCK = phrase("by the clock of the panelist’s computer")


def render_scorecard(page: ScorecardPage, setup: PageSetup) -> Rendered:
    """Who rated whom on what kit, every rating with its level and notes, recommendation, summary."""
    say = Words(setup.language)
    running = say(
        "Sub Rosa · scorecard · {code} · {candidate} · card {number}",
        code=page.panel.code,
        candidate=page.candidate,
        number=page.number,
    )
    story = Story(setup, title=say.title("scorecard", f"{page.panel.code} {page.candidate}"), running=running)
    title = say("Candidate {code}", code=page.candidate)
    story.opening(say("Sub Rosa · scorecard"), title, page.panel.title)
    story.facts(_facts(say, page))
    story.heading("H2", say("Recommendation"))
    story.paragraph(say.term(page.recommendation) or say("none given"), "words")
    story.paragraph(page.summary or say("No summary was written."))
    story.heading("H2", say("Ratings and evidence"))
    if page.competencies:
        story.table(_columns(say), [_row(say, competency, page.kit.scale) for competency in page.competencies])
    else:
        story.paragraph(say("This kit has no competencies."))
    if page.further_notes:
        story.heading("H2", say("Further notes on the record"))
        columns = (Column(say("Time"), 12), Column(say("Note"), 88))
        story.table(columns, [_further(say, note) for note in page.further_notes])
    story.signatures([signature_of(say, page.panelist.name, "panelist")])
    story.paragraph(say(PROVES), "small", before=4)
    return rendered(story)


def _columns(say: Words) -> tuple[Column, ...]:
    evidence = Column(say("Evidence, with the time it was noted"), 50)
    return Column(say("Competency"), 26), Column(say("Rating"), 24), evidence


def _facts(say: Words, page: ScorecardPage) -> list[tuple[str, Content]]:
    return [
        (say("Panel"), panel_content(page.panel)),
        (say("Panelist"), person_content(page.panelist)),
        (say("Card"), Text(say.card(page.number, page.replaces), "value")),
        (say("Sealed at"), [Text(say.moment(page.sealed_at), "value"), Text(say(_CLOCK), "small")]),
        (say("Kit"), kit_content(say, page.kit)),
    ]


def _row(say: Words, competency: RatedCompetency, scale: tuple[str, ...]) -> tuple[Content, ...]:
    return competency.name, _rating(say, competency, scale), notes_content(say, competency.notes)


def _rating(say: Words, competency: RatedCompetency, scale: tuple[str, ...]) -> list[Text]:
    """The rating as a number with its level's name and anchor, or the reason why there is none."""
    rating = competency.rating
    if isinstance(rating, str):
        return [Text(say.term(rating))]
    level = scale[rating - 1] if 0 < rating <= len(scale) else ""
    of = say("{rating} of {top}", rating=rating, top=len(scale))
    out = [Text(f"{of}  {level}".rstrip(), "cell strong")]
    return [*out, Text(competency.anchor, "small")] if competency.anchor else out


def _further(say: Words, note: NoteLine) -> tuple[Content, ...]:
    if note.question is None:
        return note.time, note.text
    return note.time, f"{say('Question {number}.', number=note.question)} {note.text}"
