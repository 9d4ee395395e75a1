"""Hearing from desks how often they refused: counts by event, local day and verdict.

No card, no clerk and no moment comes with them, and none is kept.
"""

from datetime import datetime, timedelta

from sync.protocol.refusals import DAYS_TOLD, RefusalsTold
from sync.server.centre import Centre
from sync.server.store import refusals
from sync.server.store.database import Transaction
from sync.server.store.devices import Device
from sync.server.store.refusals import Refused


def hear(centre: Centre, connection: Transaction, device: Device, told: RefusalsTold) -> None:
    """Keep what a locked desk tells. Counts of days that are too long ago, or still to come, are
    passed over, and of one out of use those behind its last day.
    """
    days, now = centre.network.days, centre.now()
    today = days.day_of(now)
    first, last = today - timedelta(days=DAYS_TOLD), today + timedelta(days=1)
    for ended in (device.revoked_at, device.departed_at):
        if ended is not None:
            last = min(last, days.day_of(ended))
    counts: dict[Refused, int] = {}
    for each in told.counts:
        if first <= each.day <= last:
            key = Refused(each.day.isoformat(), each.incarnation, each.event, each.verdict)
            counts[key] = max(each.count, counts.get(key, 0))
    if counts:
        refusals.keep(connection, device.id, device.venue, counts)


def forget_old(centre: Centre, connection: Transaction, now: datetime) -> None:
    """Let go of the counts that no desk may tell any more; their sums stay."""
    first = centre.network.days.day_of(now) - timedelta(days=DAYS_TOLD)
    refusals.forget_before(connection, first)
