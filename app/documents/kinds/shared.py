"""Cells and sentences that several kinds of page share."""

from collections.abc import Sequence

from app.documents import words
from app.documents.pages.common import KitLine, NoteLine, PanelLine, Quorum, SealLine, Signatory
from app.documents.story import Column, Content, Note, Story, Text

SEAL_COLUMNS = (
    Column("Panelist", 25),
    Column("Card", 10),
    Column("Sealed, received, verdict", 24),
    Column("Receipt words and digest", 41),
)


def panel_content(panel: PanelLine) -> list[Text | Note]:
    """The panel's code and title with its words."""
    return [Text(f"{panel.code}  {panel.title}", "value"), Text(words.joined(panel.words), "small")]


def panel_digest_fact(panel: PanelLine) -> tuple[str, Content]:
    """The digest that binds rules, kit, people and candidates."""
    return "Panel digest", Text(words.grouped_lines(panel.digest), "small")


def person_content(person: Signatory) -> list[Text | Note]:
    """A claimed name with the eight key words."""
    return [Text(person.name, "value"), Text(words.joined(person.words), "small")]


def kit_content(kit: KitLine) -> list[Text | Note]:
    """The kit's name and version with its hash."""
    return [Text(f"{kit.name}, version {kit.version}", "value"), Text(words.grouped_lines(kit.digest), "small")]


def opening_content(quorum: Quorum | None, chair: str) -> list[Text | Note]:
    """Who opens the cards, and what that means where there is no quorum."""
    opener = Text(words.opened_by(quorum, chair), "value")
    return [opener] if quorum else [opener, Text(words.COURTESY, "small")]


def notes_content(notes: Sequence[NoteLine]) -> Content:
    """Notes with their times, or the plain statement that there are none."""
    if not notes:
        return Text("no evidence noted", "small")
    return [Note(note.time, note.text) for note in notes]


def seal_row(seal: SealLine) -> tuple[Content, ...]:
    """One received seal with its full digest."""
    return (
        [Text(seal.panelist, "cell strong"), Text(words.joined(seal.words), "caption")],
        [Text(seal.candidate), Text(f"card {seal.number}", "small")],
        [
            Text(words.short_moment(seal.sealed_at)),
            Text(words.short_moment(seal.received_at)),
            Text(seal.verdict, "small"),
        ],
        [Text(words.joined(seal.receipt)), Text(words.grouped_lines(seal.digest), "caption")],
    )


def signed_as(name: str, role: str) -> str:
    """The caption under the place of a signature: the role first, so that the line goes the page's way."""
    return f"{role.capitalize()}: {name}" if role else name


def people_table(story: Story, people: Sequence[Signatory]) -> None:
    """Names, roles and key words, one person a row."""
    rows = [(person.name, person.role, words.joined(person.words)) for person in people]
    story.table((Column("Name, as claimed", 26), Column("Role", 12), Column("Key words", 62)), rows)
