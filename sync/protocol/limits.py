"""Counting tickets against limits: one rule for the desk that decides and the centre."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import NamedTuple

from sync.protocol.days import LocalDays
from sync.protocol.kinds import (
    COMMUNITY_TICKETS,
    PERSONAL_TICKETS,
    QUOTA_TICKETS,
    CardKind,
    EventKind,
    LimitPeriod,
    QuotaMode,
    TicketKind,
)
from sync.protocol.programme import Event, Limit

Tickets = dict[TicketKind, int]
"""How many tickets of each kind; kinds that are absent count nothing."""


def default_limits(kind: EventKind, children: bool) -> tuple[Limit, ...]:
    """The limits of an event of a kind where nobody sets others (domain, Limits)."""
    per = LimitPeriod.DAY if kind is EventKind.VISIT else LimitPeriod.EVENT
    return (
        Limit(ticket_kind=TicketKind.HOLDER, count=1, per=per),
        *([Limit(ticket_kind=TicketKind.CHILD, per=per)] if children else []),
        Limit(ticket_kind=TicketKind.WORKER, count=2, per=LimitPeriod.VISIT),
    )


class Bucket(NamedTuple):
    """What uses are added up in: a limit's group (or event) within one period."""

    group: str
    period: str
    ticket_kind: TicketKind


_PERIODS: dict[LimitPeriod, Callable[[date, str], str]] = {
    LimitPeriod.VISIT: lambda day, row_id: f"visit:{row_id}",
    LimitPeriod.EVENT: lambda day, row_id: "event",
    LimitPeriod.DAY: lambda day, row_id: f"day:{day.isoformat()}",
    LimitPeriod.MONTH: lambda day, row_id: f"month:{day:%Y-%m}",
    LimitPeriod.QUARTER: lambda day, row_id: f"quarter:{day.year}-{(day.month + 2) // 3}",
    LimitPeriod.YEAR: lambda day, row_id: f"year:{day.year}",
    LimitPeriod.ABSOLUTE: lambda day, row_id: "ever",
}
"""How a period of a limit is named, for a local day and the id of the row that uses it."""


def bucket_of(limit: Limit, event_id: str, day: date, row_id: str = "") -> Bucket:
    """The bucket a use on a local day counts in; `row_id` matters to limits per visit only."""
    group = f"group:{limit.group}" if limit.group else f"event:{event_id}"
    return Bucket(group, _PERIODS[limit.per](day, row_id), limit.ticket_kind)


def event_day(event: Event | None, days: LocalDays) -> date | None:
    """A performance's own day; uses of other kinds of event happen on the day of giving."""
    if event is None or event.kind is not EventKind.PERFORMANCE or event.starts_at is None:
        return None
    return days.day_of(event.starts_at)


def day_of_use(event: Event | None, given: date, event_day: date | None) -> date:
    """The day a use counts on: a performance's own day, else the day of giving."""
    dated = event is not None and event.kind is EventKind.PERFORMANCE
    return event_day if dated and event_day is not None else given


def ticket_kinds(kind: CardKind, event: Event) -> tuple[TicketKind, ...]:
    """The kinds of ticket a card of this kind may get for an event, in the order of the screen."""
    kinds = COMMUNITY_TICKETS if kind is CardKind.COMMUNITY else PERSONAL_TICKETS
    return tuple(each for each in kinds if event.children or each is not TicketKind.CHILD)


def quota_units(tickets: Mapping[TicketKind, int]) -> int:
    """How many units of an event's quota these tickets take: assistants stand outside it."""
    return sum(count for kind, count in tickets.items() if kind in QUOTA_TICKETS)


def hard_quota(event: Event | None) -> int | None:
    """The tickets of an event's hard quota; None where it has none."""
    quota = event.quota if event is not None else None
    return quota.tickets if quota is not None and quota.mode is QuotaMode.HARD else None


def limit_count(limit: Limit, child_allowance: int) -> int:
    """How many tickets a limit allows a card with this child allowance."""
    return child_allowance if limit.count is None else limit.count


def remaining(
    kind: TicketKind,
    event: Event,
    day: date,
    child_allowance: int,
    used: dict[Bucket, int],
) -> int | None:
    """How many more tickets of a kind the limits allow, or None where nothing limits them."""
    left = [
        limit_count(limit, child_allowance) - _used_before(limit, event, day, used)
        for limit in event.limits
        if limit.ticket_kind is kind
    ]
    return max(0, min(left)) if left else None


def _used_before(limit: Limit, event: Event, day: date, used: dict[Bucket, int]) -> int:
    """What counts against the next giving; a limit per visit counts that giving alone."""
    if not used or limit.per is LimitPeriod.VISIT:
        return 0
    return used.get(bucket_of(limit, event.id, day), 0)


def count_uses(uses: Iterable[tuple[Event, date, Tickets]]) -> dict[Bucket, int]:
    """Add up unvoided uses of one card, each with its event and day of use, by bucket."""
    counted: dict[Bucket, int] = {}
    for event, day, tickets in uses:
        for bucket, count in buckets_touched(event, day, tickets):
            counted[bucket] = counted.get(bucket, 0) + count
    return counted


def buckets_touched(
    event: Event, day: date, tickets: Tickets, row_id: str = ""
) -> list[tuple[Bucket, int]]:
    """The buckets one use counts in, each once, with how many tickets it adds there."""
    touched = {
        bucket_of(limit, event.id, day, row_id): tickets.get(limit.ticket_kind, 0)
        for limit in event.limits
    }
    return [(bucket, count) for bucket, count in touched.items() if count]
