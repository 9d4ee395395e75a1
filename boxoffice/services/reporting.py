"""Reporting: what was given in a period, as figures that agree with the ledger to the row."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from boxoffice.domain.figures import CountedUse, Report, Scope, Tally, report
from boxoffice.services.desk import Desk
from boxoffice.store.counting import StoredUse, late_between, refusals_between, uses_between
from boxoffice.store.programmes import known_events
from sync.protocol.programme import Event


def report_of(desk: Desk, first: date, last: date, scope: Scope = Scope.DESK) -> Report:
    """The figures of the local days from `first` to `last`, both included.

    A use counts on the day it happened: a line typed from paper on its moment of use, tickets
    given ahead on the day they were given. Refusals are this desk's own. Raises `StoreError`;
    `ValueError` where `last` is before `first`.
    """
    if last < first:
        raise ValueError("a period ends on or after the day it begins")
    days = desk.days()
    start, end = days.start_of(first), days.start_of(last + timedelta(days=1))
    with desk.store.read() as view:
        events = known_events(view)
        found = uses_between(view, start, end, days.day_of, here=scope is Scope.DESK)
        refused = refusals_between(view, first, last)
    return report([_counted(each, events) for each in found], first, last, scope, refused)


def late_lines(desk: Desk, day: date) -> Mapping[tuple[date, str], Tally]:
    """What was typed from paper here on a day for other days, which no report of the day counts:
    each event's figures of each day of use, in their order. Raises `StoreError`.
    """
    days = desk.days()
    start, end = days.start_of(day), days.start_of(day + timedelta(days=1))
    with desk.store.read() as view:
        events = known_events(view)
        found = late_between(view, start, end, days.day_of)
    uses = [_counted(each, events) for each in found]
    if not uses:
        return {}
    first, last = min(each.day for each in uses), max(each.day for each in uses)
    return report(uses, first, last, Scope.DESK, {}).lines


def _counted(use: StoredUse, events: Mapping[str, Event]) -> CountedUse:
    return CountedUse(
        day=use.day,
        event=use.event,
        sector=events[use.event].sector if use.event in events else None,
        tickets=use.tickets,
        voided=use.voided,
        provisional=use.provisional,
        count=use.count,
    )


@dataclass(frozen=True, slots=True)
class ReportView:
    """A report with what its words need: the day it was made, the names of venue and desk, and
    every event the desk has known by id.
    """

    report: Report
    today: date
    venue: str
    desk: str
    events: Mapping[str, Event]


def report_view(
    desk: Desk, span: Callable[[date], tuple[date, date]], scope: Scope = Scope.DESK
) -> ReportView:
    """The report of the days that `span` makes of today. Raises as `report_of`."""
    today, identity = desk.today(), desk.identity()
    return ReportView(
        report=report_of(desk, *span(today), scope),
        today=today,
        venue=identity.venue.name,
        desk=identity.name,
        events=events_known(desk),
    )


def events_known(desk: Desk) -> dict[str, Event]:
    """Every event this desk has known, by id, those of earlier programmes included."""
    with desk.store.read() as view:
        return known_events(view)
