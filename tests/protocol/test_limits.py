"""Counting tickets against limits."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sync.protocol.days import LocalDays
from sync.protocol.kinds import CardKind, EventKind, LimitPeriod, Sector, TicketKind
from sync.protocol.limits import (
    Bucket,
    bucket_of,
    buckets_touched,
    count_uses,
    day_of_use,
    event_day,
    limit_count,
    remaining,
    ticket_kinds,
)
from sync.protocol.programme import Event, Limit

TODAY = date(2026, 4, 25)
STARTS = datetime(2026, 4, 26, 1, 0, tzinfo=UTC)
HOLDER, CHILD = TicketKind.HOLDER, TicketKind.CHILD


def _event(
    *limits: Limit,
    key: str = "concert",
    kind: EventKind = EventKind.PERFORMANCE,
    children: bool = True,
) -> Event:
    return Event(
        id=key,
        kind=kind,
        sector=Sector.CULTURE,
        title={"en": key},
        organiser="Actor",
        place="Place",
        starts_at=STARTS,
        limits=limits,
        children=children,
    )


@pytest.mark.parametrize(
    ("per", "day", "period"),
    [
        (LimitPeriod.VISIT, TODAY, "visit:row-7"),
        (LimitPeriod.EVENT, TODAY, "event"),
        (LimitPeriod.DAY, TODAY, "day:2026-04-25"),
        (LimitPeriod.MONTH, TODAY, "month:2026-04"),
        (LimitPeriod.QUARTER, date(2026, 3, 31), "quarter:2026-1"),
        (LimitPeriod.QUARTER, date(2026, 4, 1), "quarter:2026-2"),
        (LimitPeriod.QUARTER, date(2026, 9, 30), "quarter:2026-3"),
        (LimitPeriod.QUARTER, date(2026, 12, 31), "quarter:2026-4"),
        (LimitPeriod.YEAR, TODAY, "year:2026"),
        (LimitPeriod.ABSOLUTE, TODAY, "ever"),
    ],
)
def test_the_bucket_of_each_period(per: LimitPeriod, day: date, period: str) -> None:
    limit = Limit(ticket_kind=HOLDER, count=1, per=per)
    assert bucket_of(limit, "concert", day, "row-7") == Bucket("event:concert", period, HOLDER)
    grouped = limit.model_copy(update={"group": "courses"})
    assert bucket_of(grouped, "concert", day, "row-7").group == "group:courses"


def test_an_event_named_like_a_group_is_not_that_group() -> None:
    plain = bucket_of(Limit(ticket_kind=HOLDER), "courses", TODAY)
    grouped = bucket_of(Limit(ticket_kind=HOLDER, group="courses"), "x", TODAY)
    assert plain != grouped


def test_only_a_performance_has_a_day_of_its_own() -> None:
    days = LocalDays()
    show = _event()
    assert event_day(show, days) == TODAY
    assert event_day(_event(kind=EventKind.COURSE), days) is None
    assert event_day(show.model_copy(update={"starts_at": None}), days) is None
    assert event_day(None, days) is None


def test_a_use_counts_on_the_performances_day_else_on_the_day_of_giving() -> None:
    given_on, its_day = date(2026, 4, 1), TODAY
    assert day_of_use(_event(), given_on, its_day) == its_day
    assert day_of_use(_event(), given_on, None) == given_on
    assert day_of_use(_event(kind=EventKind.VISIT), given_on, its_day) == given_on
    assert day_of_use(None, given_on, its_day) == given_on


def test_the_kinds_of_ticket_of_each_card() -> None:
    assert ticket_kinds(CardKind.PERSONAL, _event()) == (HOLDER, CHILD, TicketKind.ASSISTANT)
    course = _event(children=False)
    assert ticket_kinds(CardKind.PERSONAL, course) == (HOLDER, TicketKind.ASSISTANT)
    community = (TicketKind.WORKER, TicketKind.GROUP_CHILD, TicketKind.ASSISTANT)
    assert ticket_kinds(CardKind.COMMUNITY, _event()) == community


def test_a_limit_without_a_count_is_the_cards_child_allowance() -> None:
    assert limit_count(Limit(ticket_kind=CHILD), 3) == 3
    assert limit_count(Limit(ticket_kind=CHILD, count=0), 3) == 0


def test_what_is_left_is_the_least_of_all_limits_and_never_negative() -> None:
    event = _event(
        Limit(ticket_kind=HOLDER, count=2),
        Limit(ticket_kind=HOLDER, count=3, per=LimitPeriod.YEAR, group="courses"),
        Limit(ticket_kind=CHILD),
    )
    elsewhere = _event(
        Limit(ticket_kind=HOLDER, count=3, per=LimitPeriod.YEAR, group="courses"), key="other"
    )
    none = remaining(HOLDER, event, TODAY, 1, {})
    once = remaining(HOLDER, event, TODAY, 1, count_uses([(event, TODAY, {HOLDER: 1})]))
    uses = [(elsewhere, TODAY, {HOLDER: 3, CHILD: 2}), (event, TODAY, {CHILD: 1})]
    used = count_uses(uses)
    assert (none, once) == (2, 1)
    assert remaining(HOLDER, event, TODAY, 1, used) == 0
    assert remaining(CHILD, event, TODAY, 2, used) == 1
    assert remaining(CHILD, event, TODAY, 0, used) == 0
    assert remaining(TicketKind.ASSISTANT, event, TODAY, 1, used) is None


def test_a_new_day_has_new_visits() -> None:
    museum = _event(Limit(ticket_kind=HOLDER, count=1, per=LimitPeriod.DAY), kind=EventKind.VISIT)
    used = count_uses([(museum, TODAY, {HOLDER: 1})])
    assert remaining(HOLDER, museum, TODAY, 0, used) == 0
    assert remaining(HOLDER, museum, date(2026, 4, 26), 0, used) == 1


def test_a_limit_per_visit_is_new_for_every_giving() -> None:
    event = _event(Limit(ticket_kind=TicketKind.WORKER, count=2, per=LimitPeriod.VISIT))
    touched = buckets_touched(event, TODAY, {TicketKind.WORKER: 2}, "row-1")
    assert touched == [(Bucket("event:concert", "visit:row-1", TicketKind.WORKER), 2)]
    assert remaining(TicketKind.WORKER, event, TODAY, 0, dict(touched)) == 2
    used = count_uses([(event, TODAY, {TicketKind.WORKER: 2})] * 2)
    assert remaining(TicketKind.WORKER, event, TODAY, 0, used) == 2


def test_two_limits_of_one_bucket_count_a_use_once() -> None:
    twice = _event(Limit(ticket_kind=HOLDER, count=2), Limit(ticket_kind=HOLDER, count=5))
    assert buckets_touched(twice, TODAY, {HOLDER: 1}) == [
        (Bucket("event:concert", "event", HOLDER), 1)
    ]
    assert buckets_touched(twice, TODAY, {CHILD: 1}) == []


@given(st.lists(st.integers(0, 4), max_size=6), st.integers(0, 10))
def test_given_within_what_is_left_never_exceeds_the_limit(wanted: list[int], most: int) -> None:
    event = _event(Limit(ticket_kind=HOLDER, count=most))
    given_tickets: list[int] = []
    for want in wanted:
        used = count_uses((event, TODAY, {HOLDER: count}) for count in given_tickets)
        left = remaining(HOLDER, event, TODAY, 0, used)
        assert left == most - sum(given_tickets)
        given_tickets.append(min(want, left or 0))
    assert sum(given_tickets) == min(most, sum(wanted))
