"""Tickets given, as pages and statistics count them: issues that nobody took back."""

from collections.abc import Collection, Iterator, Mapping
from datetime import date, datetime
from typing import NamedTuple

from sync.protocol.programme import Event
from sync.protocol.rows import IssueRow
from sync.server.centre import Centre
from sync.server.judging.reporting import Uses
from sync.server.judging.walk_ins import stand_for
from sync.server.ledger.intake import read_stored
from sync.server.store import console_rows, venues
from sync.server.store.console_rows import Venues
from sync.server.store.database import Transaction


class Given(NamedTuple):
    """Tickets of one issue: on which local day, where, for which event as its row names it."""

    row_id: str
    venue: str
    device: str
    event: str
    day: date
    at: datetime
    uses: Uses


def given_since(
    centre: Centre, connection: Transaction, venues: Venues, since: datetime
) -> Iterator[Given]:
    """What was received since a moment. The day is that of the use, as in `report`."""
    for row in console_rows.given_since(connection, venues, since):
        issue = read_stored(row.body)
        if isinstance(issue, IssueRow):
            at = issue.used_at or issue.corrected_at
            uses = Uses()
            uses.add(issue)
            day = centre.network.days.day_of(at)
            yield Given(row.row_id, row.venue, row.device, issue.event, day, at, uses)


def events_named(connection: Transaction, ids: Collection[str]) -> Mapping[str, Event]:
    """What each id stands for: an event of a programme, or for a walk-in event the one it was
    merged into, else itself; ids of neither are passed over.
    """
    bodies = venues.event_bodies(connection, ids)
    found = {event.id: event for event in map(Event.model_validate_json, bodies)}
    missing = set(ids) - found.keys()
    return found | stand_for(connection, missing) if missing else found


def add_uses(total: Uses, more: Uses) -> None:
    """Count some tickets with others."""
    total.adults += more.adults
    total.children += more.children
    total.assistants += more.assistants
