"""The contact card: a person's two public keys, and how to compare them."""

from app.documents.frame import rendered
from app.documents.pages.common import Rendered
from app.documents.pages.contact_card import ContactCardPage
from app.documents.spelling import grouped_lines, joined
from app.documents.story import Content, Story, Text
from app.documents.words import CHECK, Words, phrase
from app.page_setup import PageSetup

_STEPS = (
    phrase("Meet, or phone: a voice you know. Not the way this card came."),
    phrase("Each reads the eight words of the other’s card aloud, in order."),
    phrase("All eight agree: type the two words that Sub Rosa asks for. One differs: do not use this card."),
)


def render_contact_card(page: ContactCardPage, setup: PageSetup) -> Rendered:
    """Name, eight words, both keys, order number and date, and how people compare the words."""
    say = Words(setup.language)
    title = say.title("contact", str(page.number))
    story = Story(setup, title=title, running=say("Sub Rosa · contact card"))
    lead = say("Two public keys: one to sign, one to receive.")
    story.opening(say("Sub Rosa · contact card"), page.name, lead)
    story.paragraph(say("Key words"), "label", after=2, keep=True)
    story.paragraph(joined(page.words), "words", after=4, language="en")
    claimed = say("The name is as claimed. The eight words are the identity: compare them.")
    story.paragraph(claimed, "small", after=20)
    story.facts(_facts(say, page))
    story.heading("H2", say("Compare once, in person or by phone"))
    story.items([(f"{number}.", (Text(say(step), "body"),)) for number, step in enumerate(_STEPS, 1)], 18)
    caption = say("{name}, with the key of this card", name=page.name)
    story.signatures([(say("Signature of {name}", name=page.name), caption)])
    foot = say("A newer card with other keys asks to be compared anew.")
    story.paragraph(f"{say(CHECK)} {foot}", "small", before=8)
    return rendered(story)


def _facts(say: Words, page: ContactCardPage) -> list[tuple[str, Content]]:
    return [
        (say("Number"), Text(str(page.number), "value")),
        (say("Made at"), Text(say.moment(page.made_at), "value")),
        (say("Signing key, SHA-256"), Text(grouped_lines(page.signing_key), "small")),
        (say("Receiving key"), Text(page.receiving_key, "small")),
    ]
