"""Reissuing: an issue of this desk is voided and another one takes its place, as one correction.

The new row keeps what the old one recorded of the card, the verdict and the moment; the centre
judges it at the old one's place (protocol, Judging).
"""

from collections.abc import Mapping

from boxoffice.services.desk import Desk
from boxoffice.services.leasing import lease_for
from boxoffice.services.row_headers import header
from boxoffice.store.database import Transaction
from boxoffice.store.ledger import append_collected, append_correction, append_void, end_of_chain
from boxoffice.store.uses import tag_now
from sync.protocol.encoding import new_id
from sync.protocol.kinds import RowKind, TicketKind, VoidReason
from sync.protocol.rows import CollectedRow, IssueRow, VoidRow


def void_issue(
    transaction: Transaction,
    desk: Desk,
    row_id: str,
    reason: VoidReason,
    correction: str | None = None,
) -> str:
    """Append the void of an issue, also another desk's; its correction id, new unless given."""
    state = desk.store.state_in(transaction)
    end = end_of_chain(transaction, state)
    shared = correction or new_id(desk.clock.now())
    append_void(
        transaction,
        end,
        VoidRow(
            **header(desk, state, end),
            kind=RowKind.VOID,
            of=row_id,
            reason=reason,
            correction=shared,
        ),
    )
    return shared


def reissue(
    transaction: Transaction,
    desk: Desk,
    row: IssueRow,
    reason: VoidReason,
    *,
    event: str | None = None,
    tickets: Mapping[TicketKind, int] | None = None,
    collected: bool = False,
) -> IssueRow:
    """Void an issue and append the one in its place, for another event or with other counts; what
    was `collected` stays so. The card's tag is the one it has now: the row may be of an earlier
    epoch.
    """
    correction = void_issue(transaction, desk, row.id, reason)
    new = issue_in_place(transaction, desk, row, correction, event=event, tickets=tickets)
    if collected:
        state = desk.store.state_in(transaction)
        end = end_of_chain(transaction, state)
        append_collected(
            transaction,
            end,
            CollectedRow(**header(desk, state, end), kind=RowKind.COLLECTED, of=new.id),
        )
    return new


def issue_in_place(
    transaction: Transaction,
    desk: Desk,
    row: IssueRow,
    correction: str | None,
    *,
    event: str | None = None,
    tickets: Mapping[TicketKind, int] | None = None,
) -> IssueRow:
    """Append the issue that takes the place of one voided under a correction id. Its tickets were
    given, so that no limit stands against it.
    """
    state = desk.store.state_in(transaction)
    end = end_of_chain(transaction, state)
    epoch, tag = tag_now(transaction, row)
    kept = row.model_dump(include=_KEPT)
    counts = row.tickets if tickets is None else tickets
    now_for = desk.programme(state).id_now(event or row.event)
    new = IssueRow(
        **header(desk, state, end),
        **kept,
        epoch=epoch,
        tag=tag,
        kind=RowKind.ISSUE,
        event=now_for,
        tickets={kind: count for kind, count in counts.items() if count},
        lease=lease_for(transaction, desk, state, now_for, counts),
        correction=correction,
        used_at=row.used_at or row.corrected_at,
    )
    append_correction(transaction, end, new, row.id)
    return new


_KEPT = {
    "verdict",
    "source",
    "channel",
    "provisional",
    "old_list",
    "reasons",
    "approved_by",
    "entered_late",
}
"""What the row in an issue's place says of the card and of how it was given."""
