"""A vault gets a new key: another passphrase, other costs, or after something was destroyed. See FORMAT.md."""

from contextlib import suppress
from pathlib import Path

from app.crypto import kdf
from app.crypto.costs import Costs
from app.crypto.secret import Secret
from app.errors import SubRosaError
from app.vault import backups, places
from app.vault.check import check_database
from app.vault.database import Database, make_file
from app.vault.errors import BackupsNotReplaced, CurrentPassphraseWrong, VaultDamaged
from app.vault.header import Header
from app.vault.keys import Recovery, key_of
from app.vault.ledger import Ledger
from app.vault.machine import Machine, NoMirror
from app.vault.opening import vault_id_of
from app.vault.vault import Vault


def change_passphrase(vault: Vault, current: bytearray, new: bytearray, costs: Costs | None = None) -> Recovery:
    """The vault opens with ``new`` alone; the old sheet and the old backups are gone. Give ``current`` twice to re-key.

    Raises:
        CurrentPassphraseWrong: ``current`` is not this vault's passphrase.
        SubRosaError: as ``change_key``.
    """
    with key_of(current, Header(costs=vault.costs, salt=vault.recovery.salt)) as key:
        if not vault.opens_with(key):
            raise CurrentPassphraseWrong
    return change_key(vault, new, costs)


def change_key(vault: Vault, new: bytearray, costs: Costs | None = None) -> Recovery:
    """The vault lives in a new file under its name, every page encrypted anew; a checked backup replaces the old ones.

    For a vault that was opened by its sheet; else ask for the passphrase (``change_passphrase``).

    Raises:
        VaultDamaged: the vault did not prove whole; nothing was changed.
        NotEnoughMemory, ReadOnlyPlace, DiskFull, DiskFailed: nothing was changed.
        BackupsNotReplaced: the key is changed, the backups under the old key still exist.
    """
    header = Header.fresh(costs or kdf.calibrate())
    key, file = key_of(new, header), places.unfinished(vault.path)
    places.remove(file)
    make_file(file)

    try:
        vault.exchange_file(
            file, lambda ledger: _encrypt_anew(ledger, file, key, header.salt, vault.machine), key, header.salt
        )
    except BaseException as error:
        if vault.opens_with(key):
            raise BackupsNotReplaced from error
        key.wipe()
        with suppress(SubRosaError):  # a disk that refuses to write may refuse to tidy up too
            places.remove(file)
        raise
    try:
        vault.replace_backups()
        backups.remove_set_aside(vault.backup_folder)
    except SubRosaError as error:
        raise BackupsNotReplaced from error
    return vault.recovery


def _encrypt_anew(ledger: Ledger, file: Path, key: Secret, salt: bytes, machine: Machine) -> None:
    with Database(file, key, salt) as copy:
        ledger.database.copy_to(copy)
        with Ledger(copy, machine.clock, NoMirror(), vault_id_of(copy)).transaction("key changed"):
            pass
    with Database(file, key, salt) as copy:
        if not check_database(copy).sound:
            raise VaultDamaged
