"""The shim that makes disk calls fail: built where gcc is, armed through ctypes in the process that has it loaded."""

import ctypes
import errno
import os
import shutil
import subprocess
from dataclasses import dataclass
from enum import IntEnum
from pathlib import Path

SOURCES = [Path(__file__).with_name(name) for name in ("shim.c", "power.c")]


class NoCompiler(Exception):
    """gcc is missing, so that nothing can be said about faults: install it (Debian and Ubuntu: ``gcc``)."""


def build(folder: Path) -> Path:
    """The shim as a shared library in ``folder``."""
    compiler = shutil.which("gcc")
    if compiler is None:
        raise NoCompiler
    built = folder / "shim.so"
    flags = ("-O2", "-Wall", "-Wextra", "-Werror", "-shared", "-fPIC")
    subprocess.run([compiler, *flags, "-o", built, *SOURCES, "-ldl"], check=True)
    return built


class Kind(IntEnum):
    """What the shim does at the call: its numbers are the C enumeration's."""

    FAIL = 0
    SHORT = 1
    KILL = 2
    TORN = 3
    POWER = 4
    """The power is cut: of all that was not flushed nothing is left."""
    PARTIAL = 5
    """The power is cut: of all that was not flushed every other change is left."""


@dataclass(frozen=True, kw_only=True)
class Fault:
    """One way a disk lets a program down, once or from then on."""

    kind: Kind
    error: int = 0
    forever: bool = False

    @property
    def name(self) -> str:
        """The fault in a word or two."""
        what = errno.errorcode[self.error] if self.error else self.kind.name.lower()
        return f"{what} for ever" if self.forever else what


FAULTS = (
    *(
        Fault(kind=Kind.FAIL, error=error, forever=forever)
        for error in (errno.EIO, errno.ENOSPC, errno.EROFS)
        for forever in (False, True)
    ),
    Fault(kind=Kind.SHORT),
    Fault(kind=Kind.SHORT, forever=True),
    Fault(kind=Kind.KILL),
    Fault(kind=Kind.TORN),
    Fault(kind=Kind.POWER),
    Fault(kind=Kind.PARTIAL),
)
BY_NAME = {fault.name: fault for fault in FAULTS}


class Shim:
    """The loaded shim."""

    def __init__(self) -> None:
        """The shim answers, or the process was started without it and ctypes says so."""
        self._library = ctypes.CDLL(os.environ["LD_PRELOAD"])
        self._library.faults_disarm.restype = ctypes.c_long
        self._library.faults_hit.restype = ctypes.c_char_p

    def arm(self, folder: Path, nth: int, fault: Fault) -> None:
        """From here on the n-th call below the folder that this fault can meet is met by it."""
        place = os.fsencode(folder) + b"/"
        self._library.faults_arm(place, ctypes.c_long(nth), fault.kind, fault.error, int(fault.forever))

    def disarm(self) -> int:
        """No call fails any more; tells how many there were that could have."""
        return self._library.faults_disarm()

    @property
    def hit(self) -> str:
        """The first call that was met, and the name of its file; empty while none was."""
        return self._library.faults_hit().decode("utf-8", "replace")
