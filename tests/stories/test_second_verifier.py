"""A verifier that shares no code with ours comes to our verdict on every vector and on the files of a whole panel."""

import ast
from pathlib import Path

import pytest

from app.sealing.errors import Refusal
from app.sealing.verify import verify_file
from tests.second_verifier.judge import judge
from tests.second_verifier.refusal import Refused
from tests.second_verifier.testkit import SAID, read_vector, verdict_on

TESTS = Path(__file__).parents[1]
VECTORS = [path for folder in SAID for path in sorted(TESTS.glob(f"vectors/{folder}/*.vec"))]

OURS = {"app", "sqlcipher3", "ruamel"}
"""The application, its engine and its reader of YAML."""


@pytest.mark.parametrize("path", VECTORS, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_the_second_verifier_agrees_on_every_vector(path):
    vector = read_vector(path)
    said, word = verdict_on(vector)
    assert said == vector.expected, word


def test_there_is_no_vector_beside_those():
    assert {path.parent.name for path in TESTS.glob("vectors/**/*.vec")} == SAID.keys()


def second_verdict(data, identity=None):
    try:
        verdict = judge(data, identity)
    except Refused as refusal:
        return "refused", str(refusal)
    return "good", f"{verdict.kind}, {verdict.signed}"


def our_verdict(data):
    try:
        verified = verify_file(data)
    except Refusal as refusal:
        return "refused", refusal.code
    return "good", f"{verified.kind.value}, {verified.signed}"


def test_it_agrees_on_every_file_of_a_whole_panel(demo):
    opening = {row["candidate"]: row["identity"] for row in demo.report["opening_keys"]}
    keys = {demo.folder / row["path"]: opening[row["candidate"]] for row in demo.report["sealed"]}
    verdicts = {path: our_verdict(path.read_bytes()) for path in demo.pdfs()}
    for path, (verdict, said) in verdicts.items():
        found = second_verdict(path.read_bytes(), keys.get(path))
        assert found == (verdict, said) or found[0] == verdict == "refused", path.name
    good = [path for path, (verdict, _) in verdicts.items() if verdict == "good"]
    assert keys.keys() < set(good)


def test_it_shares_no_code_with_the_application():
    for path in (TESTS / "second_verifier").glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            names += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            assert not {name.split(".")[0] for name in names} & OURS, path.name
