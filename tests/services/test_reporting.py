"""Figures agree with the ledger to the row, counted anew by a query of their own."""

import json
from collections import Counter
from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta

import pytest

from boxoffice.domain.figures import Report, Scope, Tally
from boxoffice.services.checking import check, note_refusal
from boxoffice.services.desk import Desk
from boxoffice.services.issuing import give
from boxoffice.services.reporting import events_known, report_of, report_view
from boxoffice.services.voiding import undo
from sync.protocol.days import LocalDays
from sync.protocol.kinds import CardSource, Sector, TicketKind
from sync.protocol.messages import Use
from sync.protocol.programme import Policy
from tests.support.desks import (
    BLOCKED,
    CARDS,
    EPOCH,
    GROUP,
    NOW,
    TODAY,
    VALID,
    MadeUpCard,
    MadeUpDesk,
    event,
)

MORE = tuple(MadeUpCard(f"ESP0001{number:02}") for number in range(40))


@pytest.fixture
def busy(desk: Desk, made: MadeUpDesk) -> Desk:
    """A desk that gave tickets on three days, took some back, and refused some."""
    made.programme(
        desk,
        (
            event("concert", starts_at=NOW + timedelta(hours=1)),
            event("museum"),
            event("talk").model_copy(update={"sector": Sector.SCIENCE}),
        ),
        version=2,
    )
    made.install(desk, (*CARDS, *MORE))
    for number, card in enumerate(MORE):
        name = ("concert", "museum", "talk")[number % 3]
        verdict = check(desk, card.code, CardSource.WEDGE, name, online=True)
        tickets = {TicketKind.HOLDER: 1, TicketKind.CHILD: number % 3}
        if number % 5 == 0:
            tickets[TicketKind.ASSISTANT] = 1
        row = give(desk, verdict, tickets).value
        if number % 7 == 0:
            undo(desk, row.row_id)
        if number % 15 == 14:
            made.clock.advance(timedelta(days=1))
    note_refusal(desk, check(desk, BLOCKED.code, CardSource.WEDGE, "concert", online=True))
    return desk


def test_the_total_is_what_the_ledger_holds(busy: Desk) -> None:
    found = report_of(busy, TODAY, TODAY + timedelta(days=9))
    with busy.store.read() as view:
        rows = view.exec_driver_sql("SELECT bytes FROM rows ORDER BY n").fetchall()
    texts = [json.loads(data) for (data,) in rows]
    voided = {text["of"] for text in texts if text["kind"] == "void"}
    standing = [t for t in texts if t["kind"] == "issue" and t["id"] not in voided]
    counted: Counter[str] = Counter()
    for text in standing:
        counted.update(text["tickets"])
    assert {kind.value: n for kind, n in found.total.tickets.items() if n} == +counted
    assert (found.total.uses, found.total.voided) == (len(standing), len(voided))
    assert (found.total.uses, found.total.voided) == (34, 6)
    assert found.total.provisional == sum("provisional" in text for text in standing)
    assert found.refused == {"blocked": 1}


def test_every_part_adds_up_to_the_total(busy: Desk) -> None:
    found = report_of(busy, TODAY, TODAY + timedelta(days=9))
    assert len(found.days) == 3
    assert set(found.events) == {"concert", "museum", "talk"}
    assert set(found.sectors) == {Sector.CULTURE, Sector.SCIENCE}
    for part in parts(found):
        assert added(part) == (
            found.total.adults,
            found.total.children,
            found.total.assistants,
            found.total.uses,
            found.total.voided,
            found.total.provisional,
        )


def parts(found: Report) -> list[list[Tally]]:
    groups = (found.days, found.months, found.years, found.events, found.sectors)
    return [list(each.values()) for each in groups]


def added(tallies: Iterable[Tally]) -> tuple[int, ...]:
    rows = [(t.adults, t.children, t.assistants, t.uses, t.voided, t.provisional) for t in tallies]
    return tuple(map(sum, zip(*rows, strict=True)))


def test_a_period_counts_its_own_days_only(busy: Desk) -> None:
    whole = report_of(busy, TODAY, TODAY + timedelta(days=2))
    for day in whole.days:
        assert report_of(busy, day, day).total == whole.days[day]
    with pytest.raises(ValueError, match="period"):
        report_of(busy, TODAY, TODAY - timedelta(days=1))


def test_the_venue_counts_what_was_heard_of(busy: Desk, made: MadeUpDesk) -> None:
    own = report_of(busy, TODAY, TODAY + timedelta(days=9))
    heard = Use(
        row="elsewhere",
        device="desk-2",
        event="museum",
        epoch=EPOCH,
        tag=made.tag(GROUP.code),
        tickets={TicketKind.WORKER: 2, TicketKind.GROUP_CHILD: 7},
        at=NOW,
    )
    made.change(busy, uses=(heard,))
    venue = report_of(busy, TODAY, TODAY + timedelta(days=9), Scope.VENUE)
    assert venue.total.adults - own.total.adults == 2
    assert venue.total.children - own.total.children == 7
    assert report_of(busy, TODAY, TODAY + timedelta(days=9)).total == own.total


def test_events_that_left_the_programme_keep_their_name_and_sector(
    busy: Desk, made: MadeUpDesk
) -> None:
    made.programme(busy, (event("concert"),), version=3)
    assert {"talk", "museum"} <= set(events_known(busy))
    found = report_of(busy, TODAY, TODAY + timedelta(days=9))
    assert None not in found.sectors


def test_a_day_without_uses_is_an_empty_report(desk: Desk) -> None:
    found = report_of(desk, TODAY, TODAY)
    assert (found.total.uses, found.days, found.events) == (0, {}, {})
    assert VALID.code not in repr(found)


def test_a_view_names_venue_desk_and_events(busy: Desk) -> None:
    found = report_view(busy, lambda today: (today - timedelta(days=2), today))
    assert found.report.total == report_of(busy, TODAY, TODAY + timedelta(days=9)).total
    assert found.today == busy.today()
    assert (found.venue, found.desk) == (busy.identity().venue.name, busy.identity().name)
    assert found.events == events_known(busy)


def test_each_event_of_each_day_adds_up_too(busy: Desk) -> None:
    found = report_of(busy, TODAY, TODAY + timedelta(days=9))
    assert {day for day, _event in found.lines} == set(found.days)
    sums = [(t.adults, t.children, t.uses, t.voided) for t in found.lines.values()]
    total = found.total
    assert tuple(map(sum, zip(*sums, strict=True))) == (
        total.adults,
        total.children,
        total.uses,
        total.voided,
    )


def test_a_day_may_begin_at_any_minute(desk: Desk, made: MadeUpDesk) -> None:
    """One use on either side of it, within one quarter of an hour; on a night of 25 hours, too."""
    policy = Policy(days=LocalDays(day_start=time(4, 10)))
    made.programme(desk, policy=policy, version=2)
    made.clock.advance(datetime(2026, 10, 25, 2, 8, tzinfo=UTC) - NOW)
    made.install(desk, [VALID, MORE[0]])
    for card in (VALID, MORE[0]):
        verdict = check(desk, card.code, CardSource.WEDGE, "museum", online=True)
        give(desk, verdict, {TicketKind.HOLDER: 1})
        made.clock.advance(timedelta(minutes=4))
    first, last = date(2026, 10, 24), date(2026, 10, 25)
    assert desk.today() == last
    both = report_of(desk, first, last).days
    assert {day: both[day].uses for day in both} == {first: 1, last: 1}
    assert [report_of(desk, day, day).days[day].uses for day in (first, last)] == [1, 1]
