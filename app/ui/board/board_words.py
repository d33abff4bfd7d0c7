"""What the board says around its cells: how far raters agree, and what became of the seals."""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QCoreApplication

from app.analysis.agreement import Agreement, coefficient_text
from app.domain.ids import PanelId
from app.domain.opening import Standing
from app.services.committee import Committee
from app.ui.widgets.chip import Tone
from app.ui.widgets.runs import Line, Run
from app.vault.stores.unrecorded import Unrecorded


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenedBoard:
    """What the page loads at once."""

    committee: Committee
    opened_at: datetime | None
    unrecorded: tuple[Unrecorded, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AgreementOf:
    """How far the raters of one panel agree."""

    panel_id: PanelId
    agreement: Agreement


def seal_chips(board: OpenedBoard) -> tuple[tuple[str, Tone], ...]:
    """States of the seals in words, the good news first."""
    counts = Counter(each.standing for each in board.committee.listed)
    opened = len(board.committee.cards)
    valid = _tr("✓ {count} signatures valid, panel words match").format(count=opened)
    chips: list[tuple[str, Tone]] = [
        (_tr("✓ 1 signature valid, panel words match") if opened == 1 else valid, "ok"),
        (_tr("✓ all digests signed before the opening"), "ok"),
    ]
    warnings: tuple[tuple[Standing, str, Tone], ...] = (
        (Standing.LATE, _tr("! {count} came late, kept unopened"), "warn"),
        (Standing.SUPERSEDED, _tr("{count} replaced by a later card"), "quiet"),
        (Standing.CONTRADICTED, _tr("! {count} contradict each other, not counted"), "warn"),
        (Standing.INVALID, _tr("✕ {count} invalid inside"), "bad"),
    )
    chips += [(words.format(count=counts[kind]), tone) for kind, words, tone in warnings if counts[kind]]
    return tuple(chips)


def agreement_line(result: Agreement | None) -> Line:
    """The coefficient with its interval and counts, and what the diamond means."""
    mark = (Run("◆", "accent"), Run(_tr(" ratings differ by 2 or more.")))
    if result is None:
        return mark
    counts = " · " + ", ".join(
        (
            _tr("1 candidate") if result.candidates == 1 else _tr("{count} candidates").format(count=result.candidates),
            _tr("1 rater") if result.raters == 1 else _tr("{count} raters").format(count=result.raters),
        )
    )
    few = _tr(": too few to judge raters") if result.too_few else ""
    return (Run(_tr("Agreement: ") + _coefficient(result) + counts + few + ". "), *mark)


def _coefficient(result: Agreement) -> str:
    if result.icc is not None:
        return _with_interval("ICC(2,k)", result.icc.average, result.icc.average_interval)
    if result.alpha is not None:
        return _with_interval(_tr("Krippendorff's alpha"), result.alpha, result.interval)
    return _tr("not defined")


def _with_interval(name: str, value: float, interval: tuple[float, float] | None) -> str:
    """The coefficient; one that was seen on too little to be drawn from again has no interval."""
    said = f"{name} {coefficient_text(value)}"
    if interval is None:
        return said
    low, high = map(coefficient_text, interval)
    return said + _tr(", 95% \u2066{low} to {high}\u2069").format(low=low, high=high)


def _tr(text: str) -> str:
    return QCoreApplication.translate("Board", text)
