"""The summary: three facts kept apart, the evidence, the decision, every seal received, and who signs."""

from app.documents import words
from app.documents.frame import rendered
from app.documents.kinds.evidence import add_evidence
from app.documents.kinds.heat import add_board
from app.documents.kinds.shared import (
    SEAL_COLUMNS,
    kit_content,
    opening_content,
    panel_content,
    panel_digest_fact,
    people_table,
    person_content,
    seal_row,
    signed_as,
)
from app.documents.pages.common import Rendered
from app.documents.pages.summary import AgreementLine, SummaryCandidate, SummaryPage
from app.documents.story import Column, Content, Story, Text
from app.page_setup import PageSetup

_LEAD = (
    "Three facts stay apart: what each panelist scored alone, what arithmetic makes of it, what the committee agreed."
)
_DECISION = (Column("Candidate", 24), Column("Outcome", 16), Column("Reasons on the record", 60))
_RESULT = (
    Column("Candidate", 28),
    Column("Composite", 14, "end"),
    Column("Lowest to highest panelist", 22, "end"),
    Column("Must meet", 14),
    Column("Recommendations", 34),
)
_SEALS = (
    "A panelist compares the full digest with the receipt they kept. "
    "A card that is missing here was not counted: ask why."
)
_COMPOSITE = (
    "The composite is the weighted mean of the independent ratings, by arithmetic alone; beside it the lowest and "
    "the highest panelist\u2019s own composite. "
    "\u201cNot asked\u201d, \u201cno evidence\u201d and \u201crecused\u201d are never a zero."
)


def render_summary(page: SummaryPage, setup: PageSetup) -> Rendered:
    """The packet for the hiring committee."""
    running = f"Sub Rosa \u00b7 summary \u00b7 {page.panel.code}"
    story = Story(setup, title=f"Summary {page.panel.code}", running=running)
    story.opening("Sub Rosa \u00b7 summary for the hiring committee", page.panel.title, _LEAD)
    story.facts(_facts(page))
    if page.candidates:
        _decision(story, page)
        _result(story, page)
    else:
        story.heading("H2", "Candidates")
        story.paragraph("This panel has no candidates.")
    if page.candidates and page.competencies:
        story.heading("H2", "The board")
        add_board(story, page)
    _agreement(story, page)
    for candidate in page.candidates:
        add_evidence(story, page, candidate)
    _seals(story, page)
    _signatures(story, page)
    return rendered(story)


def _facts(page: SummaryPage) -> list[tuple[str, Content]]:
    facts: list[tuple[str, Content]] = [
        ("Panel", panel_content(page.panel)),
        panel_digest_fact(page.panel),
        ("Kit", kit_content(page.kit)),
        ("Chair", person_content(page.chair)),
        ("Cards were opened by", opening_content(page.quorum, page.chair.name)),
        ("Decided at", Text(words.moment(page.decided_at), "value")),
    ]
    if page.destroy_by is not None:
        facts.append(("Destroy by", Text(words.day(page.destroy_by), "value")))
    return facts


def named(candidate: SummaryCandidate) -> Content:
    """A candidate's code, with the name when it is given."""
    name = [Text(candidate.name, "small")] if candidate.name else []
    return [Text(candidate.code, "cell strong"), *name]


def _decision(story: Story, page: SummaryPage) -> None:
    story.heading("H2", "Decision")
    rows: list[tuple[Content, ...]] = []
    for candidate in page.candidates:
        decision = candidate.decision
        if decision is None:
            rows.append((named(candidate), "none yet", ""))
            continue
        reasons = [Text(decision.reason)]
        if decision.votes:
            reasons.append(Text(f"Votes: {decision.votes}", "small"))
        reasons += [Text(f"Dissent: {dissent}", "small") for dissent in decision.dissent]
        rows.append((named(candidate), Text(decision.outcome, "cell strong"), reasons))
    story.table(_DECISION, rows)


def _result(story: Story, page: SummaryPage) -> None:
    story.heading("H2", "What arithmetic makes of it")
    story.paragraph(_COMPOSITE, "small", after=8, keep=True)
    rows: list[tuple[Content, ...]] = []
    for candidate in page.candidates:
        spread = " to ".join(candidate.range) if candidate.range else "\u2013"
        said = [
            Text(words.attributed(each.panelist, each.recommendation), "small") for each in candidate.recommendations
        ]
        composite = Text(candidate.composite or "\u2013", "cell strong")
        rows.append((named(candidate), composite, spread, candidate.must_meet or "\u2013", said or "\u2013"))
    story.table(_RESULT, rows)


def _agreement(story: Story, page: SummaryPage) -> None:
    story.heading("H2", "Agreement of the panelists")
    if not page.agreement:
        story.paragraph("There are too few ratings to compute any.")
        return
    for line in page.agreement:
        story.paragraph(_agreement_line(line), after=4)
    if any(line.too_few for line in page.agreement):
        story.paragraph("Too few to judge raters: with so few candidates or raters the value says little.", "small")


def _agreement_line(line: AgreementLine) -> str:
    interval = f" (95 % interval {' to '.join(line.interval)})" if line.interval else ""
    basis = f"on {line.units} units, {line.candidates} candidates and {line.raters} raters"
    return f"{line.coefficient}: {line.value}{interval}, {basis}."


def _seals(story: Story, page: SummaryPage) -> None:
    story.heading("H2", "Every seal received")
    if not page.seals:
        story.paragraph("None.")
        return
    story.paragraph(_SEALS, "small", after=8, keep=True)
    story.table(SEAL_COLUMNS, [seal_row(seal) for seal in page.seals])


def _signatures(story: Story, page: SummaryPage) -> None:
    story.heading("H2", "Signatures")
    people_table(story, page.signatures)
    story.paragraph(f"{words.CHECK} {words.VIEWERS} {words.PROVES}", "small", keep=True)
    story.signatures(
        [(f"Signature of {person.name}", signed_as(person.name, person.role)) for person in page.signatures]
    )
