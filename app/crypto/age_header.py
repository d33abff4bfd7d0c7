"""Reads the header of an age file strictly (C2SP age v1): who could open it, without any key."""

import re
from base64 import b64decode, b64encode
from binascii import Error as Base64Error
from dataclasses import dataclass

from app.crypto.box_errors import BoxMalformed, ForeignStanza, PostQuantumStanza

VERSION = b"age-encryption.org/v1\n"
STANZA = re.compile(
    rb"-> ([!-~]{1,256}(?: [!-~]{1,256}){0,15})\n((?:[A-Za-z0-9+/]{64}\n){0,64})([A-Za-z0-9+/]{0,63})\n"
)
MAC = re.compile(rb"--- ([A-Za-z0-9+/]{43})\n")
STANZA_LIMIT = 64
BODY_BYTES = 32
NONCE_AND_TAG = 32
POST_QUANTUM = ("mlkem768x25519", "mlkem768x25519tag", "p256mlkem768tag")


@dataclass(frozen=True, slots=True, kw_only=True)
class Stanza:
    """One X25519 stanza: an ephemeral share and a wrapped file key, 32 bytes each."""

    share: bytes
    body: bytes


def stanzas(box: bytes) -> tuple[Stanza, ...]:
    """The X25519 stanzas of an age file, in order; grease is ignored.

    Raises:
        BoxMalformed: not an age file in its strict form.
        ForeignStanza: a stanza of another kind.
        PostQuantumStanza: a stanza of a post-quantum kind.
    """
    if not box.startswith(VERSION):
        raise BoxMalformed
    found: list[Stanza] = []
    at = len(VERSION)
    for _ in range(STANZA_LIMIT):
        match = STANZA.match(box, at)
        if match is None:
            break
        found += _read(match)
        at = match.end()
    mac = MAC.match(box, at)
    if mac is None or not found:
        raise BoxMalformed
    _bytes(mac[1])
    if len(box) - mac.end() < NONCE_AND_TAG:
        raise BoxMalformed
    return tuple(found)


def _read(match: re.Match[bytes]) -> list[Stanza]:
    kind, *arguments = match[1].decode("ascii").split(" ")
    if kind.endswith("-grease"):
        return []
    if kind in POST_QUANTUM or "mlkem" in kind.lower():
        raise PostQuantumStanza
    if kind != "X25519":
        raise ForeignStanza
    if len(arguments) != 1 or match[2]:
        raise BoxMalformed
    share, body = _bytes(arguments[0].encode("ascii")), _bytes(match[3])
    if len(share) != BODY_BYTES or len(body) != BODY_BYTES:
        raise BoxMalformed
    return [Stanza(share=share, body=body)]


def _bytes(text: bytes) -> bytes:
    """Canonical base64 without padding."""
    try:
        data = b64decode(text + b"=" * (-len(text) % 4))
    except Base64Error as error:
        raise BoxMalformed from error
    if b64encode(data).rstrip(b"=") != text:
        raise BoxMalformed
    return data
