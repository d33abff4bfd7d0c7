"""One line of the table: what was measured, what it was held against, and how far apart they may be."""

from dataclasses import asdict, dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """``goal`` is the largest ratio of ours to theirs. A row that cannot be measured has ``absent`` instead."""

    what: str
    unit: str = "ms"
    ours: float | None = None
    peer: str = ""
    theirs: float | None = None
    goal: float = 1.0
    note: str = ""
    absent: str = ""

    @property
    def ratio(self) -> float | None:
        return self.ours / self.theirs if self.ours is not None and self.theirs else None

    @property
    def reached(self) -> bool | None:
        return None if self.ratio is None else self.ratio <= self.goal

    def to_json(self) -> dict[str, object]:
        return {**asdict(self), "ratio": self.ratio, "reached": self.reached}


def as_text(rows: list[Row]) -> str:
    """The rows as one table, each with its note below it."""
    lines = [f"{'what':58} {'ours':>12} {'theirs':>12} {'ratio':>7} {'goal':>6}  reached"]
    for row in rows:
        if row.ratio is None:
            lines.append(f"{row.what:58} {row.absent}")
            continue
        verdict = "yes" if row.reached else "NO"
        ours, theirs = (f"{figure(value)} {row.unit}" for value in (row.ours, row.theirs))
        lines.append(f"{row.what:58} {ours:>12} {theirs:>12} {row.ratio:>7.3f} {row.goal:>6g}  {verdict}")
        lines.append(f"    against {row.peer}" + (f"; {row.note}" if row.note else ""))
    return "\n".join(lines)


def figure(value: float | None) -> str:
    return "" if value is None else f"{value:.4g}" if value < 1000 else f"{value:.0f}"
