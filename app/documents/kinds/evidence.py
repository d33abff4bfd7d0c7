"""What stands behind one candidate's row of the board: who rated what on which evidence, and what was agreed."""

from app.documents import words
from app.documents.kinds.heat import DIFFER
from app.documents.pages.summary import BoardCell, BoardCompetency, SummaryCandidate, SummaryPage
from app.documents.story import Column, Content, Note, Story, Text

_COLUMNS = (Column("Competency", 22), Column("Each panelist alone, with the evidence", 54), Column("Agreed", 24))


def add_evidence(story: Story, page: SummaryPage, candidate: SummaryCandidate) -> None:
    """The candidate's section: recommendations, then competency by competency."""
    title = f"{candidate.code}  {candidate.name}".rstrip()
    story.heading("H2", title)
    if candidate.recommendations:
        rows = [(each.panelist, each.recommendation, each.summary) for each in candidate.recommendations]
        story.table((Column("Panelist", 24), Column("Recommendation", 18), Column("Summary", 58)), rows, after=16)
    else:
        story.paragraph("No card of this candidate was opened.")
    rows_: list[tuple[Content, ...]] = [
        (_competency(competency, cell), _alone(cell), _agreed(cell))
        for competency, cell in zip(page.competencies, candidate.cells, strict=True)
        if cell.ratings
    ]
    if rows_:
        story.table(_COLUMNS, rows_)


def _competency(competency: BoardCompetency, cell: BoardCell) -> Content:
    terms = [f"weight {competency.weight}"] if competency.weight != 1 else []
    if competency.must_meet is not None:
        terms.append(f"must meet {competency.must_meet}")
    if cell.mean is not None:
        terms.append(f"mean {cell.mean}{'\u00a0' + DIFFER if cell.differ else ''}")
    lines = [Text(competency.name, "cell strong")]
    return [*lines, Text(", ".join(terms), "small")] if terms else lines


def _alone(cell: BoardCell) -> Content:
    out: list[Text | Note] = []
    for each in cell.ratings:
        out.append(Text(words.attributed(each.panelist, str(each.rating)), "cell strong"))
        out += [Note(note.time, note.text) for note in each.notes]
        if not each.notes and isinstance(each.rating, int):
            out.append(Text("no evidence noted", "small"))
    return out


def _agreed(cell: BoardCell) -> Content:
    if cell.consensus is None:
        return Text("no consensus recorded", "small")
    return [Text(str(cell.consensus), "cell strong"), Text(cell.reason)]
