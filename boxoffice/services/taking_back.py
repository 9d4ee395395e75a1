"""Taking back: issues are voided, one or many in one act, also older ones and other desks'."""

from collections.abc import Iterable

from boxoffice.domain.clerks import KnownClerk
from boxoffice.domain.day_rows import DayRow, waits_for_customer
from boxoffice.domain.topics import Changes, Done, Topic, changed
from boxoffice.services.desk import Desk
from boxoffice.services.reissuing import void_issue
from boxoffice.services.supervising import answering, note
from boxoffice.services.voiding import CannotUndo, UndoRefusal
from boxoffice.store.database import Transaction
from boxoffice.store.day_rows import day_row
from boxoffice.store.listing import last_void
from sync.protocol.kinds import VoidReason
from sync.protocol.limits import event_day

GIVEN_CHANGED = changed(Topic.GIVEN, Topic.OUTBOX, Topic.QUOTA)


def take_back(
    desk: Desk, row_id: str, reason: VoidReason, supervisor: KnownClerk | None = None
) -> Changes:
    """Void an issue whole; of one this desk already voided, say another reason.

    Raises `SupervisorNeeded` for other days and desks, `CannotUndo` where nothing of this id is
    known or another desk voided it, `StoreError`; then nothing was recorded.
    """
    with desk.store.write() as transaction:
        row = known_row(transaction, row_id)
        answer_for(transaction, desk, [row], "undo", supervisor)
        earlier = last_void(transaction, row_id)
        if not row.stands and earlier is None:
            raise CannotUndo(UndoRefusal.NOT_HERE)
        if earlier is not None and earlier.reason is reason:
            return Changes()
        void_issue(transaction, desk, row_id, reason, earlier.correction if earlier else None)
    return GIVEN_CHANGED


def release(desk: Desk, row_ids: Iterable[str], supervisor: KnownClerk | None = None) -> Done[int]:
    """Void tickets that nobody came for, in one durable act; how many. Those that were taken back
    or collected meanwhile are passed over.

    A clerk releases what this desk gave for an event of today or before, whenever it was given.
    Raises `SupervisorNeeded` for other desks' rows and events ahead, `CannotUndo`, `StoreError`;
    then nothing was released.
    """
    days, events = desk.days(), desk.programme().events
    with desk.store.write() as transaction:
        rows = [known_row(transaction, row_id) for row_id in dict.fromkeys(row_ids)]
        rows = [row for row in rows if waits_for_customer(row, events.get(row.event), days)]
        ours = [row for row in rows if row.here and _has_come(desk, row)]
        others = [row for row in rows if row not in ours]
        answer_for(transaction, desk, others, "release", supervisor, always=True)
        for row in rows:
            void_issue(transaction, desk, row.row_id, VoidReason.NOT_COLLECTED)
    return Done(len(rows), GIVEN_CHANGED if rows else Changes())


def known_row(transaction: Transaction, row_id: str) -> DayRow:
    """An issue this desk made or heard of. Raises `CannotUndo`."""
    row = day_row(transaction, row_id)
    if row is None:
        raise CannotUndo(UndoRefusal.NOT_HERE)
    return row


def answer_for(
    transaction: Transaction,
    desk: Desk,
    rows: Iterable[DayRow],
    act: str,
    supervisor: KnownClerk | None,
    *,
    always: bool = False,
) -> None:
    """Have a supervisor answer for those rows that are not this desk's of today (all of them where
    `always`), and write that down. Raises `SupervisorNeeded`.
    """
    days, day = desk.days(), desk.today()
    beyond = [row.row_id for row in rows if always or not row.of_day(day, days)]
    if beyond:
        note(transaction, desk, answering(desk, supervisor), act, beyond)


def _has_come(desk: Desk, row: DayRow) -> bool:
    event = desk.programme().events.get(row.event)
    day = event_day(event, desk.days()) if event else None
    return day is None or day <= desk.today()
