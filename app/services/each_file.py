"""Several files that were handed over at once: one that is refused keeps no other out, and is named."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from app.errors import SubRosaError
from app.services.errors import FileUnreadable

MOST_BYTES: Final = 64 * 2**20
"""A larger file is none of ours; it is not read any further."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EachFile[T]:
    """What was taken, the names of the files that were refused, and why the first of them was."""

    taken: tuple[T, ...]
    refused: tuple[str, ...]
    refusal: SubRosaError | None


def take_each[T](paths: Sequence[Path], take: Callable[[bytes], T], tell: Callable[[int, int], None]) -> EachFile[T]:
    """Every file was read and given to ``take``; a refusal ends nothing. ``tell`` hears done and total before each."""
    taken: list[T] = []
    refused: list[tuple[str, SubRosaError]] = []
    for number, path in enumerate(paths):
        tell(number, len(paths))
        try:
            taken.append(take(bytes_of(path)))
        except SubRosaError as error:
            refused.append((path.name, error))
    return EachFile(
        taken=tuple(taken),
        refused=tuple(name for name, _ in refused),
        refusal=refused[0][1] if refused else None,
    )


def bytes_of(path: Path) -> bytes:
    """The file, or the beginning of one that is larger than any of ours: enough to refuse it for its size.

    Raises:
        FileUnreadable: the system does not give it.
    """
    try:
        with path.open("rb") as file:
            return file.read(MOST_BYTES)
    except OSError as error:
        raise FileUnreadable(path=path) from error
