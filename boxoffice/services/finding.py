"""Finding: the events and rows of today, and, for a supervisor, of other days and desks."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from boxoffice.domain.clerks import KnownClerk
from boxoffice.domain.day_rows import DayRow, search_of, waits_for_customer
from boxoffice.domain.event_days import EventChoice, EventTiming, choices
from boxoffice.domain.verdicts import add_up
from boxoffice.services.choosing_events import chosen_event
from boxoffice.services.desk import Desk
from boxoffice.services.supervising import answering, note
from boxoffice.store import day_rows
from boxoffice.store.moments import to_signed
from boxoffice.store.programmes import events_named
from boxoffice.store.sold_out import sold_out
from boxoffice.store.views import View
from sync.protocol.card_codes import as_written, recognise
from sync.protocol.days import LocalDays
from sync.protocol.kinds import TicketKind
from sync.protocol.limits import event_day
from sync.protocol.programme import Event
from sync.protocol.tags import tag_of


@dataclass(frozen=True, slots=True)
class Query:
    """What rows are looked for: a text as somebody types it, or a whole card that was read."""

    text: str = ""
    card: str = field(default="", repr=False)


ALL = Query()
"""Every row of the day."""


@dataclass(frozen=True, slots=True)
class EventOfDay:
    """One event of a day: the tickets this desk gave for it that day and that stand, and how many
    customers' tickets wait to be collected (`event` is None where this desk never knew it).
    """

    event_id: str
    event: Event | None
    tickets: Mapping[TicketKind, int]
    uses: int
    waiting: int
    sold_out: bool


@dataclass(frozen=True, slots=True)
class DayView:
    """A day at this desk: its events, its rows with the latest first, those of `rows` that a search
    found of all that were `recorded`, and the tickets that wait for their customers, of which the
    search finds the same way.
    """

    day: date
    days: LocalDays
    now: datetime
    events: tuple[EventOfDay, ...]
    rows: tuple[DayRow, ...]
    waiting: tuple[DayRow, ...]
    choices: tuple[EventChoice, ...]
    titles: Mapping[str, Event]
    recorded: tuple[DayRow, ...]


def today(desk: Desk, query: Query = ALL) -> DayView:
    """Today at this desk, its rows and the tickets that wait narrowed by a query. What others gave
    stands only among the tickets that wait. A card that was read finds, besides, what else it has
    for the day's events and the chosen one, on whichever day it got that: its verdict shows the
    same. Raises `NothingFetched`, `StoreError`.
    """
    days, now = desk.days(), desk.now()
    day = days.day_of(now)
    programme = desk.programme()
    offered = choices(programme.programme.events, now, days)
    choice = None if query == ALL else chosen_event(desk).choice
    chosen = choice.event.id if choice else None
    with desk.store.glance() as view:
        rows = _rows(view, days, day, here=True)
        marked = sold_out(view)
        shown = _events_shown(offered, rows, marked, day, days)
        waiting = {each: _waiting(view, programme.events.get(each), days) for each in shown}
        tickets = tuple(row for each in waiting.values() for row in each)
        found = _narrowed(view, desk, day, query, rows)
        if query != ALL:
            if chosen is not None and chosen not in waiting:
                tickets += _waiting(view, programme.events.get(chosen), days)
            tickets = _narrowed_orders(view, desk, query, tickets)
            found += _else_of_card(view, desk, query, {*shown, chosen}, (*found, *tickets))
        titles = events_named(view, programme, (*shown, *(row.event for row in rows)))
    standing: dict[str, list[DayRow]] = {}
    for row in rows:
        if row.stands:
            standing.setdefault(row.event, []).append(row)
    events = tuple(
        _event(
            each,
            titles.get(each),
            standing.get(each, ()),
            len(waiting[each]),
            each in marked,
        )
        for each in shown
    )
    return DayView(day, days, now, events, found, tickets, tuple(offered), titles, rows)


def look_back(
    desk: Desk,
    day: date,
    query: Query = ALL,
    supervisor: KnownClerk | None = None,
) -> DayView:
    """Any day, with what is known of other desks; the look is written down.

    Raises `SupervisorNeeded`, `NothingFetched`, `StoreError`.
    """
    clerk = answering(desk, supervisor)
    days, now, programme = desk.days(), desk.now(), desk.programme()
    offered = tuple(choices(programme.programme.events, now, days))
    with desk.store.glance() as view:
        rows = _rows(view, days, day, here=False)
        found = _narrowed(view, desk, day, query, rows)
        titles = events_named(view, programme, (row.event for row in rows))
    act = f"day {day.isoformat()}"
    with desk.store.write() as transaction:
        note(transaction, desk, clerk, act, [None])
    return DayView(day, days, now, (), found, (), offered, titles, rows)


def not_collected(desk: Desk, event_id: str) -> tuple[DayRow, ...]:
    """The tickets that wait for their customers at an event, the latest first: ordered by phone or
    given ahead, at any desk of the venue. Raises `NothingFetched`, `StoreError`.
    """
    event = desk.programme().events.get(event_id)
    with desk.store.glance() as view:
        return _waiting(view, event, desk.days())


def _rows(view: View, days: LocalDays, day: date, *, here: bool) -> tuple[DayRow, ...]:
    return day_rows.rows_between(view, *_period(days, day), here=here)


def _period(days: LocalDays, day: date) -> tuple[datetime, datetime]:
    return days.start_of(day), days.start_of(day + timedelta(days=1))


def _narrowed(
    view: View, desk: Desk, day: date, query: Query, rows: tuple[DayRow, ...]
) -> tuple[DayRow, ...]:
    """The rows of a card that was read, else those a text finds, else all."""
    if query.card:
        of_card = {row.row_id for row in day_rows.rows_of_card(view, _tags(desk, query.card))}
        return tuple(row for row in rows if row.row_id in of_card)
    if not query.text.strip():
        return rows
    wanted, days = search_of(query.text), desk.days()
    codes = day_rows.codes_of(view, *_period(days, day))
    return tuple(row for row in rows if wanted.finds(codes.get(row.row_id, ""), days.local(row.at)))


def _narrowed_orders(
    view: View, desk: Desk, query: Query, rows: tuple[DayRow, ...]
) -> tuple[DayRow, ...]:
    """The tickets that wait of a card that was read, else those a text finds, of any day."""
    if query.card:
        of_card = {row.row_id for row in day_rows.rows_of_card(view, _tags(desk, query.card))}
        return tuple(row for row in rows if row.row_id in of_card)
    wanted, days = search_of(query.text), desk.days()
    codes = day_rows.codes_of_rows(view, [row.row_id for row in rows])
    return tuple(row for row in rows if wanted.finds(codes.get(row.row_id, ""), days.local(row.at)))


def _else_of_card(
    view: View, desk: Desk, query: Query, events: Collection[str | None], found: Sequence[DayRow]
) -> tuple[DayRow, ...]:
    """What else stands for a card that was read at these events: given on an earlier day."""
    if not query.card:
        return ()
    known = {row.row_id for row in found}
    return tuple(
        row
        for row in day_rows.rows_of_card(view, _tags(desk, query.card))
        if row.stands and row.event in events and row.row_id not in known
    )


def _tags(desk: Desk, card: str) -> list[tuple[int, int]]:
    code = recognise(card, desk.formats()) or as_written(card)
    if code is None:
        return []
    return [
        (epoch, to_signed(tag_of(key, code.text))) for epoch, key in desk.keys_by_epoch().items()
    ]


def _events_shown(
    offered: Sequence[EventChoice],
    rows: Iterable[DayRow],
    marked: frozenset[str],
    day: date,
    days: LocalDays,
) -> list[str]:
    """The day's events in the order they are offered, then others that something was given for, and
    those ahead that are marked.
    """
    of_day = [
        each.event.id
        for each in offered
        if each.timing is EventTiming.TODAY or event_day(each.event, days) == day
    ]
    given = (row.event for row in rows if row.stands)
    ahead = (
        each.event.id
        for each in offered
        if each.event.id in marked and each.timing is EventTiming.ADVANCE
    )
    return list(dict.fromkeys((*of_day, *given, *ahead)))


def _waiting(view: View, event: Event | None, days: LocalDays) -> tuple[DayRow, ...]:
    if event is None:
        return ()
    day = event_day(event, days)
    found = day_rows.open_rows(view, event.id, None if day is None else days.start_of(day))
    return tuple(row for row in found if waits_for_customer(row, event, days))


def _event(
    event_id: str, event: Event | None, standing: Iterable[DayRow], waiting: int, marked: bool
) -> EventOfDay:
    found = tuple(standing)
    return EventOfDay(
        event_id, event, add_up(row.tickets for row in found), len(found), waiting, marked
    )
