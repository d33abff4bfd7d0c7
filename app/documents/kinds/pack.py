"""The pack: all that one member needs to interview: panel, people, candidates, kit, rules, pledge."""

from app.documents.frame import rendered
from app.documents.kinds.shared import (
    kit_content,
    listed_words,
    opening_content,
    panel_content,
    panel_digest_fact,
    person_content,
    signature_of,
)
from app.documents.pages.common import Rendered
from app.documents.pages.pack import KitCompetency, KitQuestion, PackPage, RosterLine
from app.documents.story import Column, Content, Note, Story, Text
from app.documents.words import Words
from app.page_setup import PageSetup


def render_pack(page: PackPage, setup: PageSetup) -> Rendered:
    """The pledge first, then the rules, who is on the panel, whom they meet, and with which kit."""
    say = Words(setup.language)
    running = say("Sub Rosa · pack · {code}", code=page.panel.code)
    story = Story(setup, title=say.title("pack", page.panel.code), running=running)
    lead = say("For {name}. Please keep it to yourself.", name=page.to.name)
    story.opening(say("Sub Rosa · pack"), page.panel.title, lead)
    story.facts(_facts(say, page))
    story.heading("H2", say("Pledge"))
    for paragraph in page.pledge.split("\n"):
        if paragraph.strip():
            story.paragraph(paragraph)
    _people(story, page)
    _kit(story, page)
    story.signatures([signature_of(say, page.chair.name, "chair")])
    return rendered(story)


def _people(story: Story, page: PackPage) -> None:
    say = story.say
    story.heading("H2", say("The panel"))
    columns = (
        Column(say("Name, as claimed"), 26),
        Column(say("Role"), 18),
        Column(say("Looks at first"), 21),
        Column(say("Key words"), 35),
    )
    story.table(columns, [_member(say, line) for line in page.roster])
    story.heading("H2", say("Candidates"))
    if page.candidates:
        rows = [(candidate.code, candidate.name) for candidate in page.candidates]
        story.table((Column(say("Code"), 20), Column(say("Name"), 80)), rows)
        story.paragraph(say("Sealed files, covers and minutes show the codes alone."), "small")
    else:
        story.paragraph(say("This panel has no candidates yet."))


def _facts(say: Words, page: PackPage) -> list[tuple[str, Content]]:
    return [
        (say("Panel"), panel_content(page.panel)),
        panel_digest_fact(say, page.panel),
        (say("Issued by"), person_content(page.chair)),
        (say("Issued at"), Text(say.moment(page.issued_at), "value")),
        (say("Cards are opened by"), opening_content(say, page.quorum, page.chair.name)),
        (say("Seal and hand over by"), Text(say.moment(page.deadline), "value")),
        (say("Destroy by"), Text(say.day(page.destroy_by), "value")),
        (say("Kit"), kit_content(say, page.kit)),
    ]


def _member(say: Words, line: RosterLine) -> tuple[Content, ...]:
    person = line.person
    return person.name, say.term(person.role), say.listed(line.focus), listed_words(person.words, "small")


def _kit(story: Story, page: PackPage) -> None:
    say = story.say
    story.heading("H2", say("The kit: {name}", name=page.kit.name))
    levels = say.listed([f"{number} {level}" for number, level in enumerate(page.kit.scale, 1)])
    rate = say("Rate what you saw; “no evidence” and “not asked” are answers too.")
    story.paragraph(f"{say('Scale: {levels}.', levels=levels)} {rate}")
    for competency in page.competencies:
        with story.whole():
            _competency(story, competency, page.kit.scale)
    story.heading("H2", say("Questions, in this order for every candidate"))
    if page.questions:
        story.items([(f"{number}.", _question(say, each)) for number, each in enumerate(page.questions, 1)], 20)
    else:
        none = say("This kit has no questions; the interview page offers one open question for each competency.")
        story.paragraph(none)


def _competency(story: Story, competency: KitCompetency, scale: tuple[str, ...]) -> None:
    say = story.say
    story.heading("H3", competency.name)
    story.paragraph(competency.definition)
    terms = [say("Weight {weight}", weight=competency.weight)]
    if competency.reason:
        terms.append(competency.reason)
    if competency.must_meet is not None:
        terms.append(say("Must meet level {level}", level=competency.must_meet))
    story.paragraph(". ".join(term.rstrip(".") for term in terms) + ".", "small", keep=bool(competency.anchors))
    if competency.anchors:
        rows: list[tuple[Content, ...]] = []
        for anchor in competency.anchors:
            level = scale[anchor.level - 1] if 0 < anchor.level <= len(scale) else ""
            rows.append((f"{anchor.level}  {level}".rstrip(), anchor.text))
        story.table((Column(say("Level"), 22), Column(say("What it looks like"), 78)), rows)


def _question(say: Words, question: KitQuestion) -> list[Text | Note]:
    out: list[Text | Note] = [Text(question.text, "body")]
    out += [Text(f"\u2013 {probe}") for probe in question.probes]
    about = []
    if question.minutes is not None:
        about.append(say("{count} min", count=question.minutes))
    about += question.competencies
    if about:
        out.append(Text(" \u00b7 ".join(about), "small"))
    return out
