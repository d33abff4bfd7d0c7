"""Every story vector has the verdict that its header says, and is what its generator makes."""

from datetime import date
from pathlib import Path

import pytest

from app.domain.errors import Problem, ValueRefused
from app.services.story_file import read_story_file
from tests.vectors.story.generate import every_vector
from tests.vectors.vector_file import BadVector, read, split, to_bytes

VECTORS = Path(__file__).parents[2] / "vectors"
FILES = sorted((VECTORS / "story").glob("*.vec"))
KNOWN = {"case", "expect", "scorecards", "leaving", "staying", "code", "reason", "line", "comment"}
TODAY = date(2026, 11, 21)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_vector_has_the_verdict_of_its_header(path, tmp_path):
    header, body = read(path, KNOWN)
    story_file = tmp_path / "story.yaml"
    story_file.write_bytes(body)
    if header["expect"] == "good":
        cards = read_story_file(story_file, today=TODAY).cards
        leaving = sum(len(card.record_notes) for card in cards)
        staying = sum(len(card.staying) for card in cards)
        assert (str(len(cards)), str(leaving), str(staying)) == (
            header["scorecards"],
            header["leaving"],
            header["staying"],
        )
        return
    assert header["expect"] == "refused"
    with pytest.raises(ValueRefused) as caught:
        read_story_file(story_file, today=TODAY)
    found = caught.value
    assert (found.code, found.problem.value) == (header["code"], header["reason"])
    assert header["line"] in {str(found.line), "-"}


def test_what_is_committed_is_what_the_generator_makes():
    assert {path.stem: path.read_bytes() for path in FILES} == dict(every_vector())


def test_everything_that_a_value_is_refused_for_has_a_vector():
    known = KNOWN | {"section", "name", "competencies"}
    files = [*FILES, *sorted((VECTORS / "kit").glob("*.vec"))]
    headers = [read(path, known)[0] for path in files]
    assert {header["reason"] for header in headers if header["expect"] == "refused"} == set(Problem)


@pytest.mark.parametrize(
    "header",
    [
        b"case: a\nexpect: good\ncomment: x\ncolour: red",
        b"case: a\nexpect: good\ncomment: x\ncase: a",
        b"case: a\nexpect: good",
        b"case: a\nexpect: good\ncomment: x\nnothing",
    ],
)
def test_a_header_that_is_not_known_makes_the_run_fail(header):
    with pytest.raises(BadVector):
        split(header + b"\n\nbody", KNOWN)


def test_a_vector_comes_back_as_it_was_written(tmp_path):
    header, body = {"case": "a", "expect": "good", "comment": "ä: b"}, b"\n\nx\r\n\0"
    (tmp_path / "a.vec").write_bytes(to_bytes(header, body))
    assert read(tmp_path / "a.vec", KNOWN) == (header, body)
    (tmp_path / "b.vec").write_bytes(to_bytes(header, body))
    with pytest.raises(BadVector):
        read(tmp_path / "b.vec", KNOWN)
