"""Nothing is given on top of what the clerk did not see, and nothing again twice."""

import pytest

from boxoffice.services.checking import check
from boxoffice.services.collecting import let_in
from boxoffice.services.desk import Desk
from boxoffice.services.issuing import CannotGive, FaceNeeded, give
from boxoffice.services.overview import ledger
from boxoffice.services.voiding import CannotUndo, UndoRefusal, give_again, undo
from sync.protocol.kinds import CardSource, TicketKind, VoidReason
from tests.support.desks import VALID

HOLDER, ASSISTANT = TicketKind.HOLDER, TicketKind.ASSISTANT


def _kinds(desk: Desk) -> list[str]:
    return [line.kind for line in ledger(desk)]


def test_an_undone_row_is_given_again_once(desk: Desk) -> None:
    verdict = check(desk, VALID.code, CardSource.WEDGE, "concert", online=True)
    row = give(desk, verdict, {HOLDER: 1}).value.row_id
    undo(desk, row)
    again = give_again(desk, row, {ASSISTANT: 1}).value.row_id
    with pytest.raises(CannotUndo) as refused:
        give_again(desk, row, {ASSISTANT: 1})
    assert refused.value.refusal is UndoRefusal.NOT_VOIDED
    undo(desk, again)
    give_again(desk, again, {ASSISTANT: 1})
    assert _kinds(desk) == ["issue", "void", "issue", "void", "issue"]


def test_another_reason_does_not_make_a_row_ready_to_be_given_again(desk: Desk) -> None:
    verdict = check(desk, VALID.code, CardSource.WEDGE, "concert", online=True)
    row = give(desk, verdict, {HOLDER: 1}).value.row_id
    undo(desk, row)
    give_again(desk, row, {ASSISTANT: 1})
    undo(desk, row, VoidReason.RETURNED)
    with pytest.raises(CannotUndo):
        give_again(desk, row, {ASSISTANT: 1})


def test_what_was_given_since_the_verdict_is_seen_before_more_is_given(desk: Desk) -> None:
    stale = check(desk, VALID.code, CardSource.WEDGE, "concert", online=True)
    give(desk, stale, {HOLDER: 1})
    with pytest.raises(CannotGive) as refused:
        give(desk, stale, {ASSISTANT: 1})
    give(desk, refused.value.verdict, {ASSISTANT: 1})
    assert _kinds(desk) == ["issue", "issue"]


def test_nobody_is_let_in_on_tickets_that_were_taken_back(desk: Desk) -> None:
    verdict = check(desk, VALID.code, CardSource.WEDGE, "concert", online=True)
    row = give(desk, verdict, {HOLDER: 1}).value.row_id
    held = check(desk, VALID.code, CardSource.WEDGE, "concert", online=True)
    undo(desk, row)
    with pytest.raises(CannotGive) as refused:
        let_in(desk, held)
    give(desk, refused.value.verdict, {HOLDER: 1})
    assert _kinds(desk) == ["issue", "void", "issue"]


def test_a_list_that_goes_before_enter_asks_for_the_face(desk: Desk) -> None:
    verdict = check(desk, VALID.code, CardSource.WEDGE, "concert", online=False)
    name = desk.store.state().list_file
    assert name is not None
    desk.store.drop_list(name)
    with pytest.raises(FaceNeeded) as refused:
        give(desk, verdict, {HOLDER: 1})
    assert refused.value.verdict.card is None
    assert _kinds(desk) == []
