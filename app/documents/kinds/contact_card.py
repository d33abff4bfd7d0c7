"""The contact card: a person's two public keys, and how to compare them."""

from app.documents import words
from app.documents.frame import rendered
from app.documents.pages.common import Rendered
from app.documents.pages.contact_card import ContactCardPage
from app.documents.story import Content, Story, Text
from app.page_setup import PageSetup

_STEPS = (
    "Meet, or phone: a voice you know. Not the way this card came.",
    "Each reads the eight words of the other\u2019s card aloud, in order.",
    "All eight agree: type the two words that Sub Rosa asks for. One differs: do not use this card.",
)


def render_contact_card(page: ContactCardPage, setup: PageSetup) -> Rendered:
    """Name, eight words, both keys, order number and date, and how people compare the words."""
    story = Story(setup, title=f"Contact card {page.number}", running="Sub Rosa \u00b7 contact card")
    story.opening("Sub Rosa \u00b7 contact card", page.name, "Two public keys: one to sign, one to receive.")
    story.paragraph("Key words", "label", after=2, keep=True)
    story.paragraph(words.joined(page.words), "words", after=4)
    story.paragraph(words.CLAIMED, "small", after=20)
    story.facts(_facts(page))
    story.heading("H2", "Compare once, in person or by phone")
    story.items([(f"{number}.", (Text(step, "body"),)) for number, step in enumerate(_STEPS, 1)], 18)
    story.signatures([(f"Signature of {page.name}", f"{page.name}, with the key of this card")])
    foot = f"{words.CHECK} A newer card with other keys asks to be compared anew."
    story.paragraph(foot, "small", before=8)
    return rendered(story)


def _facts(page: ContactCardPage) -> list[tuple[str, Content]]:
    return [
        ("Card", Text(str(page.number), "value")),
        ("Made at", Text(words.moment(page.made_at), "value")),
        ("Signing key, SHA-256", Text(words.grouped_lines(page.signing_key), "small")),
        ("Receiving key", Text(page.receiving_key, "small")),
    ]
