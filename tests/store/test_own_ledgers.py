"""The chains of a desk beside its own: what the centre held of it, in the order it came."""

from datetime import timedelta

import pytest

from boxoffice.domain.issues import RowState
from boxoffice.domain.matters import MatterKind
from boxoffice.services.checking import check
from boxoffice.services.desk import Desk, erase_codes
from boxoffice.services.inbox import inbox
from boxoffice.services.issuing import give
from boxoffice.services.making_events import WalkIn, make_event
from boxoffice.services.reincarnating import begin_anew
from boxoffice.services.voiding import CannotUndo, undo
from boxoffice.store.listing import given_row, given_rows
from boxoffice.store.own_ledgers import DeskLedgers
from sync.protocol import chain
from sync.protocol.keys import public_signing_key
from sync.protocol.kinds import CardSource, ReincarnationReason, TicketKind
from sync.protocol.positions import RowsBack, beside
from tests.support.desks import VALID, MadeUpDesk

OLD = "inc-1"
OURS = [b"ours %d" % number for number in range(1, 5)]
THEIRS = [*OURS[:2], *(b"theirs %d" % number for number in range(3, 8))]


def ledgers_of(desk: Desk) -> DeskLedgers:
    return DeskLedgers(
        desk.store, desk.clock, desk.boot, lambda reason, ended: begin_anew(desk, reason, ended)
    )


def test_a_branch_is_here_once_the_rows_that_it_hangs_on_are(desk: Desk, made: MadeUpDesk) -> None:
    """The end of a copy's chain may be at the centre as a branch of its own, and come first."""
    begin_anew(desk, ReincarnationReason.COPIED, OLD)
    start = chain.first_hash(public_signing_key(made.signing_key), OLD)
    ours, theirs = chain.hashes(start, OURS), chain.hashes(start, THEIRS)
    ledgers = ledgers_of(desk)
    ledgers.take_back(RowsBack(OLD, OLD, 1, tuple(OURS), tuple(ours)))
    assert ledgers.has(OLD, 4, ours[3])

    late = beside(OLD, theirs[5])
    ledgers.take_back(RowsBack(OLD, late, 6, tuple(THEIRS[5:]), tuple(theirs[5:])))
    assert not ledgers.has(OLD, 7, theirs[6]), "rows 3 to 5 of that branch are not here"

    between = beside(OLD, theirs[2])
    ledgers.take_back(RowsBack(OLD, between, 3, tuple(THEIRS[2:5]), tuple(theirs[2:5])))
    assert ledgers.has(OLD, 7, theirs[6])
    assert not ledgers.has(OLD, 7, theirs[5])


def test_a_copy_of_a_row_on_a_branch_is_no_second_gift(desk: Desk, made: MadeUpDesk) -> None:
    """The row stands once on the screens, and is undone once, under its own id."""
    verdict = check(desk, VALID.code, CardSource.TYPED, "concert", online=False)
    given = give(desk, verdict, {TicketKind.HOLDER: 1}).value
    with desk.store.read() as view:
        ((body,),) = view.exec_driver_sql("SELECT bytes FROM rows").fetchall()
    begin_anew(desk, ReincarnationReason.COPIED, OLD)
    rows = (b"another", bytes(body))
    hashes = chain.hashes(chain.first_hash(public_signing_key(made.signing_key), OLD), rows)
    branch = beside(OLD, hashes[0])
    ledgers_of(desk).take_back(RowsBack(OLD, branch, 1, rows, tuple(hashes)))
    with desk.store.read() as view:
        assert [row.row_id for row in given_rows(view)] == [given.row_id]
        assert given_row(view, f"{branch}:2") is None
    with pytest.raises(CannotUndo):
        undo(desk, f"{branch}:2")
    undo(desk, given.row_id)
    with desk.store.read() as view:
        assert [row.state for row in given_rows(view)] == [RowState.VOIDED]


def test_codes_go_that_no_receipt_came_for(desk: Desk, made: MadeUpDesk) -> None:
    """A desk put back holds rows that were sent since: it hears that the centre has them, and more
    behind them, and no acknowledgement of theirs comes any more.
    """
    verdict = check(desk, VALID.code, CardSource.TYPED, "concert", online=False)
    give(desk, verdict, {TicketKind.HOLDER: 1})
    with desk.store.read() as view:
        ((link,),) = view.exec_driver_sql("SELECT hash FROM rows").fetchall()
    begin_anew(desk, ReincarnationReason.BEHIND_CENTRE, OLD)
    rows = (b"sent since",)
    ledgers_of(desk).take_back(RowsBack(OLD, OLD, 2, rows, tuple(chain.hashes(bytes(link), rows))))
    made.clock.advance(timedelta(days=34))
    assert erase_codes(desk) == 0
    made.clock.advance(timedelta(days=2))
    assert erase_codes(desk) == 1


def test_people_hear_that_a_desk_was_put_back_whatever_comes_back_behind_it(
    desk: Desk, made: MadeUpDesk
) -> None:
    """It was put back before, to the same state: the incarnation of then comes from the centre."""
    twin = made.copied(made.folder.with_name("before"))
    begin_anew(desk, ReincarnationReason.BEHIND_CENTRE, OLD)
    then = desk.identity().incarnation
    with desk.store.read() as view:
        ((body, link),) = view.exec_driver_sql("SELECT bytes, hash FROM rows").fetchall()
    with twin.open() as restored:
        begin_anew(restored, ReincarnationReason.BEHIND_CENTRE, OLD)
        ledgers_of(restored).take_back(RowsBack(then, then, 1, (bytes(body),), (bytes(link),)))
        (matter,) = inbox(restored).matters
        assert matter.kind is MatterKind.RESTORED


def test_an_event_that_comes_back_is_there_at_once(desk: Desk, made: MadeUpDesk) -> None:
    """It was made here after the copy that was put back; the programme is in force already."""
    twin = made.copied(made.folder.with_name("before"))
    event = make_event(desk, WalkIn("Tango in the yard")).value
    with desk.store.read() as view:
        ((body, link),) = view.exec_driver_sql("SELECT bytes, hash FROM rows").fetchall()
    with twin.open() as restored:
        assert event.id not in restored.programme().events
        begin_anew(restored, ReincarnationReason.BEHIND_CENTRE, OLD)
        ledgers_of(restored).take_back(RowsBack(OLD, OLD, 1, (bytes(body),), (bytes(link),)))
        assert event.id in restored.programme().made_here
