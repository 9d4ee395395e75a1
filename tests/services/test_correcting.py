"""Today's rows: corrected and moved."""

from collections import Counter
from datetime import timedelta

import pytest
import sqlalchemy as sa

from boxoffice.domain.day_rows import DayRow
from boxoffice.domain.verdicts import VerdictKind, add_up
from boxoffice.services import correcting, finding, moving, reissuing
from boxoffice.services.checking import check
from boxoffice.services.collecting import let_in
from boxoffice.services.desk import Desk, EventUnknown
from boxoffice.services.overview import ledger
from boxoffice.services.supervising import SupervisorNeeded
from boxoffice.services.voiding import CannotUndo, UndoRefusal, undo
from boxoffice.store import codes, listing
from boxoffice.store.moments import to_signed
from boxoffice.store.retagging import move_uses
from boxoffice.store.uses import uses_of_in
from sync.protocol.kinds import CardSource, Channel, RowKind, TicketKind, VoidReason
from sync.protocol.rows import IssueRow
from tests.services.day_work import (
    BOSS,
    CHILD,
    HOLDER,
    MINUTE,
    given,
    many,
    noted,
    void_of,
    with_clerks,
)
from tests.support.desks import EPOCH, LAST_DAY, NOW, TODAY, VALID, MadeUpDesk


def issue(desk: Desk, row_id: str) -> IssueRow:
    with desk.store.read() as view:
        found = listing.row_of(view, row_id)
    assert isinstance(found, IssueRow)
    return found


def standing(desk: Desk) -> list[DayRow]:
    return [each for each in finding.today(desk).rows if each.stands]


def sums(desk: Desk) -> dict[TicketKind, int]:
    """The day's tickets over all events, as the events of the screen add up."""
    return add_up(each.tickets for each in finding.today(desk).events)


# Correcting.


def test_some_tickets_come_back(desk: Desk) -> None:
    row_id = given(desk, tickets={HOLDER: 1, CHILD: 2})
    assert correcting.return_tickets(desk, row_id, {HOLDER: 1, CHILD: 1})
    (left,) = standing(desk)
    void = void_of(desk, row_id)
    assert left.tickets == {HOLDER: 1, CHILD: 1}
    assert void.reason is VoidReason.RETURNED
    assert void.correction
    assert issue(desk, left.row_id).correction == void.correction


def test_all_tickets_come_back(desk: Desk) -> None:
    row_id = given(desk, tickets={HOLDER: 1, CHILD: 2})
    correcting.return_tickets(desk, row_id, {})
    assert standing(desk) == []
    assert void_of(desk, row_id).reason is VoidReason.RETURNED
    again = check(desk, VALID.code, CardSource.WEDGE, "concert", online=True)
    assert again.kind is VerdictKind.VALID


def test_more_tickets_do_not_come_back(desk: Desk) -> None:
    row_id = given(desk)
    with pytest.raises(correcting.NotFewer):
        correcting.return_tickets(desk, row_id, {HOLDER: 1, CHILD: 1})
    assert len(ledger(desk)) == 1


def test_counts_are_corrected_whatever_the_limits_say(desk: Desk) -> None:
    row_id = given(desk)
    correcting.correct(desk, row_id, {HOLDER: 1, CHILD: 5})
    (left,) = standing(desk)
    assert left.tickets == {HOLDER: 1, CHILD: 5}
    assert void_of(desk, row_id).reason is VoidReason.WRONG_COUNT


def test_the_same_counts_correct_nothing(desk: Desk) -> None:
    row_id = given(desk)
    assert not correcting.correct(desk, row_id, {HOLDER: 1, CHILD: 0})
    assert len(ledger(desk)) == 1


def test_what_was_taken_back_is_not_corrected(desk: Desk) -> None:
    row_id = given(desk)
    undo(desk, row_id)
    with pytest.raises(CannotUndo) as refused:
        correcting.correct(desk, row_id, {HOLDER: 1, CHILD: 1})
    assert refused.value.refusal is UndoRefusal.ALREADY_VOIDED
    assert len(ledger(desk)) == 2


def test_yesterdays_row_is_corrected_by_a_supervisor(desk: Desk, made: MadeUpDesk) -> None:
    row_id = given(desk)
    with_clerks(desk)
    made.clock.advance(timedelta(days=1))
    with pytest.raises(SupervisorNeeded):
        correcting.correct(desk, row_id, {HOLDER: 1, CHILD: 1})
    correcting.correct(desk, row_id, {HOLDER: 1, CHILD: 1}, BOSS)
    assert noted(desk) == [("boss", "correct", row_id)]
    rows = finding.look_back(desk, TODAY, supervisor=BOSS).rows
    assert [each.tickets for each in rows if each.stands] == [{HOLDER: 1, CHILD: 1}]
    assert finding.today(desk).rows == ()


# Moving.


def test_a_moved_row_keeps_all_but_its_event(desk: Desk, made: MadeUpDesk) -> None:
    row_id = given(desk, tickets={HOLDER: 1, CHILD: 2})
    made.clock.advance(20 * MINUTE)
    moving.move(desk, [row_id], "matinee")
    (moved,) = standing(desk)
    before, after, void = issue(desk, row_id), issue(desk, moved.row_id), void_of(desk, row_id)
    same = {"epoch", "tag", "tickets", "verdict", "source", "channel", "provisional", "old_list"}
    assert after.model_dump(include=same) == before.model_dump(include=same)
    assert (after.event, moved.at, moved.code) == ("matinee", NOW, "…001")
    assert (after.corrected_at, after.used_at) == (NOW + 20 * MINUTE, NOW)
    assert void.reason is VoidReason.WRONG_EVENT
    assert after.correction == void.correction
    assert after.entered_late is False
    with desk.store.read() as view:
        assert codes.code_of(view, moved.row_id) == codes.code_of(view, row_id)


def test_all_since_a_time_are_moved_and_the_sums_stay(desk: Desk, made: MadeUpDesk) -> None:
    rows = many(desk, made, 12)
    undo(desk, rows[7])
    before = sums(desk)
    codes_before = Counter(each.code for each in standing(desk))
    done = moving.move_since(desk, "concert", NOW + 4 * MINUTE, "matinee").value
    assert (done.rows, done.passed_over) == (7, 0)
    after = standing(desk)
    assert Counter(each.event for each in after) == {"concert": 4, "matinee": 7}
    assert all(each.at >= NOW + 4 * MINUTE for each in after if each.event == "matinee")
    assert sums(desk) == before
    assert Counter(each.code for each in after) == codes_before


def test_a_move_passes_over_what_was_taken_back_or_is_there(desk: Desk, made: MadeUpDesk) -> None:
    rows = many(desk, made, 4)
    undo(desk, rows[0])
    moving.move(desk, [rows[1]], "matinee")
    there = next(each.row_id for each in standing(desk) if each.event == "matinee")
    done = moving.move(desk, [*rows, there, rows[3]], "matinee").value
    assert (done.rows, done.passed_over) == (2, 3)
    assert Counter(each.event for each in standing(desk)) == {"matinee": 3}


def test_limits_do_not_stand_against_a_move(desk: Desk) -> None:
    given(desk, name="matinee")
    row_id = given(desk)
    moving.move(desk, [row_id], "matinee")
    assert [each.event for each in standing(desk)] == ["matinee", "matinee"]


def test_a_move_is_whole_or_not_at_all(
    desk: Desk, made: MadeUpDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The disk fails at the last of the rows, after the others were written."""
    rows = many(desk, made, 5)
    before, seen = finding.today(desk), []
    genuine = reissuing.reissue

    def failing(*args: object, **more: object) -> object:
        seen.append(1)
        if len(seen) == len(rows):
            raise OSError("no space")
        return genuine(*args, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(moving, "reissue", failing)
    with pytest.raises(OSError, match="no space"):
        moving.move(desk, rows, "matinee")
    assert len(seen) == 5
    assert finding.today(desk).rows == before.rows
    assert len(ledger(desk)) == 5


def test_a_whole_move_is_one_commit(desk: Desk, made: MadeUpDesk) -> None:
    rows = many(desk, made, 5)
    commits: list[int] = []
    sa.event.listen(desk.store._engine, "commit", lambda _: commits.append(len(ledger(desk))))
    moving.move(desk, rows, "matinee")
    assert commits == [5]
    assert len(ledger(desk)) == 15


def test_rows_move_on_and_back_again(desk: Desk, made: MadeUpDesk) -> None:
    rows = many(desk, made, 2)
    before = sums(desk)
    moving.move(desk, rows, "matinee")
    moving.move_since(desk, "matinee", NOW, "concert")
    assert Counter(each.event for each in standing(desk)) == {"concert": 2}
    assert (sums(desk), sorted(each.at for each in standing(desk))) == (before, [NOW, NOW + MINUTE])


def test_what_was_collected_stays_so(desk: Desk) -> None:
    row_id = given(desk, channel=Channel.PHONE)
    let_in(desk, check(desk, VALID.code, CardSource.WEDGE, "concert", online=True))
    moving.move(desk, [row_id], "matinee")
    (moved,) = standing(desk)
    assert moved.collected
    assert [each.kind for each in ledger(desk)[-3:]] == [
        RowKind.VOID,
        RowKind.ISSUE,
        RowKind.COLLECTED,
    ]


def test_an_unknown_event_and_another_desks_row_are_not_moved(desk: Desk, made: MadeUpDesk) -> None:
    row_id = given(desk)
    made.change(desk, uses=[made.use(LAST_DAY.code)])
    with pytest.raises(EventUnknown):
        moving.move(desk, [row_id], "nowhere")
    with pytest.raises(CannotUndo):
        moving.move(desk, [row_id, "other-row"], "matinee")
    assert len(ledger(desk)) == 1


@pytest.mark.parametrize("number", [-1, 0], ids=["replaced", "another centre's"])
def test_a_row_whose_card_stands_under_no_key_of_the_centre_is_corrected(
    desk: Desk, number: int
) -> None:
    """What the desk counts it to is its own number: the new row names the card as the old one."""
    row_id = given(desk)
    with desk.store.write() as transaction:
        move_uses(transaction, EPOCH, number)
    correcting.correct(desk, row_id, {HOLDER: 1, CHILD: 1})
    (row,) = standing(desk)
    before, after = issue(desk, row_id), issue(desk, row.row_id)
    assert (after.epoch, after.tag) == (before.epoch, before.tag)
    with desk.store.read() as view:
        (use,) = uses_of_in(view, [(number, to_signed(before.tag))])
    assert use.row_id == row.row_id
