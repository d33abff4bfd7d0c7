"""System calls of a command that have to do with networks, as the kernel's tracer saw them."""

import os
import re
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
MAIN = (sys.executable, str(ROOT / "main.py"))
NETWORKLESS = ("unshare", "--net", *(() if os.geteuid() == 0 else ("--user", "--map-root-user")))
"""A command behind these words finds no network at all, not even a loopback."""
NETWORK = "%network,io_uring_setup,io_uring_enter,io_uring_register"
# Not with --seccomp-bpf: the tracer would not be told of what our own filter refuses.
TRACER = ("strace", "--follow-forks", "--quiet=all")

_CALL = re.compile(r"^(?:\d+ +)?(\w+)\(", re.MULTILINE)
_FAMILY = re.compile(r"\b[AP]F_[A-Z0-9_]+")


@dataclass(frozen=True, kw_only=True)
class Trace:
    """What a command asked of the system, one line per call."""

    text: str
    code: int
    output: str
    errors: str

    @property
    def calls(self) -> set[str]:
        """The names of the calls."""
        return set(_CALL.findall(self.text))

    @property
    def families(self) -> set[str]:
        """Every address family in any argument."""
        return set(_FAMILY.findall(self.text))

    @property
    def internet(self) -> list[str]:
        """The lines that name an internet family."""
        return [line for line in self.text.splitlines() if "F_INET" in line]


def trace(
    folder: Path,
    *command: object,
    given: bytes = b"",
    environment: dict[str, str] | None = None,
    calls: str = NETWORK,
) -> Trace:
    """The command has run to its end under the tracer, which saw these calls."""
    written = folder / "trace.txt"
    done = subprocess.run(
        [*TRACER, f"--trace={calls}", "--output", str(written), *map(str, command)],
        input=given,
        capture_output=True,
        check=False,
        env=environment,
        cwd=ROOT,
    )
    return Trace(
        text=written.read_text(), code=done.returncode, output=done.stdout.decode(), errors=done.stderr.decode()
    )
