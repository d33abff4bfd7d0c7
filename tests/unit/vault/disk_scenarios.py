"""What a vault does on disks that refuse, each played on a real small disk of its own (a mount namespace).

unshare --mount python -m tests.unit.vault.disk_scenarios NAME FOLDER
"""

import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from app.clock import SetClock
from app.crypto.costs import FLOOR
from app.domain.note import Handling
from app.errors import SubRosaError
from app.settings import Settings
from app.vault.creating import create_vault
from app.vault.errors import DiskFailed, DiskFull, ReadOnlyPlace
from app.vault.machine import Machine
from app.vault.opening import open_vault
from app.vault.rekeying import change_passphrase
from app.vault.stores.kits import StoredKit
from app.vault.stores.typing_draft import TypingDraft
from app.vault.vault import Vault

CLOCK = SetClock(datetime(2026, 11, 20, 14, 0, tzinfo=UTC))
OLD, NEW = b"the old passphrase", b"the new passphrase"


def refused(kind: type[SubRosaError], action: Callable[[], object]) -> None:
    try:
        action()
    except kind:
        return
    raise AssertionError(f"{kind.__name__} did not come")


def mount(folder: Path, options: str) -> None:
    folder.mkdir(exist_ok=True)
    subprocess.run(["mount", "-t", "tmpfs", "-o", options, "tmpfs", folder], check=True)


def machine(folder: Path) -> Machine:
    settings = Settings(folder=folder / "settings", backups=folder / "backups")
    return Machine(clock=CLOCK, mirror=settings, backups=settings.backups)


def made(disk: Path, folder: Path) -> Vault:
    return create_vault(disk / "vault.rosa", bytearray(OLD), machine(folder), FLOOR).finish()


def put_kit(vault: Vault, name: str, size: int) -> None:
    content = name * (size // len(name))
    with vault.transaction("kit imported"):
        vault.kits.put(StoredKit(kit_hash=name, name=name, version=1, content=content, imported_at=CLOCK.now()))


def typed(text: str) -> TypingDraft:
    return TypingDraft(
        panel_id="p",
        candidate="C-01",
        handling=Handling.PRIVATE,
        question=1,
        competencies=(),
        text=text,
        at=CLOCK.now(),
    )


def opens_whole(disk: Path, folder: Path, passphrase: bytes, kits: int) -> None:
    vault = open_vault(disk / "vault.rosa", bytearray(passphrase), machine(folder))
    assert vault.check().sound
    assert len(vault.kits.all()) == kits
    vault.close()


def full_disk_while_writing(folder: Path) -> None:
    disk = folder / "disk"
    mount(disk, "size=800k")
    vault = made(disk, folder)
    put_kit(vault, "first", 1000)
    refused(DiskFull, lambda: put_kit(vault, "large", 2_000_000))
    assert [kit.name for kit in vault.kits.all()] == ["first"]
    refused(DiskFull, lambda: vault.typing.save(typed("large" * 400_000)))
    vault.typing.save(typed("small"))
    put_kit(vault, "second", 1000)
    assert vault.typing.get("p", "C-01") == typed("small")
    vault.close()
    opens_whole(disk, folder, OLD, kits=2)


def full_disk_while_making(folder: Path) -> None:
    disk = folder / "disk"
    mount(disk, "size=100k")
    refused(DiskFull, lambda: made(disk, folder))
    assert list(disk.iterdir()) == []


def full_disk_while_re_keying(folder: Path) -> None:
    disk = folder / "disk"
    mount(disk, "size=700k")
    vault = made(disk, folder)
    put_kit(vault, "first", 200_000)
    refused(DiskFull, lambda: change_passphrase(vault, bytearray(OLD), bytearray(NEW), FLOOR))
    put_kit(vault, "second", 1000)
    vault.close()
    assert list(disk.iterdir()) == [disk / "vault.rosa"]
    opens_whole(disk, folder, OLD, kits=2)


def name_not_replaceable_while_re_keying(folder: Path) -> None:
    """Renaming over a mount point is refused by the kernel after the new file is whole."""
    disk = folder / "disk"
    mount(disk, "size=4m")
    vault = made(disk, folder)
    put_kit(vault, "first", 1000)
    subprocess.run(["mount", "--bind", vault.path, vault.path], check=True)
    refused(DiskFailed, lambda: change_passphrase(vault, bytearray(OLD), bytearray(NEW), FLOOR))
    put_kit(vault, "second", 1000)
    vault.close()
    opens_whole(disk, folder, OLD, kits=2)
    assert list(disk.iterdir()) == [disk / "vault.rosa"]


def full_disk_while_backing_up(folder: Path) -> None:
    mount(folder / "backups", "size=500k")
    vault = made(folder, folder)
    put_kit(vault, "first", 1000)
    vault.back_up()
    kept = vault.backups()
    put_kit(vault, "second", 300_000)
    refused(DiskFull, vault.back_up)
    assert vault.backups() == kept
    assert [path.name for path in vault.backup_folder.iterdir()] == [kept[0].path.name]
    vault.close()
    opens_whole(folder, folder, OLD, kits=2)


def read_only_disk(folder: Path) -> None:
    disk = folder / "disk"
    mount(disk, "size=4m")
    vault = made(disk, folder)
    put_kit(vault, "first", 1000)
    vault.close()
    subprocess.run(["mount", "-o", "remount,ro", disk], check=True)
    before = (disk / "vault.rosa").read_bytes()
    refused(ReadOnlyPlace, lambda: open_vault(disk / "vault.rosa", bytearray(OLD), machine(folder)))
    other = disk / "other.rosa"
    refused(ReadOnlyPlace, lambda: create_vault(other, bytearray(OLD), machine(folder), FLOOR))
    assert (disk / "vault.rosa").read_bytes() == before
    subprocess.run(["mount", "-o", "remount,rw", disk], check=True)
    opens_whole(disk, folder, OLD, kits=1)


SCENARIOS = (
    full_disk_while_writing,
    full_disk_while_making,
    full_disk_while_re_keying,
    name_not_replaceable_while_re_keying,
    full_disk_while_backing_up,
    read_only_disk,
)

if __name__ == "__main__":
    {scenario.__name__: scenario for scenario in SCENARIOS}[sys.argv[1]](Path(sys.argv[2]))
