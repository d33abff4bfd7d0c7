"""Phrases found in running text by a small pattern language, so that lists of them can be data that people edit.

A pattern is words with blanks between them. Each word may be

- ``red|green`` for one or the other, ``hard_of_hearing`` for several words as one of them,
- ``depress*`` for any ending, ``#`` for a number of up to three digits,
- ``very?`` for a word that may be left out (not the last one),
- ``..`` for up to three words of any kind (between two others).

Letter case does not matter, a hyphen counts as a blank, and nothing is found across a comma or a full stop.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

_BLANK: Final = r"(?:\s+|[-\u2010\u2011])"
_ANY_WORDS: Final = rf"(?:[\w'’]+{_BLANK}){{0,3}}"
_APOSTROPHE: Final = "['’]"
_NUMBER: Final = r"\d{1,3}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """Where something was found: from ``start`` up to, not including, ``end``."""

    start: int
    end: int

    def overlaps(self, other: "Span") -> bool:
        """The two have a character in common."""
        return self.start < other.end and other.start < self.end

    def within(self, other: "Span") -> bool:
        """This one lies inside of the other, which is longer."""
        return other.start <= self.start and self.end <= other.end and self != other


@dataclass(frozen=True, kw_only=True)
class Phrase:
    """A pattern with the exceptions that silence it where they overlap; compiled when first used.

    Raises:
        ValueError: one of them is no pattern.
    """

    pattern: str
    exceptions: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        for pattern in (self.pattern, *self.exceptions):
            _check(pattern)

    def find(self, text: str) -> Iterator[Span]:
        """Each place at which the pattern stands and no exception does."""
        found = [Span(start=match.start(), end=match.end()) for match in self._compiled.finditer(text)]
        if not found:
            return
        silent = [
            Span(start=match.start(), end=match.end())
            for exception in self._compiled_exceptions
            for match in exception.finditer(text)
        ]
        yield from (span for span in found if not any(span.overlaps(other) for other in silent))

    @cached_property
    def _compiled(self) -> re.Pattern[str]:
        return compile_pattern(self.pattern)

    @cached_property
    def _compiled_exceptions(self) -> Sequence[re.Pattern[str]]:
        return tuple(map(compile_pattern, self.exceptions))


def compile_pattern(pattern: str) -> re.Pattern[str]:
    """The regular expression of a pattern; it never looks far, so its time grows with the text alone.

    Raises:
        ValueError: nothing between two bars, or a first or last word that may be left out.
    """
    _check(pattern)
    words = pattern.split()
    body = "".join(map(_before_the_last, words[:-1])) + _word(words[-1])
    return re.compile(rf"(?<!\w){body}(?!\w)", re.IGNORECASE)


def outermost(spans: Iterable[Span]) -> frozenset[Span]:
    """The spans that lie inside of no other."""
    every = frozenset(spans)
    return frozenset(span for span in every if not any(span.within(other) for other in every))


def _check(pattern: str) -> None:
    words = pattern.split()
    if not words or ".." in {words[0], words[-1]} or words[-1].endswith("?"):
        raise ValueError(pattern)
    if not all(part.strip("*_?") for word in words for part in word.split("|")):
        raise ValueError(pattern)


def _before_the_last(word: str) -> str:
    if word == "..":
        return _ANY_WORDS
    if word.endswith("?"):
        return f"(?:{_word(word[:-1])}{_BLANK})?"
    return _word(word) + _BLANK


def _word(word: str) -> str:
    return "(?:" + "|".join(map(_alternative, word.split("|"))) + ")"


def _alternative(text: str) -> str:
    if text == "#":
        return _NUMBER
    letters = text.removesuffix("*")
    spelled = _BLANK.join(re.escape(part).replace("'", _APOSTROPHE) for part in letters.split("_"))
    return spelled + (r"\w*" if letters != text else "")
