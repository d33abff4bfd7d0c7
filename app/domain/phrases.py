"""Phrases found in running text by a small pattern language, so that lists of them can be data that people edit.

A pattern is words with blanks between them. Each word may be

- ``red|green`` for one or the other, ``hard_of_hearing`` for several words as one of them,
- ``depress*`` for any ending, ``#`` for a number of up to three digits,
- ``very?`` for a word that may be left out (not the last one),
- ``..`` for up to three words of any kind (between two others).

Letter case does not matter, a hyphen counts as a blank, and nothing is found across a comma or a full stop.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

_BLANK: Final = r"(?:\s+|[-\u2010\u2011])"
_ANY_WORDS: Final = rf"(?:[\w'’]+{_BLANK}){{0,3}}"
_APOSTROPHE: Final = "['’]"
_NUMBER: Final = r"\d{1,3}"
_LETTERS: Final = re.compile(r"\w+")
_DIGITS: Final = tuple("0123456789")


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Where something was found: from ``start`` up to, not including, ``end``."""

    start: int
    end: int


@dataclass(frozen=True, kw_only=True)
class Phrase:
    """A pattern with the exceptions that silence it where they overlap; compiled when first needed.

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
        found = list(_spans(self._compiled, text))
        if found:
            silent = _merged(span for each in self._compiled_exceptions for span in _spans(each, text))
            yield from (span for span in found if not _touches(span, silent))

    def may_stand_among(self, words: frozenset[str]) -> bool:
        """False when no text of these words can hold the pattern: its last word is not one of them."""
        exact, beginnings = self._last_words
        return not exact.isdisjoint(words) or any(word.startswith(beginnings) for word in words if beginnings)

    @cached_property
    def _compiled(self) -> re.Pattern[str]:
        return compile_pattern(self.pattern)

    @cached_property
    def _compiled_exceptions(self) -> Sequence[re.Pattern[str]]:
        return tuple(map(compile_pattern, self.exceptions))

    @cached_property
    def _last_words(self) -> tuple[frozenset[str], tuple[str, ...]]:
        last = [each.rpartition("_")[2].casefold() for each in self.pattern.split()[-1].split("|")]
        beginnings = tuple(_LETTERS.findall(each)[-1] for each in last if each.endswith("*"))
        exact = frozenset(_LETTERS.findall(each)[-1] for each in last if each != "#" and not each.endswith("*"))
        return exact, beginnings + (_DIGITS if "#" in last else ())


def find_phrases[Rule](text: str, rules: Iterable[tuple[Rule, Phrase]]) -> tuple[tuple[Span, Rule], ...]:
    """What stands in the text, in its order: of two places one inside the other the longer, of two rules the first."""
    words = frozenset(_LETTERS.findall(text.casefold()))
    found: dict[Span, Rule] = {}
    for rule, phrase in rules:
        if phrase.may_stand_among(words):
            for span in phrase.find(text):
                found.setdefault(span, rule)
    return tuple((span, found[span]) for span in _outermost(found))


def compile_pattern(pattern: str) -> re.Pattern[str]:
    """The regular expression of a pattern; it never looks far, so its time grows with the text alone.

    Raises:
        ValueError: nothing between two bars, or a first or last word that may be left out.
    """
    _check(pattern)
    words = pattern.split()
    body = "".join(map(_before_the_last, words[:-1])) + _word(words[-1])
    return re.compile(rf"(?<!\w){body}(?!\w)", re.IGNORECASE)


def _check(pattern: str) -> None:
    words = pattern.split()
    if not words or ".." in {words[0], words[-1]} or words[-1].endswith("?"):
        raise ValueError(pattern)
    if not all(part == "#" or _LETTERS.search(part.strip("_")) for word in words for part in _parts(word)):
        raise ValueError(pattern)


def _parts(word: str) -> Sequence[str]:
    return () if word == ".." else word.removesuffix("?").split("|")


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


def _spans(pattern: re.Pattern[str], text: str) -> Iterator[Span]:
    return (Span(match.start(), match.end()) for match in pattern.finditer(text))


def _outermost(spans: Iterable[Span]) -> Iterator[Span]:
    reached = 0
    for span in sorted(spans, key=lambda each: (each.start, -each.end)):
        if span.end > reached:
            reached = span.end
            yield span


def _merged(spans: Iterable[Span]) -> Sequence[Span]:
    merged: list[Span] = []
    for span in sorted(spans):
        if merged and span.start < merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, span.end))
        else:
            merged.append(span)
    return merged


def _touches(span: Span, apart: Sequence[Span]) -> bool:
    before = bisect_right(apart, span.end - 1, key=lambda each: each.start)
    return before > 0 and apart[before - 1].end > span.start
