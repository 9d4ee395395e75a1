"""Selling out: somebody at the desk marks an event as sold out, and takes that back.

The mark is the desk's own: while it stands, nobody gets a free ticket for the event here (domain,
Limits). Who has tickets is let in all the same.
"""

from boxoffice.domain.topics import Changes, Topic, changed
from boxoffice.services.desk import Desk
from boxoffice.store import sold_out as marks


def mark_sold_out(desk: Desk, event_id: str) -> Changes:
    """No more free tickets for this event from now on. Raises `EventUnknown`, `NothingFetched`,
    `StoreError`.
    """
    event = desk.event(event_id)
    with desk.store.write() as transaction:
        fresh = marks.mark_sold_out(transaction, event.id, desk.now())
    return changed(Topic.EVENT, Topic.QUOTA) if fresh else Changes()


def take_sold_out_back(desk: Desk, event_id: str) -> Changes:
    """There are tickets again. Raises `StoreError`."""
    with desk.store.write() as transaction:
        gone = marks.unmark_sold_out(transaction, event_id)
    return changed(Topic.EVENT, Topic.QUOTA) if gone else Changes()
