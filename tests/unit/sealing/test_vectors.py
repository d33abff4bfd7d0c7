"""Every vector has the verdict that its header says; those made now have the verdicts of those that were committed."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.crypto import bech32
from app.crypto.age_box import ReceivingKey
from app.sealing.errors import Refusal
from app.sealing.sealed_file import check_sealed, open_sealed
from app.sealing.verify import VerifiedFile, verify_file
from tests.vectors.sealing.generate import Vector, every_vector

FOLDER = Path(__file__).parents[2] / "vectors" / "sealing"
FILES = sorted(FOLDER.glob("*.vec"))
KNOWN = {"case", "expect", "code", "reason", "kind", "signed", "key", "layer", "comment"}


def split(vector: bytes) -> tuple[dict[str, str], bytes]:
    head, _, data = vector.partition(b"\n\n")
    lines = [line.split(": ", 1) for line in head.decode("utf-8").split("\n")]
    header = dict(lines)
    assert len(header) == len(lines)
    assert header.keys() <= KNOWN
    return header, data


def judge(header: dict[str, str], data: bytes) -> VerifiedFile:
    verified = verify_file(data)
    if "key" in header:
        raw = bech32.decode("age-secret-key-", header["key"].lower())
        open_sealed(check_sealed(data), ReceivingKey.from_bytes(raw))
    return verified


def check(vector: bytes) -> None:
    header, data = split(vector)
    if header["expect"] == "good":
        verified = judge(header, data)
        assert (verified.kind.value, verified.signed) == (header["kind"], header["signed"])
        assert (header["code"], header["reason"]) == ("-", "-")
        return
    assert header["expect"] == "refused"
    with pytest.raises(Refusal) as caught:
        judge(header, data)
    found = caught.value
    assert (found.code, found.reason.value, found.layer) == (
        header["code"], header["reason"], header.get("layer", "outer"),
    )  # fmt: skip


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_vector_has_the_verdict_of_its_header(path):
    check(path.read_bytes())


def test_there_are_as_many_as_promised_and_each_is_named_as_its_file():
    assert len(FILES) >= 200
    for path in FILES:
        assert split(path.read_bytes())[0]["case"] == path.stem


@pytest.fixture(scope="module")
def made() -> Iterator[list[Vector]]:
    return list(every_vector())


def test_vectors_made_now_have_the_same_verdicts(made):
    assert {vector.case for vector in made} == {path.stem for path in FILES}
    for vector in made:
        check(vector.to_bytes())
        committed, _ = split((FOLDER / f"{vector.case}.vec").read_bytes())
        fresh, _ = split(vector.to_bytes())
        assert {**committed, "key": ""} == {**fresh, "key": ""}
