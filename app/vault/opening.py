"""A vault file becomes an open vault."""

from pathlib import Path

from app.crypto.secret import Secret
from app.vault import backups, places
from app.vault.database import Database
from app.vault.errors import NotAVault, RecoveryWordsWrong, RolledBack, VaultDamaged, WrongPassphraseOrDamaged
from app.vault.faults import system_faults
from app.vault.header import HEADER_BYTES, Header, read_salt
from app.vault.keys import Recovery, key_of
from app.vault.ledger import Ledger
from app.vault.machine import Machine
from app.vault.migrating import migrate
from app.vault.schema import check_schema, pending
from app.vault.vault import Vault


def open_vault(path: Path, passphrase: bytearray, machine: Machine, *, accept_older: bool = False) -> Vault:
    """The vault is open. ``passphrase`` stays as it is: its owner wipes it.

    Args:
        path: The vault's file.
        passphrase: UTF-8.
        machine: This computer.
        accept_older: True after a person confirmed that an older file was put back; the journal says so.

    Raises:
        VaultNotFound, NotAVault, NewerVault, CostsOutOfBounds, NotEnoughMemory: before or while the key is made.
        WrongPassphraseOrDamaged: the key does not open it.
        VaultInUse, VaultDamaged, RolledBack: opened, and refused for what was found.
        ReadOnlyPlace, DiskFull, DiskFailed: the place does not let it be written.
    """
    header = Header.parse(read_salt(path))
    key = key_of(passphrase, header)
    return open_with_key(path, key, header.salt, machine, accepted="older file accepted" if accept_older else None)


def open_with_recovery(path: Path, recovery: Recovery, machine: Machine, *, accept_older: bool = False) -> Vault:
    """The vault is open by its recovery sheet; ask for a new passphrase at once (``change_key``).

    Raises:
        NotAVault: the file is too short to be one.
        RecoveryWordsWrong: the sheet is not this file's.
        SubRosaError: as ``open_vault``.
    """
    if len(read_salt(path)) < HEADER_BYTES:
        raise NotAVault
    accepted = "older file accepted" if accept_older else None
    try:
        return open_with_key(path, Secret(bytearray(recovery.key)), recovery.salt, machine, accepted=accepted)
    except WrongPassphraseOrDamaged as error:
        raise RecoveryWordsWrong from error


def open_with_key(path: Path, key: Secret, salt: bytes, machine: Machine, *, accepted: str | None = None) -> Vault:
    """The vault is open by its raw key, whose owner it is now.

    Args:
        path: The vault's file.
        key: The 32-byte database key.
        salt: The 16 bytes that it was made with.
        machine: This computer.
        accepted: The journal's words when this computer remembers a later state and a person accepted this one.

    Raises:
        SubRosaError: as ``open_vault``.
    """
    try:
        crashed = _was_cut_short(path)
        database = Database(path, key, salt)
        try:
            places.remove(places.unfinished(path))
            ledger = _ledger_of(database, machine)
            known = _compare(ledger, accepted)
            if crashed:
                database.rewrite_free_pages()
            if pending(database):
                _renew(ledger, key, salt, machine)
        except BaseException:
            database.abandon()
            raise
    except BaseException:
        key.wipe()
        raise
    ledger.note_head()
    return Vault(ledger=ledger, key=key, salt=salt, machine=machine, known_here=known)


def _was_cut_short(path: Path) -> bool:
    """True when a transaction was open as the program or the power ended: its journal is still there."""
    journal = places.journal_of(path)
    with system_faults():
        return journal.exists() and journal.stat().st_size > 0


def _ledger_of(database: Database, machine: Machine) -> Ledger:
    """The journal of a vault whose schema is whole, in a version that is known."""
    pending(database)
    check_schema(database)
    return Ledger(database, machine.clock, machine.mirror, vault_id_of(database))


def _renew(ledger: Ledger, key: Secret, salt: bytes, machine: Machine) -> None:
    """An older vault is backed up, then migrated."""
    folder = backups.folder_of(machine.backups, ledger.vault_hash)
    backups.back_up(ledger, key, salt, folder, machine.clock.now())
    migrate(ledger, machine.clock)


def vault_id_of(database: Database) -> bytes:
    """The vault's random id, which never leaves it."""
    row = database.row("SELECT vault_id FROM vault")
    if row is None:
        raise VaultDamaged
    return bytes(row[0])


def _compare(ledger: Ledger, accepted: str | None) -> bool:
    try:
        return ledger.compare_with_mirror()
    except RolledBack:
        if accepted is None:
            raise
    with ledger.transaction(accepted):
        pass
    return True
