"""The summary: three facts kept apart, the evidence, the decision, every seal received, and who signs."""

from app.documents.frame import rendered
from app.documents.kinds.evidence import add_evidence
from app.documents.kinds.heat import add_board
from app.documents.kinds.shared import (
    kit_content,
    opening_content,
    panel_content,
    panel_digest_fact,
    people_table,
    person_content,
    seal_columns,
    seal_row,
    signature_of,
)
from app.documents.pages.common import Rendered
from app.documents.pages.summary import AgreementLine, SummaryCandidate, SummaryPage
from app.documents.story import Column, Content, Story, Text
from app.documents.words import CHECK, PROVES, VIEWERS, Words, phrase
from app.page_setup import PageSetup

_LEAD = phrase(
    "Three facts stay apart: what each panelist scored alone, what arithmetic makes of it, what the committee agreed."
)
_SEALS = phrase(
    "A panelist compares the full digest with the receipt they kept. "
    "A card that is missing here was not counted: ask why."
)
_COMPOSITE = phrase(
    "The composite is the weighted mean of the independent ratings, by arithmetic alone; beside it the lowest and "
    "the highest panelist’s own composite. "
    "“Not asked”, “no evidence” and “recused” are never a zero."
)
_TOO_FEW = phrase("Too few to judge raters: with so few candidates or raters the value says little.")


def render_summary(page: SummaryPage, setup: PageSetup) -> Rendered:
    """The packet for the hiring committee."""
    say = Words(setup.language)
    running = say("Sub Rosa · summary · {code}", code=page.panel.code)
    story = Story(setup, title=say.title("summary", page.panel.code), running=running)
    story.opening(say("Sub Rosa · summary for the hiring committee"), page.panel.title, say(_LEAD))
    story.facts(_facts(say, page))
    if page.candidates:
        _decision(story, page)
        _result(story, page)
    else:
        story.heading("H2", say("Candidates"))
        story.paragraph(say("This panel has no candidates."))
    if page.candidates and page.competencies:
        story.heading("H2", say("The board"))
        add_board(story, page)
    _agreement(story, page)
    for candidate in page.candidates:
        add_evidence(story, page, candidate)
    _seals(story, page)
    _signatures(story, page)
    return rendered(story)


def _facts(say: Words, page: SummaryPage) -> list[tuple[str, Content]]:
    facts: list[tuple[str, Content]] = [
        (say("Panel"), panel_content(page.panel)),
        panel_digest_fact(say, page.panel),
        (say("Kit"), kit_content(say, page.kit)),
        (say("Chair"), person_content(page.chair)),
        (say("Cards were opened by"), opening_content(say, page.quorum, page.chair.name)),
        (say("Decided at"), Text(say.moment(page.decided_at), "value")),
    ]
    if page.destroy_by is not None:
        facts.append((say("Destroy by"), Text(say.day(page.destroy_by), "value")))
    return facts


def named(candidate: SummaryCandidate) -> Content:
    """A candidate's code, with the name when it is given."""
    name = [Text(candidate.name, "small")] if candidate.name else []
    return [Text(candidate.code, "cell strong"), *name]


def _decision(story: Story, page: SummaryPage) -> None:
    say = story.say
    story.heading("H2", say("Decision"))
    columns = (Column(say("Candidate"), 24), Column(say("Outcome"), 16), Column(say("Reasons on the record"), 60))
    rows: list[tuple[Content, ...]] = []
    for candidate in page.candidates:
        decision = candidate.decision
        if decision is None:
            rows.append((named(candidate), say("none yet"), ""))
            continue
        reasons = [Text(decision.reason)]
        if decision.votes:
            reasons.append(Text(say("Votes: {votes}", votes=decision.votes), "small"))
        reasons += [Text(say("Dissent: {words}", words=dissent), "small") for dissent in decision.dissent]
        rows.append((named(candidate), Text(say.term(decision.outcome), "cell strong"), reasons))
    story.table(columns, rows)


def _result(story: Story, page: SummaryPage) -> None:
    say = story.say
    story.heading("H2", say("What arithmetic makes of it"))
    story.paragraph(say(_COMPOSITE), "small", after=8, keep=True)
    columns = (
        Column(say("Candidate"), 28),
        Column(say("Composite"), 14, "end"),
        Column(say("Lowest to highest panelist"), 22, "end"),
        Column(say("Must meet"), 14),
        Column(say("Recommendations"), 34),
    )
    rows: list[tuple[Content, ...]] = []
    for candidate in page.candidates:
        ends = candidate.range
        spread = say("{first} to {last}", first=ends[0], last=ends[1]) if ends else "\u2013"
        said = [
            Text(say.attributed(each.panelist, say.term(each.recommendation)), "small")
            for each in candidate.recommendations
        ]
        composite = Text(candidate.composite or "\u2013", "cell strong")
        must_meet = say.term(candidate.must_meet) or "\u2013"
        rows.append((named(candidate), composite, spread, must_meet, said or "\u2013"))
    story.table(columns, rows)


def _agreement(story: Story, page: SummaryPage) -> None:
    say = story.say
    story.heading("H2", say("Agreement of the panelists"))
    if not page.agreement:
        story.paragraph(say("There are too few ratings to compute any."))
        return
    for line in page.agreement:
        story.paragraph(_agreement_line(say, line), after=4)
    if any(line.too_few for line in page.agreement):
        story.paragraph(say(_TOO_FEW), "small")


def _agreement_line(say: Words, line: AgreementLine) -> str:
    value = line.value
    if line.interval:
        low, high = line.interval
        value = say("{value} (95 % interval {low} to {high})", value=line.value, low=low, high=high)
    return say(
        "{coefficient}: {value}. Units: {units}, candidates: {candidates}, raters: {raters}.",
        coefficient=say.term(line.coefficient),
        value=value,
        units=line.units,
        candidates=line.candidates,
        raters=line.raters,
    )


def _seals(story: Story, page: SummaryPage) -> None:
    say = story.say
    story.heading("H2", say("Every seal received"))
    if not page.seals:
        story.paragraph(say("No seal was received."))
        return
    story.paragraph(say(_SEALS), "small", after=8, keep=True)
    story.table(seal_columns(say), [seal_row(say, seal) for seal in page.seals])


def _signatures(story: Story, page: SummaryPage) -> None:
    say = story.say
    story.heading("H2", say("Signatures"))
    people_table(story, page.signatures)
    story.paragraph(f"{say(CHECK)} {say(VIEWERS)} {say(PROVES)}", "small", keep=True)
    story.signatures([signature_of(say, person.name, person.role) for person in page.signatures])
