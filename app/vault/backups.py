"""Whole copies of a vault that were opened and checked, thinned by age. See FORMAT.md, "Backups"."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final

from app.crypto.secret import Secret
from app.errors import SubRosaError
from app.private_folder import make_private
from app.vault import places
from app.vault.check import check_database
from app.vault.database import Database, make_file
from app.vault.errors import BackupFailed
from app.vault.faults import system_faults
from app.vault.header import read_salt
from app.vault.interruption import Interruption
from app.vault.ledger import Ledger
from app.whole_file import flush_folder

_NAME: Final = re.compile(r"(\d{12})-(\d{8}T\d{6}Z)\.rosa")
_TIME: Final = "%Y%m%dT%H%M%SZ"
_ASIDE: Final = ".aside"
_ALWAYS_KEPT: Final = 3
_FOLDER_DIGITS: Final = 16
_DAY: Final = timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Backup:
    """A managed backup: the journal's counter and the moment it was made at."""

    counter: int
    made_at: datetime
    path: Path


def folder_of(backups: Path, vault_hash: str) -> Path:
    """Where the managed backups of the vault with this hash lie."""
    return backups / vault_hash[:_FOLDER_DIGITS]


def list_backups(folder: Path) -> tuple[Backup, ...]:
    """The managed backups in a folder, oldest first; other files are left alone."""
    with system_faults():
        paths = tuple(folder.iterdir()) if folder.is_dir() else ()
    return tuple(sorted(filter(None, map(_by_name, paths))))


def backups_like(backups: Path, path: Path) -> tuple[Backup, ...]:
    """Managed backups that may be of the file at ``path``, newest first: same header, else all there are."""
    with system_faults():
        folders = [folder for folder in backups.iterdir() if folder.is_dir()] if backups.is_dir() else []
    every = sorted((backup for folder in folders for backup in list_backups(folder)), key=_age, reverse=True)
    salt = read_salt(path) if path.is_file() else b""
    return tuple(backup for backup in every if read_salt(backup.path) == salt) or tuple(every)


def back_up(ledger: Ledger, key: Secret, salt: bytes, folder: Path, now: datetime) -> Backup:
    """A new backup stands in ``folder``, opened and checked; those that it makes needless are gone.

    Edits wait while the pages are copied, not while the copy is checked.

    Raises:
        BackupFailed: the copy did not prove whole; it was removed, older ones stay.
        ReadOnlyPlace, DiskFull, DiskFailed: the folder refuses.
    """
    with system_faults():
        make_private(folder)
    with ledger.database.guard:
        name = f"{ledger.counter:012d}-{now.astimezone(UTC).strftime(_TIME)}.rosa"
        made_at, line = now.astimezone(UTC).replace(microsecond=0), ledger.line
        backup = Backup(counter=ledger.counter, made_at=made_at, path=folder / name)
        new = places.unfinished(backup.path)
        _copy(ledger.database, new, key, salt)
    try:
        _prove(new, key, salt, line, ledger.database.interruption)
        places.move_over(new, backup.path)
    except BaseException:
        places.remove(new)
        raise
    _drop(folder, salt, backup)
    return backup


def set_aside(path: Path, folder: Path, now: datetime) -> tuple[Path, ...]:
    """The file and its journal lie among the backups as they are, on the disk and under names that say when: these."""
    copies = []
    with system_faults():
        make_private(folder)
    for file, ending in ((path, _ASIDE), (places.journal_of(path), f"{_ASIDE}-journal")):
        if file.exists():
            copies.append(folder / f"{now.astimezone(UTC).strftime('%Y%m%dT%H%M%S%fZ')}{ending}")
            places.copy_whole(file, copies[-1])
    with system_faults():
        flush_folder(folder)
    return tuple(copies)


def remove_set_aside(folder: Path) -> None:
    """Nothing that was set aside is left: it was encrypted with an older key."""
    with system_faults():
        for path in (*folder.glob(f"*{_ASIDE}"), *folder.glob(f"*{_ASIDE}-journal")):
            path.unlink()


def remove_other_keys(folder: Path, salt: bytes) -> None:
    """No managed backup under another key is left: for a vault that has a new one, and a backup under it."""
    for each in list_backups(folder):
        if read_salt(each.path) != salt:
            places.remove(each.path)
    with system_faults():
        flush_folder(folder)


def kept(backups: Iterable[Backup], now: datetime) -> frozenset[Backup]:
    """The backups that thinning keeps: per hour for a day, per day for a month, per week for a year, newest three."""
    newest_first = sorted(backups, key=_age, reverse=True)
    chosen: dict[tuple[str, int], Backup] = {}
    for backup in newest_first:
        age = now - backup.made_at
        hours = int(backup.made_at.timestamp()) // 3600
        slots = ((_DAY, "hour", hours), (30 * _DAY, "day", hours // 24), (365 * _DAY, "week", hours // 168))
        for span, name, slot in slots:
            if age <= span:
                chosen.setdefault((name, slot), backup)
    return frozenset(chosen.values()) | frozenset(newest_first[:_ALWAYS_KEPT])


def _by_name(path: Path) -> Backup | None:
    """The backup that a file of this name is, if it is one."""
    match = _NAME.fullmatch(path.name)
    try:
        moment = datetime.strptime(match[2], _TIME).replace(tzinfo=UTC) if match else None
    except ValueError:
        return None
    return Backup(counter=int(match[1]), made_at=moment, path=path) if match and moment else None


def _age(backup: Backup) -> tuple[datetime, int]:
    return backup.made_at, backup.counter


def _copy(database: Database, new: Path, key: Secret, salt: bytes) -> None:
    """Every page stands in a new file, or there is none."""
    places.remove(new)
    make_file(new)
    try:
        with Database(new, key, salt) as copy:
            database.copy_to(copy)
    except BaseException:
        places.remove(new)
        raise


def _prove(new: Path, key: Secret, salt: bytes, line: bytes, interruption: Interruption) -> None:
    try:
        copy = Database(new, key, salt)
    except SubRosaError as error:
        raise BackupFailed from error
    with copy:
        copy.interruption = interruption
        last = copy.row("SELECT line FROM journal ORDER BY counter DESC LIMIT 1")
        if not check_database(copy).sound or last != (line,):
            raise BackupFailed


def _drop(folder: Path, salt: bytes, newest: Backup) -> None:
    """Backups under an older key are gone, and those that thinning does not keep."""
    every = list_backups(folder)
    void = {each for each in every if each.counter <= newest.counter and read_salt(each.path) != salt}
    keep = kept([each for each in every if each not in void], newest.made_at)
    for each in every:
        if each not in keep:
            places.remove(each.path)
    for left in folder.glob("*.rosa.new"):
        places.remove(left)
    with system_faults():
        flush_folder(folder)
