"""Boxes that only a key opens: age v1 with X25519 recipients. The only module that knows pyrage."""

import secrets
from collections.abc import Sequence
from typing import Never, Self

import pyrage

from app.crypto import bech32
from app.crypto.age_header import Stanza, stanzas
from app.crypto.box_errors import BoxDamaged, KeyRefused, NotForThisKey

__all__ = [
    "ReceivingKey",
    "Stanza",
    "decrypt",
    "encrypt",
    "public_from_recipient",
    "recipient_from_public",
    "stanzas",
]

RECIPIENT_PREFIX = "age"
IDENTITY_PREFIX = "age-secret-key-"
KEY_BYTES = 32


class ReceivingKey:
    """An X25519 private key that shows nothing of itself and cannot be copied, pickled or hashed."""

    __slots__ = ("_identity", "_raw", "public", "recipient")
    __hash__ = None  # type: ignore[assignment]

    def __init__(self, raw: bytes) -> None:
        """Hold the key of these 32 bytes.

        Raises:
            KeyRefused: not 32 bytes.
        """
        if len(raw) != KEY_BYTES:
            raise KeyRefused
        self._raw = bytes(raw)
        self._identity = pyrage.x25519.Identity.from_str(self.identity_text())
        self.recipient: str = str(self._identity.to_public())
        self.public: bytes = public_from_recipient(self.recipient)

    @classmethod
    def generate(cls) -> Self:
        """A fresh key from the operating system's randomness."""
        return cls(secrets.token_bytes(KEY_BYTES))

    @classmethod
    def from_bytes(cls, raw: bytes) -> Self:
        """The key that ``to_bytes`` gave."""
        return cls(raw)

    def to_bytes(self) -> bytes:
        """The 32 private bytes: for the vault only."""
        return self._raw

    def identity_text(self) -> str:
        """The private key as the age command line takes it: for demonstrations only."""
        return bech32.encode(IDENTITY_PREFIX, self._raw).upper()

    def open(self, box: bytes) -> bytes:
        """What the box holds; ``decrypt`` translates what can go wrong."""
        return bytes(pyrage.decrypt(box, [self._identity]))

    def __repr__(self) -> str:
        return "ReceivingKey(…)"

    def __reduce__(self) -> Never:
        message = "a receiving key is not pickled or copied"
        raise TypeError(message)


def encrypt(data: bytes, recipients: Sequence[str]) -> bytes:
    """A box that the key of each recipient opens.

    Raises:
        KeyRefused: no recipient, or a text that is none.
    """
    try:
        keys = [pyrage.x25519.Recipient.from_str(recipient_from_public(public_from_recipient(r))) for r in recipients]
        return bytes(pyrage.encrypt(data, keys))
    except (pyrage.RecipientError, pyrage.EncryptError) as error:
        raise KeyRefused from error


def decrypt(box: bytes, key: ReceivingKey) -> bytes:
    """What the box holds, every byte of it authenticated.

    Raises:
        BoxMalformed: not an age file in its strict form.
        ForeignStanza: encrypted to another kind of recipient.
        PostQuantumStanza: encrypted to a post-quantum recipient.
        NotForThisKey: no stanza that this key opens.
        BoxDamaged: the rest is not what was encrypted.
    """
    stanzas(box)
    try:
        return key.open(box)
    except pyrage.DecryptError as error:
        if "No matching keys" in str(error):
            raise NotForThisKey from error
        raise BoxDamaged from error


def recipient_from_public(public: bytes) -> str:
    """The text ``age1…`` of 32 public bytes.

    Raises:
        KeyRefused: not 32 bytes.
    """
    if len(public) != KEY_BYTES:
        raise KeyRefused
    return bech32.encode(RECIPIENT_PREFIX, public)


def public_from_recipient(text: str) -> bytes:
    """The 32 public bytes of a text ``age1…``.

    Raises:
        KeyRefused: any other text.
    """
    try:
        public = bech32.decode(RECIPIENT_PREFIX, text)
    except (ValueError, UnicodeEncodeError) as error:
        raise KeyRefused from error
    if len(public) != KEY_BYTES:
        raise KeyRefused
    return public
