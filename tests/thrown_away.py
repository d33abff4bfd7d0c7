"""A copy of the tree in which code may be broken, thrown away afterwards."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).parents[1]
COPIED = ("app", "tests", "resources", "packaging")


@contextmanager
def copied_tree() -> Iterator[Path]:
    """Everything that the tests of the program need, elsewhere; gone at the end."""
    with tempfile.TemporaryDirectory(prefix="subrosa-copy-") as folder:
        copy = Path(folder) / "tree"
        for name in COPIED:
            shutil.copytree(ROOT / name, copy / name, ignore=shutil.ignore_patterns("__pycache__"))
        for name in ("pyproject.toml", "main.py"):
            shutil.copy(ROOT / name, copy)
        yield copy


@contextmanager
def rewritten(path: Path, text: str) -> Iterator[None]:
    """Inside, the file says something else."""
    original = path.read_text("utf-8")
    path.write_text(text, "utf-8")
    try:
        yield
    finally:
        path.write_text(original, "utf-8")


def environment() -> dict[str, str]:
    """No bytecode: two versions of a file of one length within one second would share it."""
    return os.environ | {"PYTHONDONTWRITEBYTECODE": "1", "PYTHONPATH": ""}
