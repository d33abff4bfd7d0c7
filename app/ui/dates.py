"""Days and times as the person's language writes them."""

from datetime import date, datetime, tzinfo

from PySide6.QtCore import QDate, QLocale


def day_text(day: date) -> str:
    """A day like ``21 Dec 2026``, which does not break over lines."""
    return QLocale().toString(QDate(day.year, day.month, day.day), "d\u00a0MMM\u00a0yyyy")


def time_text(moment: datetime, zone: tzinfo) -> str:
    """A time of day like ``14:24``, on the clocks of that zone."""
    return f"{moment.astimezone(zone):%H:%M}"


def moment_text(moment: datetime, zone: tzinfo) -> str:
    """A day and time like ``21 Dec 2026, 14:24``."""
    return own_moment_text(moment.astimezone(zone))


def own_moment_text(moment: datetime) -> str:
    """A day and time like ``21 Dec 2026, 14:24``, on the clocks that the moment brings along."""
    return f"{day_text(moment.date())}, {moment:%H:%M}"


def noted_text(moment: datetime, zone: tzinfo, day: date) -> str:
    """When something was noted: the time of day, with its day where that is not the panel's ``day``."""
    same = moment.astimezone(zone).date() == day
    return time_text(moment, zone) if same else moment_text(moment, zone)


def minutes_text(seconds: int) -> str:
    """A length of time like ``7:10``."""
    return f"{seconds // 60}:{seconds % 60:02}"
