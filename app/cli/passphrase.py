"""A passphrase from a file descriptor, in a buffer that is wiped."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from app.crypto.secret import wipe
from app.services.errors import PassphraseUnreadable

LONGEST: Final = 4096
"""Bytes; as long as the window takes one."""
_DELETE: Final = 0x7F


@contextmanager
def passphrase_from(descriptor: int) -> Iterator[bytearray]:
    """The bytes up to the first line end, without control characters as the window takes them, wiped afterwards.

    Raises:
        PassphraseUnreadable: the descriptor is not open for reading, nothing comes, or more than any vault has.
    """
    buffer = bytearray()
    try:
        _read_line(descriptor, buffer)
        if not 0 < len(buffer) <= LONGEST:
            raise PassphraseUnreadable(descriptor=descriptor)
        yield buffer
    finally:
        wipe(buffer)


def _read_line(descriptor: int, buffer: bytearray) -> None:
    """The line is in the buffer, or so much of it that it is too long."""
    try:
        while len(buffer) <= LONGEST and (byte := os.read(descriptor, 1)) not in {b"", b"\n"}:
            if byte >= b" " and byte[0] != _DELETE:
                buffer += byte
    except (OSError, OverflowError) as error:
        raise PassphraseUnreadable(descriptor=descriptor) from error
