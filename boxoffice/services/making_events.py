"""Making events: a counter gives tickets for what its programme lacks (domain, Fallbacks)."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from typing import TypeVar
from zoneinfo import ZoneInfo

from boxoffice.domain.event_days import EventTiming
from boxoffice.domain.topics import Done, Topic, changed
from boxoffice.services.choosing_events import chosen_event, event_choices, remember
from boxoffice.services.desk import Desk
from boxoffice.services.row_headers import header
from boxoffice.store.ledger import end_of_chain
from boxoffice.store.state import put_marks
from boxoffice.store.walk_ins import append_walk_in
from sync.protocol.days import LocalDays
from sync.protocol.encoding import whole_milliseconds
from sync.protocol.kinds import EventKind, RowKind, Sector
from sync.protocol.limits import default_limits
from sync.protocol.programme import Event, Language
from sync.protocol.rows import WalkInEventRow

Value = TypeVar("Value")
LONGEST = 80
"""Characters of a title (protocol, Rows)."""


class TitleMissing(ValueError):
    """An event needs a title; nothing was recorded."""


@dataclass(frozen=True, slots=True)
class WalkIn:
    """What a clerk says of an event: its title in one language, its kind, and for a performance
    the time of day it starts at (None: now).
    """

    title: str
    language: Language = "fi"
    kind: EventKind = EventKind.PERFORMANCE
    starts: time | None = None


def make_event(desk: Desk, wish: WalkIn) -> Done[Event]:
    """Record an event of today and choose it; its row is on the disk when this returns.

    Organiser, place and sector are those of the event chosen before, else the commonest of the
    programme, else the venue's name and culture; its limits are the defaults of its kind. Raises
    `TitleMissing`, `NothingFetched`, `StoreError`; then nothing was recorded.
    """
    title = one_line(wish.title)
    if not title:
        raise TitleMissing
    days, now, like = desk.days(), desk.now(), _like(desk)
    today = days.day_of(now)
    dated = wish.kind is EventKind.PERFORMANCE
    children = wish.kind is not EventKind.COURSE
    with desk.store.write() as transaction:
        state = desk.store.state_in(transaction)
        end = end_of_chain(transaction, state)
        row = WalkInEventRow(
            **header(desk, state, end),
            kind=RowKind.WALK_IN_EVENT,
            event_kind=wish.kind,
            sector=like.sector,
            title={wish.language: title},
            organiser=like.organiser,
            place=like.place,
            starts_at=_starts(wish.starts, now, days) if dated else None,
            first_day=None if dated else today,
            last_day=None if dated else today,
            limits=default_limits(wish.kind, children),
            children=children,
        )
        append_walk_in(transaction, end, row)
        put_marks(transaction, events_made=state.events_made + 1)
        remember(transaction, row.id, today)
    return Done(row.event, changed(Topic.EVENT, Topic.OUTBOX, Topic.QUOTA))


def one_line(text: str) -> str:
    """The text as it may stand in a row: one line, at most 80 characters."""
    printable = "".join(char if char.isprintable() else " " for char in text)
    return " ".join(printable.split())[:LONGEST].strip()


@dataclass(frozen=True, slots=True)
class _Like:
    """What an event is given without asking."""

    organiser: str
    place: str
    sector: Sector


def _like(desk: Desk) -> _Like:
    """What a new event has in common with what the counter offers."""
    chosen = chosen_event(desk).choice
    found = [each.event for each in event_choices(desk) if each.timing is not EventTiming.ENDED]
    known = [chosen.event] if chosen else found or list(desk.programme().programme.events)
    venue = one_line(desk.identity().venue.name) or desk.identity().venue.id

    def commonest(of: Callable[[Event], str]) -> str:
        return next(_by_count(filter(None, (one_line(of(each)) for each in known))), venue)

    sectors = _by_count(each.sector for each in known)
    return _Like(
        commonest(lambda each: each.organiser),
        commonest(lambda each: each.place),
        next(sectors, Sector.CULTURE),
    )


def _by_count(values: Iterable[Value]) -> Iterator[Value]:
    return (value for value, _ in Counter(values).most_common())


def _starts(starts: time | None, now: datetime, days: LocalDays) -> datetime:
    """The moment of a time of today: before the start of day it is the coming night's."""
    if starts is None:
        return whole_milliseconds(now.replace(second=0, microsecond=0))
    day = days.day_of(now) + timedelta(days=starts < days.day_start)
    local = datetime.combine(day, starts, ZoneInfo(days.zone))
    return local.astimezone(UTC)
