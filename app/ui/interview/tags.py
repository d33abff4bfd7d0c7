"""Competencies named inside a note: ``#IncidentResponse`` is typed, the competency is kept."""

import re
from collections.abc import Iterable

_TAG = re.compile(r"(?:^|(?<=\s))#([\w\-/&]+)")
_SPACES = re.compile(r"[ \t]{2,}")
_NOT_IN_TAG = re.compile(r"[^\w\-/&]+")


def tag_of(competency: str) -> str:
    """How a competency is written as a tag, without the sign: each word begins with a capital, no spaces."""
    return "".join(word[:1].upper() + word[1:] for word in _NOT_IN_TAG.split(competency) if word)


def tags_of(competencies: Iterable[str]) -> dict[str, str]:
    """The tag of each competency of a kit, no two alike: ``C++`` and ``C#`` are ``C`` and ``C-2``."""
    tags: dict[str, str] = {}
    for place, name in enumerate(competencies, 1):
        tag = tag_of(name) or str(place)
        while tag.casefold() in (other.casefold() for other in tags.values()):
            tag += f"-{place}"
        tags[name] = tag
    return tags


def split_tags(text: str, competencies: Iterable[str]) -> tuple[str, tuple[str, ...]]:
    """The text without the tags that name a competency, and these competencies in the order of first mention.

    What looks like a tag and names nothing stays in the text.
    """
    known = {tag.casefold(): name for name, tag in tags_of(competencies).items()}
    found: dict[str, None] = {}

    def take(match: re.Match[str]) -> str:
        name = known.get(match.group(1).casefold())
        if name is None:
            return match.group(0)
        found[name] = None
        return ""

    rest = _TAG.sub(take, text)
    return "\n".join(_SPACES.sub(" ", line).strip() for line in rest.splitlines()).strip(), tuple(found)


def join_tags(text: str, competencies: Iterable[str], known: Iterable[str]) -> str:
    """The text with its competencies, of those that are known, as tags at the end, as it is edited."""
    tags = tags_of(known)
    return " ".join((text, *(f"#{tags[name]}" for name in competencies))).strip()
