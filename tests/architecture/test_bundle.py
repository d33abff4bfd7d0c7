"""A bundle keeps what the window needs and nothing that can reach a network."""

import ast
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import PySide6
import pytest

ROOT = Path(__file__).parents[2]
QT = Path(PySide6.__file__).parent
LISTED = [
    line for line in (ROOT / "packaging/linux/kept.txt").read_text().splitlines() if line and not line.startswith("#")
]
KEPT = {pattern: sorted(QT.glob(pattern)) for pattern in LISTED}
FILES = {path for paths in KEPT.values() for path in paths}
LINKED = re.compile(rb"libQt6\w+\.so\.6")
START = """
import sys
import PySide6
assert PySide6.__file__.startswith(sys.argv[1]), PySide6.__file__
from PySide6.QtWidgets import QApplication
import app.ui.application
from app.ui.theme import theme
from PySide6.QtGui import QIcon, QImage, QPainter
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrinter
application = QApplication(sys.argv[:1])
theme.install()
icon = QIcon(sys.argv[2]).pixmap(32, 32)
print(QApplication.platformName(), icon.isNull())
"""


def linked(path):
    return set(LINKED.findall(path.read_bytes())) if ".so" in path.name else set()


@pytest.mark.parametrize("pattern", KEPT)
def test_the_list_names_what_there_is(pattern):
    assert KEPT[pattern], "nothing of this name is there any more"


def test_only_the_page_viewer_is_linked_to_qts_network_library():
    users = {path.name for path in FILES if b"libQt6Network.so.6" in linked(path)}
    assert users == {"libQt6Pdf.so.6", "libQt6Network.so.6"}


def test_nothing_that_reaches_out_or_listens_is_kept():
    names = "\n".join(str(path.relative_to(QT)) for path in FILES)
    assert not re.search(r"QtNetwork|/tls/|vnc|networkinformation|qmltooling|tuio|WebEngine|WebSockets", names)


def test_whatever_a_kept_file_links_is_kept():
    kept = {path.name.encode() for path in FILES}
    assert set().union(*map(linked, FILES)) <= kept


def test_every_part_of_qt_that_the_window_imports_is_kept():
    sources = [ast.parse(path.read_text("utf-8")) for path in (ROOT / "app").rglob("*.py")]
    modules = {
        node.module.partition(".")[2]
        for source in sources
        for node in ast.walk(source)
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("PySide6.")
    }
    assert {f"{module}.abi3.so" for module in modules} <= {path.name for path in FILES}


def test_the_window_starts_from_what_is_kept(tmp_path):
    for path in FILES:
        target = tmp_path / "PySide6" / path.relative_to(QT)
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, target)
    icon = next((ROOT / "resources/icons").glob("*.svg"))
    done = subprocess.run(
        [sys.executable, "-c", START, tmp_path, icon],
        cwd=ROOT,
        env=os.environ | {"PYTHONPATH": str(tmp_path), "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.split() == ["offscreen", "False"]
