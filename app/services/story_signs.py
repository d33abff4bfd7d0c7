"""Which characters of a story its pages could not show, before anything of it is played."""

from collections.abc import Iterator

from app.documents.render import undrawable_characters
from app.services.story import Story


def undrawable_in_story(story: Story) -> tuple[str, ...]:
    """Each such character of all names, headings, notes and reasons once, in order of first use."""
    return undrawable_characters("\n".join(_texts(story)))


def _texts(story: Story) -> Iterator[str]:
    yield from (story.title, story.chair, story.kit.name, *story.kit.scale)
    yield from (panelist.name for panelist in story.panelists)
    yield from (candidate.name for candidate in story.candidates)
    for competency in story.kit.competencies:
        yield from (competency.name, competency.definition, competency.reason)
        yield from (anchor.text for anchor in competency.anchors)
    for question in story.kit.questions:
        yield from (question.text, *question.probes)
    for card in story.cards:
        yield from (card.summary, *(note.text for note in card.record_notes))
    yield from (agreed.reason for agreed in story.consensus)
    yield from (decided.reason for decided in story.decisions)
