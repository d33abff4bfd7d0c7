"""Cells and sentences that several kinds of page share."""

from collections.abc import Sequence

from app.documents.look import StyleName
from app.documents.pages.common import KitLine, NoteLine, PanelLine, Quorum, SealLine, Signatory
from app.documents.spelling import grouped_lines, joined, short_moment
from app.documents.story import Column, Content, Note, Story, Text
from app.documents.words import COURTESY, Words


def listed_words(words: tuple[str, ...], style: StyleName) -> Text:
    """Key words or receipt words; they are English in every document."""
    return Text(joined(words), style, language="en")


def seal_columns(say: Words) -> tuple[Column, ...]:
    """The headings of a table of seals."""
    return (
        Column(say("Panelist"), 25),
        Column(say("Card"), 10),
        Column(say("Sealed, received, verdict"), 24),
        Column(say("Receipt words and digest"), 41),
    )


def panel_content(panel: PanelLine) -> list[Text | Note]:
    """The panel's code and title with its words."""
    return [Text(f"{panel.code}  {panel.title}", "value"), listed_words(panel.words, "small")]


def panel_digest_fact(say: Words, panel: PanelLine) -> tuple[str, Content]:
    """The digest that binds rules, kit, people and candidates."""
    return say("Panel digest"), Text(grouped_lines(panel.digest), "small")


def person_content(person: Signatory) -> list[Text | Note]:
    """A claimed name with the eight key words."""
    return [Text(person.name, "value"), listed_words(person.words, "small")]


def kit_content(say: Words, kit: KitLine) -> list[Text | Note]:
    """The kit's name and version with its hash."""
    name = say("{name}, version {version}", name=kit.name, version=kit.version)
    return [Text(name, "value"), Text(grouped_lines(kit.digest), "small")]


def opening_content(say: Words, quorum: Quorum | None, chair: str) -> list[Text | Note]:
    """Who opens the cards, and what that means where there is no quorum."""
    opener = Text(say.opened_by(quorum, chair), "value")
    return [opener] if quorum else [opener, Text(say(COURTESY), "small")]


def notes_content(say: Words, notes: Sequence[NoteLine]) -> Content:
    """Notes with their times, or the plain statement that there are none."""
    if not notes:
        return Text(say("no evidence noted"), "small")
    return [Note(note.time, note.text) for note in notes]


def seal_row(say: Words, seal: SealLine) -> tuple[Content, ...]:
    """One received seal with its full digest."""
    return (
        [Text(seal.panelist, "cell strong"), listed_words(seal.words, "caption")],
        [Text(seal.candidate), Text(say("card {number}", number=seal.number), "small")],
        [
            Text(short_moment(seal.sealed_at)),
            Text(short_moment(seal.received_at)),
            *(Text(say.verdict(said), "small") for said in (seal.verdict, seal.decision) if said),
        ],
        [listed_words(seal.receipt, "cell"), Text(grouped_lines(seal.digest), "caption")],
    )


def signature_of(say: Words, name: str, role: str) -> tuple[str, str]:
    """A signature's spoken name and its caption: the role first, so that the line goes the page's way."""
    caption = say("{role}: {name}", role=_capital(say.term(role)), name=name) if role else name
    return say("Signature of {name}", name=name), caption


def _capital(word: str) -> str:
    return word[:1].upper() + word[1:]


def people_table(story: Story, people: Sequence[Signatory]) -> None:
    """Names, roles and key words, one person a row."""
    say = story.say
    rows = [(person.name, say.term(person.role), listed_words(person.words, "cell")) for person in people]
    story.table((Column(say("Name, as claimed"), 22), Column(say("Role"), 17), Column(say("Key words"), 61)), rows)
