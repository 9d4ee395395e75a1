"""Collecting: the customer comes for tickets that were given earlier, and is let in."""

from boxoffice.domain.topics import Changes, Topic, changed
from boxoffice.domain.verdicts import Verdict
from boxoffice.services.desk import Desk
from boxoffice.services.row_headers import header
from boxoffice.store.ledger import append_collected, end_of_chain
from boxoffice.store.listing import uncollected
from sync.protocol.kinds import RowKind
from sync.protocol.rows import CollectedRow


def let_in(desk: Desk, verdict: Verdict) -> Changes:
    """Record that the tickets a `has_tickets` verdict names were collected: one row for each issue
    that was not yet, whichever desk gave it. Raises `StoreError`.
    """
    with desk.store.write() as transaction:
        state = desk.store.state_in(transaction)
        waiting = uncollected(transaction, [use.row_id for use in verdict.given])
        for row_id in waiting:
            end = end_of_chain(transaction, state)
            row = CollectedRow(**header(desk, state, end), kind=RowKind.COLLECTED, of=row_id)
            append_collected(transaction, end, row)
    return changed(Topic.GIVEN, Topic.OUTBOX) if waiting else Changes()
