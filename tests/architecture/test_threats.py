"""Every guarantee names tests that exist."""

import re
from pathlib import Path

import pytest

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
