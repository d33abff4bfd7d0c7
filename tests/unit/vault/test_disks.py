"""A disk that refuses costs the change it refused and nothing else, and the refusal has its own name."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from app.vault.errors import DiskFailed, DiskFull, ReadOnlyPlace, WritingStopped
from app.vault.faults import system_faults
from tests.unit.vault import disk_scenarios

ROOT = Path(__file__).parents[3]
NAMESPACE = ["unshare", "--mount"] + ([] if os.geteuid() == 0 else ["--user", "--map-root-user"])


@pytest.mark.parametrize("scenario", disk_scenarios.SCENARIOS, ids=lambda scenario: scenario.__name__)
def test_a_disk_that_refuses(scenario, tmp_path):
    command = [*NAMESPACE, sys.executable, "-m", "tests.unit.vault.disk_scenarios", scenario.__name__, str(tmp_path)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_after_the_disk_failed_nothing_more_is_written(vault):
    vault._ledger._stop_when_failed(DiskFailed())
    with pytest.raises(WritingStopped), vault.transaction("one more"):
        pass
    with pytest.raises(WritingStopped):
        vault.typing.clear("p", "C-01")
    assert vault.counter == 1
    assert vault.check().sound


@pytest.mark.parametrize(
    ("place", "kind"),
    [("/dev/full", DiskFull), ("/proc/version", DiskFailed), ("/nowhere/at/all", ReadOnlyPlace)],
)
def test_what_the_system_refuses_has_our_name(place, kind):
    with pytest.raises(kind), system_faults(), open(place, "r+b", buffering=0) as file:  # noqa: PTH123
        file.write(b"x")
