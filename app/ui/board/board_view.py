"""The board as it is painted: every word and every step of the heat scale is settled here, before a delegate paints."""

from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

from PySide6.QtCore import QCoreApplication

from app.analysis.board import Cell, MustMeet, Order, Row
from app.analysis.composite import decimal_text
from app.domain.ids import CandidateCode
from app.domain.rating import Rating, Recommendation, Unrated
from app.services.committee import Committee

HEAT_STEPS = 5
DASH = "–"
BETWEEN = " · "
"""Stands between the ratings of one cell."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HeatView:
    """One cell: the mean, the ratings alone, its step on the heat scale (None without a number)."""

    candidate: CandidateCode
    competency: str
    mean: str
    ratings: str
    step: int | None
    marked: bool
    agreed: str
    rated: tuple[Rating | None, ...]
    """By each panelist, for whoever cannot see the ratings."""

    @property
    def spoken(self) -> str:
        """The cell in words."""
        words = [
            _tr("{code}, {competency}, mean {mean}").format(
                code=self.candidate, competency=self.competency, mean=self.mean
            ),
            _tr("ratings {ratings}").format(ratings=", ".join(map(spoken_rating, self.rated))),
        ]
        if self.marked:
            words.append(_tr("ratings differ by two or more"))
        if self.agreed:
            words.append(_tr("agreed {rating}").format(rating=self.agreed))
        return "; ".join(words)


@dataclass(frozen=True, slots=True, kw_only=True)
class CompositeView:
    """The composite with its range, and what is to be said about required levels."""

    value: str
    range: str
    warning: str
    spoken: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AdviceView:
    """What each panelist recommends, in roster order."""

    text: str
    spoken: str


type CellView = HeatView | CompositeView | AdviceView


class CandidateRow:
    """One candidate's line of the board. A cell is settled when somebody asks for it: most rows are out of sight."""

    def __init__(self, committee: Committee, row: Row) -> None:
        self._committee, self._row = committee, row
        self.code = row.candidate

    @property
    def name(self) -> str:
        """The candidate's name."""
        return self._committee.panel.candidate(self.code).name

    @cached_property
    def cells(self) -> tuple[CellView, ...]:
        """A cell per competency, then the composite, then what panelists recommend."""
        heat = (_heat(self._committee, self.code, cell) for cell in self._row.cells)
        return (*heat, self.composite, self.advice)

    @cached_property
    def composite(self) -> CompositeView:
        """The composite alone."""
        return _composite(self._row)

    @cached_property
    def advice(self) -> AdviceView:
        """The recommendations alone."""
        return _advice(self._row)


def board_rows(committee: Committee, order: Order) -> tuple[CandidateRow, ...]:
    """The rows in the wanted order."""
    return tuple(CandidateRow(committee, row) for row in committee.board.ordered(order))


def panelist_letter(place: int) -> str:
    """How a panelist is called while names are hidden: A for the first of the roster."""
    return chr(ord("A") + place)


def short_rating(rating: Rating | None) -> str:
    """A rating in one or two letters."""
    match rating:
        case None:
            return DASH
        case Unrated.NOT_ASKED:
            return _tr("na")
        case Unrated.NO_EVIDENCE:
            return _tr("ne")
        case Unrated.RECUSED:
            return _tr("rec")
        case level:
            return str(level)


def spoken_rating(rating: Rating | None) -> str:
    """A rating in words."""
    match rating:
        case None:
            return _tr("no card")
        case Unrated.NOT_ASKED:
            return _tr("not asked")
        case Unrated.NO_EVIDENCE:
            return _tr("no evidence")
        case Unrated.RECUSED:
            return _tr("recused")
        case level:
            return str(level)


def recommendation_words(recommendation: Recommendation | None) -> str:
    """A recommendation in words; a dash where no card counts."""
    return {
        None: DASH,
        Recommendation.STRONG_NO: _tr("strong no"),
        Recommendation.NO: _tr("no"),
        Recommendation.YES: _tr("yes"),
        Recommendation.STRONG_YES: _tr("strong yes"),
    }[recommendation]


def heat_step(mean: Fraction, levels: int) -> int:
    """Where a mean lies on the heat scale, 0 for the lowest level."""
    return max(0, min(HEAT_STEPS - 1, round((mean - 1) * (HEAT_STEPS - 1) / max(1, levels - 1))))


def _heat(committee: Committee, candidate: CandidateCode, cell: Cell) -> HeatView:
    agreed = committee.consensus.get((candidate, cell.competency))
    return HeatView(
        candidate=candidate,
        competency=cell.competency,
        mean=decimal_text(cell.mean, 1) if cell.mean is not None else DASH,
        ratings=BETWEEN.join(map(short_rating, cell.ratings)),
        step=heat_step(cell.mean, len(committee.panel.kit.scale)) if cell.mean is not None else None,
        marked=cell.notable,
        agreed=str(agreed.rating) if agreed is not None else "",
        rated=cell.ratings,
    )


def _composite(row: Row) -> CompositeView:
    value = decimal_text(row.composite, 1) if row.composite is not None else DASH
    ends = f"{decimal_text(row.range[0], 1)}–{decimal_text(row.range[1], 1)}" if row.range else ""
    warning = {MustMeet.FAILED: _tr("must-meet failed"), MustMeet.SPLIT: _tr("must-meet split")}.get(row.must_meet, "")
    words = _tr("{code}, composite {value}, panelists from {range}").format(code=row.candidate, value=value, range=ends)
    return CompositeView(value=value, range=ends, warning=warning, spoken=f"{words}; {warning}" if warning else words)


def _advice(row: Row) -> AdviceView:
    words = tuple(map(recommendation_words, row.recommendations))
    spoken = _tr("{code}, recommendations {words}").format(code=row.candidate, words=", ".join(words))
    return AdviceView(text=" · ".join(words), spoken=spoken)


def _tr(text: str) -> str:
    return QCoreApplication.translate("Board", text)
