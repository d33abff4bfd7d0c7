"""Vectors of summaries and of attacks have the verdicts of their headers, those made now and those committed."""

from pathlib import Path

import pytest

from tests.unit.sealing.test_vectors import check, split
from tests.vectors.attacks import generate as attacks
from tests.vectors.summary import generate as summaries

VECTORS = Path(__file__).parents[2] / "vectors"
FOLDERS = {"summary": summaries, "attacks": attacks}
FILES = [path for folder in FOLDERS for path in sorted((VECTORS / folder).glob("*.vec"))]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_vector_has_the_verdict_of_its_header(path):
    check(path.read_bytes())
    assert split(path.read_bytes())[0]["case"] == path.stem


@pytest.mark.parametrize("folder", FOLDERS)
def test_vectors_made_now_have_the_same_verdicts(folder):
    made = {vector.case: vector.to_bytes() for vector in FOLDERS[folder].every_vector()}
    committed = {path.stem: path for path in FILES if path.parent.name == folder}
    assert made.keys() == committed.keys()
    for case, path in committed.items():
        check(made[case])
        assert split(path.read_bytes())[0] | {"key": ""} == split(made[case])[0] | {"key": ""}
