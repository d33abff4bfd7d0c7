"""Contact cards: a signed page with a claimed name and two public keys, imported and then compared word by word."""

import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, Final

from app.crypto.age_box import public_from_recipient
from app.crypto.key_words import identity_words
from app.documents.pages.contact_card import ContactCardPage
from app.documents.render import render_contact_card
from app.domain.ids import KeyDigest
from app.domain.text import NAME_LIMIT, clean_line
from app.page_setup import PageSetup
from app.sealing.errors import Reason, Refusal
from app.sealing.kinds import Kind
from app.sealing.record_file import read_record
from app.services.errors import ContactUnknown, OlderCard, OwnCard, WordsDiffer
from app.services.leaving import Author, RecordRequest, make_record
from app.services.session import Session
from app.vault.stores.people import Contact, Trust

MOST_CARDS: Final = 9999
ASKED: Final = 2
"""How many of the eight words are typed to compare a contact."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactView:
    """A contact as people see it: the claimed name with its eight words, and how far it is trusted."""

    key_digest: KeyDigest
    name: str
    words: tuple[str, ...]
    trust: Trust


def make_contact_card(author: Author, *, number: int, at: datetime, file_id: bytes, setup: PageSetup) -> bytes:
    """The signed PDF of the owner's own card."""
    signer, recipient = author.signer, author.recipient
    words = identity_words(signer.key.spki, public_from_recipient(recipient))
    page = ContactCardPage(
        name=signer.name,
        words=words,
        signing_key=signer.key.spki_sha256,
        receiving_key=recipient,
        number=number,
        made_at=at,
    )
    request = RecordRequest(
        kind=Kind.CONTACT,
        block=None,
        content={"card_number": number},
        pages=render_contact_card(page, setup).pdf,
        at=at,
        file_id=file_id,
        language=setup.language,
    )
    return make_record(author, request)[0]


def own_card(session: Session) -> bytes:
    """The owner's contact card, as it was made with the vault."""
    owner = session.vault.owner.get()
    return owner.card_pdf if owner is not None else b""


def import_contact_card(session: Session, data: bytes) -> ContactView:
    """The card's person is a contact, *imported* until their words are compared; a known one keeps their trust.

    Whoever comes under another name or with another receiving key is to be compared anew: who was compared as Bo must
    not become Cleo by a card.

    Raises:
        Refusal: not a contact card of ours, or altered.
        OwnCard: the owner's own.
        OlderCard: a newer card of this person is known.
    """
    record = read_record(data)
    facts, file = record.manifest, record.file
    if facts.kind is not Kind.CONTACT:
        raise Refusal(reason=Reason.ANOTHER_KIND)
    key = KeyDigest(file.spki_sha256)
    if key == session.key_digest:
        raise OwnCard
    number = _card_number(record.manifest.content)
    known = session.vault.contacts.get(key)
    if known is not None and known.card_number > number:
        raise OlderCard(name=known.name)
    name = clean_line(facts.signer_name, where="name", limit=NAME_LIMIT)
    same = known is not None and (known.name, known.receiving_key) == (name, facts.signer_recipient)
    contact = Contact(
        spki_sha256=key,
        name=name,
        signing_key=file.spki,
        receiving_key=facts.signer_recipient,
        card_number=number,
        trust=known.trust if known is not None and same else Trust.IMPORTED,
        card_pdf=data,
        imported_at=session.now(),
        compared_at=known.compared_at if known is not None and same else None,
    )
    with session.vault.transaction("contact imported"):
        session.vault.contacts.put(contact)
    return view_of(contact)


def _card_number(content: Mapping[str, Any]) -> int:
    number = content.get("card_number")
    if set(content) != {"card_number"} or type(number) is not int or not 1 <= number <= MOST_CARDS:
        raise Refusal(reason=Reason.MANIFEST_VALUES)
    return number


def list_contacts(session: Session) -> tuple[ContactView, ...]:
    """All contacts by claimed name."""
    return tuple(sorted(map(view_of, session.vault.contacts.all()), key=lambda each: each.name.casefold()))


def view_of(contact: Contact) -> ContactView:
    """The contact as people see it."""
    words = identity_words(contact.signing_key, public_from_recipient(contact.receiving_key))
    return ContactView(key_digest=contact.spki_sha256, name=contact.name, words=words, trust=contact.trust)


def words_to_ask() -> tuple[int, ...]:
    """Two of the eight places, at random, in order: which words to type (1 to 8)."""
    return tuple(sorted(secrets.SystemRandom().sample(range(1, 9), ASKED)))


def compare_contact(session: Session, key: KeyDigest, asked: Sequence[int], typed: Sequence[str]) -> ContactView:
    """The contact is *compared*: the words that the person read out are theirs.

    Raises:
        ContactUnknown: no such contact.
        WordsDiffer: a word is not the contact's; nothing has changed.
    """
    contact = session.vault.contacts.get(key)
    if contact is None:
        raise ContactUnknown(name="")
    words = view_of(contact).words
    if len(asked) < ASKED or [word.strip().casefold() for word in typed] != [words[place - 1] for place in asked]:
        raise WordsDiffer
    compared = replace(contact, trust=Trust.COMPARED, compared_at=session.now())
    with session.vault.transaction("contact compared"):
        session.vault.contacts.put(compared)
    return view_of(compared)
