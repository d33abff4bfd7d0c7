"""Backups of an open vault: one whenever it is opened and the last is older than an hour; and the way back."""

from datetime import timedelta
from pathlib import Path
from typing import Final

from app.services.errors import BackupPlaceRefused
from app.services.session import Session, session_of
from app.vault.backups import Backup, backups_like
from app.vault.check import CheckReport
from app.vault.errors import CostsOutOfBounds, DiskFull, NotAVault, ReadOnlyPlace
from app.vault.header import Header, read_salt
from app.vault.machine import Machine
from app.vault.restoring import restore

_ENDING: Final = ".rosa"
DUE_AFTER: Final = timedelta(hours=1)
"""Whoever opens the vault sooner after the last backup makes no new one."""


def back_up_if_due(session: Session) -> Backup | None:
    """A checked backup exists that is no older than an hour; tells the new one when one was made.

    One from the future says nothing: it was made while the clock was wrong.

    Raises:
        BackupFailed: none could be made; the vault itself is as it was.
    """
    known = session.vault.backups()
    if known and timedelta() <= session.clock.now() - known[-1].made_at < DUE_AFTER:
        return None
    return session.vault.back_up()


def check_and_back_up(session: Session) -> CheckReport:
    """Every check has run; when all hold, a backup exists that is no older than an hour. A damaged vault gets none.

    Raises:
        BackupFailed, BackupPlaceRefused: none could be made; the vault itself is as it was.
    """
    report = session.vault.check()
    if report.sound:
        try:
            back_up_if_due(session)
        except (DiskFull, ReadOnlyPlace) as error:
            raise BackupPlaceRefused(folder=str(session.vault.machine.backups)) from error
    return report


def latest_backup(path: Path, machine: Machine) -> Backup | None:
    """The managed backup that holds most, of those with this file's very header: this vault, its present key; or None.

    Where the file is gone, or its beginning is, nothing tells which vault it was: then one is found if all backups
    here are of one vault.
    The journal's counter tells which one it is: a clock may have been wrong when a backup was made.
    """
    like = backups_like(machine.backups, path)
    if path.is_file() and not _lost_its_beginning(path):
        found = bool(like) and read_salt(like[0].path) == read_salt(path)
    else:
        found = (path.is_file() or not path.exists()) and len({backup.path.parent for backup in like}) == 1
    return max(like) if found else None


def _lost_its_beginning(path: Path) -> bool:
    """True where a file that is called a vault does not begin as one."""
    try:
        Header.parse(read_salt(path))
    except (NotAVault, CostsOutOfBounds):
        return path.suffix == _ENDING
    return False


def restore_backup(backup: Path, path: Path, passphrase: bytearray, machine: Machine) -> Session:
    """The vault at ``path`` is the one that was backed up; what stood there is set aside, and the journal says so.

    Raises:
        VaultError: the passphrase is not the backup's, it is damaged, or the place refuses.
    """
    vault = restore(backup, path, passphrase, machine)
    try:
        return session_of(vault)
    except BaseException:
        vault.close()
        raise
