"""What this computer remembers between runs: the journal mirror, and the last path if asked to. Nothing personal."""

import json
import os
import zlib
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Self

import platformdirs

_APPLICATION: Final = "subrosa"
_LAST_PATH: Final = "last_path"
_MIRROR_BYTES: Final = 128


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Two folders of this user on this computer; everything in them may be deleted without losing a vault."""

    folder: Path
    """Settings and mirror."""
    backups: Path
    """Managed backups of all vaults."""

    @classmethod
    def of_this_computer(cls) -> Self:
        """The places that the system gives to this application."""
        return cls(
            folder=platformdirs.user_config_path(_APPLICATION, appauthor=False),
            backups=platformdirs.user_data_path(_APPLICATION, appauthor=False) / "backups",
        )

    def read(self, vault_hash: str) -> tuple[int, str] | None:
        """Counter and line of the journal that was last seen of this vault, or None."""
        seen = _read_json(self._mirror(vault_hash))
        match seen:
            case {"counter": int(counter), "line": str(line), "sum": str(found)} if found == _sum(counter, line):
                return counter, line
        return None

    def write(self, vault_hash: str, counter: int, line: str) -> bool:
        """Counter and line are remembered; False when the settings cannot be written."""
        values = {"counter": counter, "line": line, "sum": _sum(counter, line)}
        spelled = json.dumps(values).encode().ljust(_MIRROR_BYTES)
        return _overwrite(self._mirror(vault_hash), spelled) or _overwrite(self._mirror(vault_hash), spelled, new=True)

    @property
    def last_path(self) -> Path | None:
        """The vault that was opened last, if its owner asked for that."""
        match _read_json(self._settings):
            case {"last_path": str(text)}:
                return Path(text)
        return None

    def remember_path(self, path: Path | None) -> bool:
        """The path is remembered, or with None no path is; False when the settings cannot be written."""
        if path is None:
            return _remove(self._settings)
        return _write_json(self._settings, {_LAST_PATH: str(path)})

    @property
    def _settings(self) -> Path:
        return self.folder / "settings.json"

    def _mirror(self, vault_hash: str) -> Path:
        return self.folder / "mirror" / f"{vault_hash}.json"


def _sum(counter: int, line: str) -> str:
    """By what a mirror that was half written over another shows: four bytes, against accidents and not attackers."""
    return f"{zlib.crc32(f'{counter} {line}'.encode()):08x}"


def _read_json(path: Path) -> object:
    try:
        return json.loads(path.read_text("utf-8"))
    except (OSError, ValueError):
        return None


def _overwrite(path: Path, data: bytes, *, new: bool = False) -> bool:
    """The file begins with ``data``, written in place by one call; False when it cannot be written.

    Not flushed and not renamed, since every edit passes here: a mirror that lags behind after a power loss is allowed,
    a torn one reads as none, and a killed process tears nothing.
    """
    try:
        if new:
            path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        handle = os.open(path, os.O_WRONLY | (os.O_CREAT if new else 0), 0o600)
        try:
            return os.write(handle, data) == len(data)
        finally:
            os.close(handle)
    except OSError:
        return False


def _write_json(path: Path, value: dict[str, object]) -> bool:
    """The file is whole, the old or the new."""
    new = path.with_name(path.name + ".new")
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        new.write_text(json.dumps(value), "utf-8")
        os.replace(new, path)  # noqa: PTH105 - says what it does where it does it
    except OSError:
        return False
    return True


def _remove(path: Path) -> bool:
    try:
        path.unlink(missing_ok=True)
    except OSError:
        return False
    return True
