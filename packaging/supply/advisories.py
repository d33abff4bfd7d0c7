"""Every locked package against a list of advisories that lies here: an offline check, as good as its list and its day.

``advisories.py [TODAY [--release]]``: with the day of today, a list that is too old is said, and for a release refused.
"""

import json
import sys
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from inside import libraries_inside
from locked import read_locked
from packaging.specifiers import InvalidSpecifier, SpecifierSet
from packaging.version import InvalidVersion, Version

LIST = Path(__file__).with_name("advisories.json")
DAYS = 30
"""So old may the list of a release be."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """A package that an advisory hits, or that could not be compared."""

    name: str
    version: str
    why: str


def read_list(path: Path = LIST) -> dict[str, Any]:
    """The list with its day."""
    listed: dict[str, Any] = json.loads(path.read_text("utf-8"))
    return listed


def compare(name: str, version: str, known: dict[str, Any]) -> tuple[Finding, ...]:
    """What the list says against this version; a package or version that nobody compared is a finding too."""
    if name not in known:
        return (Finding(name=name, version=version, why="not compared: the list does not name it"),)
    if known[name]["compared"] != version:
        return (Finding(name=name, version=version, why=f"not compared: the list speaks of {known[name]['compared']}"),)
    try:
        here = Version(version)
        return tuple(
            Finding(name=name, version=version, why=f"{each['id']}: {each['affected']}")
            for each in known[name]["known"]
            if SpecifierSet(each["affected"]).contains(here, prereleases=True)
        )
    except (InvalidVersion, InvalidSpecifier, KeyError) as error:
        return (Finding(name=name, version=version, why=f"not compared: {type(error).__name__}"),)


def findings(listed: dict[str, Any]) -> tuple[tuple[str, ...], tuple[Finding, ...]]:
    """Everything that was compared, and what came out."""
    asked = [(each.name, each.version, listed["packages"]) for each in read_locked()]
    asked += [(each.name, each.version, listed["inside"]) for each in libraries_inside()]
    found = tuple(finding for name, version, known in asked for finding in compare(name, version, known))
    return tuple(f"{name} {version}" for name, version, _ in asked), found


def too_old(listed: dict[str, Any], today: date) -> bool:
    """Whether the last whole database that was compared is older than a release may be."""
    return (today - date.fromisoformat(listed["date"])).days > DAYS


def main(arguments: list[str]) -> int:
    """The findings are on standard output with the day of the list; 1 when there is any, or the list is too old."""
    listed = read_list()
    compared, found = findings(listed)
    for each in found:
        print(f"NO  {each.name} {each.version}: {each.why}")
    print(f"advisories: {len(compared)} compared, {len(found)} findings; the list ends on {listed['date']}")
    print(listed["about"])
    old = bool(arguments) and too_old(listed, date.fromisoformat(arguments[0]))
    release = "--release" in arguments
    if old:
        print(f"{'NO ' if release else '!  '} the list is older than {DAYS} days: see packaging/supply/README.md")
    return 1 if found or (old and release) else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
