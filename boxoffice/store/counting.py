"""The uses and refusals of a period, as reports count them."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from boxoffice.store.moments import from_millis, tickets_of, to_millis
from boxoffice.store.views import View
from sync.protocol.kinds import TicketKind


@dataclass(frozen=True, slots=True)
class StoredUse:
    """`count` issues known here that are alike: their event, a moment in the quarter of an hour of
    their use, their tickets, and where they stand.
    """

    event: str
    at: datetime
    tickets: dict[TicketKind, int]
    voided: bool
    provisional: bool
    count: int


def uses_between(view: View, start: datetime, end: datetime, *, here: bool) -> Iterator[StoredUse]:
    """The issues used from a moment until before another: this desk's own, or all of the venue's
    that it has heard of, voided ones included. `start` and `end` begin a quarter of an hour, as
    the days of every time zone do.
    """
    found = view.exec_driver_sql(_USES, (to_millis(start), to_millis(end), int(here)))
    for event, quarter, tickets, voided, provisional, count in found:
        at = from_millis(quarter * _QUARTER)
        yield StoredUse(event, at, tickets_of(tickets), bool(voided), bool(provisional), count)


def refusals_between(view: View, first: date, last: date) -> dict[str, int]:
    """How often each verdict refused on the local days from `first` to `last`."""
    found = view.exec_driver_sql(_REFUSALS, (first.isoformat(), last.isoformat()))
    return {verdict: int(count) for verdict, count in found}


_QUARTER: Final = 15 * 60 * 1000
"""Milliseconds."""
_USES = (
    f"SELECT uses.event, uses.at / {_QUARTER} AS quarter, uses.tickets, uses.voided,"  # noqa: S608 - a number of ours
    " CASE WHEN rows.bytes IS NULL THEN 0"
    " ELSE json_extract(CAST(rows.bytes AS TEXT), '$.provisional') IS NOT NULL END AS provisional,"
    " count(*)"
    " FROM uses LEFT JOIN rows ON rows.id = uses.row"
    " WHERE uses.at >= ? AND uses.at < ? AND (uses.here OR NOT ?)"
    " GROUP BY uses.event, quarter, uses.tickets, uses.voided, provisional"
    " ORDER BY quarter, uses.event"
)
_REFUSALS = "SELECT verdict, sum(count) FROM refusals WHERE day BETWEEN ? AND ? GROUP BY verdict"
