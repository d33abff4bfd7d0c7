"""A table in plain characters whose columns stand straight, also with wide letters, and whose heads are wrapped."""

from collections.abc import Iterator, Sequence
from textwrap import wrap
from typing import Final
from unicodedata import combining, east_asian_width

GAP: Final = "  "
HEAD_WIDTH: Final = 14


def table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> Iterator[str]:
    """The lines of the table: the head over as many lines as it takes, a rule, the rows."""
    heads = [wrap(cell, HEAD_WIDTH) or [""] for cell in head]
    columns = [[*lines, *(row[place] for row in rows)] for place, lines in enumerate(heads)]
    widths = [max(map(width, column)) for column in columns]
    depth = max(map(len, heads))
    for cells in zip(*([""] * (depth - len(lines)) + lines for lines in heads), strict=True):
        yield line(cells, widths)
    yield GAP.join("-" * each for each in widths)
    for row in rows:
        yield line(row, widths)


def line(cells: Sequence[str], widths: Sequence[int]) -> str:
    """The cells, each filled to its column's width."""
    return GAP.join(cell + " " * (wide - width(cell)) for cell, wide in zip(cells, widths, strict=True)).rstrip()


def width(text: str) -> int:
    """How many columns of a terminal the text takes."""
    return sum(0 if combining(each) else 2 if east_asian_width(each) in "WF" else 1 for each in text)
