"""What a slip tells: the row that was given, its event, and the day it is for."""

from dataclasses import dataclass
from datetime import date

from boxoffice.domain.issues import GivenRow, RowState
from boxoffice.services.desk import Desk
from boxoffice.store.listing import given_row
from boxoffice.store.programmes import known_events
from sync.protocol.days import LocalDays
from sync.protocol.limits import event_day
from sync.protocol.programme import Event


@dataclass(frozen=True, slots=True)
class SlipFacts:
    """A standing issue and the event on its slip; `day` is the local day it is for."""

    row: GivenRow
    event: Event
    day: date
    days: LocalDays


def slip_facts(desk: Desk, row_id: str) -> SlipFacts | None:
    """What the slip of an issue of this desk says; None where it was taken back, or its event was
    never known here. Raises `StoreError`.
    """
    days = desk.days()
    with desk.store.glance() as view:
        row = given_row(view, row_id)
        event = known_events(view).get(row.event) if row else None
    if row is None or event is None or row.state is RowState.VOIDED:
        return None
    day = event_day(event, days)
    if day is None:
        # A standing event is for the day of the visit, a course or a pass from its first day on.
        day = max(days.day_of(row.at), event.first_day or date.min)
    return SlipFacts(row, event, day, days)
