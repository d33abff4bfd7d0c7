"""What stands in the memory of other processes, read as root."""

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

_SPELLINGS = ("utf-8", "utf-16-le", "utf-32-le")


def spellings(secret: str | bytes) -> tuple[bytes, ...]:
    """A word as C, Qt, Python, X or a careless dump may hold it; a key as it is and as its digits."""
    if isinstance(secret, bytes):
        return (secret, *(each for digits in (secret.hex(), secret.hex().upper()) for each in spellings(digits)))
    return tuple(secret.encode(name) for name in _SPELLINGS)


def found(process: int, secrets: Iterable[str | bytes]) -> set[str | bytes]:
    """Those of the secrets that stand anywhere in the memory of the process."""
    forms = {form: secret for secret in secrets for form in spellings(secret)}
    return {forms[form] for area in _areas(process) for form in forms if form in area}


def relatives(process: int) -> set[int]:
    """Every live process of the session that the process leads."""
    return {int(path.name) for path in Path("/proc").glob("[0-9]*") if _session(path) == process}


def screens() -> set[int]:
    """The X server of this display."""
    name = os.environ["DISPLAY"].partition(".")[0].encode()
    return {int(path.name) for path in Path("/proc").glob("[0-9]*") if _arguments(path)[1:2] == [name]}


def _areas(process: int) -> Iterator[bytes]:
    folder = Path("/proc", str(process))
    with (folder / "mem").open("rb", buffering=0) as memory:
        for line in (folder / "maps").read_text("utf-8").splitlines():
            span, rights, *_, name = [*line.split(maxsplit=5), ""][:7]
            if "r" not in rights or "[v" in line or name.startswith("/dev/"):
                continue
            start, end = (int(edge, 16) for edge in span.split("-"))
            memory.seek(start)
            area = bytearray()
            try:
                while len(area) < end - start and (piece := memory.read(end - start - len(area))):
                    area += piece
            except OSError:  # what lies behind the end of a mapped file cannot be read
                pass
            yield bytes(area)


def _session(path: Path) -> int:
    try:
        return int((path / "stat").read_text("utf-8").rpartition(")")[2].split()[3])
    except OSError:  # it has ended meanwhile
        return 0


def _arguments(path: Path) -> list[bytes]:
    try:
        return (path / "cmdline").read_bytes().split(b"\0")
    except OSError:  # it has ended meanwhile
        return []
