"""What desks near this one recorded, heard by way of a relay before the centre tells of it."""

from boxoffice.services.desk import Desk
from boxoffice.store.neighbours import DeskNeighbours
from sync.protocol.kinds import TicketKind
from sync.protocol.rows import IssueRow
from tests.support.desks import EPOCH, NOW, VALID, MadeUpDesk


def test_what_the_centre_told_of_keeps_the_tag_that_the_card_has_now(
    desk: Desk, made: MadeUpDesk
) -> None:
    """The row itself names its card by the tag of the epoch it was made in."""

    def issued(row: str) -> IssueRow:
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

    made.change(desk, uses=[made.use(VALID.code, row="told", epoch=EPOCH + 1)])
    DeskNeighbours(desk.store).hear("desk-2", [issued("told"), issued("new")])
    found = dict(desk.store.reader().execute("SELECT row, epoch FROM uses").fetchall())
    assert found == {"told": EPOCH + 1, "new": EPOCH}
