"""Events with dates: templates laid out over the coming months of the made-up network."""

from collections.abc import Callable, Iterator
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from sync.protocol.days import LocalDays
from sync.protocol.encoding import new_id
from sync.protocol.kinds import EventKind
from sync.protocol.limits import default_limits
from sync.protocol.programme import Event
from sync.server.seed.stage import FESTIVAL, SHOWS
from sync.server.seed.standing import COURSES, FESTIVAL_PASS, PASSES, VISITS
from sync.server.seed.templates import TILL_HINT, Template

FESTIVAL_MONTH, FESTIVAL_DAY, FESTIVAL_LASTS = 4, 22, 5
_HALF_HOUR = timedelta(minutes=30)


def make_events(
    now: datetime, days: LocalDays, random_bytes: Callable[[int], bytes]
) -> tuple[Event, ...]:
    """All events of the coming months. On the day of `now` several venues have a performance that
    is still to begin, and there are visits, courses and passes.
    """
    today = days.day_of(now)
    festival = date(today.year, FESTIVAL_MONTH, FESTIVAL_DAY)
    if festival + timedelta(days=FESTIVAL_LASTS) <= today:
        festival = festival.replace(year=today.year + 1)
    dated = [
        *((each, today) for each in (*SHOWS, *VISITS, *COURSES, *PASSES)),
        *((each, festival) for each in (*FESTIVAL, FESTIVAL_PASS)),
    ]
    return tuple(
        event
        for template, zero in dated
        for event in _events_of(template, zero, now, days, random_bytes)
    )


def _events_of(
    template: Template,
    zero: date,
    now: datetime,
    days: LocalDays,
    random_bytes: Callable[[int], bytes],
) -> Iterator[Event]:
    shared = Event(
        id="template",
        kind=template.kind,
        sector=template.sector,
        title=template.title,
        organiser=template.organiser,
        place=template.place,
        limits=(
            default_limits(template.kind, template.children)
            if template.limits is None
            else template.limits
        ),
        quota=template.quota,
        children=template.children,
        till_hint=TILL_HINT if template.till_hint else None,
        holder_pays=template.holder_pays,
    )
    for when in _dates(template, zero, now, days):
        yield shared.model_copy(update={"id": new_id(now, random_bytes), **when})


def _dates(
    template: Template, zero: date, now: datetime, days: LocalDays
) -> Iterator[dict[str, datetime | date]]:
    first = zero + timedelta(days=template.first_in)
    if template.kind is not EventKind.PERFORMANCE:
        yield {"first_day": first, "last_day": first + timedelta(days=template.lasts)}
        return
    length = timedelta(minutes=template.minutes)
    for turn in range(template.times):
        day = first + timedelta(days=turn * template.every)
        for start in template.starts:
            begins = _moment(day, start, days)
            if start == template.starts[-1] and day == days.day_of(now):
                begins = max(begins, _soon(now, day, days))
            yield {"starts_at": begins, "ends_at": begins + length}


def _moment(day: date, start: time, days: LocalDays) -> datetime:
    local = datetime.combine(day, start, ZoneInfo(days.zone))
    return local.astimezone(ZoneInfo("UTC"))


def _soon(now: datetime, day: date, days: LocalDays) -> datetime:
    """The next half hour, or the last minute of the day where that is past it: the last show of
    today is always still to begin.
    """
    whole = now.replace(minute=0, second=0, microsecond=0)
    soon = whole + _HALF_HOUR * ((now - whole) // _HALF_HOUR + 1)
    return min(soon, days.start_of(day + timedelta(days=1)) - timedelta(minutes=1))
