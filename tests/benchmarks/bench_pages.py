"""Pages, tagged and shaped, against the same tables drawn bare with reportlab: interleaved, medians."""

import io
import statistics
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.platypus import Paragraph, SimpleDocTemplate, Table

ROOT = Path(__file__).parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "tests" / "unit" / "documents")]

import page_samples  # noqa: E402 - needs the path above

from app.documents.render import render_scorecard, render_summary  # noqa: E402 - same
from app.page_setup import PageSetup  # noqa: E402 - same

ROUNDS = 7
STYLES = getSampleStyleSheet()
NOTE = "Walked through the incident minute by minute, named what was known when, and who was told. "


def scorecard(competencies: int = 7) -> Any:
    rows = tuple(
        page_samples.scorecard.RatedCompetency(
            name=f"Competency {number}",
            rating=number % 4 + 1,
            anchor="Leads an incident to its end, keeps everybody told, and finds the cause afterwards.",
            notes=page_samples.notes(*((f"14:{minute}", NOTE * 2) for minute in (10, 20, 30))),
        )
        for number in range(competencies)
    )
    return page_samples.scorecard_page(competencies=rows)


def bare_scorecard(page: Any) -> bytes:
    rows = [["Competency", "Rating", "Evidence"]]
    for row in page.competencies:
        notes = "<br/>".join(f"{note.time} {note.text}" for note in row.notes)
        rows.append([row.name, text(f"{row.rating} {row.anchor}"), text(notes)])
    return bare([table(rows, (120, 120, 240))])


def bare_summary(page: Any) -> bytes:
    heads = [column.name for column in page.competencies]
    board = [["", *heads], *([c.code, *(cell.mean for cell in c.cells)] for c in page.candidates)]
    story = [table(board, None)]
    for candidate in page.candidates:
        rows = [["Competency", "Each panelist alone", "Agreed"]]
        for column, cell in zip(page.competencies, candidate.cells, strict=True):
            alone = "<br/>".join(
                f"{one.panelist}: {one.rating}<br/>" + "<br/>".join(f"{n.time} {n.text}" for n in one.notes)
                for one in cell.ratings
            )
            rows.append([text(column.name), text(alone), text(f"{cell.consensus} {cell.reason}")])
        story += [text(candidate.code), table(rows, (110, 260, 110))]
    seals = [[text(seal.panelist), seal.candidate, text(seal.digest), seal.verdict] for seal in page.seals]
    return bare([*story, table(seals, (110, 60, 220, 90))])


def text(words: str) -> Paragraph:
    return Paragraph(words, STYLES["BodyText"])


def table(rows: list[list[Any]], widths: Any) -> Table:
    return Table(rows, colWidths=widths, repeatRows=1, style=[("GRID", (0, 0), (-1, -1), 0.25, "#888888")])


def bare(story: list[Any]) -> bytes:
    out = io.BytesIO()
    SimpleDocTemplate(out, pagesize=A4, pageCompression=1).build(story)
    return out.getvalue()


def pages_of(pdf: bytes) -> int:
    return pdf.count(b"/MediaBox")


def timed(call: Callable[[], Any]) -> float:
    start = time.perf_counter()
    call()
    return time.perf_counter() - start


def rows() -> Iterator[dict[str, object]]:
    """One row for each comparison; milliseconds."""
    setup = PageSetup()
    card, packet, large = scorecard(), page_samples.summary_page(22, 6), page_samples.summary_page(40, 8)
    for what, goal, ours, theirs in (
        ("scorecard pages", 2.0, lambda: render_scorecard(card, setup).pdf, lambda: bare_scorecard(card)),
        ("summary pages", 2.0, lambda: render_summary(packet, setup).pdf, lambda: bare_summary(packet)),
        ("summary, 40 candidates, pages", 2.0, lambda: render_summary(large, setup).pdf, lambda: bare_summary(large)),
    ):
        count = pages_of(ours())
        pairs = [(timed(ours), timed(theirs)) for _ in range(ROUNDS)]
        mine, peer = (statistics.median(side) * 1000 for side in zip(*pairs, strict=True))
        yield {
            "what": f"{what}: {count}",
            "ours": round(mine, 1),
            "unit": "ms",
            "peer": "the same tables drawn bare with reportlab",
            "theirs": round(peer, 1),
            "ratio": round(mine / peer, 2),
            "goal": goal,
        }


if __name__ == "__main__":
    for row in rows():
        sys.stdout.write(f"{row}\n")
