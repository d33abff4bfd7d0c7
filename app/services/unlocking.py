"""Vaults unlocked by passphrase or by sheet. Apart from their making: unlocking needs nothing that draws pages."""

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from app.crypto.key_words import words_to_key
from app.services.session import Session, session_of
from app.vault.errors import RecoveryWordsWrong
from app.vault.header import read_salt
from app.vault.keys import Recovery
from app.vault.machine import Machine
from app.vault.opening import open_vault, open_with_recovery
from app.vault.vault import Vault

SALT_BYTES: Final = 16


def unlock(path: Path, passphrase: bytearray, machine: Machine, *, accept_older: bool = False) -> Session:
    """The vault is open. ``passphrase`` stays as it is: its holder wipes it.

    Raises:
        VaultError: as ``app.vault.opening.open_vault``.
        OwnerMissing: it was made by something else.
    """
    return _session(open_vault(path, passphrase, machine, accept_older=accept_older))


def unlock_by_sheet(
    path: Path, words: Sequence[str], machine: Machine, *, salt: str = "", accept_older: bool = False
) -> Session:
    """The vault is open by the 24 words of its sheet; ask for a new passphrase at once.

    Args:
        path: The vault's file.
        words: The sheet's words.
        machine: This computer.
        salt: The sheet's 32 hex digits, for a file whose first bytes are damaged; read from the file when empty.
        accept_older: True after a person confirmed that an older file was put back.

    Raises:
        KeyWordsWrong: not 24 words of the list, or their checksum does not fit.
        VaultError: the sheet is not this file's, or as ``unlock``.
    """
    recovery = Recovery(
        key=words_to_key([word.strip().casefold() for word in words]), salt=_salt(salt) or read_salt(path)
    )
    return _session(open_with_recovery(path, recovery, machine, accept_older=accept_older))


def _salt(text: str) -> bytes:
    try:
        salt = bytes.fromhex(text)
    except ValueError as error:
        raise RecoveryWordsWrong from error
    if salt and len(salt) != SALT_BYTES:
        raise RecoveryWordsWrong
    return salt


def _session(vault: Vault) -> Session:
    try:
        return session_of(vault)
    except BaseException:
        vault.close()
        raise
