"""The board: candidates by competencies, every rating in its cell, colored by the mean and readable without color."""

from app.documents.look import HEAT, INK, PAPER, Color
from app.documents.pages.common import Rating
from app.documents.pages.summary import BoardCell, SummaryCandidate, SummaryPage
from app.documents.story import Column, Content, Filled, Story, Text
from app.documents.words import Words, phrase

DIFFER = "\u2260"
_SHORT: dict[str, str] = {"not asked": phrase("na"), "no evidence": phrase("ne"), "recused": phrase("rec")}
_LEAST_COLUMN = 62.0
_FIRST_SHARE = 1.35


def add_board(story: Story, page: SummaryPage) -> None:
    """The board as tables of as many competencies as fit side by side, with the key to read them."""
    story.paragraph(_legend(story.say, page), "small", after=8, keep=True)
    total = len(page.competencies)
    parts = -(-total // _columns_abreast(story))
    size = -(-total // parts)
    for start in range(0, total, size):
        _part(story, page, range(start, min(start + size, total)))


def _legend(say: Words, page: SummaryPage) -> str:
    sentences = (
        say("Large: the mean of the ratings, from 1 to {top}.", top=len(page.kit.scale)),
        say("{sign} marks ratings that differ by two or more.", sign=DIFFER),
        say("Under it each panelist alone, in the order {names}:", names=say.listed(page.panelists)),
        say("na is not asked, ne no evidence, rec recused."),
        say("“Agreed” is the consensus; it stands beside what was scored and replaces nothing."),
    )
    return " ".join(sentences)


def _columns_abreast(story: Story) -> int:
    least = _LEAST_COLUMN * story.look.scale
    return max(1, int(story.look.measure / least - _FIRST_SHARE))


def _part(story: Story, page: SummaryPage, places: range) -> None:
    if places.start:
        part = story.say("Competencies {first} to {last}", first=places.start + 1, last=places.stop)
        story.paragraph(part, "small", before=8, after=2, keep=True)
    titles = [page.competencies[place].name for place in places]
    columns = [Column(story.say("Candidate"), _FIRST_SHARE), *(Column(title, 1) for title in titles)]
    rows = [
        [_candidate(row), *(_cell(story.say, row.cells[place], page) for place in places)] for row in page.candidates
    ]
    story.table(columns, rows)


def _candidate(candidate: SummaryCandidate) -> Content:
    name = [Text(candidate.name, "small")] if candidate.name else []
    return [Text(candidate.code, "cell strong"), *name]


def _cell(say: Words, cell: BoardCell, page: SummaryPage) -> Content:
    fill = _fill(cell.mean, len(page.kit.scale))
    ink = _readable_on(fill)
    mean = cell.mean or "\u2013"
    alone = " \u00b7 ".join(_short(say, rating) for rating in cell.alone)
    lines = [Text(f"{mean}\u00a0{DIFFER}" if cell.differ else mean, "cell strong", ink), Text(alone, "caption", ink)]
    if cell.consensus is not None:
        lines.append(Text(say("agreed {rating}", rating=cell.consensus), "caption", ink))
    return Filled(tuple(lines), fill)


def _short(say: Words, rating: Rating | None) -> str:
    """A rating in a cell; a dash when the panelist's card did not come."""
    if rating is None:
        return "\u2013"
    return str(rating) if isinstance(rating, int) else say(_SHORT[rating])


def _fill(mean: str | None, levels: int) -> Color:
    if mean is None:
        return PAPER
    step = (float(mean) - 1) / max(1, levels - 1) * (len(HEAT) - 1)
    return HEAT[max(0, min(len(HEAT) - 1, round(step)))]


def _readable_on(fill: Color) -> Color:
    return PAPER if fill == HEAT[-1] else INK
