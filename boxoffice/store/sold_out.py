"""The events that somebody at this desk has marked as sold out; other desks do not hear of it."""

from __future__ import annotations

from datetime import datetime

from boxoffice.store.moments import to_millis
from boxoffice.store.views import View


def mark_sold_out(transaction: View, event: str, at: datetime) -> bool:
    """Mark an event; whether it was not marked before."""
    done = transaction.exec_driver_sql(
        "INSERT INTO sold_out (event, at) VALUES (?, ?) ON CONFLICT (event) DO NOTHING",
        (event, to_millis(at)),
    )
    return bool(done.rowcount)


def unmark_sold_out(transaction: View, event: str) -> bool:
    """Take the mark back; whether there was one."""
    done = transaction.exec_driver_sql("DELETE FROM sold_out WHERE event = ?", (event,))
    return bool(done.rowcount)


def sold_out(view: View) -> frozenset[str]:
    """The events that are marked."""
    found = view.exec_driver_sql("SELECT event FROM sold_out").fetchall()
    return frozenset(event for (event,) in found)
