"""The cover: the one page of a sealed file that everybody can read."""

from app.documents.frame import paginate, rendered
from app.documents.kinds.shared import listed_words
from app.documents.pages.common import Rendered
from app.documents.pages.cover import CoverKind, CoverPage
from app.documents.parts.block import Block
from app.documents.parts.figures import Beside, Rule
from app.documents.spelling import grouped_lines
from app.documents.story import Content, Story, StyledLine, Text
from app.documents.words import CHECK, COURTESY, PROVES, VIEWERS, Words, phrase
from app.page_setup import PageSetup

_LARGE_SIZES = (1.7, 1.5, 1.3, 1.15)
_EYEBROWS: dict[CoverKind, str] = {
    "scorecard": phrase("Sub Rosa · sealed scorecard"),
    "pack": phrase("Sub Rosa · sealed pack"),
    "acceptance": phrase("Sub Rosa · sealed acceptance"),
}
_TITLES: dict[CoverKind, str] = {
    "scorecard": phrase("Sealed. Please do not open."),
    "pack": phrase("Sealed for one member."),
    "acceptance": phrase("Sealed for the chair."),
}
_LEADS: dict[CoverKind, str] = {
    "scorecard": phrase(
        "The scorecard itself is inside this file, encrypted. It is opened together with all others of its panel."
    ),
    "pack": phrase("The pack itself is inside this file, encrypted. Only the member it was issued to can open it."),
    "acceptance": phrase(
        "The acceptance itself is inside this file, encrypted. Only the chair of the panel can open it."
    ),
}
_CLOCKS: dict[CoverKind, str] = {
    "scorecard": phrase("by the clock of the panelist’s computer"),
    "pack": phrase("by the clock of the chair’s computer"),
    "acceptance": phrase("by the clock of the member’s computer"),
}
_FOUND_AGAIN = phrase("The words name this file. Read them to each other when in doubt.")
_RECEIPT_NOTES: dict[CoverKind, str] = {
    "scorecard": phrase("The summary lists every receipt. If this one is missing there, ask why."),
    "pack": _FOUND_AGAIN,
    "acceptance": _FOUND_AGAIN,
}


def render_cover(page: CoverPage, setup: PageSetup) -> Rendered:
    """One page with facts, the digest as QR code and words, and how to check the file.

    Large print is as large as one page holds.
    """
    sizes = _LARGE_SIZES if setup.large_print else (1.0,)
    stories = (_story(page, setup, size) for size in sizes)
    return rendered(next((story for story in stories if len(paginate(story)) == 1), _story(page, setup, 1.0)))


def _story(page: CoverPage, setup: PageSetup, size: float) -> Story:
    say = Words(setup.language)
    codes = f"{page.panel_code} {page.candidate}" if page.candidate else page.panel_code
    story = Story(setup, title=say.title(page.kind, codes), size=size)
    story.opening(say(_EYEBROWS[page.kind]), say(_TITLES[page.kind]), say(_LEADS[page.kind]))
    story.facts(_facts(say, page))
    story.rule(before=12, after=22)
    story.blocks.append(_receipt(story, page))
    foot = story.styled(f"{say(CHECK)} {say(VIEWERS)} {say(PROVES)}", "small", story.root.add("P"), before=10)
    signature = story.silent_signature(say("Signature of {name}", name=page.sealed_by.name))
    story.closing = [signature, Rule(), foot]
    return story


def _facts(say: Words, page: CoverPage) -> list[tuple[str, Content]]:
    facts: list[tuple[str, Content]] = [(say("Panel"), Text(page.panel_code, "value"))]
    if page.candidate:
        facts.append((say("Candidate"), Text(page.candidate, "value")))
    if page.number is not None:
        facts.append((say("Card"), Text(say.card(page.number, page.replaces), "value")))
    facts += [
        (say("Sealed by"), [Text(page.sealed_by.name, "value"), listed_words(page.sealed_by.words, "small")]),
        (say("Sealed at"), [Text(say.moment(page.sealed_at), "value"), Text(say(_CLOCKS[page.kind]), "small")]),
        (say("Panel words"), listed_words(page.panel_words, "value")),
        (say("Opened by"), _opener(say, page)),
    ]
    if page.destroy_by is not None:
        facts.append((say("Destroy by"), Text(say.day(page.destroy_by), "value")))
    return facts


def _opener(say: Words, page: CoverPage) -> Content:
    if page.kind != "scorecard":
        return Text(page.recipient, "value")
    opener = Text(say.opened_by(page.quorum, page.recipient), "value")
    return opener if page.quorum else [opener, Text(say(COURTESY), "small")]


def _receipt(story: Story, page: CoverPage) -> Block:
    say = story.say
    first, second = grouped_lines(page.digest).split("\n")
    spoken = say("QR code of the digest that is spelled out beside it")
    code = story.code(f"SEAL1:{page.digest.upper()}", spoken, 112)
    lines: tuple[StyledLine, ...] = (
        (Text(say("Receipt"), "strong"), 0.0),
        (listed_words(page.receipt, "words"), 3.0),
        (Text(f"SEAL1: {first}", "small"), 0.0),
        (Text(second, "small"), 3.0),
        (Text(say(_RECEIPT_NOTES[page.kind]), "small"), 0.0),
    )
    return Beside(code, story.lines(lines), 20, mirrored=story.look.mirrored)
