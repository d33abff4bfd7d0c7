"""What the program is made of is listed, licensed and compared; each of the three gates can fail."""

import json
import subprocess
import sys
from datetime import date, timedelta
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SUPPLY = ROOT / "packaging/supply"


@pytest.fixture
def gates(monkeypatch):
    """The scripts as they import each other."""
    monkeypatch.syspath_prepend(str(SUPPLY))
    import advisories  # noqa: PLC0415 - found by the line above
    import licences  # noqa: PLC0415
    import locked  # noqa: PLC0415
    import record_audit  # noqa: PLC0415

    return {"advisories": advisories, "licences": licences, "locked": locked, "record_audit": record_audit}


def run(script, *arguments):
    command = [sys.executable, str(SUPPLY / script), *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def test_the_bill_of_materials_has_what_cyclonedx_requires_and_comes_out_alike(tmp_path):
    files = [tmp_path / "one.json", tmp_path / "two.json"]
    for file in files:
        assert run("sbom.py", file).returncode == 0
    assert files[0].read_bytes() == files[1].read_bytes()
    bill = json.loads(files[0].read_text("utf-8"))
    assert (bill["bomFormat"], bill["specVersion"], bill["version"]) == ("CycloneDX", "1.6", 1)
    refs = [bill["metadata"]["component"]["bom-ref"], *(each["bom-ref"] for each in bill["components"])]
    assert len(set(refs)) == len(refs)
    assert all(each["licenses"][0]["expression"] for each in bill["components"])
    assert {ref for line in bill["dependencies"] for ref in (line["ref"], *line["dependsOn"])} <= set(refs)


def test_every_locked_package_is_in_the_bill(tmp_path, gates):
    run("sbom.py", tmp_path / "bill.json")
    bill = json.loads((tmp_path / "bill.json").read_text("utf-8"))
    listed = {(each["name"], each["version"], each["scope"] == "required") for each in bill["components"]}
    pinned = gates["locked"].read_locked()
    assert {(each.name, each.version, each.runtime) for each in pinned} <= listed
    assert all(each.hashes for each in pinned)
    lock = (ROOT / "requirements.lock").read_text("utf-8")
    assert sum(each.runtime for each in pinned) == sum("==" in line for line in lock.splitlines())


@pytest.mark.parametrize("script", ["licences.py", "advisories.py"])
def test_the_gates_are_passed_today(script):
    done = run(script)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize(
    ("expression", "suits"),
    [
        ("MIT", True),
        ("MIT AND GPL-3.0-only", False),
        ("GPL-3.0-only OR MIT", True),
        ("(LGPL-3.0-only OR GPL-2.0-only)", True),
        ("", False),
        ("Commercial", False),
    ],
)
def test_a_licence_suits_by_its_expression(gates, expression, suits):
    allowed = frozenset(gates["licences"].read_lists()["runtime"])
    assert gates["licences"].suits(expression, allowed) is suits


def test_a_strong_copyleft_that_serves_tests_may_not_become_a_run_time_dependency(gates):
    package = gates["locked"].Package(name="krippendorff", version="1", hashes=(), runtime=True)
    verdicts = gates["licences"].judge((package,), gates["licences"].read_lists())
    assert not verdicts[0].suits


@pytest.mark.parametrize(
    ("version", "known", "why"),
    [
        ("1.0", {}, "the list does not name it"),
        ("1.1", {"thing": {"compared": "1.0", "known": []}}, "the list speaks of 1.0"),
        ("1.0", {"thing": {"compared": "1.0", "known": [{"id": "CVE-1", "affected": "<1.1"}]}}, "CVE-1"),
        ("one", {"thing": {"compared": "one", "known": []}}, "InvalidVersion"),
        ("1.0", {"thing": {"compared": "1.0", "known": [{"id": "CVE-1", "affected": "before 2"}]}}, "InvalidSpecifier"),
        ("1.0", {"thing": {"compared": "1.0", "known": [{"affected": "<2"}]}}, "KeyError"),
    ],
)
def test_an_advisory_that_hits_and_whatever_was_not_compared_are_findings(gates, version, known, why):
    found = gates["advisories"].compare("thing", version, known)
    assert len(found) == 1
    assert why in found[0].why


def ends():
    return date.fromisoformat(json.loads((SUPPLY / "advisories.json").read_text("utf-8"))["date"])


def test_the_advisory_check_tells_the_date_of_its_list():
    assert f"the list ends on {ends()}" in run("advisories.py").stdout


@pytest.mark.parametrize(
    ("days", "options", "code", "said"),
    [(30, ["--release"], 0, ""), (31, [], 0, "!   the list is older"), (31, ["--release"], 1, "NO  the list is older")],
)
def test_an_old_list_is_said_and_refused_for_a_release(days, options, code, said):
    ran = run("advisories.py", ends() + timedelta(days=days), *options)
    assert ran.returncode == code
    assert said in ran.stdout
    assert bool(said) == ("older" in ran.stdout)


def audited(gates, **changes):
    """A report as pip-audit writes it, of every locked package."""
    packages = gates["locked"].read_locked()
    return {
        "dependencies": [
            {"name": each.name.replace("-", "_"), "version": each.version, "vulns": []} | changes.get(each.name, {})
            for each in packages
        ]
    }


@pytest.mark.parametrize("change", [{"skip_reason": "not found"}, {"version": "0"}, {"name": "another"}])
def test_a_report_that_leaves_out_a_package_is_refused_whole(gates, tmp_path, change):
    report = tmp_path / "report.json"
    report.write_text(json.dumps(audited(gates, pillow=change)))
    before = (SUPPLY / "advisories.json").read_bytes()
    ran = run("record_audit.py", report, "2026-11-22")
    assert ran.returncode == 1
    assert "NO  pillow" in ran.stdout
    assert (SUPPLY / "advisories.json").read_bytes() == before


def test_what_a_report_finds_is_in_the_list_beside_what_was_known(gates):
    found = {"vulns": [{"id": "PYSEC-1", "fix_versions": [], "aliases": []}]}
    listed = {"date": "2020-01-01", "packages": {"pillow": {"compared": "1", "known": [{"id": "A", "affected": "<2"}]}}}
    made = gates["record_audit"].recorded(listed, audited(gates, pillow=found), date(2026, 11, 22))
    version = made["packages"]["pillow"]["compared"]
    assert made["date"] == "2026-11-22"
    assert made["packages"]["pillow"]["known"] == [
        {"id": "A", "affected": "<2"},
        {"id": "PYSEC-1", "affected": f"=={version}"},
    ]
    assert [each.why for each in gates["advisories"].compare("pillow", version, made["packages"])] == [
        f"PYSEC-1: =={version}"
    ]
    assert made["packages"].keys() == {each.name for each in gates["locked"].read_locked()}
