"""The pages' own words in the document's language. English stands in the code; the others in ``resources/pages``."""

import functools
import json
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Final

from app.documents.ink.bidi import Base, base_level, has_direction
from app.documents.pages.common import Quorum
from app.page_setup import RIGHT_TO_LEFT, Language
from app.resources import RESOURCES

_MARKS: Final = ("\u200e", "\u200f")
"""Invisible, and as strong as a letter: from the left, from the right."""


def phrase(english: str) -> str:
    """The same words; says that they are a page's own and stand in every catalogue."""
    return english


_MONTHS: Final = (
    phrase("January"), phrase("February"), phrase("March"), phrase("April"), phrase("May"), phrase("June"),
    phrase("July"), phrase("August"), phrase("September"), phrase("October"), phrase("November"), phrase("December"),
)  # fmt: skip
_TITLES: Final[Mapping[str, str]] = {
    "contact": phrase("Contact card {codes}"),
    "pack": phrase("Pack {codes}"),
    "acceptance": phrase("Acceptance {codes}"),
    "scorecard": phrase("Scorecard {codes}"),
    "minutes": phrase("Minutes {codes}"),
    "summary": phrase("Summary {codes}"),
}

COURTESY: Final = phrase(
    "Blindness is a courtesy of this application, not of mathematics: the chair holds the opening keys."
)
PROVES: Final = phrase(
    "What a seal proves: which key sealed this content, and that it is unchanged. Not: when it was written."
)
VIEWERS: Final = phrase("A PDF viewer may show a signature as valid for files that Sub Rosa refuses.")
CHECK: Final = phrase("Check this file: open it in Sub Rosa, or run \u201csubrosa verify\u201d.")


class Words:
    """Says a page's own words in one language; foreign words that are put in keep their place in the line."""

    def __init__(self, language: Language) -> None:
        self.language: Language = language
        self._catalogue = _catalogue(language)
        self._base: Base = 1 if language in RIGHT_TO_LEFT else 0

    def __call__(self, english: str, **values: object) -> str:
        """The phrase in this language, its ``{names}`` filled; it goes this language's way whatever it begins with."""
        said = self.term(english).format(**{name: self._inside(str(value)) for name, value in values.items()})
        return said if base_level(said, self._base) == self._base else f"{_MARKS[self._base]}{said}"

    def term(self, word: str) -> str:
        """A word of the record ("yes", "chair") as this language reads it; a word that is not known stays."""
        return self._catalogue.get(word, word)

    def day(self, value: date) -> str:
        """A date with its month in words: ``20 November 2026``."""
        return self("{day} {month} {year}", day=value.day, month=self(_MONTHS[value.month - 1]), year=value.year)

    def moment(self, value: datetime) -> str:
        """A date and time with its zone: ``20 November 2026, 17:12 UTC``."""
        zone = value.tzname() or ""
        if zone[:1] in {"+", "-"}:
            zone = f"UTC{zone}"
        return self("{day}, {time} {zone}", day=self.day(value), time=f"{value:%H:%M}", zone=zone).rstrip()

    def title(self, kind: str, codes: str) -> str:
        """What a document is called: its kind with panel and candidate code."""
        return self(_TITLES[kind], codes=codes).strip()

    def card(self, number: int, replaces: int | None) -> str:
        """A card's number and which card it stands for."""
        if replaces is None:
            return self("{number}, replaces none", number=number)
        return self("{number}, replaces card {other}", number=number, other=replaces)

    def candidate_card(self, candidate: str, number: int) -> str:
        """Whose card, and which of them."""
        return self("{candidate}, card {number}", candidate=candidate, number=number)

    def listed(self, parts: Iterable[str]) -> str:
        """The parts one after another, with this language's comma."""
        return self.term(phrase(", ")).join(map(self._inside, parts))

    def opened_by(self, quorum: Quorum | None, chair: str) -> str:
        """Who opens the cards."""
        if quorum is None:
            return self("the chair, {name}", name=chair)
        return self("any {needed} of {openers} openers", needed=quorum.needed, openers=quorum.openers)

    def verdict(self, words: str) -> str:
        """What became of a seal; a code or a reason behind a colon stays as it stands."""
        what, colon, why = words.partition(": ")
        return self.attributed(self.term(what), why) if colon else self.term(what)

    def attributed(self, name: str, said: str) -> str:
        """A foreign name and what is said of it in one line."""
        return self("{name}: {said}", name=name, said=said)

    def _inside(self, value: str) -> str:
        """The value, with marks around it where it goes the other way, so that all else stays on its side."""
        other: Base = 0 if self._base else 1
        negative = other == 0 and value.startswith("\u2212")  # a minus has no direction and would stand behind
        if not negative and not has_direction(value, other):
            return value
        if negative or base_level(value, self._base) == other:
            mark = _MARKS[other]
            value = f"{'' if has_direction(value[0], other) else mark}{value}"
            value = f"{value}{'' if has_direction(value[-1], other) else mark}"
        return f"{value}{_MARKS[self._base]}"


@functools.cache
def _catalogue(language: Language) -> Mapping[str, str]:
    if language == "en":
        return {}
    found: dict[str, str] = json.loads((RESOURCES / "pages" / f"{language}.json").read_text("utf-8"))
    return found
