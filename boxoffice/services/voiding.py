"""Voiding: an issue is taken back by a later row, and may be given again as its correction."""

from collections.abc import Mapping
from enum import StrEnum

from boxoffice.domain.face import Face
from boxoffice.domain.issues import GivenRow
from boxoffice.domain.topics import Changes, Done, Topic, changed
from boxoffice.services.checking import check
from boxoffice.services.desk import Desk
from boxoffice.services.issuing import give
from boxoffice.services.reissuing import issue_in_place, void_issue
from boxoffice.store.codes import code_of
from boxoffice.store.database import Transaction
from boxoffice.store.listing import corrected_by, given_row, last_void, row_of
from sync.protocol.kinds import (
    COMMUNITY_TICKETS,
    PERSONAL_TICKETS,
    CardKind,
    TicketKind,
    VoidReason,
)
from sync.protocol.rows import IssueRow, VoidRow


class UndoRefusal(StrEnum):
    """Why a clerk cannot undo a row."""

    NOT_HERE = "not_here"
    NOT_TODAY = "not_today"
    NOT_VOIDED = "not_voided"
    ALREADY_VOIDED = "already_voided"
    CODE_ERASED = "code_erased"


class CannotUndo(Exception):
    """The row cannot be undone, or given again, by a clerk at this desk; nothing was recorded."""

    def __init__(self, refusal: UndoRefusal) -> None:
        super().__init__(refusal)
        self.refusal = refusal


def undo(desk: Desk, row_id: str, reason: VoidReason = VoidReason.MISTAKE) -> Changes:
    """Void one of today's issues of this desk, whole; of one already voided, say another reason.

    Older rows and other desks' need a supervisor. Raises `CannotUndo`, `StoreError`.
    """
    with desk.store.write() as transaction:
        if not _undo(transaction, desk, row_id, reason):
            return Changes()
    return changed(Topic.GIVEN, Topic.OUTBOX, Topic.QUOTA)


def give_again(
    desk: Desk, row_id: str, tickets: Mapping[TicketKind, int] | None = None
) -> Done[GivenRow]:
    """Record an undone issue anew, with other counts where they are given; void and new issue
    share one correction id and are judged as one (protocol, Ledger). A line from paper is recorded
    at its moment of use again, whatever its card may get now.

    Raises `CannotUndo`, `CannotGive`, `StoreError`.
    """
    with desk.store.read() as view:
        row, void = _undone(view, row_id)
        found = code_of(view, row_id)
    if row.entered_late:
        return _again_from_paper(desk, row_id, tickets)
    if found is None:
        raise CannotUndo(UndoRefusal.CODE_ERASED)
    verdict = check(
        desk,
        found[0],
        row.source,
        row.event,
        online=False,
        repeated=True,
        old_list_confirmed=True,
        face=_face(row),
    )
    wanted = row.tickets if tickets is None else tickets
    return give(desk, verdict, wanted, channel=row.channel, correction=void.correction)


def _undone(view: Transaction, row_id: str) -> tuple[IssueRow, VoidRow]:
    """An issue of this desk that was undone and not given again, and its void. Raises
    `CannotUndo`.
    """
    row, void = row_of(view, row_id), last_void(view, row_id)
    if not isinstance(row, IssueRow):
        raise CannotUndo(UndoRefusal.NOT_HERE)
    if void is None or corrected_by(view, void) is not None:
        raise CannotUndo(UndoRefusal.NOT_VOIDED)
    return row, void


def _again_from_paper(
    desk: Desk, row_id: str, tickets: Mapping[TicketKind, int] | None
) -> Done[GivenRow]:
    with desk.store.write() as transaction:
        row, void = _undone(transaction, row_id)
        new = issue_in_place(transaction, desk, row, void.correction, tickets=tickets)
        given = given_row(transaction, new.id)
    if given is None:
        raise CannotUndo(UndoRefusal.NOT_HERE)
    return Done(given, changed(Topic.GIVEN, Topic.OUTBOX, Topic.QUOTA))


def _undo(transaction: Transaction, desk: Desk, row_id: str, reason: VoidReason) -> bool:
    state = desk.store.state_in(transaction)
    given = given_row(transaction, row_id)
    if given is None:
        raise CannotUndo(UndoRefusal.NOT_HERE)
    days = desk.days()
    if days.day_of(given.at) != days.day_of(desk.time(state).at):
        raise CannotUndo(UndoRefusal.NOT_TODAY)
    earlier = last_void(transaction, row_id)
    if earlier is not None and earlier.reason is reason:
        return False
    void_issue(transaction, desk, row_id, reason, earlier.correction if earlier else None)
    return True


def _face(row: IssueRow) -> Face | None:
    """What was read on the card's face when the row was made."""
    read = row.provisional
    if read is None or read.last_valid_day is None:
        return None
    group = row.tickets.keys() & _OF_A_GROUP
    kind = CardKind.COMMUNITY if group else CardKind.PERSONAL
    return Face(read.last_valid_day, read.children or 0, kind)


_OF_A_GROUP = frozenset(COMMUNITY_TICKETS) - frozenset(PERSONAL_TICKETS)
