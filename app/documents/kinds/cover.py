"""The cover: the one page of a sealed file that everybody can read."""

from app.documents import words
from app.documents.frame import paginate, rendered
from app.documents.pages.common import Rendered
from app.documents.pages.cover import CoverKind, CoverPage
from app.documents.parts.block import Block
from app.documents.parts.figures import Beside, Rule
from app.documents.story import Content, Story, StyledLine, Text
from app.page_setup import PageSetup

_LARGE_SIZES = (1.7, 1.5, 1.3, 1.15)
_TITLES: dict[CoverKind, str] = {
    "scorecard": "Sealed. Please do not open.",
    "pack": "Sealed for one member.",
    "acceptance": "Sealed for the chair.",
}
_LEADS: dict[CoverKind, str] = {
    "scorecard": (
        "The scorecard itself is inside this file, encrypted. It is opened together with all others of its panel."
    ),
    "pack": "The pack itself is inside this file, encrypted. Only the member it was issued to can open it.",
    "acceptance": "The acceptance itself is inside this file, encrypted. Only the chair of the panel can open it.",
}
_RECEIPT_NOTES: dict[CoverKind, str] = {
    "scorecard": "The summary lists every receipt. If this one is missing there, ask why.",
    "pack": "The words name this file. Read them to each other when in doubt.",
    "acceptance": "The words name this file. Read them to each other when in doubt.",
}


def render_cover(page: CoverPage, setup: PageSetup) -> Rendered:
    """One page with facts, the digest as QR code and words, and how to check the file.

    Large print is as large as one page holds.
    """
    sizes = _LARGE_SIZES if setup.large_print else (1.0,)
    stories = (_story(page, setup, size) for size in sizes)
    return rendered(next((story for story in stories if len(paginate(story)) == 1), _story(page, setup, 1.0)))


def _story(page: CoverPage, setup: PageSetup, size: float) -> Story:
    story = Story(setup, title=f"Sealed {page.kind} {_reference(page)}", size=size)
    story.opening(f"Sub Rosa \u00b7 sealed {page.kind}", _TITLES[page.kind], _LEADS[page.kind])
    story.facts(_facts(page))
    story.rule(before=12, after=22)
    story.blocks.append(_receipt(story, page))
    foot = story.styled(f"{words.CHECK} {words.VIEWERS} {words.PROVES}", "small", story.root.add("P"), before=10)
    story.closing = [story.silent_signature(f"Signature of {page.sealed_by.name}"), Rule(), foot]
    return story


def _reference(page: CoverPage) -> str:
    return f"{page.panel_code} {page.candidate}" if page.candidate else page.panel_code


def _facts(page: CoverPage) -> list[tuple[str, Content]]:
    facts: list[tuple[str, Content]] = [("Panel", Text(page.panel_code, "value"))]
    if page.candidate:
        facts.append(("Candidate", Text(page.candidate, "value")))
    if page.number is not None:
        replaced = "none" if page.replaces is None else f"card {page.replaces}"
        facts.append(("Card", Text(f"{page.number}, replaces {replaced}", "value")))
    facts += [
        ("Sealed by", [Text(page.sealed_by.name, "value"), Text(words.joined(page.sealed_by.words), "small")]),
        ("Sealed at", [Text(words.moment(page.sealed_at), "value"), Text(_clock(page.kind), "small")]),
        ("Panel words", Text(words.joined(page.panel_words), "value")),
        ("Opened by", _opener(page)),
    ]
    if page.destroy_by is not None:
        facts.append(("Destroy by", Text(words.day(page.destroy_by), "value")))
    return facts


def _clock(kind: CoverKind) -> str:
    whose = {"scorecard": "panelist", "pack": "chair", "acceptance": "member"}[kind]
    return f"by the clock of the {whose}\u2019s computer"


def _opener(page: CoverPage) -> Content:
    if page.kind != "scorecard":
        return Text(page.recipient, "value")
    opener = Text(words.opened_by(page.quorum, page.recipient), "value")
    return opener if page.quorum else [opener, Text(words.COURTESY, "small")]


def _receipt(story: Story, page: CoverPage) -> Block:
    first, second = words.grouped_lines(page.digest).split("\n")
    code = story.code(f"SEAL1:{page.digest.upper()}", "QR code of the digest that is spelled out beside it", 112)
    lines: tuple[StyledLine, ...] = (
        ("Receipt", "strong", 0.0),
        (words.joined(page.receipt), "words", 3.0),
        (f"SEAL1: {first}", "small", 0.0),
        (second, "small", 3.0),
        (_RECEIPT_NOTES[page.kind], "small", 0.0),
    )
    return Beside(code, story.lines(lines), 20, mirrored=story.look.mirrored)
