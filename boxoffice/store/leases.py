"""The desk's shares of hard quotas: which leases it holds, and what was taken from them here."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from datetime import datetime

from boxoffice.domain.quota_shares import Share, units_left
from boxoffice.store.moments import from_millis, tickets_of, to_millis
from boxoffice.store.views import View
from sync.protocol.limits import quota_units
from sync.protocol.messages import LeaseState


def put_lease(transaction: View, lease: LeaseState) -> None:
    """Note a lease as the centre tells it; what was taken from it here stays."""
    transaction.exec_driver_sql(
        _PUT,
        (
            lease.lease,
            lease.incarnation,
            lease.event,
            lease.units,
            lease.keep,
            to_millis(lease.not_after),
            to_millis(lease.report_by),
        ),
    )


def put_leases(transaction: View, leases: Sequence[LeaseState], at: datetime) -> None:
    """Note all that the centre says this desk holds at a moment. What it does not name and has not
    ended by then it does not know, or gave free: that is used no more until it is named again.
    """
    named = json.dumps([lease.lease for lease in leases])
    transaction.exec_driver_sql(f"{_SUSPEND} {_UNNAMED}", (to_millis(at), named))
    for lease in leases:
        put_lease(transaction, lease)


def suspend_leases(transaction: View) -> None:
    """Use no lease until the centre names it again: one that was restored may not know it."""
    transaction.exec_driver_sql(_SUSPEND)


def shares(view: View, incarnation: str, event: str | None = None) -> list[Share]:
    """The leases of an incarnation, of one event or of all."""
    found = view.exec_driver_sql(_SHARES, (incarnation, event, event)).fetchall()
    return [
        Share(
            lease=lease,
            event=of,
            units=units,
            keep=keep,
            not_after=from_millis(not_after),
            report_by=from_millis(report_by),
            used=used,
            returned=returned,
        )
        for lease, of, units, keep, not_after, report_by, used, returned in found
    ]


def left_of(view: View, incarnation: str, event: str, now: datetime) -> int:
    """How many tickets of an event can be given at this desk at once."""
    return units_left(shares(view, incarnation, event), now)


def take_units(
    transaction: View, incarnation: str, event: str, units: int, now: datetime
) -> str | None:
    """Take units from a lease that has enough left, the one that ends first; None where none has.
    Units of a lease go with the row of the same transaction, which names it.
    """
    enough = [
        each
        for each in shares(transaction, incarnation, event)
        if each.lives(now) and each.left >= units
    ]
    if not units or not enough:
        return None
    chosen = min(enough, key=lambda each: (each.not_after, each.lease))
    transaction.exec_driver_sql(_TAKE, (units, chosen.lease))
    return chosen.lease


def refill(transaction: View, row_id: str) -> None:
    """Give the units of an issue back to its lease, before its use is marked as voided, whoever
    voided it. One that was voided before, that took none, or is another desk's changes nothing: so
    an issue refills its lease once, however many voids come and in whatever order.
    """
    found = transaction.exec_driver_sql(_TAKEN, (row_id,)).fetchone()
    if found is not None:
        lease, tickets = found
        transaction.exec_driver_sql(_TAKE, (-quota_units(tickets_of(tickets)), lease))


def note_returned(transaction: View, lease: str, units: int) -> None:
    """Units went back, in the transaction of the row that says so."""
    transaction.exec_driver_sql(
        "UPDATE leases SET returned = returned + ? WHERE lease = ?", (units, lease)
    )


def need_units(transaction: View, event: str, units: int, at: datetime) -> None:
    """Somebody was refused for want of units: the next round asks for them."""
    transaction.exec_driver_sql(_NEED, (event, units, to_millis(at)))


def needs(view: View, since: datetime) -> dict[str, int]:
    """The units that were wanted since a moment, by event."""
    found = view.exec_driver_sql(
        "SELECT event, units FROM lease_needs WHERE at >= ?", (to_millis(since),)
    ).fetchall()
    return {event: units for event, units in found}


def forget_needs(transaction: View, events: Iterable[str]) -> None:
    """The centre has answered for these."""
    for event in events:
        transaction.exec_driver_sql("DELETE FROM lease_needs WHERE event = ?", (event,))


def forget_leases(transaction: View) -> None:
    """Drop the leases of a centre that this desk left."""
    transaction.exec_driver_sql("DELETE FROM leases")
    transaction.exec_driver_sql("DELETE FROM lease_needs")


_PUT = (
    "INSERT INTO leases (lease, incarnation, event, units, keep, not_after, report_by, used,"
    " returned) VALUES (?, ?, ?, ?, ?, ?, ?, 0, 0) ON CONFLICT (lease) DO UPDATE SET"
    " units = excluded.units, keep = excluded.keep, not_after = excluded.not_after,"
    " report_by = excluded.report_by"
)
_SUSPEND = "UPDATE leases SET units = 0, keep = 0"
_UNNAMED = "WHERE not_after >= ? AND lease NOT IN (SELECT value FROM json_each(?))"
_SHARES = (
    "SELECT lease, event, units, keep, not_after, report_by, used, returned FROM leases"
    " WHERE incarnation = ? AND (? IS NULL OR event = ?) ORDER BY not_after, lease"
)
_TAKE = "UPDATE leases SET used = used + ? WHERE lease = ?"
_TAKEN = (
    "SELECT leases.lease, uses.tickets FROM rows JOIN uses ON uses.row = rows.id"
    " JOIN leases ON leases.lease = json_extract(CAST(rows.bytes AS TEXT), '$.lease')"
    " AND leases.incarnation = rows.incarnation"
    " WHERE rows.id = ? AND NOT uses.voided"
)
_NEED = (
    "INSERT INTO lease_needs (event, units, at) VALUES (?, ?, ?) ON CONFLICT (event) DO UPDATE"
    " SET units = max(units, excluded.units), at = excluded.at"
)
