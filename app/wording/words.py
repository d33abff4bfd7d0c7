"""Explains a refusal in three sentences and a code."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields, is_dataclass
from enum import Enum
from pathlib import Path

from app.domain.text import shortened
from app.errors import SubRosaError

type Sentences = tuple[str, str, str]
"""What happened, what it means for your data, what to do now; ``{field}`` stands for a field of the error."""
type Wording = Sentences | Callable[[SubRosaError], Sentences]
"""What a room's table holds for a kind of error: its sentences, or what chooses them by the error's own data."""

UNEXPECTED: Sentences = (
    "Something went wrong that the program did not foresee.",
    "What was saved before is still in your vault.",
    "Close the program, open it again and try once more. If it happens again, tell us the code.",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """A refusal as a person reads it; plain text throughout."""

    what: str
    data: str
    next: str
    code: str


def say(error: SubRosaError, sentences: Sentences) -> Words:
    """The sentences with the error's own facts filled in, every fact shortened to one line."""
    facts = {name: _fact(value) for name, value in _facts(error).items()}
    what, data, then = (sentence.format_map(facts) for sentence in sentences)
    return Words(what=what, data=data, next=then, code=error.code)


def _facts(error: SubRosaError) -> Mapping[str, object]:
    return {field.name: getattr(error, field.name) for field in fields(error)} if is_dataclass(error) else {}


def _fact(value: object) -> str:
    match value:
        case Path():
            return shortened(value.name)
        case Enum():
            return str(value.value)
        case _:
            return shortened(str(value))
