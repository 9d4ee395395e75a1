"""What desks near this one recorded, heard by way of a relay before the centre tells of it."""

from functools import partial

from boxoffice.services.desk import Desk
from boxoffice.store.neighbours import DeskNeighbours
from sync.protocol.kinds import TicketKind
from sync.protocol.rows import CollectedRow, IssueRow, VoidRow
from tests.support.desks import EPOCH, NOW, VALID, MadeUpDesk


def issued(made: MadeUpDesk, row: str) -> IssueRow:
    return IssueRow(
        id=row,
        device="desk-2",
        incarnation="inc-2",
        seq=1,
        made_at=NOW,
        corrected_at=NOW,
        event="concert",
        epoch=EPOCH,
        tag=made.tag(VALID.code),
        tickets={TicketKind.HOLDER: 1},
        verdict="valid",
    )


def test_what_the_centre_told_of_keeps_the_tag_that_the_card_has_now(
    desk: Desk, made: MadeUpDesk
) -> None:
    """The row itself names its card by the tag of the epoch it was made in."""
    made.change(desk, uses=[made.use(VALID.code, row="told", epoch=EPOCH + 1)])
    DeskNeighbours(desk.store).hear("desk-2", [issued(made, "told"), issued(made, "new")])
    found = dict(desk.store.reader().execute("SELECT row, epoch FROM uses").fetchall())
    assert found == {"told": EPOCH + 1, "new": EPOCH}


def test_a_take_back_counts_also_where_it_is_heard_before_what_it_takes_back(
    desk: Desk, made: MadeUpDesk
) -> None:
    near = DeskNeighbours(desk.store)
    facts = {"incarnation": "inc-3", "made_at": NOW, "corrected_at": NOW}
    near.hear(
        "desk-3", [VoidRow(id="v", device="desk-3", seq=1, of="a", reason="mistake", **facts)]
    )
    near.hear("desk-3", [CollectedRow(id="c", device="desk-3", seq=2, of="b", **facts)])
    near.hear("desk-2", [issued(made, row) for row in ("a", "b", "d")])
    found = desk.store.reader().execute("SELECT row, voided, collected FROM uses ORDER BY row")
    assert found.fetchall() == [("a", 1, 0), ("b", 0, 1), ("d", 0, 0)]


def test_whoever_heard_for_a_desk_is_told_that_it_forgot_all_of_it(
    desk: Desk, made: MadeUpDesk
) -> None:
    near, replica = DeskNeighbours(desk.store), made.replica(desk)
    counted = [near.times_forgotten()]
    for forget in (partial(replica.start_over, "another"), replica.hear_again):
        near.hear("desk-2", [issued(made, "near")])
        forget()
        assert desk.store.reader().execute("SELECT row FROM uses").fetchall() == []
        counted.append(near.times_forgotten())
    assert counted == [0, 1, 2]
