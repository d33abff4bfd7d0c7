"""A tracked table and the frozen row that travels: names, order and types of columns come from the dataclass."""

import dataclasses
import types
import typing
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from enum import StrEnum
from functools import cache
from operator import attrgetter
from typing import Any, Final, Protocol

from app.domain import canonical
from app.vault.database import Row, Value

_UNIONS: Final = (types.UnionType, typing.Union)
"""Optional fields: a NewType's union is still of the older kind."""
_STORED_AS_THEY_ARE: Final = frozenset({str, int, bytes, types.NoneType})


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
        return _columns(self.row)

    def values(self, row: R) -> tuple[Value, ...]:
        """The row as the engine stores it."""
        return tuple(map(to_value, _fields_of(self.row)(row)))

    def row_of(self, values: Row) -> R:
        """The row that ``values`` stored."""
        fields = zip(_columns(self.row), _readers(self.row), values, strict=True)
        return self.row(**{name: value if value is None else read(value) for name, read, value in fields})


def to_value(field: object) -> Value:
    """How the engine stores one field: moments in UTC to the microsecond, choices by their word, tuples as JSON."""
    if type(field) in _STORED_AS_THEY_ARE:
        return typing.cast("Value", field)
    match field:
        case str():
            return str(field)
        case datetime():
            return field.astimezone(UTC).isoformat(timespec="microseconds")
        case date():
            return field.isoformat()
        case tuple():
            return canonical.encode(field).decode()
    raise TypeError(type(field).__name__)


@cache
def _columns(row: type) -> tuple[str, ...]:
    return tuple(field.name for field in dataclasses.fields(row))


@cache
def _fields_of(row: type) -> Callable[[object], tuple[object, ...]]:
    return attrgetter(*_columns(row))


@cache
def _readers(row: type) -> tuple[Callable[[Any], object], ...]:
    hints = typing.get_type_hints(row)
    return tuple(_reader(hints[name]) for name in _columns(row))


def _reader(hint: Any) -> Callable[[Any], object]:  # noqa: ANN401 - an annotation has no type of its own
    """What turns a stored value into a field with this annotation."""
    if typing.get_origin(hint) is tuple:
        return lambda value: tuple(canonical.decode(value.encode()))
    if typing.get_origin(hint) in _UNIONS:
        hint = next(each for each in typing.get_args(hint) if each is not types.NoneType)
    kind: type = getattr(hint, "__supertype__", hint)
    if issubclass(kind, date):
        return kind.fromisoformat
    return kind if issubclass(kind, StrEnum) else lambda value: value
