"""A tracked table and the frozen row that travels: names, order and types of columns come from the dataclass."""

import dataclasses
import types
import typing
from dataclasses import dataclass
from datetime import UTC, date, datetime
from enum import StrEnum
from functools import cache
from typing import Any, Final, Protocol

from app.domain import canonical
from app.vault.database import Row, Value

_UNIONS: Final = (types.UnionType, typing.Union)
"""Optional fields: a NewType's union is still of the older kind."""


class RowValue(Protocol):
    """A frozen dataclass whose fields are the columns of its table."""

    __dataclass_fields__: typing.ClassVar[dict[str, Any]]


@dataclass(frozen=True, slots=True)
class Table[R: RowValue]:
    """Where rows of one kind live.

    The number stands in the journal and never changes; the key's columns are unique together.
    """

    number: int
    name: str
    row: type[R]
    key: tuple[str, ...]

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns of the row, in the order of the schema; ``id`` and ``salt`` stand before them."""
        return tuple(field.name for field in dataclasses.fields(self.row))

    def values(self, row: R) -> tuple[Value, ...]:
        """The row as the engine stores it."""
        return tuple(to_value(getattr(row, name)) for name in self.columns)

    def row_of(self, values: Row) -> R:
        """The row that ``values`` stored."""
        hints = _hints(self.row)
        fields = {name: _from_value(value, hints[name]) for name, value in zip(self.columns, values, strict=True)}
        return self.row(**fields)


@cache
def _hints(row: type) -> dict[str, Any]:
    return typing.get_type_hints(row)


def to_value(field: object) -> Value:
    """How the engine stores one field: moments in UTC to the microsecond, choices by their word, tuples as JSON."""
    match field:
        case None | bytes():
            return field
        case bool() | int():
            return int(field)
        case str():
            return str(field)
        case datetime():
            return field.astimezone(UTC).isoformat(timespec="microseconds")
        case date():
            return field.isoformat()
        case tuple():
            return canonical.encode(field).decode()
    raise TypeError(type(field).__name__)


def _from_value(value: Value, hint: Any) -> object:  # noqa: ANN401 - an annotation has no type of its own
    if value is None:
        return None
    if typing.get_origin(hint) is tuple:
        return tuple(canonical.decode(str(value).encode()))
    if typing.get_origin(hint) in _UNIONS:
        hint = next(each for each in typing.get_args(hint) if each is not types.NoneType)
    kind: type = getattr(hint, "__supertype__", hint)
    if issubclass(kind, date):
        return kind.fromisoformat(str(value))
    if issubclass(kind, StrEnum):
        return kind(str(value))
    return bool(value) if kind is bool else value
