"""A new vault, in two steps: it gets its name only when its recovery sheet was proven readable."""

import secrets
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Final

from app.crypto import kdf
from app.crypto.costs import Costs
from app.crypto.secret import Secret
from app.vault import places
from app.vault.database import Database, make_file
from app.vault.errors import VaultExists
from app.vault.header import Header
from app.vault.keys import Recovery, key_of
from app.vault.ledger import Ledger
from app.vault.machine import Machine, NoMirror
from app.vault.migrating import make_tables
from app.vault.opening import open_with_key
from app.vault.vault import Vault

VAULT_ID_BYTES: Final = 16


class UnfinishedVault:
    """A whole vault under a name of its own, waiting for words of its recovery sheet to be typed back."""

    def __init__(self, path: Path, key: Secret, salt: bytes, machine: Machine) -> None:
        """Use ``create_vault``."""
        self._path, self._key, self._salt, self._machine = path, key, salt, machine

    @property
    def recovery(self) -> Recovery:
        """What the recovery sheet holds."""
        return Recovery(key=bytes(self._key.view), salt=self._salt)

    def write(self, fill: Callable[[Vault], None]) -> None:
        """What ``fill`` writes is in the vault before it has its name, and nothing on this computer speaks of it yet.

        Raises:
            ReadOnlyPlace, DiskFull, DiskFailed: the place refuses.
        """
        key, machine = Secret(bytearray(self._key.view)), replace(self._machine, mirror=NoMirror())
        vault = open_with_key(places.unfinished(self._path), key, self._salt, machine)
        try:
            fill(vault)
        finally:
            vault.close()

    def finish(self) -> Vault:
        """The vault has its name and is open.

        Raises:
            VaultExists: another file took the name meanwhile.
            ReadOnlyPlace, DiskFull, DiskFailed: the place refuses.
        """
        _refuse_taken(self._path)
        places.move_over(places.unfinished(self._path), self._path)
        vault = open_with_key(self._path, self._key, self._salt, self._machine)
        vault.known_here = True
        return vault

    def discard(self) -> None:
        """Nothing is left of the vault."""
        self._key.wipe()
        places.remove(places.unfinished(self._path))


def create_vault(path: Path, passphrase: bytearray, machine: Machine, costs: Costs | None = None) -> UnfinishedVault:
    """A new vault lies beside ``path``, finished but for its name. ``passphrase`` stays as it is.

    Args:
        path: The name it is to have.
        passphrase: UTF-8.
        machine: This computer.
        costs: Of the key; calibrated to about one second when absent.

    Raises:
        VaultExists: there is a file of this name.
        NotEnoughMemory, ReadOnlyPlace, DiskFull, DiskFailed: the computer or the place refuses.
    """
    _refuse_taken(path)
    header = Header.fresh(costs or kdf.calibrate())
    key, new = key_of(passphrase, header), places.unfinished(path)
    places.remove(new)
    make_file(new)
    try:
        _fill(new, key, header.salt, machine)
    except BaseException:
        key.wipe()
        places.remove(new)
        raise
    return UnfinishedVault(path, key, header.salt, machine)


def _fill(new: Path, key: Secret, salt: bytes, machine: Machine) -> None:
    with Database(new, key, salt) as database:
        make_tables(database, machine.clock)
        vault_id = secrets.token_bytes(VAULT_ID_BYTES)
        database.run("INSERT INTO vault (id, vault_id) VALUES (1, ?)", (vault_id,))
        with Ledger(database, machine.clock, NoMirror(), vault_id).transaction("vault made"):
            pass


def _refuse_taken(path: Path) -> None:
    if path.exists() or path.is_symlink():
        raise VaultExists
