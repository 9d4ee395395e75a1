"""Retyping: the register worklist, the one export that holds card codes.

Where uses must still be typed into the national register by hand, this desk lists its own uses in
event order and keeps their codes until they are marked retyped (domain, Fallbacks; the policy
`retype`). Whoever prints or exports the list is noted.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from boxoffice.domain.retyping import Period, RetypeReminder, WorkLine
from boxoffice.services.desk import Desk
from boxoffice.store import retyped
from boxoffice.store.programmes import events_named
from sync.protocol.days import LocalDays
from sync.protocol.programme import Event

_DAYS = {Period.TODAY: 1, Period.WEEK: 7, Period.MONTH: 31}
_LAST = datetime.max.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class EventLines:
    """The uses of one event, in the order of their moments; `event` is None where this desk
    never knew it.
    """

    event_id: str
    event: Event | None
    lines: tuple[WorkLine, ...]


@dataclass(frozen=True, slots=True)
class Worklist:
    """The uses of a period by event, the earliest event first, and what waits in all."""

    period: Period
    events: tuple[EventLines, ...]
    days: LocalDays
    wanted: bool
    """Whether this venue must retype (policy)."""
    reminder: RetypeReminder | None

    @property
    def lines(self) -> tuple[WorkLine, ...]:
        """All lines in their order."""
        return tuple(line for each in self.events for line in each.lines)


def worklist(desk: Desk, period: Period) -> Worklist:
    """The uses of a period at this desk. Raises `StoreError`, `NothingFetched`."""
    policy, programme = desk.policy(), desk.programme()
    since = None
    if period is not Period.OPEN:
        first = desk.today() - timedelta(days=_DAYS[period] - 1)
        since = policy.days.start_of(first)
    with desk.store.read() as view:
        lines = retyped.work_lines(
            view, desk.formats(), since=since, open_only=period is Period.OPEN
        )
        known = events_named(view, programme, (line.event for line in lines))
    by_event: dict[str, list[WorkLine]] = {}
    for line in lines:
        by_event.setdefault(line.event, []).append(line)
    events = [
        EventLines(event, known.get(event), tuple(found)) for event, found in by_event.items()
    ]
    return Worklist(
        period,
        tuple(sorted(events, key=_order)),
        policy.days,
        policy.retype,
        reminder(desk),
    )


def mark(desk: Desk, row_ids: Iterable[str], *, done: bool = True) -> None:
    """Mark uses as retyped, or take the mark back while their codes are here. Raises
    `StoreError`.
    """
    with desk.store.write() as transaction:
        if done:
            retyped.mark_retyped(transaction, row_ids, desk.now())
        else:
            retyped.unmark_retyped(transaction, row_ids)


def note_list_made(desk: Desk) -> None:
    """Note that a list with codes is printed or exported now, before it is. Raises `StoreError`."""
    with desk.store.write() as transaction:
        retyped.note_list_made(transaction, desk.now(), desk.clerk)


def reminder(desk: Desk) -> RetypeReminder | None:
    """What still is to be retyped from before today; None where nothing is, or where this venue
    retypes nothing. Raises `StoreError`.
    """
    policy = desk.policy()
    if not policy.retype:
        return None
    with desk.store.read() as view:
        count, oldest = retyped.waiting_to_be_retyped(view)
    if oldest is None or policy.days.day_of(oldest) >= desk.today():
        return None
    # Codes go that long after acknowledgement, which never comes before the use.
    until = oldest + timedelta(days=policy.keep_codes_to_retype_days)
    return RetypeReminder(count, oldest, until)


def _order(group: EventLines) -> tuple[datetime, str]:
    starts = group.event.starts_at if group.event else None
    first = group.lines[0].used_at if group.lines else _LAST
    return starts or first, group.event_id
