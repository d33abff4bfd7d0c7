"""Prompts while writing: a phrase that may read as a protected characteristic, why, and what to write instead.

Nothing here bars anything, and nothing of it is stored. The rules are data; this is how they are applied.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from app.domain.phrases import Phrase, Span, find_phrases


class Characteristic(StrEnum):
    """What US federal law and section 4 of the UK Equality Act protect, under one list of names."""

    AGE = "age"
    DISABILITY = "disability"
    RACE = "race"
    COLOUR = "colour"
    NATIONAL_ORIGIN = "national origin"
    RELIGION = "religion or belief"
    SEX = "sex"
    PREGNANCY = "pregnancy and maternity"
    GENDER_REASSIGNMENT = "gender reassignment"
    MARRIAGE = "marriage and civil partnership"
    SEXUAL_ORIENTATION = "sexual orientation"
    GENETIC_INFORMATION = "genetic information"


@dataclass(frozen=True, slots=True, kw_only=True)
class FairnessRule:
    """One phrase to ask about, and what is said about it."""

    name: str
    phrase: Phrase
    characteristic: Characteristic
    why: str
    suggestion: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Prompt:
    """One question to the writer, about ``text[start:end]``."""

    rule: str
    phrase: str
    characteristic: Characteristic
    why: str
    suggestion: str
    start: int
    end: int


def prompts(text: str, rules: Iterable[FairnessRule]) -> tuple[Prompt, ...]:
    """What these rules ask about this text, in its order; of two phrases one inside the other, the longer."""
    found = find_phrases(text, ((rule, rule.phrase) for rule in rules))
    return tuple(_prompt(text, span, rule) for span, rule in found)


def _prompt(text: str, span: Span, rule: FairnessRule) -> Prompt:
    return Prompt(
        rule=rule.name,
        phrase=text[span.start : span.end],
        characteristic=rule.characteristic,
        why=rule.why,
        suggestion=rule.suggestion,
        start=span.start,
        end=span.end,
    )
