"""The uses and refusals of a period, as reports count them."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from boxoffice.store.moments import from_millis, tickets_of, to_millis
from boxoffice.store.views import View
from sync.protocol.kinds import TicketKind


@dataclass(frozen=True, slots=True)
class StoredUse:
    """One issue known here: its event, its moment of use, and where it stands."""

    event: str
    at: datetime
    tickets: dict[TicketKind, int]
    voided: bool
    provisional: bool


def uses_between(view: View, start: datetime, end: datetime, *, here: bool) -> Iterator[StoredUse]:
    """The issues used from a moment until before another: this desk's own, or all of the venue's
    that it has heard of, voided ones included.
    """
    found = view.exec_driver_sql(_USES, (to_millis(start), to_millis(end), int(here)))
    for event, at, tickets, voided, provisional in found:
        yield StoredUse(
            event, from_millis(at), tickets_of(tickets), bool(voided), bool(provisional)
        )


def refusals_between(view: View, first: date, last: date) -> dict[str, int]:
    """How often each verdict refused on the local days from `first` to `last`."""
    found = view.exec_driver_sql(_REFUSALS, (first.isoformat(), last.isoformat()))
    return {verdict: int(count) for verdict, count in found}


_USES = (
    "SELECT uses.event, uses.at, uses.tickets, uses.voided,"
    " json_extract(CAST(rows.bytes AS TEXT), '$.provisional') IS NOT NULL"
    " FROM uses LEFT JOIN rows ON rows.id = uses.row"
    " WHERE uses.at >= ? AND uses.at < ? AND (uses.here OR NOT ?)"
    " ORDER BY uses.at, uses.row"
)
_REFUSALS = "SELECT verdict, sum(count) FROM refusals WHERE day BETWEEN ? AND ? GROUP BY verdict"
