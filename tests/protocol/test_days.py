"""Local days: the network's zone and start of day, also when clocks change."""

from datetime import UTC, date, datetime, time, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from sync.protocol.days import DAY_ZERO, LocalDays, valid_for

DAYS = LocalDays()
DATES = st.dates(date(2000, 1, 2), date(2099, 12, 30))


@pytest.mark.parametrize(
    ("moment", "day"),
    [
        ("2026-04-25T01:59:59.999Z", "2026-04-24"),
        ("2026-04-25T02:00:00.000Z", "2026-04-25"),
        ("2026-04-25T21:30:00.000Z", "2026-04-25"),
        ("2026-04-26T01:59:59.999Z", "2026-04-25"),
        ("2026-11-24T02:59:59.999Z", "2026-11-23"),
        ("2026-11-24T03:00:00.000Z", "2026-11-24"),
        ("2027-01-01T02:30:00.000Z", "2026-12-31"),
        # Clocks go forward on 29 March 2026 and back on 25 October, both before five o'clock.
        ("2026-03-29T01:59:59.999Z", "2026-03-28"),
        ("2026-03-29T02:00:00.000Z", "2026-03-29"),
        ("2026-10-25T01:59:59.999Z", "2026-10-24"),
        ("2026-10-25T02:59:59.999Z", "2026-10-24"),
        ("2026-10-25T03:00:00.000Z", "2026-10-25"),
    ],
)
def test_the_day_of_a_moment(moment: str, day: str) -> None:
    found = datetime.fromisoformat(moment)
    assert DAYS.day_of(found) == date.fromisoformat(day)
    assert DAYS.day_of(found.astimezone(timezone(timedelta(hours=-8)))) == date.fromisoformat(day)


@given(DATES)
def test_a_day_begins_at_its_start_and_ends_at_the_next(day: date) -> None:
    start, end = DAYS.start_of(day), DAYS.start_of(day + timedelta(days=1))
    assert DAYS.day_of(start) == day
    assert DAYS.day_of(start - timedelta(microseconds=1)) == day - timedelta(days=1)
    assert DAYS.day_of(end - timedelta(microseconds=1)) == day
    assert end - start in (timedelta(hours=23), timedelta(hours=24), timedelta(hours=25))
    assert start.tzinfo is UTC
    assert DAYS.local(start).time() == time(5, 0)


def test_days_are_longer_and_shorter_when_clocks_change() -> None:
    def length(day: date) -> timedelta:
        return DAYS.start_of(day + timedelta(days=1)) - DAYS.start_of(day)

    assert length(date(2026, 3, 28)) == timedelta(hours=23)
    assert length(date(2026, 10, 24)) == timedelta(hours=25)


@given(st.datetimes(datetime(2000, 1, 2), datetime(2099, 1, 1), timezones=st.just(UTC)))
def test_a_moment_lies_within_its_day(moment: datetime) -> None:
    day = DAYS.day_of(moment)
    assert DAYS.start_of(day) <= moment < DAYS.start_of(day + timedelta(days=1))


def test_lists_count_days_from_the_first_of_2000() -> None:
    assert date(2000, 1, 1) == DAY_ZERO


def test_zone_and_start_are_data() -> None:
    midnight = LocalDays(zone="America/New_York", day_start=time(0))
    moment = datetime(2026, 4, 25, 3, 59, tzinfo=UTC)
    assert midnight.day_of(moment) == date(2026, 4, 24)
    assert midnight.start_of(date(2026, 4, 25)) == moment + timedelta(minutes=1)
    assert midnight.local(moment).isoformat() == "2026-04-24T23:59:00-04:00"
    assert LocalDays.model_validate_json(midnight.to_bytes()) == midnight


def test_a_zone_that_does_not_exist_is_refused_when_it_is_read() -> None:
    for zone in ("Europe/Atlantis", "", "../etc/passwd"):
        with pytest.raises(ValidationError, match="time zone"):
            LocalDays(zone=zone)


@pytest.mark.parametrize(
    ("last", "given_on", "event_day", "valid"),
    [
        ("2026-04-25", "2026-04-25", None, True),
        ("2026-04-24", "2026-04-25", None, False),
        ("2026-04-25", "2026-04-25", "2026-05-02", True),
        ("2026-04-24", "2026-04-25", "2026-05-02", False),
        ("2026-04-24", "2026-04-25", "2026-04-24", True),
        ("2026-04-23", "2026-04-25", "2026-04-24", False),
    ],
)
def test_a_card_admits_until_the_earlier_of_giving_and_event(
    last: str, given_on: str, event_day: str | None, valid: bool
) -> None:
    day = date.fromisoformat(event_day) if event_day else None
    assert valid_for(date.fromisoformat(last), date.fromisoformat(given_on), day) is valid
