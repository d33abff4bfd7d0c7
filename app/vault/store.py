"""Reading and writing the rows of one tracked table."""

from functools import cached_property
from typing import Final

from app.vault.ledger import Ledger
from app.vault.table import RowValue, Table, to_value


class Store[R: RowValue]:
    """The rows of one table. Writes belong inside ``Vault.transaction``."""

    def __init__(self, ledger: Ledger, table: Table[R]) -> None:
        """Rows are read and written through ``ledger``."""
        self._ledger: Final = ledger
        self._table: Final = table

    def get(self, *key: object) -> R | None:
        """The row with this key, or None."""
        return next(iter(self.find(**dict(zip(self._table.key, key, strict=True)))), None)

    def find(self, **equal: object) -> tuple[R, ...]:
        """The rows whose columns equal all of these, in the order of the key."""
        where = f" WHERE {_conditions(tuple(equal))}" if equal else ""
        found = self._ledger.rows(
            f"SELECT {self._columns} FROM {self._table.name}{where} ORDER BY {', '.join(self._table.key)}",  # noqa: S608 - our own names
            tuple(map(to_value, equal.values())),
        )
        return tuple(map(self._table.row_of, found))

    def all(self) -> tuple[R, ...]:
        """Every row, in the order of the key."""
        return self.find()

    def put(self, row: R) -> None:
        """The row is stored; one with the same key is replaced."""
        self._ledger.put(self._table.number, self._table.name, self._upsert, self._table.values(row))

    def delete(self, **equal: object) -> int:
        """The rows whose columns equal all of these are gone; tells how many there were."""
        sql = f"DELETE FROM {self._table.name} WHERE {_conditions(tuple(equal))} RETURNING id"  # noqa: S608 - our own names
        return self._ledger.delete(self._table.number, sql, tuple(map(to_value, equal.values())))

    @cached_property
    def _columns(self) -> str:
        return ", ".join(self._table.columns)

    @cached_property
    def _upsert(self) -> str:
        table, columns = self._table, self._table.columns
        marks = ", ".join("?" * (len(columns) + 1))
        replaced = ", ".join(f"{name} = excluded.{name}" for name in ("salt", *columns) if name not in table.key)
        return (
            f"INSERT INTO {table.name} (salt, {self._columns}) VALUES ({marks}) "  # noqa: S608 - our own names
            f"ON CONFLICT ({', '.join(table.key)}) DO UPDATE SET {replaced} RETURNING id"
        )


def _conditions(columns: tuple[str, ...]) -> str:
    return " AND ".join(f"{name} = ?" for name in columns)
