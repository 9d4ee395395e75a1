"""What a slip tells, on a real store."""

from boxoffice.services.checking import check
from boxoffice.services.desk import Desk
from boxoffice.services.issuing import give
from boxoffice.services.slips import slip_facts
from boxoffice.services.voiding import undo
from sync.protocol.kinds import CardSource, TicketKind
from tests.support.desks import TODAY, VALID


def test_a_standing_row_has_its_event_and_day_and_one_taken_back_has_no_slip(desk: Desk) -> None:
    verdict = check(desk, VALID.code, CardSource.TYPED, "concert", online=True)
    row = give(desk, verdict, {TicketKind.HOLDER: 1}).value
    facts = slip_facts(desk, row.row_id)
    assert facts is not None
    assert (facts.row.row_id, facts.event.id, facts.day) == (row.row_id, "concert", TODAY)
    undo(desk, row.row_id)
    assert slip_facts(desk, row.row_id) is None
    assert slip_facts(desk, "none") is None
