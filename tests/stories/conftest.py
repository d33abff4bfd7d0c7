"""One whole panel, played once by the command line, that many tests look at."""

import json
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest
from ruamel.yaml import YAML

ROOT = Path(__file__).parents[2]
REAL = ROOT.parent / "shared/data/stories/first-panel.yaml"
SAMPLE = ROOT / "resources/stories/sample-panel.yaml"


@dataclass(frozen=True)
class Demo:
    folder: Path
    story: dict
    report: dict
    said: str

    def path(self, name):
        return self.folder / name

    def pdfs(self):
        return sorted(self.folder.rglob("*.pdf"))

    def sealed(self):
        return [self.folder / row["path"] for row in self.report["sealed"]]

    def texts(self, *handlings):
        return [
            note["text"]
            for card in self.story["scorecards"]
            for note in card.get("notes", [])
            if note.get("handling", "on the record") in handlings
        ]


def subrosa(*arguments, given=b""):
    return subprocess.run(
        [sys.executable, str(ROOT / "main.py"), *map(str, arguments)], input=given, capture_output=True, check=False
    )


def play(story, folder, *options):
    done = subrosa("demo", "--story", story, "--out", folder, *options)
    assert done.returncode == 0, done.stderr.decode()
    report = json.loads((folder / "report.json").read_text("utf-8"))
    values = YAML(typ="safe", pure=True).load(story.read_text("utf-8"))
    return Demo(folder=folder, story=values, report=report, said=done.stdout.decode())


@pytest.fixture(scope="session")
def demo(tmp_path_factory):
    return play(REAL if REAL.exists() else SAMPLE, tmp_path_factory.mktemp("demo") / "out")
