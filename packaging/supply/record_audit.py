"""Takes what pip-audit found on a connected machine into the list: ``record_audit.py REPORT.json DAY``.

A report that left out a package, or speaks of another version than the locked one, is refused whole.
"""

import json
import sys
from datetime import date
from pathlib import Path
from typing import Any

from advisories import LIST, read_list
from locked import Package, read_locked
from packaging.utils import canonicalize_name

ABOUT = "Every locked package was compared by pip-audit with the advisory service that it asks; README.md says how."


def left_out(report: dict[str, Any], packages: tuple[Package, ...]) -> tuple[str, ...]:
    """The locked packages of which the report says nothing, or of another version."""
    audited = {
        (canonicalize_name(each["name"]), each["version"])
        for each in report["dependencies"]
        if "skip_reason" not in each
    }
    return tuple(f"{each.name} {each.version}" for each in packages if (each.name, each.version) not in audited)


def recorded(listed: dict[str, Any], report: dict[str, Any], day: date) -> dict[str, Any]:
    """The list with what the report says; what was known of a package before stays known."""
    packages = {}
    for each in report["dependencies"]:
        name = canonicalize_name(each["name"])
        before = listed["packages"].get(name, {"known": []})["known"]
        found = [{"id": one["id"], "affected": f"=={each['version']}"} for one in each["vulns"]]
        packages[name] = {"compared": each["version"], "known": [*before, *(one for one in found if one not in before)]}
    return listed | {"date": day.isoformat(), "about": ABOUT, "packages": dict(sorted(packages.items()))}


def main(path: Path, day: date) -> int:
    """The list is the report's; 1 and nothing changed when the report left anything out."""
    report = json.loads(path.read_text("utf-8"))
    missing = left_out(report, read_locked())
    for each in missing:
        print(f"NO  {each}: the report leaves it out")
    if missing:
        return 1
    LIST.write_text(json.dumps(recorded(read_list(), report, day), indent=1) + "\n", "utf-8")
    print(f"advisories: {len(report['dependencies'])} packages as of {day}")
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), date.fromisoformat(sys.argv[2])))
