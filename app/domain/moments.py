"""Moments and days as canonical JSON spells them."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from app.domain.errors import Problem, ValueRefused

FIRST_YEAR = 1000
"""Earlier years have fewer digits elsewhere, and no meaning here."""


def moment_to_json(moment: datetime) -> str:
    """A moment in UTC to the second, like ``2026-11-20T12:00:00Z``."""
    return moment.astimezone(UTC).replace(tzinfo=None).isoformat("T", "seconds") + "Z"


def moment_from_json(text: str) -> datetime:
    """The moment that ``moment_to_json`` spelled.

    Raises:
        ValueError: another spelling.
    """
    moment = datetime.fromisoformat(text)
    if moment.tzinfo is not UTC or moment.year < FIRST_YEAR or moment_to_json(moment) != text:
        raise ValueError(text)
    return moment


def day_from_json(text: str) -> date:
    """The day spelled ``2026-11-20``.

    Raises:
        ValueError: another spelling.
    """
    day = date.fromisoformat(text)
    if day.isoformat() != text:
        raise ValueError(text)
    return day


def zone(name: str, *, where: str) -> ZoneInfo:
    """The time zone of this IANA name.

    Raises:
        ValueRefused: there is none.
    """
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise ValueRefused(where=where, problem=Problem.NOT_A_TIME_ZONE, found=name) from error
