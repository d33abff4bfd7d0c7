"""The scorecard: one panelist's ratings with their evidence, for one candidate by code."""

from app.documents import words
from app.documents.frame import rendered
from app.documents.pages.common import NoteLine, PageSetup, Rendered
from app.documents.pages.scorecard import RatedCompetency, ScorecardPage
from app.documents.story import Column, Content, Note, Story, Text

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
    story.signature(f"Signature of {page.panelist.name}", _caption(page))
    return rendered(story)


def _facts(page: ScorecardPage) -> list[tuple[str, Content]]:
    replaced = "none" if page.replaces is None else f"card {page.replaces}"
    kit = Text(f"{page.kit.name}, version {page.kit.version}")
    return [
        ("Panel", [Text(page.panel.code, "strong"), Text(words.joined(page.panel.words), "small")]),
        ("Panelist", [Text(page.panelist.name, "strong"), Text(words.joined(page.panelist.words), "small")]),
        ("Card", Text(f"{page.number}, replaces {replaced}", "body")),
        ("Sealed at", [Text(words.moment(page.sealed_at), "body"), Text(words.SEALERS_CLOCK, "small")]),
        ("Kit", [kit, Text(words.grouped(page.kit.digest), "caption")]),
    ]


def _row(competency: RatedCompetency, scale: tuple[str, ...]) -> tuple[Content, ...]:
    return competency.name, rating_words(competency, scale), notes_content(competency.notes)


def rating_words(competency: RatedCompetency, scale: tuple[str, ...]) -> list[Text]:
    """The rating as a number with its level's name and anchor, or the reason why there is none."""
    rating = competency.rating
    if isinstance(rating, str):
        return [Text(rating)]
    level = scale[rating - 1] if 0 < rating <= len(scale) else ""
    out = [Text(f"{rating} of {len(scale)}  {level}".rstrip(), "strong")]
    return [*out, Text(competency.anchor, "small")] if competency.anchor else out


def notes_content(notes: tuple[NoteLine, ...]) -> Content:
    """Notes with their times, or the plain statement that there are none."""
    if not notes:
        return Text("no evidence noted", "small")
    return [Note(note.time, note.text) for note in notes]


def _further(note: NoteLine) -> tuple[Content, ...]:
    text = f"Question {note.question}. {note.text}" if note.question is not None else note.text
    return note.time, text


def _caption(page: ScorecardPage) -> str:
    return f"Signed with the key of {page.panelist.name}. {words.PROVES}"
