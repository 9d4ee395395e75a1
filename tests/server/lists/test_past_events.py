"""Events that are long past leave the programme; what was given for them stands."""

from datetime import UTC, date, datetime, timedelta

import pytest

from sync.protocol.days import LocalDays
from sync.protocol.kinds import LimitPeriod, TicketKind
from sync.protocol.programme import Event, Limit, Programme
from sync.server.centre import Centre
from sync.server.keeping.events import change_event, seen_as
from sync.server.lists.past_events import in_programme
from sync.server.lists.publishing import publish_programmes
from sync.server.store import given, publications, venues
from tests.support.centre import served
from tests.support.clocks import NOW
from tests.support.network import CONCERT, MUSEUM, VENUE, SteppingClock, code

TODAY = date(2027, 6, 15)
FIRST_HELD = date(2026, 5, 1)
"""Of the month that has the day 400 days before."""
DAYS = LocalDays()


def on(day: date, **others: object) -> Event:
    starts = datetime(day.year, day.month, day.day, 16, tzinfo=UTC)
    return CONCERT.model_copy(update={"starts_at": starts, **others})


def standing(last: date | None, *limits: Limit) -> Event:
    return MUSEUM.model_copy(update={"last_day": last, "limits": limits})


COURSE = Limit(ticket_kind=TicketKind.HOLDER, count=2, per=LimitPeriod.YEAR, group="courses")
EVER = Limit(ticket_kind=TicketKind.HOLDER, count=2, per=LimitPeriod.ABSOLUTE, group="courses")
ONCE = Limit(ticket_kind=TicketKind.HOLDER, count=2, per=LimitPeriod.ABSOLUTE)
BEFORE = FIRST_HELD - timedelta(days=1)


@pytest.mark.parametrize(
    ("event", "held"),
    [
        (on(FIRST_HELD), True),
        (on(BEFORE), False),
        # At half past midnight the evening before goes on.
        (on(BEFORE, ends_at=datetime(2026, 4, 30, 21, 30, tzinfo=UTC)), False),
        (on(BEFORE, ends_at=datetime(2026, 5, 1, 16, tzinfo=UTC)), True),
        (standing(None), True),
        (standing(FIRST_HELD), True),
        (standing(BEFORE), False),
        (standing(BEFORE, COURSE), False),
        (standing(BEFORE, ONCE), False),
        (standing(BEFORE, EVER), True),
    ],
)
def test_an_event_leaves_with_its_month_400_days_after_it_ended(event: Event, held: bool) -> None:
    assert in_programme(event, TODAY, DAYS) is held


def test_events_leave_once_a_month() -> None:
    """Each time every desk of the venue fetches its programme anew."""
    ended = on(date(2026, 4, 27))
    days = [TODAY - timedelta(days=each) for each in range(60)]
    assert {each for each in days if not in_programme(ended, each, DAYS)} == {
        each for each in days if each >= date(2027, 6, 5)
    }


def programme(centre: Centre) -> Programme:
    with centre.store.read() as connection:
        version = publications.current_programmes(connection)[VENUE]
        file = publications.file(connection, version.sha256)
    assert file is not None
    return Programme.model_validate_json(file.data)


def test_a_long_past_event_leaves_and_comes_back_where_it_is_moved(centre: Centre) -> None:
    clock = centre.now
    assert isinstance(clock, SteppingClock)
    assert publish_programmes(centre) == 0
    clock.move(days=400 - NOW.day)
    assert publish_programmes(centre) == 0
    clock.move(days=NOW.day + 31)
    assert publish_programmes(centre) == 1
    assert programme(centre).events == ()
    with centre.store.read() as connection:
        [kept] = venues.kept_events(connection, VENUE)
    assert kept.cancelled_at is None
    moved = CONCERT.model_copy(update={"starts_at": clock() + timedelta(days=1)})
    change_event(centre, "a1", None, moved, seen_as(CONCERT))
    assert programme(centre).events == (moved,)


def test_what_a_desk_corrects_for_it_is_judged_by_what_the_event_was(centre: Centre) -> None:
    clock = centre.now
    assert isinstance(clock, SteppingClock)
    with served(centre) as running:
        desk = running.desk(VENUE, "Box office")
        first, second = desk.issue(code(1)), desk.issue(code(2))
        desk.send()
        clock.move(days=450)
        publish_programmes(centre)
        assert programme(centre).events == ()
        desk.void(first, correction="c1")
        anew = desk.issue(code(1), correction="c1", holder=1, child=1)
        desk.void(second)
        desk.send(3)
        told = desk.outcomes()
    assert told[anew] == "accepted"
    with centre.store.read() as connection:
        [(event, sums)] = given.by_event(connection, None, clock().year).items()
    assert (event, sums.adults, sums.children) == (CONCERT.id, 1, 1)
