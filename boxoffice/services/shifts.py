"""End of shift: what was recorded here today, and what is still open."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from boxoffice.domain.figures import Report, Tally
from boxoffice.services.desk import Desk
from boxoffice.services.entering_paper import waiting_lines
from boxoffice.services.finding import EventOfDay, today
from boxoffice.services.inbox import inbox
from boxoffice.services.overview import Waiting, waiting
from boxoffice.services.reporting import events_known, late_lines, report_of
from boxoffice.services.unrecorded import waiting_cards
from boxoffice.store.refusal_rounds import tell_soon
from boxoffice.store.till_counts import put_till_count, till_counts
from sync.protocol.days import LocalDays
from sync.protocol.kinds import EventKind
from sync.protocol.limits import event_day
from sync.protocol.programme import Event


@dataclass(frozen=True, slots=True)
class Shift:
    """This desk's day until now: its figures by event, those of `late` lines that were typed from
    paper today for other days by day and event, and how much of each kind is still open.

    `till` is what the till counted, by event, as far as somebody wrote it. `due` are the
    performances and visits of today that nothing was recorded for here, so that a till that counted
    some shows it. `not_collected` counts customers' tickets by event,
    `unrecorded` cards on the strip, `to_fix` paper lines, `matters` what waits in the inbox.
    """

    day: date
    now: datetime
    days: LocalDays
    venue: str
    desk: str
    report: Report
    events: Mapping[str, Event]
    late: Mapping[tuple[date, str], Tally]
    till: Mapping[str, int]
    due: tuple[str, ...]
    not_collected: Mapping[str, int]
    unrecorded: int
    to_fix: int
    matters: int
    unsent: Waiting

    @property
    def recorded(self) -> int:
        """All tickets given here today that stand."""
        return sum(self.report.total.tickets.values())


def shift(desk: Desk) -> Shift:
    """The shift of today. Raises `NothingFetched`, `StoreError`."""
    day, identity = desk.today(), desk.identity()
    seen = today(desk)
    return Shift(
        day=day,
        now=desk.now(),
        days=desk.days(),
        venue=identity.venue.name,
        desk=identity.name,
        report=report_of(desk, day, day),
        events=events_known(desk),
        late=late_lines(desk, day),
        till=_kept_counts(desk, day),
        due=tuple(each.event_id for each in seen.events if _due(each, day, seen.days)),
        not_collected={each.event_id: each.waiting for each in seen.events if each.waiting},
        unrecorded=len(waiting_cards(desk)),
        to_fix=len(waiting_lines(desk)),
        matters=len(inbox(desk).matters),
        unsent=waiting(desk),
    )


def keep_till_count(desk: Desk, day: date, event: str, count: int | None) -> None:
    """Keep what the till counted for an event, so that it is there after a restart; None: nothing.
    Raises `StoreError`.
    """
    with desk.store.write() as transaction:
        put_till_count(transaction, day, event, count)


def _kept_counts(desk: Desk, day: date) -> Mapping[str, int]:
    with desk.store.read() as view:
        return till_counts(view, day)


def ends(desk: Desk) -> None:
    """Somebody ends the shift: the next round of sync tells how often this desk refused. Raises
    `StoreError`.
    """
    with desk.store.record() as transaction:
        tell_soon(transaction)


def _due(seen: EventOfDay, day: date, days: LocalDays) -> bool:
    event = seen.event
    if event is None or seen.uses:
        return False
    return event.kind is EventKind.VISIT or event_day(event, days) == day
