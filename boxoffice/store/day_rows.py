"""Reading the uses of a day or an event as a list for people; whole codes stay in here."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from functools import lru_cache
from types import MappingProxyType
from typing import Any

from boxoffice.domain.day_rows import DayRow
from boxoffice.domain.issues import PROBLEMS, RowState
from boxoffice.store.moments import from_millis, tickets_of, to_millis
from boxoffice.store.views import View
from sync.protocol.card_codes import CardCode
from sync.protocol.kinds import Channel, Finding, TicketKind, VoidReason

_SELECT = (
    "SELECT uses.row, uses.event, uses.at, uses.tickets, codes.code, uses.voided, uses.here,"
    " rows.corrected_at, uses.channel, uses.collected, uses.void_reason, verdicts.outcome,"
    " rows.seq <= incarnations.acknowledged_seq"
    " FROM uses LEFT JOIN rows ON rows.id = uses.row"
    " LEFT JOIN incarnations ON incarnations.id = rows.incarnation"
    " LEFT JOIN codes ON codes.row = uses.row"
    " LEFT JOIN verdicts ON verdicts.row = uses.row"
)
_CHANNELS = {each.value: each for each in Channel}
_NEWEST_FIRST = " ORDER BY uses.at DESC, rows.n DESC"


def rows_between(view: View, since: datetime, until: datetime, *, here: bool) -> tuple[DayRow, ...]:
    """The issues used in [since, until), the latest first: this desk's own, or all it heard of."""
    query = f"{_SELECT} WHERE uses.at >= ? AND uses.at < ? AND (uses.here OR NOT ?){_NEWEST_FIRST}"
    found = view.exec_driver_sql(query, (to_millis(since), to_millis(until), int(here)))
    return tuple(map(_row, found.fetchall()))


def rows_of_card(view: View, tags: Iterable[tuple[int, int]]) -> tuple[DayRow, ...]:
    """Every issue known of a card under its (epoch, signed tag) pairs, the latest first."""
    found: list[Sequence[Any]] = []
    for epoch, tag in tags:
        query = f"{_SELECT} WHERE uses.tag = ? AND uses.epoch = ?{_NEWEST_FIRST}"
        found += view.exec_driver_sql(query, (tag, epoch)).fetchall()
    return tuple(map(_row, found))


def open_rows(view: View, event: str, ahead_of: datetime | None) -> tuple[DayRow, ...]:
    """The issues known for an event that stand and were not collected, ordered by phone or used
    before a moment, the latest first.
    """
    query = (
        f"{_SELECT} WHERE uses.event = ? AND NOT uses.voided AND NOT uses.collected"
        f" AND (uses.channel = ? OR uses.at < ?){_NEWEST_FIRST}"
    )
    before = 0 if ahead_of is None else to_millis(ahead_of)
    found = view.exec_driver_sql(query, (event, Channel.PHONE.value, before))
    return tuple(map(_row, found.fetchall()))


def day_row(view: View, row_id: str) -> DayRow | None:
    """One issue; None where none of this id is known."""
    found = view.exec_driver_sql(f"{_SELECT} WHERE uses.row = ?", (row_id,)).fetchall()
    return _row(found[0]) if found else None


def codes_of(view: View, since: datetime, until: datetime) -> dict[str, str]:
    """The whole codes of this desk's issues used in [since, until) by row: to search in, never to
    show.
    """
    found = view.exec_driver_sql(
        "SELECT codes.row, codes.code FROM codes JOIN uses ON uses.row = codes.row"
        " WHERE uses.at >= ? AND uses.at < ?",
        (to_millis(since), to_millis(until)),
    )
    return dict(found.fetchall())


def codes_of_rows(view: View, row_ids: Iterable[str]) -> dict[str, str]:
    """The whole codes of these issues by row, where they are here: to search in, never to show."""
    found = view.exec_driver_sql(
        "SELECT row, code FROM codes WHERE row IN (SELECT value FROM json_each(?))",
        (json.dumps(list(row_ids)),),
    )
    return dict(found.fetchall())


def standing_since(view: View, event: str, since: datetime, until: datetime) -> tuple[str, ...]:
    """The unvoided issues of this desk for an event used in [since, until), in their order."""
    found = view.exec_driver_sql(
        "SELECT uses.row FROM uses JOIN rows ON rows.id = uses.row"
        " WHERE uses.event = ? AND uses.here AND NOT uses.voided AND uses.at >= ? AND uses.at < ?"
        " ORDER BY uses.at, rows.n",
        (event, to_millis(since), to_millis(until)),
    )
    return tuple(row for (row,) in found.fetchall())


def _row(found: Sequence[Any]) -> DayRow:
    row, event, at, tickets, code, voided, here, recorded, channel, collected, reason = found[:11]
    outcome = Finding(found[11]) if found[11] else None
    moment = from_millis(at)
    return DayRow(
        row_id=row,
        event=event,
        at=moment,
        tickets=_tickets(tickets),
        code=CardCode(code, None).shortened if code else None,
        state=_state(bool(voided), outcome, not here or bool(found[12])),
        here=bool(here),
        recorded=moment if recorded == at else _moment(recorded),
        channel=_CHANNELS[channel],
        collected=bool(collected),
        void_reason=VoidReason(reason) if reason else None,
        outcome=outcome,
    )


def _moment(millis: int | None) -> datetime | None:
    return None if millis is None else from_millis(millis)


def _state(voided: bool, outcome: Finding | None, acknowledged: bool) -> RowState:
    if voided:
        return RowState.VOIDED
    if outcome in PROBLEMS:
        return RowState.PROBLEM
    return RowState.CONFIRMED if acknowledged else RowState.WAITING


@lru_cache(maxsize=256)
def _tickets(text: str) -> Mapping[TicketKind, int]:
    """Few different counts stand in thousands of rows."""
    return MappingProxyType(tickets_of(text))
