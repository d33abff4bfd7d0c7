"""A passphrase from a file descriptor, in a buffer that is wiped."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from app.crypto.secret import wipe
from app.services.errors import PassphraseUnreadable

LONGEST: Final = 1024


@contextmanager
def passphrase_from(descriptor: int) -> Iterator[bytearray]:
    """The bytes up to the first line end, wiped afterwards.

    Raises:
        PassphraseUnreadable: the descriptor is not open for reading, or nothing comes.
    """
    buffer = bytearray()
    try:
        while len(buffer) < LONGEST and (byte := os.read(descriptor, 1)) not in {b"", b"\n"}:
            buffer += byte
    except OSError as error:
        raise PassphraseUnreadable(descriptor=descriptor) from error
    if buffer.endswith(b"\r"):
        del buffer[-1]
    if not buffer:
        raise PassphraseUnreadable(descriptor=descriptor)
    try:
        yield buffer
    finally:
        wipe(buffer)
