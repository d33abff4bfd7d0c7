"""The faces that text is set in: Noto Sans and its scripts, each with a regular and a bold cut of one variable file."""

import functools
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import IntEnum
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Literal

import uharfbuzz as hb

from app.documents.errors import FontsMissing

type Region = Literal["JP", "KR", "SC", "TC", "HK"]

REPLACEMENT = "\ufffd"
_CJK_FILE = "NotoSansCJK-VF.otf.ttc"
_CJK_INDEX: dict[Region, int] = {"JP": 0, "KR": 1, "SC": 2, "TC": 3, "HK": 4}
_MAIN = "NotoSans[wght].ttf"
_BEFORE_CJK = ("Hebrew", "Arabic", "Devanagari", "Thai", "Armenian", "Georgian", "Bengali", "Gurmukhi", "Gujarati")
_BEFORE_SYMBOLS = ("Oriya", "Tamil", "Telugu", "Kannada", "Malayalam", "Sinhala", "Lao", "Myanmar", "Khmer", "Ethiopic")


class Weight(IntEnum):
    """A position on a variable font's weight axis."""

    REGULAR = 400
    MEDIUM = 500
    BOLD = 700


@dataclass(frozen=True, slots=True, eq=False)
class Face:
    """One cut of one font file: HarfBuzz's view of it, the characters it covers, and how it is embedded."""

    name: str
    weight: Weight
    face: Any = field(repr=False)
    font: Any = field(repr=False)
    coverage: frozenset[int] = field(repr=False)
    units_per_em: int
    is_cff: bool

    def covers(self, text: str) -> bool:
        """True when every character has a glyph, joiners and variation selectors aside."""
        return all(ord(c) in self.coverage or is_joiner(c) for c in text)


def is_joiner(char: str) -> bool:
    """True for characters that shape their neighbours and have no ink: joiners and variation selectors."""
    return char in "\u200b\u200c\u200d\u200e\u200f\u061c\u2060" or "\ufe00" <= char <= "\ufe0f"


def faces(weight: Weight, region: Region) -> Iterator[Face]:
    """Yields every face of a weight in order of preference; a file is opened only when it is reached."""
    yield _face(_MAIN, 0, weight)
    for script in _BEFORE_CJK:
        yield _face(f"NotoSans{script}[wght].ttf", 0, weight)
    if cjk_available():
        yield _face(_CJK_FILE, _CJK_INDEX[region], weight)
    for script in _BEFORE_SYMBOLS:
        yield _face(f"NotoSans{script}[wght].ttf", 0, weight)
    yield _face("NotoSansSymbols[wght].ttf", 0, weight)
    yield _face("NotoEmoji[wght].ttf", 0, weight)


@functools.cache
def cjk_available() -> bool:
    """True when the optional faces for Chinese, Japanese and Korean are installed."""
    return find_spec("manimgx_fonts_cjk") is not None


@functools.cache
def _face(file: str, index: int, weight: Weight) -> Face:
    face, coverage = _opened(file, index)
    font = hb.Font(face)
    font.set_variations({"wght": float(weight)})
    stem = file.partition("[")[0].partition("-")[0]
    tags = face.table_tags
    return Face(f"{stem}-{weight.name.title()}", weight, face, font, coverage, face.upem, "glyf" not in tags)


@functools.cache
def _opened(file: str, index: int) -> tuple[Any, frozenset[int]]:
    package = "manimgx_fonts_cjk" if file == _CJK_FILE else "manimgx_fonts"
    spec = find_spec(package)
    places = spec.submodule_search_locations if spec is not None else None
    path = Path(next(iter(places), "")) / file if places else Path(file)
    if not path.is_file():
        raise FontsMissing(file=file)
    face = hb.Face(hb.Blob.from_file_path(str(path)), index)
    return face, frozenset(face.unicodes)
