"""The board: candidates by competencies with every rating, and what arithmetic makes of them."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from app.analysis.composite import composite, mean, own_composite, spread
from app.domain.ids import CandidateCode, KeyDigest
from app.domain.kit import Competency, Kit
from app.domain.rating import Rating, Recommendation, Unrated
from app.domain.scorecard import CardContent
from app.domain.text import code_order

NOTABLE_SPREAD = 2
"""From this difference between two ratings on a cell is marked."""


class MustMeet(StrEnum):
    """Whether required levels were shown. Failed only where all who saw evidence rate below the level."""

    NONE = "none"
    MET = "met"
    UNSEEN = "no evidence"
    SPLIT = "split"
    FAILED = "failed"


_WORST_LAST = (MustMeet.NONE, MustMeet.MET, MustMeet.UNSEEN, MustMeet.SPLIT, MustMeet.FAILED)


class Order(StrEnum):
    """How the rows stand."""

    DISAGREEMENT = "disagreement"
    COMPOSITE = "composite"
    CODE = "code"


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """One candidate on one competency: a rating per panelist in roster order.

    None stands where no card counts, RECUSED also where none is owed.
    """

    competency: str
    ratings: tuple[Rating | None, ...]
    without_evidence: tuple[bool, ...]
    mean: Fraction | None
    spread: int
    must_meet: MustMeet

    @property
    def notable(self) -> bool:
        """True where ratings differ by two or more."""
        return self.spread >= NOTABLE_SPREAD


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One candidate's line. ``range`` holds the lowest and the highest panelist's own composite."""

    candidate: CandidateCode
    cells: tuple[Cell, ...]
    composite: Fraction | None
    range: tuple[Fraction, Fraction] | None
    recommendations: tuple[Recommendation | None, ...]
    must_meet: MustMeet

    @property
    def widest(self) -> int:
        """The largest spread within one competency."""
        return max((cell.spread for cell in self.cells), default=0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Board:
    """All rows, with the panelists and competencies that their tuples follow."""

    competencies: tuple[str, ...]
    panelists: tuple[KeyDigest, ...]
    rows: tuple[Row, ...]

    def ordered(self, order: Order) -> tuple[Row, ...]:
        """The rows by disagreement, by composite (highest first) or by code; ties by code."""
        match order:
            case Order.DISAGREEMENT:
                return tuple(sorted(self.rows, key=lambda row: (-row.widest, code_order(row.candidate))))
            case Order.COMPOSITE:
                return tuple(sorted(self.rows, key=lambda row: (-(row.composite or 0), code_order(row.candidate))))
            case Order.CODE:
                return tuple(sorted(self.rows, key=lambda row: code_order(row.candidate)))


type Cards = Mapping[tuple[KeyDigest, CandidateCode], CardContent]
"""The cards that count, by panelist and candidate."""


def make_board(
    kit: Kit,
    candidates: Sequence[CandidateCode],
    panelists: Sequence[KeyDigest],
    cards: Cards,
    recused: Collection[tuple[KeyDigest, str]] = (),
) -> Board:
    """The board of these cards, one row per candidate in the panel's order; who is ``recused`` owes no card."""
    return Board(
        competencies=tuple(competency.name for competency in kit.competencies),
        panelists=tuple(panelists),
        rows=tuple(
            _row(
                kit,
                candidate,
                [cards.get((key, candidate)) for key in panelists],
                [Unrated.RECUSED if (key, candidate) in recused else None for key in panelists],
            )
            for candidate in candidates
        ),
    )


def _row(
    kit: Kit, candidate: CandidateCode, cards: Sequence[CardContent | None], without: Sequence[Unrated | None]
) -> Row:
    backed = [card.backed if card else frozenset() for card in cards]
    cells = tuple(_cell(competency, cards, backed, without) for competency in kit.competencies)
    own = [own_composite(kit, card.ratings) for card in cards if card]
    known = [value for value in own if value is not None]
    return Row(
        candidate=candidate,
        cells=cells,
        composite=composite(
            kit, {cell.competency: [each for each in cell.ratings if each is not None] for cell in cells}
        ),
        range=(min(known), max(known)) if known else None,
        recommendations=tuple(card.recommendation if card else None for card in cards),
        must_meet=max((cell.must_meet for cell in cells), key=_WORST_LAST.index),
    )


def _cell(
    competency: Competency,
    cards: Sequence[CardContent | None],
    backed: Sequence[frozenset[str]],
    without: Sequence[Unrated | None],
) -> Cell:
    ratings = tuple(
        card.ratings.get(competency.name, Unrated.NOT_ASKED) if card else instead
        for card, instead in zip(cards, without, strict=True)
    )
    levels = [rating for rating in ratings if isinstance(rating, int)]
    return Cell(
        competency=competency.name,
        ratings=ratings,
        without_evidence=tuple(
            isinstance(rating, int) and competency.name not in names
            for names, rating in zip(backed, ratings, strict=True)
        ),
        mean=mean(levels),
        spread=spread(levels),
        must_meet=_must_meet(competency.must_meet, levels, ratings),
    )


def _must_meet(level: int | None, levels: Sequence[int], ratings: Sequence[Rating | None]) -> MustMeet:
    """What nobody asked says nothing; what was asked without evidence is unseen."""
    if level is None or not (levels or Unrated.NO_EVIDENCE in ratings):
        return MustMeet.NONE
    if not levels:
        return MustMeet.UNSEEN
    below = sum(rating < level for rating in levels)
    if below == len(levels):
        return MustMeet.FAILED
    return MustMeet.SPLIT if below else MustMeet.MET
