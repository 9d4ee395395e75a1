"""A venue's programme as the console tells it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from sync.protocol.days import LocalDays
from sync.protocol.kinds import EventKind, LimitPeriod, Sector
from sync.protocol.limits import event_day
from sync.protocol.programme import Event, in_language
from sync.server.console.words import Language, word
from sync.server.store.venues import KeptEvent

KINDS = {
    EventKind.PERFORMANCE: word("Performance"),
    EventKind.VISIT: word("Visit"),
    EventKind.COURSE: word("Course"),
    EventKind.PASS: word("Season pass"),
}
WHAT_KINDS_ARE = {
    EventKind.PERFORMANCE: word("Has a day and a time: a play, a concert, a match, a film."),
    EventKind.VISIT: word("Stands open, and tickets count by day: a museum, a swimming hall."),
    EventKind.COURSE: word("A place on a course, given once."),
    EventKind.PASS: word("For a season or a festival, given once."),
}
SECTORS = {
    Sector.CULTURE: word("Culture"),
    Sector.EDUCATION: word("Education"),
    Sector.SCIENCE: word("Science"),
    Sector.SPORT: word("Sport"),
}
PERIODS = {
    LimitPeriod.EVENT: word("for this event"),
    LimitPeriod.DAY: word("in a day"),
    LimitPeriod.MONTH: word("in a month"),
    LimitPeriod.QUARTER: word("in a quarter of a year"),
    LimitPeriod.YEAR: word("in a year"),
    LimitPeriod.ABSOLUTE: word("ever"),
}


@dataclass(frozen=True, slots=True)
class Line:
    """An event as a list tells it."""

    event: Event
    title: str
    cancelled: bool = False
    uses: int = 0


def line_of(kept: KeptEvent, language: Language) -> Line:
    """How a list tells an event."""
    title = in_language(kept.event.title, language)
    return Line(kept.event, title, kept.cancelled_at is not None)


def is_over(event: Event, now: datetime, days: LocalDays) -> bool:
    """Whether nothing is given for an event any more: a performance that has ended, or whose day is
    past where no end is known; what stands open, after its last day.
    """
    if event.ends_at is not None and event.ends_at <= now:
        return True
    last = event_day(event, days) or event.last_day
    return last is not None and last < days.day_of(now)


def in_order(lines: Sequence[Line], *, latest_first: bool = False) -> list[Line]:
    """Those with a day by their start, what stands open behind them; of what is past the latest
    first.
    """
    return sorted(lines, key=_latest if latest_first else _next)


def nearest_to(lines: Sequence[Line], walk_in: Line) -> list[Line]:
    """Events that a walk-in event may be: those of its kind first, the nearest in time before the
    others.
    """
    return sorted(
        lines,
        key=lambda line: (
            line.event.kind is not walk_in.event.kind,
            abs(_begins(line.event) - _begins(walk_in.event)),
            line.title.casefold(),
        ),
    )


def _begins(event: Event) -> datetime:
    if event.starts_at is not None or event.first_day is None:
        return event.starts_at or _NEVER
    return datetime.combine(event.first_day, datetime.min.time(), UTC)


def _next(line: Line) -> tuple[bool, datetime, str]:
    starts = line.event.starts_at
    return starts is None, starts or _NEVER, line.title.casefold()


def _latest(line: Line) -> tuple[timedelta, str]:
    event = line.event
    last = event.starts_at
    if last is None and event.last_day is not None:
        last = datetime.combine(event.last_day, datetime.min.time(), UTC)
    return _NEVER - (last or _NEVER), line.title.casefold()


_NEVER = datetime(3000, 1, 1, tzinfo=UTC)
