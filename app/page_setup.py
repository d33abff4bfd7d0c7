"""How a computer's pages are set: paper, size of type, language. Everything that draws pages takes this value."""

import locale
import os
from dataclasses import dataclass
from typing import Final, Literal

type Paper = Literal["A4", "Letter"]
type Language = Literal["en", "de", "fr", "es", "ar"]

PAPERS: Final[tuple[Paper, ...]] = ("A4", "Letter")
LANGUAGES: Final[tuple[Language, ...]] = ("en", "de", "fr", "es", "ar")
RIGHT_TO_LEFT: Final[frozenset[Language]] = frozenset({"ar"})

_LETTER: Final = frozenset(["BZ", "CA", "CL", "CO", "CR", "GT", "MX", "NI", "PA", "PH", "PR", "SV", "US", "VE"])
"""Where Unicode's locale data says that people print on US Letter."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PageSetup:
    """Paper, size of type and the language of a document's own words; a right-to-left language mirrors the page."""

    paper: Paper = "A4"
    large_print: bool = False
    language: Language = "en"


def usual_paper(where: str) -> Paper:
    """The paper that people use where this locale is from: ``en_US.UTF-8`` prints on Letter, most others on A4."""
    name = where.partition(".")[0].partition("@")[0]
    territory = name.replace("-", "_").rpartition("_")[2]
    return "Letter" if territory.upper() in _LETTER and "_" in name.replace("-", "_") else "A4"


def locale_for_paper() -> str:
    """The name of the system's locale as far as it decides about paper, empty where there is none."""
    asked = (os.environ.get(name, "") for name in ("LC_ALL", "LC_PAPER", "LC_MEASUREMENT", "LANG"))
    return next(filter(None, asked), "") or (locale.getlocale()[0] or "")
