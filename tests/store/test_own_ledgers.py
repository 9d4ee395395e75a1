"""The chains of a desk beside its own: what the centre held of it, in the order it came."""

from boxoffice.services.desk import Desk
from boxoffice.services.reincarnating import begin_anew
from boxoffice.store.own_ledgers import DeskLedgers
from sync.protocol import chain
from sync.protocol.keys import public_signing_key
from sync.protocol.kinds import ReincarnationReason
from sync.protocol.positions import RowsBack, beside
from tests.support.desks import MadeUpDesk

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
