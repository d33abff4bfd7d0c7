"""The summary's pages, tagged and shaped, beside reportlab drawing the same words in bare tables."""

import io

from reportlab.lib import colors
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.platypus import Paragraph, SimpleDocTemplate, Table, TableStyle

from app.documents.render import render_summary
from app.page_setup import PageSetup
from tests.benchmarks.measure import interleaved, wall
from tests.benchmarks.row import Row
from tests.unit.documents.page_samples import summary_page

CANDIDATES, COMPETENCIES = 40, 8
GRID = TableStyle([("GRID", (0, 0), (-1, -1), 0.5, colors.grey), ("VALIGN", (0, 0), (-1, -1), "TOP")])
STYLE = getSampleStyleSheet()["BodyText"]


def rows(_folder):
    page = summary_page(CANDIDATES, COMPETENCIES)
    ours, theirs = interleaved(3, wall(lambda: render_summary(page, PageSetup())), wall(lambda: bare(page)))
    return [
        Row(
            what=f"summary PDF, {CANDIDATES} candidates, tagged and shaped", ours=ours,
            peer="reportlab drawing the same tables bare", theirs=theirs, goal=2.0,
            note=f"{COMPETENCIES} competencies, {len(page.panelists)} panelists",
        ),
    ]  # fmt: skip


def bare(page) -> bytes:
    out = io.BytesIO()
    parts = [
        table([[page.panel.title, page.panel.digest], [page.kit.name, page.kit.digest]]),
        table([["", *(each.name for each in page.competencies)], *map(board_line, page.candidates)]),
        *(table(list(evidence(page, candidate))) for candidate in page.candidates),
        table([[each.panelist, each.candidate, str(each.sealed_at), each.digest, each.verdict] for each in page.seals]),
        table([[each.name, " ".join(each.words)] for each in page.signatures]),
    ]
    SimpleDocTemplate(out, pagesize=A4).build(parts)
    return out.getvalue()


def table(lines) -> Table:
    return Table([[Paragraph(str(cell), STYLE) for cell in line] for line in lines], style=GRID, repeatRows=1)


def board_line(candidate):
    cells = (" ".join(str(each.rating) for each in cell.ratings) + f" {cell.mean}" for cell in candidate.cells)
    return [f"{candidate.code} {candidate.name} {candidate.composite}", *cells]


def evidence(page, candidate):
    for advice in candidate.recommendations:
        yield [advice.panelist, advice.recommendation, advice.summary]
    for competency, cell in zip(page.competencies, candidate.cells, strict=True):
        for each in cell.ratings:
            yield [competency.name, f"{each.panelist}: {each.rating}", " ".join(note.text for note in each.notes)]
        yield [competency.name, str(cell.consensus or ""), cell.reason]
