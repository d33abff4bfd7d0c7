"""How long records are kept unless a panel says otherwise: dated, cited figures from a file that people may edit."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final

from app.domain.errors import Problem, ValueRefused
from app.resources import RESOURCES
from app.services.kit_file import read_bytes
from app.services.located_yaml import Node, read_located_yaml

FIGURES: Final = RESOURCES / "legal" / "retention.json"
MOST_MONTHS: Final = 1200


@dataclass(frozen=True, slots=True, kw_only=True)
class RetentionFigure:
    """One figure with its source; ``months`` after the interviews' day."""

    name: str
    months: int
    source: str
    as_of: date


def retention_figures(path: Path = FIGURES) -> tuple[RetentionFigure, ...]:
    """All figures of the file, the default first.

    Raises:
        FileUnreadable: the file cannot be read.
        ValueRefused: whoever edited it left something out of place, with the line.
    """
    try:
        return _figures(read_located_yaml(read_bytes(path)))
    except ValueRefused as error:
        error.where = f"{path.name} / {error.where}"
        raise


def _figures(root: Node) -> tuple[RetentionFigure, ...]:
    node = root.mapping(required=("figures",), optional=("note",))["figures"]
    rows = [each.mapping(required=("name", "months", "source", "as_of")) for each in node.list()]
    if not rows:
        raise node.refused(Problem.TOO_FEW)
    return tuple(
        RetentionFigure(
            name=row["name"].line_text(),
            months=row["months"].integer(1, MOST_MONTHS),
            source=row["source"].line_text(),
            as_of=row["as_of"].day(),
        )
        for row in rows
    )


def default_destroy_by(day: date) -> date:
    """The day by which records of interviews on this day are destroyed, by the first figure."""
    return months_after(day, retention_figures()[0].months)


def months_after(day: date, months: int) -> date:
    """The same day of the month so many months later, or that month's last day."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
