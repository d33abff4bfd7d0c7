"""What a contact card says."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactCardPage:
    """A person's two public keys under their claimed name.

    ``words`` are the eight key words, ``signing_key`` the SHA-256 of the SubjectPublicKeyInfo (64 hex),
    ``receiving_key`` the recipient text (``age1…``), ``number`` the card's order number.
    """

    name: str
    words: tuple[str, ...]
    signing_key: str
    receiving_key: str
    number: int
    made_at: datetime
