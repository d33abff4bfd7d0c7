"""The look of all pages: paper, margins, sizes of type, colours. Measures are in points."""

from dataclasses import dataclass
from typing import Literal

from app.documents.ink.faces import Weight
from app.page_setup import RIGHT_TO_LEFT, PageSetup, Paper

type Color = tuple[int, int, int]

INK: Color = (0x1F, 0x1C, 0x1B)
SOFT: Color = (0x57, 0x52, 0x4D)
LINE: Color = (0xD5, 0xCF, 0xC6)
ACCENT: Color = (0x8E, 0x1F, 0x36)
PAPER: Color = (0xFF, 0xFF, 0xFF)
HEAT: tuple[Color, ...] = (
    (0xF1, 0xF4, 0xF7),
    (0xDC, 0xE6, 0xF0),
    (0xB4, 0xCB, 0xE2),
    (0x8F, 0xB4, 0xD9),
    (0x1F, 0x4E, 0x79),
)

_PAPERS: dict[Paper, tuple[float, float]] = {"A4": (595.28, 841.89), "Letter": (612.0, 792.0)}
_LARGE = 1.7

type StyleName = Literal[
    "eyebrow", "title", "lead", "section", "heading", "body", "strong", "label", "small", "caption", "words", "cell",
    "head", "value", "cell strong",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Style:
    """How a paragraph is set; ``leading`` is the distance of lines."""

    size: float
    leading: float
    weight: Weight = Weight.REGULAR
    color: Color = INK


@dataclass(frozen=True, slots=True)
class Look:
    """One document's measures."""

    width: float
    height: float
    side: float
    top: float
    bottom: float
    mirrored: bool
    scale: float

    @property
    def measure(self) -> float:
        """The width between the margins."""
        return self.width - 2 * self.side

    def style(self, name: StyleName) -> Style:
        """A named style in this document's size."""
        size, leading, weight, color = _STYLES[name]
        return Style(size * self.scale, leading * self.scale, weight, color)


def look_of(setup: PageSetup, size: float | None = None) -> Look:
    """The measures for a setup: large print enlarges the type, by ``size`` where it is given, and narrows margins."""
    width, height = _PAPERS[setup.paper]
    side = 42.0 if setup.large_print else 60.0
    mirrored = setup.language in RIGHT_TO_LEFT
    scale = size or (_LARGE if setup.large_print else 1.0)
    return Look(width, height, side, top=56.0, bottom=64.0, mirrored=mirrored, scale=scale)


_STYLES: dict[StyleName, tuple[float, float, Weight, Color]] = {
    "eyebrow": (9.0, 13.0, Weight.REGULAR, SOFT),
    "title": (22.0, 28.0, Weight.BOLD, INK),
    "lead": (11.0, 16.5, Weight.REGULAR, INK),
    "section": (14.0, 19.0, Weight.BOLD, INK),
    "heading": (11.0, 15.5, Weight.BOLD, INK),
    "body": (10.0, 15.0, Weight.REGULAR, INK),
    "strong": (10.0, 15.0, Weight.BOLD, INK),
    "label": (10.0, 15.0, Weight.REGULAR, SOFT),
    "small": (8.5, 12.75, Weight.REGULAR, SOFT),
    "caption": (8.0, 11.5, Weight.REGULAR, SOFT),
    "value": (10.0, 15.0, Weight.MEDIUM, INK),
    "cell strong": (9.0, 13.25, Weight.BOLD, INK),
    "words": (13.0, 18.0, Weight.BOLD, INK),
    "cell": (9.0, 13.25, Weight.REGULAR, INK),
    "head": (8.0, 11.5, Weight.REGULAR, SOFT),
}
