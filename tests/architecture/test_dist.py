"""What is built from a commit is the same to the byte, whoever builds it and wherever, and it runs."""

import hashlib
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SCRIPT = ROOT / "packaging/setup/dist.sh"
OTHERWISE = {"TZ": "Asia/Tokyo", "PYTHONHASHSEED": "7", "LC_ALL": "C", "SOURCE_DATE_EPOCH": "1"}


def build(folder, surroundings, umask):
    """Digests of all that was built, by name; the sources lie in another folder each time."""
    temporary = folder / "temporary"
    temporary.mkdir(parents=True)
    subprocess.run(
        [SCRIPT, sys.executable, folder / "built"],
        env=os.environ | {"TMPDIR": str(temporary)} | surroundings,
        cwd=ROOT,
        umask=umask,
        check=True,
        capture_output=True,
    )
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in (folder / "built").iterdir()}


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    assert (ROOT / ".git").exists(), "not a checkout: there is no commit to build"
    folder = tmp_path_factory.mktemp("dist")
    return folder, build(folder / "one", {"TZ": "UTC", "PYTHONHASHSEED": "1"}, 0o022)


def test_a_build_twice_is_the_same_to_the_byte(built):
    folder, once = built
    assert {name.rpartition(".")[2] for name in once} == {"whl", "gz"}
    assert build(folder / "elsewhere" / "two", OTHERWISE, 0o077) == once


def test_nothing_that_was_not_committed_is_in_it(built):
    folder, _ = built
    committed = subprocess.check_output(["git", "ls-files", "-z"], cwd=ROOT, text=True).split("\0")
    (wheel,) = (folder / "one" / "built").glob("*.whl")
    inside = {name for name in zipfile.ZipFile(wheel).namelist() if ".dist-info/" not in name}
    assert "app/boot.py" in inside
    assert inside <= set(committed)


def test_the_wheel_runs(built, tmp_path):
    folder, _ = built
    (wheel,) = (folder / "one" / "built").glob("*.whl")
    zipfile.ZipFile(wheel).extractall(tmp_path)
    program = "import sys, app.boot; sys.argv[1:] = ['--help']; sys.exit(app.boot.main())"
    done = subprocess.run([sys.executable, "-c", program], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert "verify" in done.stdout
