"""Every kit vector has the verdict that its header says, and is what its generator makes."""

from pathlib import Path

import pytest

from app.domain.errors import ValueRefused
from app.services.kit_file import read_kit
from tests.vectors.kit.generate import every_vector
from tests.vectors.vector_file import read

FOLDER = Path(__file__).parents[2] / "vectors" / "kit"
FILES = sorted(FOLDER.glob("*.vec"))
KNOWN = {"case", "expect", "section", "name", "competencies", "code", "reason", "line", "comment"}


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_vector_has_the_verdict_of_its_header(path):
    header, body = read(path, KNOWN)
    if header["expect"] == "good":
        kit = read_kit(body, header.get("section", ""))
        assert (kit.name, str(len(kit.competencies))) == (header["name"], header["competencies"])
        return
    assert header["expect"] == "refused"
    with pytest.raises(ValueRefused) as caught:
        read_kit(body, header.get("section", ""))
    found = caught.value
    assert (found.code, found.problem.value) == (header["code"], header["reason"])
    assert header["line"] in {str(found.line), "-"}


def test_what_is_committed_is_what_the_generator_makes():
    assert {path.stem: path.read_bytes() for path in FILES} == dict(every_vector())
    assert len(FILES) >= 60
