"""A backup takes the vault's place; what stood there is set aside among the backups."""

from pathlib import Path

from app.crypto.secret import Secret
from app.errors import SubRosaError
from app.vault import places
from app.vault.backups import folder_of, set_aside
from app.vault.check import check_database
from app.vault.database import Database
from app.vault.errors import VaultDamaged, VaultInUse
from app.vault.faults import system_faults
from app.vault.header import Header, read_salt
from app.vault.holds import refuse_held
from app.vault.keys import key_of
from app.vault.machine import Machine
from app.vault.opening import open_with_key, vault_id_of
from app.vault.spelling import first_line
from app.vault.vault import Vault


def restore(backup: Path, path: Path, passphrase: bytearray, machine: Machine) -> Vault:
    """The vault at ``path`` is the backup, open, and its journal says so; the replaced file lies among the backups.

    Raises:
        WrongPassphraseOrDamaged: the passphrase does not open the backup.
        VaultDamaged: the backup is not whole; nothing was changed.
        VaultInUse: another window holds the vault at ``path``.
        SubRosaError: as ``open_vault``.
    """
    refuse_held(path)
    header = Header.parse(read_salt(backup))
    key, new = key_of(passphrase, header), places.unfinished(path)
    places.remove(new)
    try:
        places.copy_whole(backup, new)
        vault_hash = _check_copy(new, key, header.salt)
        if path.exists():
            copies = set_aside(path, folder_of(machine.backups, vault_hash), machine.clock.now())
            _refuse_in_use(path, key, header.salt, copies)
        with system_faults():
            places.journal_of(path).unlink(missing_ok=True)
        places.move_over(new, path)
    except BaseException:
        key.wipe()
        places.remove(new)
        raise
    vault = open_with_key(path, key, header.salt, machine, accepted="backup accepted")
    with vault.transaction("backup restored"):
        pass
    return vault


def _check_copy(new: Path, key: Secret, salt: bytes) -> str:
    with Database(new, key, salt) as copy:
        if not check_database(copy).sound:
            raise VaultDamaged
        return first_line(vault_id_of(copy)).hex()


def _refuse_in_use(path: Path, key: Secret, salt: bytes, copies: tuple[Path, ...]) -> None:
    """Nobody holds the file, as far as a damaged file can tell: the lock is asked for before the key is needed.

    Opening may play a journal back into the file; ``copies`` are what it was before, and are needless if it is in use.
    """
    try:
        Database(path, key, salt).close()
    except VaultInUse:
        for copy in copies:
            places.remove(copy)
        raise
    except SubRosaError:
        return
