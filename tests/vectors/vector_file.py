"""A vector: a small text header, an empty line, and the body byte for byte. See README.md."""

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from pathlib import Path


class BadVector(Exception):
    """A file that is no vector: its header has a line twice, unknown or missing, or another case than its name."""


def to_bytes(header: Mapping[str, object], body: bytes) -> bytes:
    """The vector's file."""
    lines = "".join(f"{name}: {value}\n" for name, value in header.items())
    return lines.encode("utf-8") + b"\n" + body


def split(vector: bytes, known: AbstractSet[str]) -> tuple[dict[str, str], bytes]:
    """Header and body.

    Raises:
        BadVector: the header is not of this form, or has a name that is not known.
    """
    head, gap, body = vector.partition(b"\n\n")
    pairs = [line.partition(": ") for line in head.decode("utf-8").split("\n")]
    header = {name: value for name, _, value in pairs}
    if not gap or len(header) != len(pairs) or not all(mark for _, mark, _ in pairs):
        raise BadVector("a header is lines of the form 'name: value', each name once")
    if unknown := header.keys() - known:
        raise BadVector(f"unknown headers: {', '.join(sorted(unknown))}")
    if missing := {"case", "expect", "comment"} - header.keys():
        raise BadVector(f"missing headers: {', '.join(sorted(missing))}")
    return header, body


def read(path: Path, known: AbstractSet[str]) -> tuple[dict[str, str], bytes]:
    """Header and body of a file whose name is its case.

    Raises:
        BadVector: as ``split``, or the name is another.
    """
    header, body = split(path.read_bytes(), known)
    if header["case"] != path.stem:
        raise BadVector(f"{path.name} says that it is {header['case']}")
    return header, body
