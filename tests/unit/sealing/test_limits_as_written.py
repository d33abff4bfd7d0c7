"""The format page says what a file may ask of its reader; the reader goes by the same numbers, to the last one."""

import re
from pathlib import Path

import pytest

from app.sealing.grammar import COVER, DOCUMENT

PAGE = Path(__file__).parents[3] / "app/sealing/FORMAT.md"
FIELDS = {
    "file": "size",
    "objects": "objects",
    "values,": "values",
    "members": "members",
    "bytes of one token": "token",
    "depth": "depth",
}


def numbers_of(words):
    """The two numbers of the page's line that begins so, in bytes where it says MiB."""
    line = next(each for each in PAGE.read_text("utf-8").splitlines() if re.match(rf"\| {words}.*\| [\d,]", each))
    cells = re.findall(r"\| ([\d,]+)( MiB)? (?=\|)", line)
    return tuple(int(number.replace(",", "")) << (20 if mib else 0) for number, mib in cells)


@pytest.mark.parametrize("words", FIELDS)
def test_the_reader_goes_by_the_numbers_of_the_page(words):
    assert numbers_of(words) == (getattr(DOCUMENT, FIELDS[words]), getattr(COVER, FIELDS[words]))
