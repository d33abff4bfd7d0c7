"""Tables get the newest schema: in a file that is being made, or in a vault that an older program left."""

from typing import Final

from app.clock import Clock
from app.vault.committed import commitments
from app.vault.database import Database
from app.vault.ledger import Ledger
from app.vault.schema import Migration, apply, pending
from app.vault.tables import TABLES

_NUMBERS: Final = {table.name: table.number for table in TABLES}


def make_tables(database: Database, clock: Clock) -> None:
    """An empty file has the newest schema; nobody has a journal of it yet."""
    database.run("BEGIN IMMEDIATE")
    try:
        for migration in pending(database):
            apply(database, migration, clock)
        database.run("COMMIT")
    except BaseException:
        database.roll_back()
        raise


def migrate(ledger: Ledger, clock: Clock) -> None:
    """The vault has the newest schema: each step is one transaction with its record and a journal line of its own.

    Raises:
        VaultDamaged: a step made another schema than it names; the vault is as it was before the step.
        DiskFull, DiskFailed, ReadOnlyPlace: the same, by the disk.
    """
    for migration in pending(ledger.database):
        with ledger.transaction("schema renewed"):
            apply(ledger.database, migration, clock)
            _commit_anew(ledger, migration)


def _commit_anew(ledger: Ledger, migration: Migration) -> None:
    for table in migration.rebuilt:
        for row_id, commitment in commitments(ledger.database, table):
            ledger.note(_NUMBERS[table], row_id, commitment)
