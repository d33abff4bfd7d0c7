"""How long records are kept unless a panel says otherwise: dated, cited figures from a file that people may edit."""

import json
from calendar import monthrange
from dataclasses import dataclass
from datetime import date

from app.resources import RESOURCES


@dataclass(frozen=True, slots=True, kw_only=True)
class RetentionFigure:
    """One figure with its source; ``months`` after the interviews' day."""

    name: str
    months: int
    source: str
    as_of: date


def retention_figures() -> tuple[RetentionFigure, ...]:
    """All figures of the shipped file, the default first."""
    rows = json.loads((RESOURCES / "legal" / "retention.json").read_text("utf-8"))["figures"]
    return tuple(
        RetentionFigure(
            name=row["name"], months=row["months"], source=row["source"], as_of=date.fromisoformat(row["as_of"])
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
