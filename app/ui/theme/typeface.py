"""Fonts by role: shipped with the program, never hinted, sized in pixels, so that pages look the same everywhere."""

from dataclasses import dataclass
from functools import cache
from typing import Literal

from PySide6.QtGui import QFont, QFontDatabase, QGuiApplication

from app.resources import RESOURCES

type TypeRole = Literal[
    "body", "medium", "strong", "small", "small-strong", "caption", "title", "brand", "hero",
    "number", "time", "clock", "cell", "cell-strong", "cell-small", "question",
]  # fmt: skip

FAMILY = "Inter"
_FILES = ("Inter-Regular.otf", "Inter-Medium.otf", "Inter-SemiBold.otf", "Inter-Bold.otf")
_POINTS_PER_INCH = 72


@dataclass(frozen=True, slots=True)
class Face:
    """Size in pixels at 100 %, weight, letter spacing in percent, and whether digits share one width."""

    size: float
    weight: QFont.Weight = QFont.Weight.Normal
    spacing: float = 100
    tabular: bool = False


_BOLD, _SEMI, _MEDIUM = QFont.Weight.Bold, QFont.Weight.DemiBold, QFont.Weight.Medium

FACES: dict[TypeRole, Face] = {
    "body": Face(13),
    "medium": Face(13, _MEDIUM),
    "strong": Face(13, _SEMI),
    "small": Face(11.5, spacing=100.5),
    "small-strong": Face(11.5, _SEMI, 100.5),
    "caption": Face(11, spacing=101),
    "title": Face(17, _BOLD, 99),
    "brand": Face(15, _BOLD, 99.5),
    "hero": Face(24, _BOLD, 98.5),
    "number": Face(13, _SEMI, tabular=True),
    "time": Face(13, tabular=True),
    "clock": Face(17, _BOLD, 99, tabular=True),
    "cell": Face(15, tabular=True),
    "cell-strong": Face(15, _SEMI, tabular=True),
    "cell-small": Face(11, spacing=101, tabular=True),
    "question": Face(34, _SEMI, 98),
}


class FontFileMissingError(RuntimeError):
    """A font that belongs to the program is not where it should be: the installation is incomplete."""


@cache
def load_fonts() -> None:
    """The shipped fonts are known to Qt, once; call when the application exists."""
    for name in _FILES:
        if QFontDatabase.addApplicationFont(str(RESOURCES / "fonts" / "inter" / name)) < 0:
            raise FontFileMissingError(name)


def make_font(role: TypeRole, zoom: float) -> QFont:
    """The font of a role at a text zoom; 1.0 is 100 %."""
    face = FACES[role]
    font = QFont(FAMILY)
    size = face.size * zoom
    if size.is_integer():
        font.setPixelSize(int(size))
    else:  # Qt takes only whole pixels; points may be fractions
        font.setPointSizeF(size * _POINTS_PER_INCH / QGuiApplication.primaryScreen().logicalDotsPerInch())
    font.setWeight(face.weight)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    font.setLetterSpacing(QFont.SpacingType.PercentageSpacing, face.spacing)
    if face.tabular:
        font.setFeature(QFont.Tag("tnum"), 1)
    return font
