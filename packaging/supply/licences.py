"""The licence gate: every package has a licence that is named and that suits, or the command fails."""

import json
import re
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from inside import libraries_inside
from locked import Package, read_locked

LISTS = Path(__file__).with_name("licences.json")


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """A package's licence as an SPDX expression, empty where nobody knows, and whether it suits."""

    name: str
    licence: str
    suits: bool


def read_lists() -> dict[str, Any]:
    """The reviewed lists."""
    lists: dict[str, Any] = json.loads(LISTS.read_text("utf-8"))
    return lists


def licence_of(package: Package, lists: dict[str, Any]) -> str:
    """The SPDX expression: reviewed by a person, else declared by the package; empty where there is neither."""
    if package.name in lists["reviewed"]:
        return str(lists["reviewed"][package.name][0])
    told = package.metadata
    if told is None:
        return ""
    marks = [each.rpartition(":: ")[2] for each in told.get_all("Classifier") or [] if "License ::" in each]
    for said in (told.get("License-Expression"), told.get("License"), *marks):
        if said and "\n" not in said:
            return str(lists["spellings"].get(said, said))
    return ""


def suits(expression: str, allowed: frozenset[str]) -> bool:
    """One side of each OR suits, and both sides of each AND."""
    words = re.sub(r"[()]", " ", expression)
    choices = [re.split(r"\s+AND\s+", choice) for choice in re.split(r"\s+OR\s+", words)]
    return any(all(part.strip() in allowed for part in choice) for choice in choices)


def judge(packages: tuple[Package, ...], lists: dict[str, Any]) -> tuple[Verdict, ...]:
    """A verdict for each package and for each library inside of one."""
    runtime = frozenset(lists["runtime"])
    looser = runtime | frozenset(lists["development"])
    found = [
        Verdict(name=each.name, licence=licence, suits=suits(licence, runtime if each.runtime else looser))
        for each in packages
        for licence in (licence_of(each, lists),)
    ]
    carried = [
        Verdict(name=f"{each.name} in {each.carrier}", licence=each.licence, suits=each.licence in runtime)
        for each in libraries_inside()
    ]
    return (*found, *carried)


def main() -> int:
    """Every package with its licence is on standard output; 1 when one does not suit."""
    verdicts = judge(read_locked(), read_lists())
    for each in verdicts:
        print(f"{'ok' if each.suits else 'NO':3} {each.name:32} {each.licence or 'unknown'}")
    refused = sum(not each.suits for each in verdicts)
    print(f"licences: {len(verdicts)} named, {refused} refused")
    return 1 if refused else 0


if __name__ == "__main__":
    sys.exit(main())
