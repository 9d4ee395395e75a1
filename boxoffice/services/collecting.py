"""Collecting: the customer comes for tickets that were given earlier, and is let in."""

from collections.abc import Sequence

from boxoffice.domain.topics import Changes, Topic, changed
from boxoffice.domain.verdicts import Verdict
from boxoffice.services.checking import check
from boxoffice.services.desk import Desk
from boxoffice.services.issuing import CannotGive
from boxoffice.services.row_headers import header
from boxoffice.services.voiding import CannotUndo, UndoRefusal
from boxoffice.store.database import Transaction
from boxoffice.store.ledger import append_collected, end_of_chain
from boxoffice.store.listing import any_stands, uncollected
from boxoffice.store.strip import answered_by_code
from sync.protocol.kinds import RowKind
from sync.protocol.rows import CollectedRow


def let_in(desk: Desk, verdict: Verdict) -> Changes:
    """Record that the tickets a `has_tickets` verdict names were collected: one row for each issue
    that was not yet, whichever desk gave it. The card is answered for: it leaves the strip.

    Raises `CannotGive` where all of them were taken back meanwhile, `StoreError`.
    """
    given = [use.row_id for use in verdict.given]
    with desk.store.write() as transaction:
        standing = any_stands(transaction, given)
        changes = _collect(transaction, desk, given)
        if standing and answered_by_code(transaction, verdict.text, verdict.event):
            changes = changed(*changes.topics, Topic.UNRECORDED)
    if not standing:
        raise CannotGive(
            check(desk, verdict.text, verdict.source, verdict.event, online=verdict.online), None
        )
    return changes


def let_in_on(desk: Desk, row_id: str) -> Changes:
    """Record that the tickets of one issue were collected, whichever desk gave them and whenever.

    Raises `CannotUndo` where they were taken back meanwhile, `StoreError`.
    """
    with desk.store.write() as transaction:
        if not any_stands(transaction, [row_id]):
            raise CannotUndo(UndoRefusal.ALREADY_VOIDED)
        return _collect(transaction, desk, [row_id])


def _collect(transaction: Transaction, desk: Desk, row_ids: Sequence[str]) -> Changes:
    state = desk.store.state_in(transaction)
    waiting = uncollected(transaction, row_ids)
    for row_id in waiting:
        end = end_of_chain(transaction, state)
        row = CollectedRow(**header(desk, state, end), kind=RowKind.COLLECTED, of=row_id)
        append_collected(transaction, end, row)
    return changed(Topic.GIVEN, Topic.OUTBOX) if waiting else Changes()
