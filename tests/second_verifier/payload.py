"""FORMAT.md section 7, payload and length: the age header held to its grammar, the rest by the age command line."""

import re
import subprocess
import tempfile
from base64 import b64decode, b64encode
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

from tests.second_verifier.records import BECH32, bech32
from tests.second_verifier.refusal import Refused, demand

FIRST_LINE = b"age-encryption.org/v1\n"
SMALLEST = 256 * 1024
NONCE, TAG = 16, 16
_LINE = rb"[A-Za-z0-9+/]"
_STANZA = re.compile(rb"-> ([\x21-\x7E]+(?: [\x21-\x7E]+)*)\n((?:" + _LINE + rb"{64}\n){0,64}" + _LINE + rb"{0,63}\n)")
_MAC = re.compile(rb"--- (" + _LINE + rb"{43})\n")


def check_payload(payload: bytes, recipients: int) -> None:
    """The payload is age v1 with so many X25519 stanzas.

    Raises:
        Refused: its header is of another form, or has other stanzas.
    """
    demand(payload.startswith(FIRST_LINE), "payload")
    at, found, stanzas = len(FIRST_LINE), 0, 0
    while stanza := _STANZA.match(payload, at):
        stanzas += 1
        kind, *arguments = stanza.group(1).split(b" ")
        body = stanza.group(2).replace(b"\n", b"")
        _decode(body)
        if kind == b"X25519":
            demand(len(arguments) == 1 and len(_decode(arguments[0])) == len(_decode(body)) == 32, "stanza")
            found += 1
        else:
            demand(kind.endswith(b"-grease"), "a stanza of another kind")
        at = stanza.end()
    end = _MAC.match(payload, at)
    if end is None:
        raise Refused("payload header")
    _decode(end.group(1))
    demand(len(payload) >= end.end() + NONCE + TAG, "no payload")
    demand(found == recipients <= 32 and stanzas <= 64, "stanzas")


def _decode(text: bytes) -> bytes:
    """Canonical base64 without padding."""
    try:
        octets = b64decode(text + b"=" * (-len(text) % 4), validate=True)
    except ValueError as error:
        raise Refused("base64") from error
    demand(b64encode(octets).rstrip(b"=") == text, "base64")
    return octets


def recipient_of(identity: str) -> str:
    """The recipient of an age identity."""
    letters = identity.lower().removeprefix("age-secret-key-1")
    bits = 0
    for letter in letters[:52]:
        bits = bits << 5 | BECH32.index(letter)
    key = X25519PrivateKey.from_private_bytes((bits >> 4).to_bytes(32))
    return bech32("age", key.public_key().public_bytes_raw())


def open_payload(payload: bytes, identity: str) -> bytes:
    """What the age program makes of it.

    Raises:
        Refused: it does not open.
    """
    with tempfile.TemporaryDirectory() as folder:
        key, box = Path(folder) / "key", Path(folder) / "payload.age"
        key.write_text(identity + "\n")
        box.write_bytes(payload)
        done = subprocess.run(["age", "--decrypt", "-i", key, box], capture_output=True, check=False)
    demand(done.returncode == 0, "age")
    return done.stdout


def check_length(length: int) -> None:
    """The length of an inner file is one that hides it.

    Raises:
        Refused: it is another.
    """
    demand(length >= SMALLEST, "length")
    if length > SMALLEST:
        exponent = length.bit_length() - 1
        free = exponent - exponent.bit_length()
        demand(length % (1 << free) == 0, "length")
