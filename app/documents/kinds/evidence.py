"""What stands behind one candidate's row of the board: who rated what on which evidence, and what was agreed."""

from app.documents.kinds.heat import DIFFER
from app.documents.pages.summary import BoardCell, BoardCompetency, Recommendation, SummaryCandidate, SummaryPage
from app.documents.story import Column, Content, Note, Story, Text
from app.documents.words import Words


def add_evidence(story: Story, page: SummaryPage, candidate: SummaryCandidate) -> None:
    """The candidate's section: recommendations, then competency by competency."""
    say = story.say
    title = f"{candidate.code}  {candidate.name}".rstrip()
    story.heading("H2", title)
    if candidate.recommendations:
        rows = [
            (each.panelist, say.term(each.recommendation), _overall(say, each)) for each in candidate.recommendations
        ]
        columns = (Column(say("Panelist"), 24), Column(say("Recommendation"), 18), Column(say("Summary"), 58))
        story.table(columns, rows, after=16)
    else:
        story.paragraph(say("No card of this candidate counts."))
    rows_: list[tuple[Content, ...]] = [
        (_competency(say, competency, cell), _alone(say, cell), _agreed(say, cell))
        for competency, cell in zip(page.competencies, candidate.cells, strict=True)
        if cell.ratings
    ]
    if rows_:
        story.table(_columns(say), rows_)


def _overall(say: Words, recommendation: Recommendation) -> Content:
    lines: list[Text | Note] = [Text(recommendation.summary)]
    lines += [Note(note.time, note.text) for note in recommendation.notes]
    if recommendation.replaces:
        lines.append(Text(say("Why it replaces an earlier card: {reason}", reason=recommendation.replaces), "small"))
    return lines


def _columns(say: Words) -> tuple[Column, ...]:
    alone = Column(say("Each panelist alone, with the evidence"), 54)
    return Column(say("Competency"), 22), alone, Column(say("Agreed"), 24)


def _competency(say: Words, competency: BoardCompetency, cell: BoardCell) -> Content:
    terms = [say("weight {weight}", weight=competency.weight)] if competency.weight != 1 else []
    if competency.must_meet is not None:
        terms.append(say("must meet {level}", level=competency.must_meet))
    if cell.mean is not None:
        terms.append(say("mean {mean}", mean=f"{cell.mean}{'\u00a0' + DIFFER if cell.differ else ''}"))
    lines = [Text(competency.name, "cell strong")]
    return [*lines, Text(say.listed(terms), "small")] if terms else lines


def _alone(say: Words, cell: BoardCell) -> Content:
    out: list[Text | Note] = []
    for each in cell.ratings:
        rating = str(each.rating) if isinstance(each.rating, int) else say.term(each.rating)
        out.append(Text(say.attributed(each.panelist, rating), "cell strong"))
        out += [Note(note.time, note.text) for note in each.notes]
        if not each.notes and isinstance(each.rating, int):
            out.append(Text(say("no evidence noted"), "small"))
    return out


def _agreed(say: Words, cell: BoardCell) -> Content:
    if cell.consensus is None:
        return Text(say("no consensus recorded"), "small")
    return [Text(str(cell.consensus), "cell strong"), Text(cell.reason)]
