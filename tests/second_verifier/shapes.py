"""The words in which FORMAT.md section 3 says what a value is: nat, num, rect, text, reference, one of, all or none."""

import re
from collections.abc import Callable, Mapping
from typing import Any

from tests.second_verifier.refusal import Refused, demand
from tests.second_verifier.spelling import Name, Real, Ref

type Check = Callable[[Any, "Mentions"], None]
PRINTABLE = re.compile(rb"[\x20-\x7E]*")


class Mentions(dict[int, str]):
    """The role of each object, by its first mention."""

    def add(self, number: int, roles: tuple[str, ...]) -> None:
        """This object has one of these roles."""
        demand(self.setdefault(number, roles[0]) in roles, f"not a {roles[0]}")


def to(*roles: str) -> Check:
    """A reference to an object of one of these roles; an object first mentioned here has the first of them."""

    def check(value: Any, mentions: Mentions) -> None:
        demand(isinstance(value, Ref), "a reference")
        mentions.add(value.number, roles)

    return check


def same(*allowed: object) -> Check:
    """One of these very values."""

    def check(value: Any, _mentions: Mentions) -> None:
        demand(any(type(value) is type(one) and value == one for one in allowed), f"none of {allowed}")

    return check


def name(*allowed: str) -> Check:
    """One of these names."""
    return same(*map(Name, allowed))


def nat(value: Any, _mentions: Mentions) -> None:
    """A whole number from 0."""
    demand(type(value) is int and value >= 0, "nat")


def num(value: Any, _mentions: Mentions) -> None:
    """Any number."""
    demand(type(value) is int or isinstance(value, Real), "num")


def text(limit: int) -> Check:
    """A text string in its one form, of at most so many bytes."""

    def check(value: Any, _mentions: Mentions) -> None:
        demand(isinstance(value, bytes) and len(value) <= limit and well_spelled(value), "text")

    return check


def well_spelled(value: bytes) -> bool:
    """ASCII, or UTF-16 with its mark where ASCII does not do."""
    if PRINTABLE.fullmatch(value):
        return True
    try:
        characters = value[2:].decode("utf-16-be")
    except UnicodeDecodeError:
        return False
    return value.startswith(b"\xfe\xff") and not re.fullmatch(r"[\x20-\x7e]*", characters)


def octets(limit: int) -> Check:
    """A string of at most so many bytes."""

    def check(value: Any, _mentions: Mentions) -> None:
        demand(isinstance(value, bytes) and len(value) <= limit, "string")

    return check


def spelled(pattern: str) -> Check:
    """A string that is ASCII of this form."""

    def check(value: Any, _mentions: Mentions) -> None:
        demand(isinstance(value, bytes) and re.fullmatch(pattern.encode(), value), "string form")

    return check


def named(pattern: str) -> Check:
    """A name of this form."""

    def check(value: Any, _mentions: Mentions) -> None:
        demand(isinstance(value, Name) and re.fullmatch(pattern, value, re.ASCII), "name form")

    return check


def row(item: Check, fewest: int, most: int) -> Check:
    """An array of so many of these."""

    def check(value: Any, mentions: Mentions) -> None:
        demand(isinstance(value, list) and fewest <= len(value) <= most, "array")
        for each in value:
            item(each, mentions)

    return check


rect = row(num, 4, 4)


def pairs(first: Check, second: Check) -> Check:
    """An array of pairs, at least one."""

    def check(value: Any, mentions: Mentions) -> None:
        demand(isinstance(value, list) and value and len(value) % 2 == 0, "pairs")
        for at, each in enumerate(value):
            (second if at % 2 else first)(each, mentions)

    return check


def either(*choices: Check) -> Check:
    """What one of these accepts."""

    def check(value: Any, mentions: Mentions) -> None:
        for choice in choices[:-1]:
            try:
                choice(value, mentions)
            except Refused:
                continue
            return
        choices[-1](value, mentions)

    return check


def dictionary(
    required: Mapping[str, Check],
    optional: Mapping[str, Check] | None = None,
    together: tuple[tuple[str, ...], ...] = (),
) -> Check:
    """A dictionary with these keys, those that may be absent, and groups of them that come all or none."""
    known = {**required, **(optional or {})}

    def check(value: Any, mentions: Mentions) -> None:
        demand(isinstance(value, dict), "a dictionary")
        demand(required.keys() <= value.keys() <= known.keys(), f"keys {sorted(value)}")
        for group in together:
            demand(len(value.keys() & set(group)) in {0, len(group)}, f"only some of {group}")
        for key, each in value.items():
            known[key](each, mentions)

    return check


def table(key: str, item: Check, fewest: int, most: int) -> Check:
    """A dictionary whose keys have a form."""

    def check(value: Any, mentions: Mentions) -> None:
        demand(isinstance(value, dict) and fewest <= len(value) <= most, "table")
        for each, one in value.items():
            demand(re.fullmatch(key, each, re.ASCII), "table key")
            item(one, mentions)

    return check
