"""The tables of a vault, as migrations: each applied once, in one transaction with its record."""

import hashlib
from dataclasses import dataclass
from typing import Final

from app.clock import Clock
from app.vault import schema_v1, schema_v2, schema_v3
from app.vault.database import Database
from app.vault.errors import NewerVault, VaultDamaged
from app.vault.spelling import spell
from app.vault.table import to_value


@dataclass(frozen=True, slots=True, kw_only=True)
class Migration:
    """One step of the schema, and what the whole schema hashes to afterwards."""

    version: int
    statements: tuple[str, ...]
    schema_sha256: str
    rebuilt: tuple[str, ...] = ()
    """Tracked tables that get other columns: their rows are committed to anew."""


MIGRATIONS: Final = (
    Migration(
        version=1,
        statements=schema_v1.STATEMENTS,
        schema_sha256="750e27a2f9d701b001a8efcff38d68dff409b76a1df5cd88fb78620cfa94e630",
    ),
    Migration(
        version=2,
        statements=schema_v2.STATEMENTS,
        schema_sha256="7bf6ae51cfb224d0d22cd001defc34dc65eb21befe87d3506c4c541cd5fe1105",
        rebuilt=schema_v2.REBUILT,
    ),
    Migration(
        version=3,
        statements=schema_v3.STATEMENTS,
        schema_sha256="754701a4d7858495d9e0fb3066d6a3e76bed92b831b8c1396f9b1d943c17cd2d",
    ),
)


def version_of(database: Database) -> int:
    """The last migration that this vault records; 0 for an empty file."""
    if database.row("SELECT 1 FROM sqlite_schema WHERE name = 'migration'") is None:
        return 0
    row = database.row("SELECT max(version) FROM migration")
    return int(row[0] or 0) if row else 0


def pending(database: Database) -> tuple[Migration, ...]:
    """The migrations that this vault has not had.

    Raises:
        NewerVault: a newer program migrated this vault.
    """
    found, known = version_of(database), MIGRATIONS[-1].version
    if found > known:
        raise NewerVault(found=found, known=known)
    return tuple(migration for migration in MIGRATIONS if migration.version > found)


def apply(database: Database, migration: Migration, clock: Clock) -> None:
    """The open transaction has made this step, with its record, and the schema is the one that it names.

    Raises:
        VaultDamaged: another schema came out.
    """
    for statement in migration.statements:
        database.run(statement)
    moment = to_value(clock.now())
    database.run("INSERT INTO migration (version, at) VALUES (?, ?)", (migration.version, moment))
    check_schema(database)


def check_schema(database: Database) -> None:
    """The schema is, to the letter, the one that the recorded migrations make.

    Raises:
        VaultDamaged: it is another one.
    """
    version = version_of(database)
    expected = [migration.schema_sha256 for migration in MIGRATIONS if migration.version == version]
    if expected != [schema_hash(database)]:
        raise VaultDamaged


def schema_hash(database: Database) -> str:
    """SHA-256 over every entry of ``sqlite_schema``, 64 hex digits."""
    entries = database.rows("SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY type, name")
    return hashlib.sha256(b"".join(spell(value) for entry in entries for value in entry)).hexdigest()
