"""The scorecard: one panelist's ratings with their evidence, for one candidate by code."""

from app.documents import words
from app.documents.frame import rendered
from app.documents.kinds.shared import kit_content, notes_content, panel_content, person_content, signed_as
from app.documents.pages.common import NoteLine, Rendered
from app.documents.pages.scorecard import RatedCompetency, ScorecardPage
from app.documents.story import Column, Content, Story, Text
from app.page_setup import PageSetup

_COLUMNS = (Column("Competency", 26), Column("Rating", 24), Column("Evidence, with the time it was noted", 50))


def render_scorecard(page: ScorecardPage, setup: PageSetup) -> Rendered:
    """Who rated whom on what kit, every rating with its level and notes, recommendation, summary."""
    reference = f"{page.panel.code} \u00b7 {page.candidate} \u00b7 card {page.number}"
    story = Story(setup, title=f"Scorecard {reference}", running=f"Sub Rosa \u00b7 scorecard \u00b7 {reference}")
    story.opening("Sub Rosa \u00b7 scorecard", f"Candidate {page.candidate}", page.panel.title)
    story.facts(_facts(page))
    story.heading("H2", "Recommendation")
    story.paragraph(page.recommendation or "none given", "words")
    story.paragraph(page.summary or "No summary was written.")
    story.heading("H2", "Ratings and evidence")
    if page.competencies:
        story.table(_COLUMNS, [_row(competency, page.kit.scale) for competency in page.competencies])
    else:
        story.paragraph("This kit has no competencies.")
    if page.further_notes:
        story.heading("H2", "Further notes on the record")
        story.table((Column("Time", 12), Column("Note", 88)), [_further(note) for note in page.further_notes])
    story.signatures([(f"Signature of {page.panelist.name}", signed_as(page.panelist.name, "panelist"))])
    story.paragraph(words.PROVES, "small", before=4)
    return rendered(story)


def _facts(page: ScorecardPage) -> list[tuple[str, Content]]:
    replaced = "none" if page.replaces is None else f"card {page.replaces}"
    return [
        ("Panel", panel_content(page.panel)),
        ("Panelist", person_content(page.panelist)),
        ("Card", Text(f"{page.number}, replaces {replaced}", "value")),
        ("Sealed at", [Text(words.moment(page.sealed_at), "value"), Text(words.SEALERS_CLOCK, "small")]),
        ("Kit", kit_content(page.kit)),
    ]


def _row(competency: RatedCompetency, scale: tuple[str, ...]) -> tuple[Content, ...]:
    return competency.name, _rating(competency, scale), notes_content(competency.notes)


def _rating(competency: RatedCompetency, scale: tuple[str, ...]) -> list[Text]:
    """The rating as a number with its level's name and anchor, or the reason why there is none."""
    rating = competency.rating
    if isinstance(rating, str):
        return [Text(rating)]
    level = scale[rating - 1] if 0 < rating <= len(scale) else ""
    out = [Text(f"{rating} of {len(scale)}  {level}".rstrip(), "cell strong")]
    return [*out, Text(competency.anchor, "small")] if competency.anchor else out


def _further(note: NoteLine) -> tuple[Content, ...]:
    text = f"Question {note.question}. {note.text}" if note.question is not None else note.text
    return note.time, text
