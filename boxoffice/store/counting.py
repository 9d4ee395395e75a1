"""The uses and refusals of a period, as reports count them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from boxoffice.store.moments import from_millis, tickets_of, to_millis
from boxoffice.store.views import View
from sync.protocol.kinds import TicketKind


@dataclass(frozen=True, slots=True)
class StoredUse:
    """`count` issues known here that are alike: their event, the day of their use, their tickets,
    and where they stand.
    """

    event: str
    day: date
    tickets: dict[TicketKind, int]
    voided: bool
    provisional: bool
    count: int


def uses_between(
    view: View,
    start: datetime,
    end: datetime,
    day_of: Callable[[datetime], date],
    *,
    here: bool,
) -> list[StoredUse]:
    """The issues used from a moment until before another: this desk's own, or all of the venue's
    that it has heard of, voided ones included. `day_of` tells the local day of a moment; `start`
    and `end` begin a local day.
    """
    since, until = to_millis(start), to_millis(end)
    begins = since % _QUARTER
    found = view.exec_driver_sql(_USES, (begins, since, until, int(here))).fetchall()
    return _stored(found, begins, day_of)


def late_between(
    view: View, start: datetime, end: datetime, day_of: Callable[[datetime], date]
) -> list[StoredUse]:
    """The lines typed from paper here from a moment until before another for a use outside of that
    time, voided ones included; as `uses_between`.
    """
    since, until = to_millis(start), to_millis(end)
    begins = since % _QUARTER
    found = view.exec_driver_sql(_LATE, (begins, since, until, since, until)).fetchall()
    return _stored(found, begins, day_of)


def _stored(
    found: Sequence[tuple[str, int, str, int, int, int]],
    begins: int,
    day_of: Callable[[datetime], date],
) -> list[StoredUse]:
    days = {
        quarter: day_of(from_millis(quarter * _QUARTER + begins))
        for quarter in {each[1] for each in found}
    }
    counts: dict[tuple[str, date, str, int, int], int] = {}
    for event, quarter, tickets, voided, provisional, count in found:
        key = (event, days[quarter], tickets, voided, provisional)
        counts[key] = counts.get(key, 0) + count
    # A year has few different ticket counts: each is read once.
    tickets_in = {text: tickets_of(text) for text in {key[2] for key in counts}}
    return [
        StoredUse(event, day, tickets_in[text], bool(voided), bool(provisional), count)
        for (event, day, text, voided, provisional), count in counts.items()
    ]


def refusals_between(view: View, first: date, last: date) -> dict[str, int]:
    """How often each verdict refused on the local days from `first` to `last`."""
    found = view.exec_driver_sql(_REFUSALS, (first.isoformat(), last.isoformat()))
    return {verdict: int(count) for verdict, count in found}


_QUARTER: Final = 15 * 60 * 1000
"""Milliseconds. Days begin whole quarters of an hour apart, also where clocks are put forward or
back: a quarter that is counted from the beginning of one lies in one day.
"""
_COUNTED = (
    f"SELECT uses.event, (uses.at - ?) / {_QUARTER} AS quarter, uses.tickets, uses.voided,"  # noqa: S608 - a number of ours
    " CASE WHEN rows.bytes IS NULL THEN 0"
    " ELSE json_extract(CAST(rows.bytes AS TEXT), '$.provisional') IS NOT NULL END AS provisional,"
    " count(*)"
    " FROM uses LEFT JOIN rows ON rows.id = uses.row"
)
_ALIKE = (
    " GROUP BY uses.event, quarter, uses.tickets, uses.voided, provisional"
    " ORDER BY quarter, uses.event"
)
_USES = f"{_COUNTED} WHERE uses.at >= ? AND uses.at < ? AND (uses.here OR NOT ?){_ALIKE}"
_LATE = (
    f"{_COUNTED} WHERE rows.corrected_at >= ? AND rows.corrected_at < ?"
    " AND NOT (uses.at >= ? AND uses.at < ?)"
    f" AND json_extract(CAST(rows.bytes AS TEXT), '$.entered_late'){_ALIKE}"
)
_REFUSALS = "SELECT verdict, sum(count) FROM refusals WHERE day BETWEEN ? AND ? GROUP BY verdict"
