"""The part of a card for the chair alone: always there, always at least 4 KiB, encrypted once more."""

from base64 import b64decode
from collections.abc import Sequence
from typing import Final

from app.crypto.age_box import ReceivingKey, decrypt
from app.domain import canonical
from app.domain.scorecard import CardNote

BLOCK: Final = 4096


def padded(notes: Sequence[CardNote]) -> bytes:
    """The notes as canonical JSON, filled with blanks to a multiple of 4 KiB, so that none looks like some."""
    data = canonical.encode([note.to_json() for note in notes])
    return data + b" " * (-len(data) % BLOCK)


def read_chair_only(text: str, key: ReceivingKey) -> tuple[CardNote, ...]:
    """The notes in this base64 age box.

    Raises:
        BoxError: not for this key, or broken.
        ValueError, KeyError, TypeError: not what ``padded`` wrote.
    """
    data = decrypt(b64decode(text, validate=True), key)
    if len(data) % BLOCK:
        raise ValueError(len(data))
    return tuple(CardNote.from_json(value) for value in canonical.decode(data.rstrip(b" ")))
