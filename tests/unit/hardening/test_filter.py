"""What the filter answers to each call, reckoned from its instructions as the kernel does: for both processors."""

import errno
import struct

import pytest

from app.hardening.seccomp import ALLOW, ERRNO, KILL_PROCESS, MACHINES, program

LOADS, IS, IS_AT_LEAST, RETURNS = 0x20, 0x15, 0x35, 0x06
UNIX, INTERNET, NETLINK, PACKET = 1, 2, 16, 17
NO_SUCH_FAMILY, NO_SUCH_CALL = ERRNO | errno.EAFNOSUPPORT, ERRNO | errno.ENOSYS
X32 = 0x40000000
CALLS = {
    "x86_64": {"socket": 41, "socketpair": 53, "io_uring_setup": 425, "read": 0, "connect": 42},
    "aarch64": {"socket": 198, "socketpair": 199, "io_uring_setup": 425, "read": 63, "connect": 203},
}
"""As the kernel's own tables number them."""
AUDIT = {"x86_64": 0xC000003E, "aarch64": 0xC00000B7}
I386, X86_SOCKETCALL = 0x40000003, 102


def answer(machine, call, first=0, audit=None):
    """What the kernel does with this call and its first argument."""
    data = struct.pack("=IIQQ", call, AUDIT[machine] if audit is None else audit, 0, first)
    steps, at, loaded = program(MACHINES[machine]), 0, 0
    while True:
        operation, if_true, if_false, operand = steps[at]
        at += 1
        if operation == RETURNS:
            return operand
        if operation == LOADS:
            (loaded,) = struct.unpack_from("=I", data, operand)
            continue
        holds = {IS: loaded == operand, IS_AT_LEAST: loaded >= operand}[operation]
        at += if_true if holds else if_false


@pytest.mark.parametrize("machine", MACHINES)
@pytest.mark.parametrize("call", ["socket", "socketpair"])
def test_only_unix_sockets_and_pairs_of_them_are_made(machine, call):
    number = CALLS[machine][call]
    assert answer(machine, number, UNIX) == ALLOW
    for family in (0, INTERNET, 10, NETLINK, PACKET, 40, 0xFFFFFFFF):
        assert answer(machine, number, family) == NO_SUCH_FAMILY


@pytest.mark.parametrize("machine", MACHINES)
def test_no_ring_makes_sockets_and_ordinary_calls_pass(machine):
    assert answer(machine, CALLS[machine]["io_uring_setup"]) == NO_SUCH_CALL
    assert answer(machine, CALLS[machine]["read"]) == ALLOW
    assert answer(machine, CALLS[machine]["connect"], INTERNET) == ALLOW


@pytest.mark.parametrize("machine", MACHINES)
def test_calls_in_the_numbers_of_another_processor_end_the_process(machine):
    for audit in {I386, *AUDIT.values()} - {AUDIT[machine]}:
        assert answer(machine, X86_SOCKETCALL, audit=audit) == KILL_PROCESS


def test_calls_with_short_pointers_do_not_exist():
    for call in CALLS["x86_64"].values():
        assert answer("x86_64", X32 | call, UNIX) == NO_SUCH_CALL
