"""A machine of one test's own, and vaults that open in milliseconds because their key is known."""

import shutil
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from app.clock import SetClock
from app.crypto.costs import FLOOR
from app.crypto.secret import Secret
from app.settings import Settings
from app.vault.creating import create_vault
from app.vault.keys import Recovery
from app.vault.machine import Machine
from app.vault.opening import open_with_key
from app.vault.vault import Vault

PASSPHRASE = b"mimic neutral fiber uncle siege supreme suit"


@pytest.fixture
def passphrase() -> bytearray:
    return bytearray(PASSPHRASE)


@pytest.fixture
def clock() -> SetClock:
    return SetClock(datetime(2026, 11, 20, 14, 0, tzinfo=UTC))


@pytest.fixture
def machine(tmp_path: Path, clock: SetClock) -> Machine:
    settings = Settings(folder=tmp_path / "settings", backups=tmp_path / "data" / "backups")
    return Machine(clock=clock, mirror=settings, backups=settings.backups)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    folder = tmp_path / "vaults"
    folder.mkdir()
    return folder / "vault.rosa"


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Recovery]:
    """A vault as its making leaves it, made once, and its sheet."""
    folder = tmp_path_factory.mktemp("made")
    settings = Settings(folder=folder / "settings", backups=folder / "backups")
    clock = SetClock(datetime(2026, 11, 20, 13, 0, tzinfo=UTC))
    machine = Machine(clock=clock, mirror=settings, backups=settings.backups)
    with_sheet = create_vault(folder / "vault.rosa", bytearray(PASSPHRASE), machine, FLOOR)
    sheet = with_sheet.recovery
    with_sheet.finish().close()
    return folder / "vault.rosa", sheet


@pytest.fixture
def sheet(made: tuple[Path, Recovery]) -> Recovery:
    return made[1]


@pytest.fixture
def vault_file(made: tuple[Path, Recovery], path: Path) -> Path:
    shutil.copyfile(made[0], path)
    return path


@pytest.fixture
def unlock(vault_file: Path, sheet: Recovery, machine: Machine):
    """Opens the vault by its raw key; whatever is open at the end is closed."""
    opened: list[Vault] = []

    def open_it(**options) -> Vault:
        key = Secret(bytearray(sheet.key))
        opened.append(open_with_key(vault_file, key, sheet.salt, machine, **options))
        return opened[-1]

    yield open_it
    for vault in opened:
        vault.close()


@pytest.fixture
def vault(unlock: Callable[..., Vault]) -> Vault:
    return unlock()
