"""A table in plain characters whose columns stand straight, also with wide letters."""

from collections.abc import Iterator, Sequence
from unicodedata import combining, east_asian_width

GAP = "  "


def table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> Iterator[str]:
    """The lines of the table: the head, a rule, the rows."""
    widths = [max(map(width, column)) for column in zip(head, *rows, strict=True)]
    yield line(head, widths)
    yield GAP.join("-" * each for each in widths)
    for row in rows:
        yield line(row, widths)


def line(cells: Sequence[str], widths: Sequence[int]) -> str:
    """The cells, each filled to its column's width."""
    return GAP.join(cell + " " * (wide - width(cell)) for cell, wide in zip(cells, widths, strict=True)).rstrip()


def width(text: str) -> int:
    """How many columns of a terminal the text takes."""
    return sum(0 if combining(each) else 2 if east_asian_width(each) in "WF" else 1 for each in text)
