"""Which day an event belongs to, and which events a desk offers first."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from sync.protocol.days import LocalDays
from sync.protocol.limits import event_day
from sync.protocol.programme import Event


class EventTiming(StrEnum):
    """Where an event stands from now: an advance one turns the event line amber."""

    TODAY = "today"
    ADVANCE = "advance"
    ENDED = "ended"


@dataclass(frozen=True, slots=True)
class EventChoice:
    """An event to choose, with its day (None for a standing event), whether somebody at this desk
    has marked it as sold out, whether it was chosen here lately, and whether it was made here.
    """

    event: Event
    timing: EventTiming
    day: date | None
    sold_out: bool = False
    recent: bool = False
    made_here: bool = False


def timing(event: Event, now: datetime, days: LocalDays) -> EventTiming:
    """Whether the event is today's, still ahead, or over.

    A performance is over at its end, or with its day where no end is known; a standing event is
    today's from its first day to its last, both included.
    """
    today = days.day_of(now)
    if event.ends_at is not None and event.ends_at <= now:
        return EventTiming.ENDED
    day = event_day(event, days)
    first, last = (day, day) if day is not None else (event.first_day, event.last_day)
    if last is not None and last < today:
        return EventTiming.ENDED
    if first is not None and first > today:
        return EventTiming.ADVANCE
    return EventTiming.TODAY


def choices(events: Iterable[Event], now: datetime, days: LocalDays) -> list[EventChoice]:
    """All events, today's first: dated ones by start, then standing ones; then those ahead, the
    next one first; ended ones last, the latest first.
    """
    found = [EventChoice(each, timing(each, now, days), event_day(each, days)) for each in events]
    return sorted(found, key=_order)


def _order(choice: EventChoice) -> tuple[int, int, float, str]:
    starts = choice.event.starts_at
    rank = list(EventTiming).index(choice.timing)
    at = starts.timestamp() if starts else 0.0
    if choice.timing is EventTiming.ENDED:
        at = -at
    return rank, int(choice.day is None), at, choice.event.id
