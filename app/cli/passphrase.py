"""A passphrase from a file descriptor, in a buffer that is wiped."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from app.cli.output import say_beside
from app.crypto.secret import wipe
from app.services.errors import PassphraseUnreadable

LONGEST: Final = 4096
"""Bytes; as long as the window takes one."""
_DELETE: Final = 0x7F
_MOST: Final = 1 << 31
"""No descriptor has such a number."""


@contextmanager
def passphrase_from(descriptor: int) -> Iterator[bytearray]:
    """The bytes up to the first line end, without control characters as the window takes them, wiped afterwards.

    Raises:
        PassphraseUnreadable: the descriptor is not open for reading, nothing comes, or more than any vault has.
    """
    buffer = bytearray()
    try:
        with _unseen(descriptor):
            _read_line(descriptor, buffer)
        if not 0 < len(buffer) <= LONGEST:
            raise PassphraseUnreadable(descriptor=descriptor)
        yield buffer
    finally:
        wipe(buffer)


@contextmanager
def _unseen(descriptor: int) -> Iterator[None]:
    """What is typed at a terminal inside is asked for, and not shown there."""
    if sys.platform == "win32" or not 0 <= descriptor < _MOST or not os.isatty(descriptor):
        yield
        return
    import termios  # noqa: PLC0415 - not on every system

    shown = termios.tcgetattr(descriptor)
    hidden = [*shown[:3], shown[3] & ~termios.ECHO, *shown[4:]]
    termios.tcsetattr(descriptor, termios.TCSAFLUSH, hidden)
    try:
        say_beside("Passphrase:")
        yield
    finally:
        termios.tcsetattr(descriptor, termios.TCSADRAIN, shown)


def _read_line(descriptor: int, buffer: bytearray) -> None:
    """The line is in the buffer, or so much of it that it is too long."""
    try:
        while len(buffer) <= LONGEST and (byte := os.read(descriptor, 1)) not in {b"", b"\n"}:
            if byte >= b" " and byte[0] != _DELETE:
                buffer += byte
    except (OSError, OverflowError) as error:
        raise PassphraseUnreadable(descriptor=descriptor) from error
