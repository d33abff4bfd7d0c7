"""The weighted mean of independent ratings, by arithmetic alone and as exact fractions."""

from collections.abc import Iterable, Mapping
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

from app.domain.kit import Kit
from app.domain.rating import Rating


def mean(ratings: Iterable[Rating]) -> Fraction | None:
    """The mean of the numeric ratings, or None when there is none."""
    levels = [rating for rating in ratings if isinstance(rating, int)]
    return Fraction(sum(levels), len(levels)) if levels else None


def spread(ratings: Iterable[Rating]) -> int:
    """The highest numeric rating less the lowest, 0 when there are fewer than two."""
    levels = [rating for rating in ratings if isinstance(rating, int)]
    return max(levels) - min(levels) if levels else 0


def composite(kit: Kit, ratings: Mapping[str, Iterable[Rating]]) -> Fraction | None:
    """Sum of weight times mean over the sum of weights, over competencies that have at least one numeric rating.

    The sum is kept as whole numbers over one common share and made a fraction once.
    """
    total, share, weights = 0, 1, 0
    for competency in kit.competencies:
        levels = [rating for rating in ratings.get(competency.name, ()) if isinstance(rating, int)]
        if levels:
            total = total * len(levels) + competency.weight * sum(levels) * share
            share *= len(levels)
            weights += competency.weight
    return Fraction(total, share * weights) if weights else None


def own_composite(kit: Kit, ratings: Mapping[str, Rating]) -> Fraction | None:
    """One person's composite: the same, where each competency has one rating."""
    rated = [
        (competency.weight, level)
        for competency in kit.competencies
        if isinstance(level := ratings.get(competency.name), int)
    ]
    if not rated:
        return None
    return Fraction(sum(weight * level for weight, level in rated), sum(weight for weight, _ in rated))


def decimal_text(value: Fraction, places: int) -> str:
    """The fraction as a decimal with this many places, halves rounded up."""
    scaled = value * 10**places
    whole = (Decimal(scaled.numerator) / Decimal(scaled.denominator)).to_integral_value(rounding=ROUND_HALF_UP)
    return str(whole.scaleb(-places))
