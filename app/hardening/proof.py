"""The live proof that no network can be reached: one attempt for a socket, and how the system answered.

This is the only place in the program that asks for one; it connects to nothing.
"""

import ctypes
import errno
import os
import sys
from dataclasses import dataclass
from typing import Final

AF_INET, SOCK_STREAM = 2, 1
_FILTERED: Final = "2"
"""What ``/proc/self/status`` says under Seccomp where a filter is in force."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Proof:
    """Whether a filter is in force, whether the socket was refused, and the system's own words."""

    filtered: bool
    refused: bool
    answer: str


def attempt_a_socket() -> Proof | None:
    """What the system answers when this process asks for an internet socket, or None where that is not tried."""
    if sys.platform != "linux":
        return None
    libc = ctypes.CDLL(None, use_errno=True)
    descriptor = libc.socket(AF_INET, SOCK_STREAM, 0)
    if descriptor >= 0:
        os.close(descriptor)
        return Proof(filtered=_filter_in_force(), refused=False, answer="")
    number = ctypes.get_errno()
    answer = f"{errno.errorcode.get(number, number)}: {os.strerror(number)}"
    return Proof(filtered=_filter_in_force(), refused=True, answer=answer)


def _filter_in_force() -> bool:
    with open("/proc/self/status", encoding="ascii", errors="replace") as status:  # noqa: PTH123 - a kernel file
        return any(line.split() == ["Seccomp:", _FILTERED] for line in status)
