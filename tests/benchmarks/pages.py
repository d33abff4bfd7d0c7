"""A scorecard's and a summary's pages, tagged and shaped, beside reportlab drawing the same words in bare tables."""

import io

from reportlab.lib import colors
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.platypus import Paragraph, SimpleDocTemplate, Table, TableStyle

from app.documents.render import render_scorecard, render_summary
from app.page_setup import PageSetup
from tests.benchmarks.measure import interleaved, wall
from tests.benchmarks.row import Row
from tests.unit.documents import page_samples
from tests.unit.documents.page_samples import summary_page

ROUNDS = 3
GRID = TableStyle([("GRID", (0, 0), (-1, -1), 0.5, colors.grey), ("VALIGN", (0, 0), (-1, -1), "TOP")])
STYLE = getSampleStyleSheet()["BodyText"]
NOTE = "Walked through the incident minute by minute, named what was known when, and who was told. "


def rows(_folder):
    card, packet, setup = scorecard(), summary_page(22, 6), PageSetup()
    card_note = "6 competencies, 18 notes"
    packet_note = f"22 candidates, 6 competencies, {len(packet.panelists)} panelists"
    return [
        row("scorecard", card_note, lambda: render_scorecard(card, setup).pdf, lambda: bare_card(card)),
        row("summary", packet_note, lambda: render_summary(packet, setup).pdf, lambda: bare(packet)),
    ]


def row(kind, note, draw, peer) -> Row:
    pages = draw().count(b"/MediaBox")
    ours, theirs = interleaved(ROUNDS, wall(draw), wall(peer))
    return Row(
        what=f"{kind} PDF of {pages} pages, tagged and shaped", ours=ours,
        peer="reportlab drawing the same tables bare", theirs=theirs, goal=2.0, note=note,
    )  # fmt: skip


def scorecard(competencies=6):
    notes = page_samples.notes(*((f"14:{minute}", NOTE * 2) for minute in (10, 20, 30)))
    anchor = "Leads an incident to its end, keeps everybody told, and finds the cause afterwards."
    rated = page_samples.scorecard.RatedCompetency
    rows_ = (
        rated(name=f"Competency {number}", rating=number % 4 + 1, anchor=anchor, notes=notes)
        for number in range(competencies)
    )
    return page_samples.scorecard_page(competencies=tuple(rows_))


def bare_card(page) -> bytes:
    lines = [["Competency", "Rating", "Evidence"]]
    for each in page.competencies:
        notes = "<br/>".join(f"{note.time} {note.text}" for note in each.notes)
        lines.append([each.name, f"{each.rating} {each.anchor}", notes])
    return built([table(lines, (120, 120, 240))])


def bare(page) -> bytes:
    parts = [
        table([[page.panel.title, page.panel.digest], [page.kit.name, page.kit.digest]]),
        table([["", *(each.name for each in page.competencies)], *map(board_line, page.candidates)]),
        *(table(list(evidence(page, candidate))) for candidate in page.candidates),
        table([[each.panelist, each.candidate, str(each.sealed_at), each.digest, each.verdict] for each in page.seals]),
        table([[each.name, " ".join(each.words)] for each in page.signatures]),
    ]
    return built(parts)


def built(parts) -> bytes:
    out = io.BytesIO()
    SimpleDocTemplate(out, pagesize=A4).build(parts)
    return out.getvalue()


def table(lines, widths=None) -> Table:
    cells = [[Paragraph(str(cell), STYLE) for cell in line] for line in lines]
    return Table(cells, colWidths=widths, style=GRID, repeatRows=1)


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
