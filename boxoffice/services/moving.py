"""Moving: tickets that were recorded for the wrong event are recorded for the right one."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from boxoffice.domain.clerks import KnownClerk
from boxoffice.domain.topics import Changes, Done
from boxoffice.services.correcting import standing_issue
from boxoffice.services.desk import Desk
from boxoffice.services.reissuing import reissue
from boxoffice.services.taking_back import GIVEN_CHANGED, answer_for, known_row
from boxoffice.store.database import Transaction
from boxoffice.store.day_rows import standing_since
from sync.protocol.kinds import VoidReason


@dataclass(frozen=True, slots=True)
class Moved:
    """How many rows were moved, and how many were passed over: taken back meanwhile, or recorded
    for that event already.
    """

    rows: int
    passed_over: int


def move(
    desk: Desk, row_ids: Iterable[str], event_id: str, supervisor: KnownClerk | None = None
) -> Done[Moved]:
    """Void issues of this desk as *wrong event* and record each for another event, all in one
    durable transaction: all of them are moved or none.

    Those tickets were given, so that no limit stands against a move; the centre judges. Raises
    `EventUnknown`, `CannotUndo` for another desk's row, `SupervisorNeeded` for another day's,
    `StoreError`; then nothing was recorded.
    """
    target = desk.event(event_id).id
    with desk.store.write() as transaction:
        moved = _move(transaction, desk, tuple(dict.fromkeys(row_ids)), target, supervisor)
    return Done(moved, GIVEN_CHANGED if moved.rows else Changes())


def move_since(
    desk: Desk,
    from_event: str,
    since: datetime,
    event_id: str,
    supervisor: KnownClerk | None = None,
) -> Done[Moved]:
    """Move all that this desk recorded for an event from a moment of use to the end of its local
    day, also what is recorded while somebody decides. Raises as `move`.
    """
    target, days = desk.event(event_id).id, desk.days()
    source = desk.programme().id_now(from_event)
    until = days.start_of(days.day_of(since) + timedelta(days=1))
    with desk.store.write() as transaction:
        row_ids = standing_since(transaction, source, since, until)
        moved = _move(transaction, desk, row_ids, target, supervisor)
    return Done(moved, GIVEN_CHANGED if moved.rows else Changes())


def _move(
    transaction: Transaction,
    desk: Desk,
    row_ids: tuple[str, ...],
    event_id: str,
    supervisor: KnownClerk | None,
) -> Moved:
    rows = [known_row(transaction, row_id) for row_id in row_ids]
    wanted = [row for row in rows if row.stands and row.event != event_id]
    answer_for(transaction, desk, wanted, "move", supervisor)
    for row in wanted:
        issue = standing_issue(transaction, row.row_id, stands=row.stands)
        reissue(
            transaction,
            desk,
            issue,
            VoidReason.WRONG_EVENT,
            event=event_id,
            collected=row.collected,
        )
    return Moved(len(wanted), len(rows) - len(wanted))
