"""Runs a room's own tests against each mutant, in a copy of the tree that is thrown away."""

import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path

from tests.mutation.mutants import Mutant, mutants_of

ROOT = Path(__file__).parents[2]
READER = (
    "grammar", "values", "value_forms", "layout", "document", "structure", "roles", "shapes", "catalog_roles",
    "tag_roles", "font_roles", "cms", "der", "certificate", "signatures", "increments", "record_json", "record_file",
    "sealed_file", "signed_file", "metadata", "length",
)  # fmt: skip
TESTS = {"sealing": 120, "crypto": 120, "domain": 60, "analysis": 60}
"""The rooms, with the seconds after which a test run counts as noticed: a mistake may loop for ever."""


def every_mutant() -> list[Mutant]:
    """Of crypto, domain, analysis and the reader of sealing."""
    rooms = [path for room in ("crypto", "domain", "analysis") for path in sorted((ROOT / "app" / room).glob("*.py"))]
    reader = [ROOT / "app/sealing" / f"{name}.py" for name in READER]
    return [mutant for path in rooms + reader for mutant in mutants_of(path.relative_to(ROOT), path.read_text("utf-8"))]


def sample(mutants: Sequence[Mutant], count: int, seed: str) -> list[Mutant]:
    """So many of them, the same ones for the same seed and code."""

    def rank(mutant: Mutant) -> bytes:
        return hashlib.sha256(f"{seed} {mutant} {mutant.place}".encode()).digest()

    return sorted(mutants, key=rank)[:count]


def try_all(mutants: Sequence[Mutant], told: Callable[[str], None] = lambda _line: None) -> list[Mutant]:
    """The mutants that no test noticed."""
    with tempfile.TemporaryDirectory(prefix="subrosa-mutants-") as folder:
        copy = Path(folder) / "tree"
        for name in ("app", "tests", "resources", "packaging"):
            shutil.copytree(ROOT / name, copy / name, ignore=shutil.ignore_patterns("__pycache__"))
        shutil.copy(ROOT / "pyproject.toml", copy)
        survivors = []
        for mutant in mutants:
            if not noticed(mutant, copy):
                survivors.append(mutant)
                told(str(mutant))
        return survivors


def noticed(mutant: Mutant, copy: Path) -> bool:
    path, room = copy / mutant.path, mutant.path.parts[1]
    original = path.read_text("utf-8")
    path.write_text(mutant.source(original), "utf-8")
    command = [sys.executable, "-m", "pytest", "-x", "-q", "-p", "no:cacheprovider", *nearest_first(mutant, copy)]
    try:
        done = subprocess.run(
            command, cwd=copy, env=environment(), capture_output=True, timeout=TESTS[room], check=False
        )
    except subprocess.TimeoutExpired:
        return True
    else:
        return done.returncode != 0
    finally:
        path.write_text(original, "utf-8")


def nearest_first(mutant: Mutant, copy: Path) -> list[str]:
    """The room's test files, those first that import the module in question."""
    module = ".".join(mutant.path.with_suffix("").parts)
    files = sorted((copy / "tests/unit" / mutant.path.parts[1]).glob("test_*.py"))
    return [
        str(file.relative_to(copy)) for file in sorted(files, key=lambda file: module not in file.read_text("utf-8"))
    ]


def environment() -> dict[str, str]:
    """No bytecode: two mutants of one length within one second would share it."""
    return os.environ | {"PYTHONDONTWRITEBYTECODE": "1", "PYTHONPATH": ""}
