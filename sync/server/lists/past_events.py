"""Which events a programme still holds: those that are long past leave it, with nothing lost."""

from datetime import date, timedelta

from sync.protocol.days import LocalDays
from sync.protocol.kinds import LimitPeriod
from sync.protocol.limits import event_day
from sync.protocol.programme import Event
from sync.server.judging.facts import LISTED_DAYS


def in_programme(event: Event, today: date, days: LocalDays) -> bool:
    """Whether the programme of a day holds an event that nobody cancelled: it leaves with all
    others of its month, once they ended so long ago as cards leave the lists. What counts in a
    group for ever is held for ever: a desk that begins later has to know it.
    """
    last = _last_day(event, days)
    if last is None or last >= _first_held(today):
        return True
    return any(each.group and each.per is LimitPeriod.ABSOLUTE for each in event.limits)


def _last_day(event: Event, days: LocalDays) -> date | None:
    """The day on which an event ended or will end; None where it stands open."""
    ended = days.day_of(event.ends_at) if event.ends_at is not None else None
    found = [each for each in (event_day(event, days), event.last_day, ended) if each is not None]
    return max(found, default=None)


def _first_held(today: date) -> date:
    """Events leave together, once a month: each time, every desk fetches its programme anew."""
    return (today - timedelta(days=LISTED_DAYS)).replace(day=1)
