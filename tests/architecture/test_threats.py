"""Every guarantee names tests that exist."""

import re
from pathlib import Path

import pytest

from app.wording.promises import PROMISES

ROOT = Path(__file__).parents[2]
NAMED = re.findall(r"`(tests/[\w/]+\.py)(?:::(\w+))?`", (ROOT / "app/THREATS.md").read_text("utf-8"))


def test_every_guarantee_names_a_test():
    rows = [line for line in (ROOT / "app/THREATS.md").read_text("utf-8").splitlines() if re.match(r"\| G\d+ ", line)]
    assert len(rows) >= 16
    assert all("`tests/" in row for row in rows)


@pytest.mark.parametrize(("file", "test"), NAMED)
def test_a_named_test_exists(file, test):
    text = (ROOT / file).read_text("utf-8")
    assert not test or f"def {test}(" in text


def test_people_are_told_of_every_guarantee_once_and_of_nothing_else():
    guarantees = re.findall(r"^\| (G\d+) ", (ROOT / "app/THREATS.md").read_text("utf-8"), re.MULTILINE)
    told = [guarantee for promise in PROMISES for guarantee in promise.guarantees]
    assert sorted(told) == sorted(guarantees)
    assert all(promise.promise and promise.ends for promise in PROMISES)


def test_the_readme_says_what_the_window_says():
    readme = (ROOT / "README.md").read_text("utf-8")
    for promise in PROMISES:
        assert f"- {promise.promise} *But:* {promise.ends}\n" in readme
