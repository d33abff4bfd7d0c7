"""What this computer remembers between runs: the journal mirror, how pages are set, when to lock. Nothing personal.

The path of the last vault is remembered if its owner asks for that.
"""

import json
import os
import zlib
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Self

import platformdirs

from app.page_setup import LANGUAGES, PAPERS, PageSetup, locale_for_paper, usual_paper
from app.private_folder import make_private
from app.whole_file import replace_file

_APPLICATION: Final = "subrosa"
LOCK_MINUTES: Final = (2, 5, 10, 15, 30)
"""After how many minutes without a touch a vault may lock."""
_USUAL_MINUTES: Final = 5
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
        text = self._values().get("last_path")
        return Path(text) if isinstance(text, str) else None

    def remember_path(self, path: Path | None) -> bool:
        """The path is remembered, or with None no path is; False when the settings cannot be written."""
        return self._keep({"last_path": str(path) if path is not None else None})

    def page_setup(self) -> PageSetup:
        """How this computer's pages are set; where nothing sensible was remembered, as is usual here."""
        values, usual = self._values(), PageSetup(paper=usual_paper(locale_for_paper()))
        return PageSetup(
            paper=next((paper for paper in PAPERS if paper == values.get("paper")), usual.paper),
            large_print=values.get("large_print") is True,
            language=next((each for each in LANGUAGES if each == values.get("page_language")), usual.language),
        )

    def remember_page_setup(self, setup: PageSetup) -> bool:
        """Pages are set like this from now on; False when the settings cannot be written."""
        return self._keep({"paper": setup.paper, "large_print": setup.large_print, "page_language": setup.language})

    @property
    def lock_minutes(self) -> int:
        """After how many minutes without a touch a vault locks."""
        minutes = self._values().get("lock_minutes")
        return minutes if isinstance(minutes, int) and minutes in LOCK_MINUTES else _USUAL_MINUTES

    def remember_lock_minutes(self, minutes: int) -> bool:
        """A vault locks after so many minutes from now on; False when the settings cannot be written."""
        return self._keep({"lock_minutes": minutes})

    def _values(self) -> dict[str, object]:
        found = _read_json(self._settings)
        return found if isinstance(found, dict) else {}

    def _keep(self, changed: dict[str, object]) -> bool:
        """What is None is forgotten, and a file that would say nothing is not there."""
        values = {key: value for key, value in (self._values() | changed).items() if value is not None}
        return _write_json(self._settings, values) if values else _remove(self._settings)

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
            make_private(path.parent)
        handle = os.open(path, os.O_WRONLY | (os.O_CREAT if new else 0), 0o600)
        try:
            return os.write(handle, data) == len(data)
        finally:
            os.close(handle)
    except OSError:
        return False


def _write_json(path: Path, value: dict[str, object]) -> bool:
    """The file is whole, the old or the new."""
    try:
        make_private(path.parent)
        replace_file(path, json.dumps(value).encode(), 0o600)
    except OSError:
        return False
    return True


def _remove(path: Path) -> bool:
    try:
        path.unlink(missing_ok=True)
    except OSError:
        return False
    return True
