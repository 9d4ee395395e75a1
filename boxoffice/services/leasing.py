"""Units of hard quotas at this desk: taken with a row, and given back where others need them."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from boxoffice.domain.quota_shares import Share, units_to_return
from boxoffice.domain.topics import Changes, Topic, changed
from boxoffice.services.desk import Desk
from boxoffice.services.row_headers import header
from boxoffice.store.day_book import put_setting
from boxoffice.store.lease_rounds import ASKS_NO_LEASES, NEEDED_FOR
from boxoffice.store.leases import needs, shares, take_units
from boxoffice.store.ledger import append_return, end_of_chain
from boxoffice.store.sold_out import sold_out
from boxoffice.store.state import State
from boxoffice.store.views import View
from sync.protocol.kinds import RowKind, TicketKind
from sync.protocol.limits import hard_quota, quota_units
from sync.protocol.rows import LeaseReturnRow


def lease_for(
    transaction: View, desk: Desk, state: State, event_id: str, tickets: Mapping[TicketKind, int]
) -> str | None:
    """The lease that tickets take their units from, in the transaction of their row; None for an
    event without a hard quota, and where no lease has so many left.
    """
    event = desk.programme(state).events.get(event_id)
    if event is None or state.identity is None or hard_quota(event) is None:
        return None
    incarnation, now = state.identity.incarnation, desk.time(state).at
    return take_units(transaction, incarnation, event.id, quota_units(tickets), now)


@contextmanager
def leave_leases(desk: Desk) -> Iterator[None]:
    """No unit is asked for meanwhile: the desk sends its last rows. Raises `StoreError`."""
    _ask(desk, False)
    try:
        yield
    finally:
        _ask(desk, True)


def _ask(desk: Desk, asks: bool) -> None:
    with desk.store.write() as transaction:
        put_setting(transaction, ASKS_NO_LEASES, not asks)


def give_units_back(desk: Desk, *, leaving: bool = False) -> Changes:
    """Return what goes beyond what the centre would have this desk keep, and all units of events
    that are over or marked as sold out here; of every event where the desk is `leaving`. The rows
    go out with the next round. Raises `StoreError`.
    """
    state = desk.store.state()
    if state.identity is None:
        return Changes()
    incarnation = state.identity.incarnation
    with desk.store.glance() as view:
        if not _surplus(view, desk, incarnation, leaving=leaving):
            return Changes()
    with desk.store.record() as transaction:
        for share, units in _surplus(transaction, desk, incarnation, leaving=leaving):
            state = desk.store.state_in(transaction)
            end = end_of_chain(transaction, state)
            row = LeaseReturnRow(
                **header(desk, state, end),
                kind=RowKind.LEASE_RETURN,
                lease=share.lease,
                event=share.event,
                units=units,
            )
            append_return(transaction, end, row)
    return changed(Topic.OUTBOX, Topic.QUOTA)


def _surplus(view: View, desk: Desk, incarnation: str, *, leaving: bool) -> list[tuple[Share, int]]:
    now, closed = desk.now(), sold_out(view)
    needed = needs(view, now - NEEDED_FOR)
    found = [
        (share, units_to_return(share, now, done=leaving or share.event in closed))
        for share in shares(view, incarnation)
        if leaving or share.event not in needed or not share.lives(now)
    ]
    return [(share, units) for share, units in found if units]
