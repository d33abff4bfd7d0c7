"""Moments and days have one spelling each, and time zones have names that the computer knows."""

from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.errors import Problem, ValueRefused
from app.domain.moments import day_from_json, moment_from_json, moment_to_json, zone
from tests.unit.domain.values import ON_A_BUSY_MACHINE

moments = st.datetimes(datetime(1900, 1, 1), datetime(9000, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001 - hypothesis asks for naive bounds


@ON_A_BUSY_MACHINE
@given(moments.map(lambda moment: moment.replace(microsecond=0)))
def test_a_moment_comes_back(moment):
    assert moment_from_json(moment_to_json(moment)) == moment


@ON_A_BUSY_MACHINE
@given(st.dates(date(1000, 1, 1)))
def test_a_day_comes_back(day):
    assert day_from_json(day.isoformat()) == day


def test_a_moment_is_spelled_in_utc_to_the_second():
    moment = datetime(2026, 11, 20, 14, 0, 0, 999, tzinfo=timezone(timedelta(hours=2)))
    assert moment_to_json(moment) == "2026-11-20T12:00:00Z"


@pytest.mark.parametrize(
    "text",
    ["2026-11-20", "2026-11-20T12:00:00", "2026-11-20T12:00:00+00:00", "2026-11-20T25:00:00Z", "",
     "0001-01-01T00+14:00", "9999-12-31T23:59-14:00", "0999-11-20T12:00:00Z"],
)  # fmt: skip
def test_another_spelling_of_a_moment_is_refused(text):
    with pytest.raises(ValueError, match=r"isoformat|\d"):
        moment_from_json(text)


@pytest.mark.parametrize("text", ["20261120", "2026-W47-5", "2026-11-31", "20 November", ""])
def test_another_spelling_of_a_day_is_refused(text):
    with pytest.raises(ValueError, match=r".*"):
        day_from_json(text)


def test_a_zone_has_a_name():
    assert zone("Europe/Lisbon", where="panel").key == "Europe/Lisbon"


@pytest.mark.parametrize(
    "name", ["Europe/Atlantis", "", "../../etc/passwd", "/etc/passwd", "a\x00b", "Europe", "x" * 10_000]
)
def test_what_is_no_zone_is_refused(name):
    with pytest.raises(ValueRefused) as caught:
        zone(name, where="panel / time_zone")
    assert (caught.value.problem, caught.value.where) == (Problem.NOT_A_TIME_ZONE, "panel / time_zone")
