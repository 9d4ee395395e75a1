"""Which day an event is on, and which events come first."""

from datetime import UTC, date, datetime, timedelta

import pytest

from boxoffice.domain.event_days import EventTiming, choices, timing
from sync.protocol.days import LocalDays
from sync.protocol.kinds import EventKind, Sector
from sync.protocol.limits import event_day
from sync.protocol.programme import Event

DAYS = LocalDays()
NOW = datetime(2026, 4, 25, 15, 0, tzinfo=UTC)


def event(name: str = "e", kind: EventKind = EventKind.PERFORMANCE, **fields: object) -> Event:
    return Event(
        id=name, kind=kind, sector=Sector.CULTURE, title={}, organiser="o", place="p", **fields
    )


@pytest.mark.parametrize(
    ("made", "expected"),
    [
        (event(starts_at=NOW + timedelta(hours=1)), EventTiming.TODAY),
        (event(starts_at=NOW - timedelta(hours=5)), EventTiming.TODAY),
        (
            event(starts_at=NOW - timedelta(hours=5), ends_at=NOW - timedelta(hours=3)),
            EventTiming.ENDED,
        ),
        (event(starts_at=NOW - timedelta(days=1)), EventTiming.ENDED),
        (event(starts_at=NOW + timedelta(days=1)), EventTiming.ADVANCE),
        (event(kind=EventKind.VISIT), EventTiming.TODAY),
        (event(kind=EventKind.VISIT, last_day=date(2026, 4, 25)), EventTiming.TODAY),
        (event(kind=EventKind.VISIT, last_day=date(2026, 4, 24)), EventTiming.ENDED),
        (event(kind=EventKind.COURSE, first_day=date(2026, 4, 26)), EventTiming.ADVANCE),
    ],
)
def test_timing(made: Event, expected: EventTiming) -> None:
    assert timing(made, NOW, DAYS) is expected


def test_only_performances_have_a_day() -> None:
    at = datetime(2026, 4, 25, 22, 30, tzinfo=UTC)
    assert event_day(event(starts_at=at), DAYS) == date(2026, 4, 25)
    assert event_day(event(kind=EventKind.COURSE, starts_at=at), DAYS) is None


def test_today_comes_first_and_ended_last() -> None:
    events = [
        event("long-ago", starts_at=NOW - timedelta(days=9)),
        event("lately", starts_at=NOW - timedelta(days=1)),
        event("in-a-week", starts_at=NOW + timedelta(days=7)),
        event("tomorrow", starts_at=NOW + timedelta(days=1)),
        event("museum", EventKind.VISIT),
        event("evening", starts_at=NOW + timedelta(hours=4)),
        event("afternoon", starts_at=NOW + timedelta(hours=1)),
    ]
    assert [choice.event.id for choice in choices(events, NOW, DAYS)] == [
        "afternoon",
        "evening",
        "museum",
        "tomorrow",
        "in-a-week",
        "lately",
        "long-ago",
    ]
