"""The bill of materials in CycloneDX 1.6, the same bytes for the same locks and the same installed packages."""

import hashlib
import json
import sys
import tomllib
import uuid
from pathlib import Path
from typing import Any

from inside import Inside, libraries_inside
from licences import licence_of, read_lists
from locked import ROOT, Package, read_locked


def make_sbom() -> dict[str, Any]:
    """The program, what it runs on with what lies inside of that, and what it is only built and tested with."""
    packages, lists = read_locked(), read_lists()
    carried = libraries_inside()
    about = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    own = f"pkg:pypi/{about['name']}@{about['version']}"
    locks = b"".join((ROOT / name).read_bytes() for name in ("requirements.lock", "requirements-dev.lock"))
    parts = [_component(each, licence_of(each, lists)) for each in packages] + [_library(each) for each in carried]
    serial = uuid.UUID(bytes=hashlib.sha256(locks + json.dumps(parts).encode()).digest()[:16], version=4)
    return {
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "serialNumber": f"urn:uuid:{serial}",
        "version": 1,
        "metadata": {
            "component": {
                "type": "application",
                "bom-ref": own,
                "name": about["name"],
                "version": about["version"],
                "licenses": [{"expression": about["license"]}],
                "purl": own,
            }
        },
        "components": parts,
        "dependencies": _dependencies(own, packages, carried),
    }


def _component(package: Package, licence: str) -> dict[str, Any]:
    return {
        "type": "library",
        "bom-ref": package.purl,
        "name": package.name,
        "version": package.version,
        "scope": "required" if package.runtime else "excluded",
        "licenses": [{"expression": licence}],
        "purl": package.purl,
        "properties": [{"name": "subrosa:locked:sha256", "value": each} for each in package.hashes],
    }


def _library(library: Inside) -> dict[str, Any]:
    return {
        "type": "library",
        "bom-ref": library.purl,
        "name": library.name,
        "version": library.version,
        "scope": "required",
        "licenses": [{"expression": library.licence}],
        "purl": library.purl,
    }


def _dependencies(own: str, packages: tuple[Package, ...], carried: tuple[Inside, ...]) -> list[dict[str, Any]]:
    by_name = {each.name: each.purl for each in packages}
    lines = [{"ref": own, "dependsOn": sorted(each.purl for each in packages if each.runtime)}]
    for each in packages:
        inside = [library.purl for library in carried if library.carrier == each.name]
        needed = [by_name[name] for name in each.needs() if name in by_name]
        lines.append({"ref": each.purl, "dependsOn": sorted({*needed, *inside})})
    return lines


def main() -> int:
    """The bill is in the file that the first argument names."""
    path = Path(sys.argv[1])
    path.parent.mkdir(parents=True, exist_ok=True)
    bill = make_sbom()
    path.write_text(json.dumps(bill, indent=1, sort_keys=True) + "\n", "utf-8")
    print(f"bill of materials: {len(bill['components'])} components")
    return 0


if __name__ == "__main__":
    sys.exit(main())
