"""Coverage-guided fuzzing of every parser: nothing but its refusals comes out, however long it is tried.

``FUZZ_SECONDS`` says how long all of them take together (60 when it is not set). A finding is printed. Where atheris
has no wheel for the Python or machine, nothing was fuzzed, and the test says so by failing.
"""

import hashlib
import importlib.util
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.fuzz.mutator import exchange
from tests.fuzz.targets import TARGETS

ROOT = Path(__file__).parents[2]
SECONDS = max(2, int(os.environ.get("FUZZ_SECONDS", "60")) // len(TARGETS))
EXECUTED = re.compile(r"number_of_executed_units: *(\d+)")


@pytest.fixture
def corpus(tmp_path, request):
    folder = tmp_path / "corpus"
    folder.mkdir()
    for seed in TARGETS[request.param].seeds():
        (folder / hashlib.sha256(seed).hexdigest()[:16]).write_bytes(seed)
    return request.param, folder


@pytest.mark.prove
@pytest.mark.parametrize("corpus", TARGETS, indirect=True)
def test_nothing_but_refusals_comes_out(corpus, tmp_path):
    assert importlib.util.find_spec("atheris"), "atheris is not installed: NOTHING WAS FUZZED"
    name, folder = corpus
    assert any(folder.iterdir())
    options = [
        f"-max_total_time={SECONDS}",
        "-timeout=20",
        "-rss_limit_mb=1024",
        "-max_len=20000",
        "-print_final_stats=1",
    ]
    done = subprocess.run(
        [sys.executable, "-m", "tests.fuzz", name, str(folder), *options, f"-artifact_prefix={tmp_path}/"],
        cwd=ROOT, capture_output=True, text=True, errors="replace", check=False,
    )  # fmt: skip
    findings = {path.name: path.read_bytes()[:2_000] for path in tmp_path.glob("*-*") if path.is_file()}
    assert done.returncode == 0, f"{done.stdout[-2_000:]}\n{done.stderr[-3_000:]}\n{findings}"
    executed = EXECUTED.search(done.stderr)
    assert executed is not None
    assert int(executed[1]) > 100


@pytest.mark.parametrize("name", TARGETS)
def test_each_parser_takes_its_seeds_and_their_neighbours_or_refuses_them(name):
    target = TARGETS[name]
    seeds = [seed for seed in target.seeds() if len(seed) < 3_000][:8]
    assert list(target.seeds())
    for number in range(40):
        for seed in seeds:
            changed = bytearray(seed)
            changed[(number * 97) % len(changed)] ^= 1 << number % 8
            target.try_on(exchange(seed, number) if target.json else bytes(changed))


def test_a_parser_that_lets_something_else_out_is_found():
    def careless(data):
        return data.decode()

    target = type(TARGETS["yaml"])(parse=careless, refusals=(KeyError,), seeds=lambda: iter((b"x",)))
    with pytest.raises(UnicodeDecodeError):
        target.try_on(b"\xff")
