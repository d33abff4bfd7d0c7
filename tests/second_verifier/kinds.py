"""app/services/FORMAT.md, "What stands at a key": a kind is what makes a value of a node, or refuses it."""

import re
from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime
from typing import Any
from unicodedata import category, normalize

from tests.second_verifier.spelled import Node, refuse

type Kind = Callable[[Node], Any]

YEARS = range(1000, 9000)

_DROPPED = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\ufdd0-\ufdef\ufffe\uffff]"
)
_ONE_LINE = re.compile(r"[\t\n\u2028\u2029]+")
_UNSEEN = {"Cf", "Zs", "Zl", "Zp", "Cc"}


def spelled(node: Node) -> str:
    """The text that a scalar spells."""
    if node.kind is not str:
        raise refuse("not text", node)
    return str(node.value)


def cleaned(node: Node, words: str, limit: int) -> str:
    """The words as a text of this node."""
    words = _DROPPED.sub("", words.replace("\r\n", "\n").replace("\r", "\n"))
    words = normalize("NFC", words).strip()
    if all(category(character) in _UNSEEN for character in words):
        raise refuse("empty", node)
    if len(words) > limit:
        raise refuse("too long", node)
    return words


def text(node: Node, limit: int = 20_000) -> str:
    """A text."""
    return cleaned(node, spelled(node), limit)


def short_text(node: Node) -> str:
    """A question's text."""
    return text(node, 2_000)


def line(node: Node, limit: int = 500) -> str:
    """A text of one line."""
    words = spelled(node).replace("\r\n", "\n").replace("\r", "\n")
    return cleaned(node, _ONE_LINE.sub(" ", _DROPPED.sub("", words)), limit)


def name(node: Node) -> str:
    """A line of two hundred characters."""
    return line(node, 200)


def number(low: int, high: int) -> Kind:
    """A whole number between these."""

    def read(node: Node) -> int:
        digits = spelled(node)
        if not re.fullmatch("[0-9]{1,9}", digits):
            raise refuse("not a number", node)
        if not low <= int(digits) <= high:
            raise refuse("out of range", node)
        return int(digits)

    return read


def word(*choices: str) -> Kind:
    """One of these, to the letter."""

    def read(node: Node) -> str:
        found = spelled(node)
        if found not in choices:
            raise refuse("unknown", node)
        return found

    return read


def code(node: Node) -> str:
    """What stands for a panel or a candidate."""
    found = spelled(node)
    if not re.fullmatch("[A-Za-z0-9][A-Za-z0-9._-]{0,31}", found):
        raise refuse("not a code", node)
    return found


def day(node: Node) -> date:
    """A day of the calendar."""
    return _calendar(node, "[0-9]{4}-[0-9]{2}-[0-9]{2}", "", "not a date").date()


def moment(node: Node) -> datetime:
    """A day and a time of day."""
    return _calendar(node, "[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9]{2}:[0-9]{2}", "", "not a time")


def time(node: Node) -> datetime:
    """A time of day, on some day."""
    return _calendar(node, "[0-9]{2}:[0-9]{2}", "2000-01-01 ", "not a time")


def _calendar(node: Node, pattern: str, before: str, reason: str) -> datetime:
    found = spelled(node)
    try:
        parsed = datetime.fromisoformat(before + found) if re.fullmatch(pattern, found) else None
    except ValueError:
        parsed = None
    if parsed is None or parsed.year not in YEARS:
        raise refuse(reason, node)
    return parsed


def each(kind: Kind) -> Kind:
    """A list of these."""
    return lambda node: [kind(item) for item in listed(node)]


def listed(node: Node) -> list[Node]:
    """The nodes of a list."""
    if node.kind is not list:
        raise refuse("not a list", node)
    return list(node.value)


def mapped(node: Node) -> dict[str, Node]:
    """The nodes of a mapping."""
    if node.kind is not dict:
        raise refuse("not a mapping", node)
    return dict(node.value)


def itself(node: Node) -> Node:
    """Anything."""
    return node


def fields(node: Node, required: Mapping[str, Kind], optional: Mapping[str, Kind] | None = None) -> dict[str, Any]:
    """The values of a mapping that has these keys; None for each that is absent."""
    kinds = {**required, **(optional or {})}
    found = mapped(node)
    for key, value in found.items():
        if key not in kinds:
            raise refuse("unknown key", value)
    if required.keys() - found.keys():
        raise refuse("missing key", node)
    return {key: kind(found[key]) if key in found else None for key, kind in kinds.items()}


def distinct(node: Node, names: Iterable[str]) -> None:
    """No name stands twice, whatever its letters' case."""
    folded = [each.casefold() for each in names]
    if len(set(folded)) < len(folded):
        raise refuse("twice", node)


def within(node: Node, items: list[Any], fewest: int, most: int) -> None:
    """There are as many as may be."""
    if not fewest <= len(items) <= most:
        raise refuse("too few" if len(items) < fewest else "too many", node)
