"""What the lock files hold: every package by name, version and hashes, and whether the program runs on it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parents[2]
_PIN = re.compile(r"(?P<name>[A-Za-z0-9][A-Za-z0-9._-]*)==(?P<version>[^\s;\\]+)(?P<marker>[^\\\n]*)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Package:
    """One pinned package. ``runtime`` is false for what only builds, tests and measures."""

    name: str
    version: str
    hashes: tuple[str, ...]
    runtime: bool

    @property
    def purl(self) -> str:
        """The package's address in the notation of package-url."""
        return f"pkg:pypi/{self.name}@{self.version}"

    @property
    def metadata(self) -> metadata.PackageMetadata | None:
        """What the installed package says of itself, or None where it is for another system."""
        try:
            return metadata.metadata(self.name)
        except metadata.PackageNotFoundError:
            return None

    def needs(self) -> frozenset[str]:
        """The names of the packages that it needs on this system."""
        try:
            lines = metadata.requires(self.name) or []
        except metadata.PackageNotFoundError:
            return frozenset()
        needed = [Requirement(line) for line in lines]
        return frozenset(
            canonicalize_name(each.name) for each in needed if not each.marker or each.marker.evaluate({"extra": ""})
        )


def read_locked(root: Path = ROOT) -> tuple[Package, ...]:
    """Every package of both lock files, by name."""
    runtime = {name: (version, hashes) for name, version, hashes in _pins(root / "requirements.lock")}
    every = {name: (version, hashes) for name, version, hashes in _pins(root / "requirements-dev.lock")} | runtime
    return tuple(
        Package(name=name, version=version, hashes=hashes, runtime=name in runtime)
        for name, (version, hashes) in sorted(every.items())
    )


def _pins(path: Path) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    for block in path.read_text("utf-8").replace("\\\n", " ").splitlines():
        found = _PIN.match(block)
        if found:
            hashes = tuple(sorted(re.findall(r"sha256:([0-9a-f]{64})", block)))
            yield canonicalize_name(found["name"]), found["version"], hashes
