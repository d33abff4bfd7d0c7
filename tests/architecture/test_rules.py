"""Rules of this house that no general tool knows: no logs, plain text, no back doors."""

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SOURCES = sorted((ROOT / "app").rglob("*.py"))
TEXTS = {path: path.read_text("utf-8") for path in SOURCES}
TREES = {path: ast.parse(text) for path, text in TEXTS.items()}

LOGGERS = {"logging", "syslog", "traceback", "faulthandler"}
OUTPUT = {"app/cli/output.py", "app/cli/demo.py"}
"""What writes to the terminal: words that were asked for, and the demonstration's counts."""
PLAIN_ONLY = {"QLabel", "QMessageBox", "QTextBrowser", "QTextEdit", "QErrorMessage", "QWhatsThis"}
"""Widgets that take marked-up text for markup when nobody tells them otherwise."""


def name(path):
    return path.relative_to(ROOT).as_posix()


def calls(path):
    for node in ast.walk(TREES[path]):
        if isinstance(node, ast.Call):
            yield ast.unparse(node.func), node


def test_nothing_is_logged():
    """No content can stand in a log that is not written. A log of ours would need a list of what may stand in it."""
    guilty = []
    for path in SOURCES:
        for node in ast.walk(TREES[path]):
            names = [each.name for each in node.names] if isinstance(node, ast.Import) else []
            names += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            guilty += [f"{name(path)}: {each}" for each in names if each.partition(".")[0] in LOGGERS]
    assert not guilty


def test_only_the_command_line_prints():
    writes = re.compile(r"^(print|sys\.(stdout|stderr)\.write|qDebug|qInfo|qWarning|qCritical)$")
    guilty = {name(path) for path in SOURCES for called, _ in calls(path) if writes.match(called)}
    assert guilty <= OUTPUT, guilty


@pytest.mark.parametrize("path", [path for path in SOURCES if "/app/ui/" in path.as_posix()], ids=name)
def test_text_of_strangers_meets_plain_labels_only(path):
    """Widgets that guess at markup stand in one place each, which sets them to plain text."""
    made = {called.rpartition(".")[2] for called, _ in calls(path)}
    bases = {
        ast.unparse(base) for node in ast.walk(TREES[path]) if isinstance(node, ast.ClassDef) for base in node.bases
    }
    if (made | bases) & PLAIN_ONLY:
        assert "setTextFormat(Qt.TextFormat.PlainText)" in TEXTS[path] or "setAcceptRichText(False)" in TEXTS[path]


def test_no_markup_is_drawn():
    banned = re.compile(
        r"QTextDocument\(|QStaticText\(|\.insertHtml|\.setMarkdown|mightBeRichText|TextFormat\.(Rich|Auto)"
    )
    assert not [name(path) for path in SOURCES if banned.search(TEXTS[path])]


def test_nobody_opens_another_database():
    guilty = {name(path) for path in SOURCES if re.search(r"\b(sqlite3|dbapi2)\.connect\(", TEXTS[path])}
    assert guilty == {"app/vault/database.py"}


def test_nothing_evaluates_text_or_starts_a_shell():
    banned = {"eval", "exec", "compile", "os.system", "os.popen", "subprocess.run", "subprocess.Popen", "__import__"}
    assert not [f"{name(path)}: {called}" for path in SOURCES for called, _ in calls(path) if called in banned]


@pytest.mark.parametrize("room", ["crypto", "vault", "sealing", "domain", "services", "documents"])
def test_refusals_have_no_field_for_a_secret(room):
    secret = re.compile(r"^(passphrase|key|identity|opening_identity|words|text|note|salt)$")
    fields = [
        f"{name(path)}: {node.target.id}"
        for path in (ROOT / "app" / room).rglob("errors.py")
        for node in ast.walk(TREES[path])
        if isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name) and secret.match(node.target.id)
    ]
    assert not fields
