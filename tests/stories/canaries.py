"""Two hundred strings that nobody would write by chance, one in every text field of a story, and how to find them."""

import base64
import re
import zlib
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import count
from mmap import mmap
from pathlib import Path
from typing import Any

STEM = "zqvwxkjyqzvw"
"""Every canary begins with it, so that one search finds them all."""
_LETTERS = "bcdfghklmnprstvw"
_WRITTEN = re.compile(f"{STEM}[{_LETTERS}]{{4}}")
_STREAM = re.compile(rb"stream\r?\n")


@dataclass(frozen=True, kw_only=True)
class Spelling:
    """One way in which a program may have left text: how it is written, and read again."""

    name: str
    write: Callable[[str], bytes]
    read: Callable[[bytes], str]


def _plain(name: str) -> Spelling:
    return Spelling(
        name=name, write=lambda text: text.encode(name), read=lambda found: found.decode(name, errors="replace")
    )


def _hex(spelling: Spelling, *, upper: bool) -> Spelling:
    def write(text: str) -> bytes:
        digits = spelling.write(text).hex()
        return (digits.upper() if upper else digits).encode()

    def read(found: bytes) -> str:
        digits = _DIGITS.match(found.decode("latin-1"))
        return spelling.read(bytes.fromhex(digits[0] if digits else ""))

    return Spelling(name=f"{spelling.name} as hex", write=write, read=read)


_DIGITS = re.compile(r"([0-9A-Fa-f]{2})*")
_PLAIN = tuple(map(_plain, ("utf-8", "utf-16-le", "utf-16-be")))
_CAPITALS = Spelling(
    name="capitals",
    write=lambda text: text.upper().encode(),
    read=lambda found: found.decode(errors="replace").lower(),
)
READABLE = (*_PLAIN, _CAPITALS, *(_hex(plain, upper=upper) for plain in _PLAIN for upper in (False, True)))


def in_base64(word: str) -> tuple[bytes, ...]:
    """What of the word's base64 is the same whatever stands around it, at each of the three alignments."""
    plains = [spelling.write(word) for spelling in _PLAIN]
    wholes = [(skip, base64.b64encode(bytes(skip) + plain)) for plain in plains for skip in range(3)]
    return tuple(whole[4 if skip else 0 : len(whole) - 4] for skip, whole in wholes)


def spellings(word: str) -> tuple[bytes, ...]:
    """The word as any program may have left it."""
    return (*(spelling.write(word) for spelling in READABLE), *in_base64(word))


_LENGTH = len(STEM) + 4


def words_in_bytes(data: bytes | mmap) -> set[str]:
    """The canaries in the data as it stands, in any spelling.

    One in base64 is named by the base64 itself; one that was cut is named as far as it goes, unless it is the tail of
    a whole one (two-byte letters read from the wrong byte on).
    """
    found = {form.decode() for form in in_base64(STEM) if data.find(form) >= 0}
    for spelling in READABLE:
        form, length, at = spelling.write(STEM), len(spelling.write("x" * _LENGTH)), -1
        while (at := data.find(form, at + 1)) >= 0:
            found.add(spelling.read(data[at : at + length]))
    whole = {word for word in found if _WRITTEN.fullmatch(word)}
    return whole | {part for part in found - whole if not any(word.startswith(part[: _LENGTH - 1]) for word in whole)}


def words_in_file(data: bytes) -> set[str]:
    """The canaries in the data and in every stream of it that zlib can read."""
    return set().union(*(words_in_bytes(part) for part in (data, *inflated(data))))


def inflated(data: bytes) -> Iterator[bytes]:
    """Every stream in the data that zlib can read, as far as it can."""
    for found in _STREAM.finditer(data):
        unpacker = zlib.decompressobj()
        try:
            yield unpacker.decompress(data[found.end() :])
        except zlib.error:
            continue


def words_in(text: str) -> set[str]:
    """The canaries in plain text, even where a line was broken within one."""
    return set(_WRITTEN.findall(re.sub(r"[\s\u00ad\u200b-]+", "", text)))


@dataclass
class Canaries:
    """What was written where: each canary with the kind of field that it stands in."""

    kinds: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    _numbers: Iterator[int] = field(default_factory=count)

    def new(self, kind: str) -> str:
        """A canary that was never used before, for a field of this kind."""
        number = next(self._numbers)
        word = STEM + "".join(_LETTERS[number >> shift & 15] for shift in (12, 8, 4, 0))
        self.kinds[kind].add(word)
        return word

    def of(self, *kinds: str) -> set[str]:
        """All canaries of these kinds."""
        return set().union(*(self.kinds[kind] for kind in kinds))

    @property
    def every(self) -> set[str]:
        """All canaries."""
        return self.of(*self.kinds)


STAYING = ("off the record", "may know", "private")
PANELISTS, CANDIDATES, COMPETENCIES = range(3), range(3), range(4)
_HANDLINGS = ("on the record",) * 7 + ("chair only", "chair only", *STAYING[::2], *STAYING[::2])


def story_of(canaries: Canaries) -> dict[str, Any]:
    """A story as its file spells it, a canary in every field that takes text."""
    new = canaries.new
    competencies = [new("kit") for _ in COMPETENCIES]
    panelists, codes = [new("owner") for _ in PANELISTS], [f"C-0{number + 1}" for number in CANDIDATES]
    return {
        "panel": {"code": "X-1", "title": new("title"), "date": "2026-11-20", "deadline": "2026-11-21 12:00"},
        "kit": _kit(canaries, competencies),
        "chair": {"name": new("owner")},
        "panelists": [{"name": name, "focus": competencies[:1]} for name in panelists],
        "candidates": [{"code": code, "name": new("candidate")} for code in codes],
        "scorecards": [_card(canaries, name, code, competencies) for name in panelists for code in codes],
        "consensus": [
            {"candidate": code, "competency": name, "rating": 2, "reason": new("reason")}
            for code in codes
            for name in competencies
        ],
        "decision": [{"candidate": code, "outcome": "reserve", "reason": new("reason")} for code in codes],
    }


def _kit(canaries: Canaries, competencies: Iterable[str]) -> dict[str, Any]:
    new = canaries.new
    return {
        "name": new("kit"),
        "scale": [new("kit") for _ in range(3)],
        "competencies": [
            {
                "name": name,
                "definition": new("kit"),
                "weight": 2,
                "reason": new("kit"),
                "anchors": {level: new("kit") for level in (1, 2, 3)},
            }
            for name in competencies
        ],
        "questions": [{"text": new("kit"), "probes": [new("kit"), new("kit")]} for _ in range(3)],
    }


def _card(canaries: Canaries, panelist: str, candidate: str, competencies: list[str]) -> dict[str, Any]:
    return {
        "panelist": panelist,
        "candidate": candidate,
        "notes": [_note(canaries, handling, place, competencies) for place, handling in enumerate(_HANDLINGS)],
        "ratings": dict.fromkeys(competencies, 2),
        "recommendation": "yes",
        "summary": canaries.new("summary"),
    }


def _note(canaries: Canaries, handling: str, place: int, competencies: list[str]) -> dict[str, Any]:
    note = {"at": f"09:{place:02}", "handling": handling, "text": canaries.new(handling)}
    if handling == "off the record":
        return note | {"agreed": "before", "may_know": canaries.new("may know")}
    return note | ({"competency": competencies[place % 4]} if handling == "on the record" else {})


def files_below(*folders: Path) -> Iterator[Path]:
    """Every file there is in and below these folders."""
    return (
        path for folder in folders for path in sorted(folder.rglob("*")) if path.is_file() and not path.is_symlink()
    )
