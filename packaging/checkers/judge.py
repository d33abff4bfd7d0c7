"""Asks two checkers of tagged pages about every PDF in a folder: ``python judge.py FOLDER``, in their environment.

What neither the list of false alarms nor a note explains is a fault; so is a listed alarm that nobody raises any more.
"""

import json
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pdfua  # of this environment, as outloud is

HERE = Path(__file__).parent


@dataclass(frozen=True)
class Alarm:
    """What a checker says of a file."""

    checker: str
    rule: str
    file: str
    message: str


def of_outloud(paths: list[Path]) -> Iterator[Alarm]:
    """Errors and warnings of outloud; it is started once for all files."""
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "report.json"
        program = Path(sys.executable).with_name("outloud")
        command = [program, "--quiet", "--fail-on", "never", "--json", report, *paths]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)  # noqa: S603 - our own arguments
        results = json.loads(report.read_text("utf-8"))["results"]
    if len(results) != len(paths) or any(result["error"] for result in results):
        sys.exit("outloud could not read every file")
    for result in results:
        for found in result["findings"]:
            if found["severity"] != "info":
                yield Alarm("outloud", found["rule"], Path(result["path"]).name, found["message"])


def of_pdfua(paths: list[Path]) -> Iterator[Alarm]:
    """All that pdfua finds."""
    for path in paths:
        for found in pdfua.validate(str(path)).findings:
            yield Alarm("pdfua", found.rule_id, path.name, found.message)


def explains(false_alarm: dict[str, Any], alarm: Alarm) -> bool:
    """Whether this entry of the list is about the alarm."""
    same = (false_alarm["checker"], false_alarm["rule"]) == (alarm.checker, alarm.rule)
    return same and re.fullmatch(false_alarm["message"], alarm.message, re.DOTALL) is not None


def main(folder: Path) -> int:
    """0 when every alarm is explained and every explanation is needed."""
    paths = sorted(folder.rglob("*.pdf"))
    known = json.loads((HERE / "false_alarms.json").read_text("utf-8"))
    alarms = [*of_outloud(paths), *of_pdfua(paths)]
    faults = [alarm for alarm in alarms if not any(explains(each, alarm) for each in known)]
    unneeded = [each for each in known if not any(explains(each, alarm) for alarm in alarms)]
    print(f"{len(paths)} files, {len(alarms)} alarms, {len(alarms) - len(faults)} of them known to be false")
    for each in known:
        count = sum(explains(each, alarm) for alarm in alarms)
        print(f"  {count:4} × {each['checker']} {each['rule']}: {each['reason']}")
    for alarm in faults:
        print(f"FAULT {alarm.checker} {alarm.rule} in {alarm.file}: {alarm.message}")
    for each in unneeded:
        print(f"STALE {each['checker']} {each['rule']}: nobody says this any more; take it off the list")
    return int(bool(faults or unneeded or not paths))


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
