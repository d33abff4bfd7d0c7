"""Small checks from which the table of roles is put together: each looks at one value and at nothing else."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from app.sealing.errors import Reason, Refusal
from app.sealing.values import Found, Name, Real, Ref, Stream, Value, is_text_string, spell

type Check = Callable[["Walk", Value], None]
type Role = Callable[["Walk", Found], None]

NUMBERS = frozenset({int, Real})
HOLDING = (list, dict)


@dataclass(slots=True)
class Walk:
    """Gives every object its one role, starting at the catalog."""

    objects: Mapping[int, Found]
    table: Mapping[str, Role]
    role_of: dict[int, str] = field(default_factory=dict)
    todo: list[int] = field(default_factory=list)
    _numbers_of: dict[str, list[int]] = field(default_factory=dict)

    def run(self) -> None:
        """Every object has been reached and has passed the check of its role."""
        self.assign(1, "catalog")
        while self.todo:
            number = self.todo.pop()
            role = self.role_of[number]
            self.table[role](self, self.objects[number])
            self._numbers_of.setdefault(role, []).append(number)
        assert len(self.role_of) == len(
            self.objects
        )  # numbering admits only what is mentioned, roles check all that is

    def assign(self, number: int, role: str) -> None:
        """The object has this role, as it had before if it had one; that it exists, its number says."""
        known = self.role_of.get(number)
        if known is None:
            self.role_of[number] = role
            self.todo.append(number)
        elif known != role:
            raise Refusal(reason=Reason.ROLE_CONFLICT)

    def having(self, role: str) -> list[int]:
        """The numbers of the objects in this role, ascending."""
        return sorted(self._numbers_of.get(role, ()))


def refuse() -> Refusal:
    """The refusal for a value that has no place where it stands."""
    return Refusal(reason=Reason.ROLE)


def ref(role: str) -> Check:
    """A reference to an object that thereby has this role."""

    def check(walk: Walk, value: Value) -> None:
        if not isinstance(value, Ref):
            raise refuse()
        walk.assign(value, role)

    return check


def ref_by(choose: Callable[[Found], str | None]) -> Check:
    """A reference to an object whose role is chosen by looking at it."""

    def check(walk: Walk, value: Value) -> None:
        if not isinstance(value, Ref) or value not in walk.objects:
            raise refuse()
        role = choose(walk.objects[value])
        if role is None:
            raise refuse()
        walk.assign(value, role)

    return check


def constant(wanted: Value) -> Check:
    """Exactly this value and of its type; what holds others, by its spelling."""
    kind, spelled = type(wanted), spell(wanted)

    def check(_walk: Walk, value: Value) -> None:
        if value != wanted or type(value) is not kind or (kind in HOLDING and spell(value) != spelled):
            raise refuse()

    return check


def name(*allowed: str) -> Check:
    """One of these names."""
    wanted = frozenset(allowed)

    def check(_walk: Walk, value: Value) -> None:
        if not isinstance(value, Name) or value not in wanted:
            raise refuse()

    return check


def name_like(pattern: str) -> Check:
    """A name of this form."""
    form = re.compile(pattern)

    def check(_walk: Walk, value: Value) -> None:
        if not isinstance(value, Name) or not form.fullmatch(value):
            raise refuse()

    return check


def string(limit: int) -> Check:
    """A string of at most so many bytes."""

    def check(_walk: Walk, value: Value) -> None:
        if not isinstance(value, bytes) or len(value) > limit:
            raise refuse()

    return check


def string_like(pattern: bytes) -> Check:
    """A string of this form."""
    form = re.compile(pattern)

    def check(_walk: Walk, value: Value) -> None:
        if not isinstance(value, bytes) or not form.fullmatch(value):
            raise refuse()

    return check


def text(limit: int) -> Check:
    """A text string of at most so many bytes, in its one form."""

    def check(_walk: Walk, value: Value) -> None:
        if not isinstance(value, bytes) or len(value) > limit or not is_text_string(value):
            raise refuse()

    return check


def natural(_walk: Walk, value: Value) -> None:
    """An int of at least 0."""
    if type(value) is not int or value < 0:
        raise refuse()


def num(_walk: Walk, value: Value) -> None:
    """An int or a real."""
    if type(value) is not int and type(value) is not Real:
        raise refuse()


def numbers(least: int, most: int) -> Check:
    """An array of so many ints and reals."""

    def check(_walk: Walk, value: Value) -> None:
        if not isinstance(value, list) or not least <= len(value) <= most or not NUMBERS.issuperset(map(type, value)):
            raise refuse()

    return check


def array(item: Check, least: int, most: int) -> Check:
    """An array of so many items of one kind."""

    def check(walk: Walk, value: Value) -> None:
        if not isinstance(value, list) or not least <= len(value) <= most:
            raise refuse()
        for one in value:
            item(walk, one)

    return check


def pairs(first: Check, second: Check, most: int) -> Check:
    """An array in which two kinds of items take turns."""

    def check(walk: Walk, value: Value) -> None:
        if not isinstance(value, list) or len(value) % 2 or not 2 <= len(value) <= most * 2:
            raise refuse()
        for place, one in enumerate(value):
            (second if place % 2 else first)(walk, one)

    return check


def one_or_many(item: Check, most: int) -> Check:
    """One item, or an array of them."""
    many = array(item, 1, most)

    def check(walk: Walk, value: Value) -> None:
        (many if isinstance(value, list) else item)(walk, value)

    return check


def entries(required: Mapping[str, Check], optional: Mapping[str, Check] | None = None) -> Check:
    """A dictionary with exactly these keys; the optional ones may be absent."""
    known = {**required, **(optional or {})}
    needed = required.keys()

    def check(walk: Walk, value: Value) -> None:
        if not isinstance(value, dict) or not needed <= value.keys():
            raise refuse()
        for key, one in value.items():
            if key not in known:
                raise refuse()
            known[key](walk, one)

    return check


def mapping(key: str, item: Check, most: int) -> Check:
    """A dictionary of one kind of values under keys of one form."""
    form = re.compile(key)

    def check(walk: Walk, value: Value) -> None:
        if not isinstance(value, dict) or not 1 <= len(value) <= most:
            raise refuse()
        for one, held in value.items():
            if not form.fullmatch(one):
                raise refuse()
            item(walk, held)

    return check


def plain(check: Check) -> Role:
    """A role whose object is a value without a stream."""

    def role(walk: Walk, item: Found) -> None:
        if isinstance(item, Stream | tuple):
            raise refuse()
        check(walk, item)

    return role


def stream(check: Check, limit: int) -> Role:
    """A role whose object is a stream of at most so many bytes."""

    def role(walk: Walk, item: Found) -> None:
        if not isinstance(item, Stream) or len(item.data) > limit:
            raise refuse()
        check(walk, item.entries)

    return role
