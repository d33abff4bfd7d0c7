"""What this process asks the system to flush and to name, noted in order; all of it is done."""

import os
from pathlib import Path

import pytest


class Flushes:
    """Files and folders are known by their numbers, which another name does not change."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """From now on everything is noted."""
        self._noted: list[tuple[str, int]] = []
        flush, name = os.fsync, os.replace

        def note_flush(handle: int) -> None:
            flush(handle)
            self._noted.append(("flushed", os.fstat(handle).st_ino))

        def note_name(old: Path, new: Path) -> None:
            name(old, new)
            self._noted.append(("named", new.stat().st_ino))

        monkeypatch.setattr(os, "fsync", note_flush)
        monkeypatch.setattr(os, "replace", note_name)

    def written(self, path: Path) -> bool:
        """The file was flushed before it had its name, or never had another."""
        steps = self._steps(path)
        return "flushed" in steps[: steps.index("named")] if "named" in steps else "flushed" in steps

    def entered(self, path: Path) -> bool:
        """The folder was flushed after the file had its name."""
        own, folder = path.stat().st_ino, ("flushed", path.parent.stat().st_ino)
        last = max((place for place, (_, number) in enumerate(self._noted) if number == own), default=len(self._noted))
        return folder in self._noted[last:]

    def _steps(self, path: Path) -> list[str]:
        number = path.stat().st_ino
        return [step for step, of in self._noted if of == number]
