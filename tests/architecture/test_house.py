"""The house keeps its own rules: doors, rooms, names at the top level, words that must not be in code."""

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SOURCES = sorted((ROOT / "app").rglob("*.py"))
TOP = {
    "app", "resources", "tests", "packaging", "main.py", "pyproject.toml", "README.md", "LICENSE", "CHANGELOG.md",
    "SECURITY.md", "Makefile", "requirements.lock", "requirements-dev.lock", ".ci", ".python-version", ".gitignore",
}  # fmt: skip
BINARY = {".otf", ".ttf", ".png", ".pdf", ".rosa", ".lock"}


def tracked():
    listed = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=False)
    return listed.stdout.split("\n")[:-1]


def imports(path):
    tree = ast.parse(path.read_text("utf-8"))
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module


def test_the_doors_are_one_way():
    command = Path(sys.executable).with_name("lint-imports")
    done = subprocess.run([str(command), "--no-cache"], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


def test_only_what_people_look_for_is_at_the_top():
    found = {name.partition("/")[0] for name in tracked()}
    assert found <= TOP


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_file_says_one_thing(path):
    text = path.read_text("utf-8")
    assert len(text.splitlines()) <= 300
    assert ast.get_docstring(ast.parse(text)), "a module says in one sentence what it is"


def test_nothing_that_seals_can_reach_a_note_that_stays():
    """The stores of kept notes are imported by the vault itself and by the interview alone."""
    allowed = {"app/vault/vault.py", "app/vault/tables.py"}
    importers = {
        str(path.relative_to(ROOT)) for path in SOURCES if any(name.endswith("stores.kept") for name in imports(path))
    }
    assert importers <= allowed
    users = {str(path.relative_to(ROOT)) for path in SOURCES if ".kept_notes" in path.read_text("utf-8")}
    assert users <= {"app/vault/vault.py", "app/services/interviews.py"}


def test_nobody_opens_a_link_or_another_database_or_rich_text():
    banned = re.compile(r"openUrl|\.setHtml\(|setTextFormat\(Qt\.TextFormat\.(Rich|Auto)|sqlite3\.connect|insertHtml")
    guilty = [str(path) for path in SOURCES if banned.search(path.read_text("utf-8"))]
    assert not guilty


def test_a_broad_except_stands_in_the_task_runner_alone():
    guilty = {
        str(path.relative_to(ROOT))
        for path in SOURCES
        if re.search(r"except (Exception|BaseException)\b(?!:\n\s+(.*\n\s+)*?raise)", path.read_text("utf-8"))
        and not only_reraises(path)
    }
    assert guilty <= {"app/ui/tasks.py"}


def only_reraises(path):
    """Every broad handler ends by raising again: it cleans up and hides nothing."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.ExceptHandler) and getattr(node.type, "id", "") in {"Exception", "BaseException"}:
            last = node.body[-1]
            if not (isinstance(last, ast.Raise) and last.exc is None):
                return False
    return True


def test_nothing_names_a_registry_or_a_path_of_somebodys_machine():
    banned = re.compile(r"files\.pythonhosted|pypi\.org|registry\.npmjs|deb\.debian\.org|/work/|/root/|/home/[a-z]+/")
    guilty = []
    for name in tracked():
        path = ROOT / name
        if (
            path.suffix in {".otf", ".ttf", ".png", ".pdf", ".rosa", ".lock"}
            or not path.is_file()
            or path == Path(__file__)
        ):
            continue
        if banned.search(path.read_text("utf-8", errors="replace")):
            guilty.append(name)
    assert not guilty


def test_a_wheel_of_words_that_promise_too_much_is_nowhere():
    banned = re.compile(
        r"tamper-?proof|unhackable|zero[- ]knowledge|guaranteed deletion|military[- ]grade", re.IGNORECASE
    )
    for name in tracked():
        path = ROOT / name
        if name.startswith(("app/", "resources/")) and path.suffix in {".py", ".md", ".json", ".yaml", ".txt"}:
            found = banned.search(path.read_text("utf-8", errors="replace"))
            assert not found or "never" in path.read_text("utf-8").lower(), name
