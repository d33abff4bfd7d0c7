"""The pack: all that one member needs to interview: panel, people, candidates, kit, rules, pledge."""

from app.documents import words
from app.documents.frame import rendered
from app.documents.kinds.shared import (
    kit_content,
    opening_content,
    panel_content,
    panel_digest_fact,
    person_content,
    signed_as,
)
from app.documents.pages.common import Rendered
from app.documents.pages.pack import KitCompetency, KitQuestion, PackPage, RosterLine
from app.documents.story import Column, Content, Note, Story, Text
from app.page_setup import PageSetup


def render_pack(page: PackPage, setup: PageSetup) -> Rendered:
    """The pledge first, then the rules, who is on the panel, whom they meet, and with which kit."""
    running = f"Sub Rosa \u00b7 pack \u00b7 {page.panel.code}"
    story = Story(setup, title=f"Pack {page.panel.code}", running=running)
    story.opening("Sub Rosa \u00b7 pack", page.panel.title, f"For {page.to.name}. Please keep it to yourself.")
    story.facts(_facts(page))
    story.heading("H2", "Pledge")
    for paragraph in page.pledge.split("\n"):
        if paragraph.strip():
            story.paragraph(paragraph)
    story.heading("H2", "The panel")
    columns = (
        Column("Name, as claimed", 27),
        Column("Role", 14),
        Column("Looks at first", 23),
        Column("Key words", 36),
    )
    story.table(columns, [_member(line) for line in page.roster])
    story.heading("H2", "Candidates")
    if page.candidates:
        rows = [(candidate.code, candidate.name) for candidate in page.candidates]
        story.table((Column("Code", 20), Column("Name", 80)), rows)
        story.paragraph("Sealed files, covers and minutes show the codes alone.", "small")
    else:
        story.paragraph("This panel has no candidates yet.")
    _kit(story, page)
    story.signatures([(f"Signature of {page.chair.name}", signed_as(page.chair.name, "chair"))])
    return rendered(story)


def _facts(page: PackPage) -> list[tuple[str, Content]]:
    return [
        ("Panel", panel_content(page.panel)),
        panel_digest_fact(page.panel),
        ("Issued by", person_content(page.chair)),
        ("Issued at", Text(words.moment(page.issued_at), "value")),
        ("Cards are opened by", opening_content(page.quorum, page.chair.name)),
        ("Seal and hand over by", Text(words.moment(page.deadline), "value")),
        ("Destroy by", Text(words.day(page.destroy_by), "value")),
        ("Kit", kit_content(page.kit)),
    ]


def _member(line: RosterLine) -> tuple[Content, ...]:
    return line.person.name, line.person.role, ", ".join(line.focus), Text(words.joined(line.person.words), "small")


def _kit(story: Story, page: PackPage) -> None:
    story.heading("H2", f"The kit: {page.kit.name}")
    levels = ", ".join(f"{number} {level}" for number, level in enumerate(page.kit.scale, 1))
    story.paragraph(
        f"Scale: {levels}. Rate what you saw; \u201cno evidence\u201d and \u201cnot asked\u201d are answers too."
    )
    for competency in page.competencies:
        with story.whole():
            _competency(story, competency, page.kit.scale)
    story.heading("H2", "Questions, in this order for every candidate")
    if page.questions:
        story.items([(f"{number}.", _question(each)) for number, each in enumerate(page.questions, 1)], 20)
    else:
        story.paragraph("This kit has no questions; the interview page offers one open question for each competency.")


def _competency(story: Story, competency: KitCompetency, scale: tuple[str, ...]) -> None:
    story.heading("H3", competency.name)
    story.paragraph(competency.definition)
    terms = [f"Weight {competency.weight}"]
    if competency.reason:
        terms.append(competency.reason)
    if competency.must_meet is not None:
        terms.append(f"Must meet level {competency.must_meet}")
    story.paragraph(". ".join(term.rstrip(".") for term in terms) + ".", "small", keep=bool(competency.anchors))
    if competency.anchors:
        rows: list[tuple[Content, ...]] = []
        for anchor in competency.anchors:
            level = scale[anchor.level - 1] if 0 < anchor.level <= len(scale) else ""
            rows.append((f"{anchor.level}  {level}".rstrip(), anchor.text))
        story.table((Column("Level", 22), Column("What it looks like", 78)), rows)


def _question(question: KitQuestion) -> list[Text | Note]:
    out: list[Text | Note] = [Text(question.text, "body")]
    out += [Text(f"\u2013 {probe}") for probe in question.probes]
    about = []
    if question.minutes is not None:
        about.append(f"{question.minutes} minutes")
    about += question.competencies
    if about:
        out.append(Text(" \u00b7 ".join(about), "small"))
    return out
