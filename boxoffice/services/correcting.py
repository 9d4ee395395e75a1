"""Correcting: some or all tickets come back, or the counts were wrong."""

from collections.abc import Mapping

from boxoffice.domain.clerks import KnownClerk
from boxoffice.domain.day_rows import waits_for_customer
from boxoffice.domain.topics import Changes
from boxoffice.services.desk import Desk
from boxoffice.services.reissuing import reissue, void_issue
from boxoffice.services.taking_back import GIVEN_CHANGED, answer_for, known_row
from boxoffice.services.voiding import CannotUndo, UndoRefusal
from boxoffice.store.database import Transaction
from boxoffice.store.listing import row_of
from sync.protocol.kinds import TicketKind, VoidReason
from sync.protocol.rows import IssueRow


class NotFewer(ValueError):
    """Tickets that come back leave fewer of each kind, not more; nothing was recorded."""


def return_tickets(
    desk: Desk,
    row_id: str,
    left: Mapping[TicketKind, int],
    supervisor: KnownClerk | None = None,
) -> Changes:
    """Record that tickets came back and `left` are still out: the issue is voided as returned, and
    unless all came back another one takes its place, under the same correction id. What this desk
    gave and nobody has come for yet, a clerk takes back, whenever it was ordered.

    Raises `NotFewer`, and as `correct`.
    """
    return _replace(desk, row_id, left, VoidReason.RETURNED, supervisor)


def correct(
    desk: Desk,
    row_id: str,
    tickets: Mapping[TicketKind, int],
    supervisor: KnownClerk | None = None,
) -> Changes:
    """Record the counts that were really given in place of an issue's. They are facts, so that no
    limit refuses them: the centre judges. No ticket at all voids the issue as miscounted.

    Raises `CannotUndo` for another desk's row and one that was taken back, `SupervisorNeeded` for
    another day's, `StoreError`; then nothing was recorded.
    """
    return _replace(desk, row_id, tickets, VoidReason.WRONG_COUNT, supervisor)


def _replace(
    desk: Desk,
    row_id: str,
    tickets: Mapping[TicketKind, int],
    reason: VoidReason,
    supervisor: KnownClerk | None,
) -> Changes:
    with desk.store.write() as transaction:
        known = known_row(transaction, row_id)
        row = standing_issue(transaction, row_id, stands=known.stands)
        given = {kind: count for kind, count in row.tickets.items() if count}
        wanted = {kind: count for kind, count in tickets.items() if count}
        if wanted == given:
            return Changes()
        if reason is VoidReason.RETURNED and any(
            count > given.get(kind, 0) for kind, count in wanted.items()
        ):
            raise NotFewer
        ordered = waits_for_customer(known, desk.programme().events.get(known.event), desk.days())
        if not (reason is VoidReason.RETURNED and known.here and ordered):
            answer_for(transaction, desk, [known], "correct", supervisor)
        if wanted:
            reissue(transaction, desk, row, reason, tickets=wanted, collected=known.collected)
        else:
            void_issue(transaction, desk, row_id, reason)
    return GIVEN_CHANGED


def standing_issue(transaction: Transaction, row_id: str, *, stands: bool) -> IssueRow:
    """An issue of this desk that was not taken back. Raises `CannotUndo`."""
    row = row_of(transaction, row_id)
    if not isinstance(row, IssueRow):
        raise CannotUndo(UndoRefusal.NOT_HERE)
    if not stands:
        raise CannotUndo(UndoRefusal.ALREADY_VOIDED)
    return row
