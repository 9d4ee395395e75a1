"""A hard quota at the desk: units go with the row, offline too, and come back or go on."""

from datetime import timedelta

import pytest

from boxoffice.domain.allowances import CountProblem
from boxoffice.domain.quota_shares import FIRST_WANT
from boxoffice.domain.verdicts import Action, Verdict, VerdictKind
from boxoffice.services.checking import check, note_refusal
from boxoffice.services.correcting import correct
from boxoffice.services.desk import Desk
from boxoffice.services.issuing import Approval, CannotGive, give, give_approved
from boxoffice.services.leasing import give_units_back, leave_leases
from boxoffice.services.moving import move
from boxoffice.services.overview import ledger
from boxoffice.services.selling_out import mark_sold_out
from boxoffice.services.voiding import give_again, undo
from boxoffice.store.lease_rounds import LeaseBook
from boxoffice.store.leases import shares
from boxoffice.store.listing import row_of
from boxoffice.store.neighbours import DeskNeighbours
from sync.protocol.kinds import CardSource, EventKind, QuotaMode, TicketKind, VoidReason
from sync.protocol.messages import LeaseAnswer, LeaseRequest
from sync.protocol.programme import Quota
from sync.protocol.rows import IssueRow, LeaseReturnRow, VoidRow
from tests.support.desks import BLOCKED, EVENTS, GROUP, LAST_DAY, NOW, VALID, MadeUpDesk, event

HOLDER, CHILD, ASSISTANT = TicketKind.HOLDER, TicketKind.CHILD, TicketKind.ASSISTANT
HARD = Quota(tickets=40, mode=QuotaMode.HARD)


@pytest.fixture
def desk(desk: Desk, made: MadeUpDesk) -> Desk:
    """The desk with a concert and a course whose quotas are hard."""
    hard = [event("concert", quota=HARD), event("course", EventKind.COURSE, quota=HARD)]
    others = [each for each in EVENTS if each.id not in {"concert", "course"}]
    made.programme(desk, [*hard, *others], version=2)
    return desk


def verdict(desk: Desk, code: str = VALID.code, name: str = "concert") -> Verdict:
    return check(desk, code, CardSource.WEDGE, name, online=False)


def left(desk: Desk, name: str = "concert") -> int:
    with desk.store.glance() as view:
        return sum(each.left for each in shares(view, "inc-1", name))


def rows(desk: Desk) -> list[object]:
    with desk.store.read() as view:
        return [row_of(view, line.row_id) for line in ledger(desk)]


def last_issue(desk: Desk) -> IssueRow:
    return [row for row in rows(desk) if isinstance(row, IssueRow)][-1]


def requests(desk: Desk, made: MadeUpDesk) -> tuple[LeaseRequest, ...]:
    return LeaseBook(desk.store, made.clock, desk.boot, lambda: False).requests()


def asked(desk: Desk, made: MadeUpDesk) -> dict[str, int]:
    """What the desk would ask for, by event."""
    return {each.event: each.want for each in requests(desk, made)}


def test_units_go_with_the_row_and_the_row_names_the_lease(desk: Desk, made: MadeUpDesk) -> None:
    made.lease(desk, 5)
    give(desk, verdict(desk), {HOLDER: 1, CHILD: 2, ASSISTANT: 1})
    assert left(desk) == 2
    assert last_issue(desk).lease == "lease-concert"
    again = made.open()
    assert left(again) == 2
    again.close()


def test_what_is_left_bounds_the_tickets(desk: Desk, made: MadeUpDesk) -> None:
    made.lease(desk, 2)
    found = verdict(desk)
    assert [(each.kind, each.remaining) for each in found.allowances] == [
        (HOLDER, 1),
        (CHILD, 2),
        (ASSISTANT, None),
    ]
    with pytest.raises(CannotGive) as refused:
        give(desk, found, {HOLDER: 1, CHILD: 2})
    assert refused.value.problem is CountProblem.BEYOND_QUOTA
    assert ledger(desk) == ()
    (request,) = [each for each in requests(desk, made) if each.event == "concert"]
    assert (request.want, request.needed) == (3, 3)
    give(desk, found, {HOLDER: 1, CHILD: 1, ASSISTANT: 3})
    assert left(desk) == 0


def test_nothing_left_here_refuses_and_a_supervisor_may_give(desk: Desk, made: MadeUpDesk) -> None:
    found = verdict(desk)
    assert (found.kind, found.action) == (VerdictKind.NO_QUOTA, Action.REFUSE)
    assert (found.alternative, found.rests_on) == (Action.OVERRIDE, Action.GIVE)
    assert (found.sold_out, found.quota_left, found.none_left) == (False, 0, True)
    with pytest.raises(CannotGive):
        give(desk, found, {HOLDER: 1})
    give_approved(desk, found, {HOLDER: 1, CHILD: 2}, Approval())
    assert (last_issue(desk).lease, last_issue(desk).verdict) == (None, "no_quota")


def test_what_stands_against_the_card_is_said_as_always(desk: Desk) -> None:
    found = verdict(desk, BLOCKED.code)
    assert (found.kind, found.quota_left, found.alternative) == (VerdictKind.BLOCKED, None, None)


def test_who_has_tickets_is_let_in_without_any_left(desk: Desk, made: MadeUpDesk) -> None:
    made.lease(desk, 1)
    give(desk, verdict(desk), {HOLDER: 1})
    found = verdict(desk)
    assert (found.kind, found.action) == (VerdictKind.HAS_TICKETS, Action.LET_IN)
    assert found.alternative is Action.OVERRIDE
    give_approved(desk, found, {CHILD: 1}, Approval())
    assert last_issue(desk).lease is None


def test_an_event_without_a_hard_quota_needs_no_lease(desk: Desk) -> None:
    give(desk, verdict(desk, name="matinee"), {HOLDER: 1})
    assert last_issue(desk).lease is None


def test_units_are_given_once_also_where_two_clerks_saw_them(desk: Desk, made: MadeUpDesk) -> None:
    made.lease(desk, 1)
    first, second = verdict(desk), verdict(desk, LAST_DAY.code)
    give(desk, first, {HOLDER: 1})
    with pytest.raises(CannotGive) as refused:
        give(desk, second, {HOLDER: 1})
    assert refused.value.verdict.kind is VerdictKind.NO_QUOTA


def test_an_undone_issue_gives_its_unit_back_at_once(desk: Desk, made: MadeUpDesk) -> None:
    made.lease(desk, 3)
    given = give(desk, verdict(desk), {HOLDER: 1, CHILD: 2}).value
    assert verdict(desk, GROUP.code).kind is VerdictKind.NO_QUOTA
    undo(desk, given.row_id)
    assert left(desk) == 3
    undo(desk, given.row_id, VoidReason.RETURNED)
    assert left(desk) == 3
    give_again(desk, given.row_id)
    assert (left(desk), last_issue(desk).lease) == (0, "lease-concert")


def test_an_issue_refills_its_lease_once_whoever_takes_it_back(
    desk: Desk, made: MadeUpDesk
) -> None:
    made.lease(desk, 3)
    given = give(desk, verdict(desk), {HOLDER: 1, CHILD: 1}).value
    theirs = made.use(VALID.code, row=given.row_id, device="desk-1", voided=True)
    undo(desk, given.row_id)
    assert left(desk) == 3
    made.change(desk, uses=[theirs])
    assert left(desk) == 3
    again = give_again(desk, given.row_id).value
    assert left(desk) == 1
    made.change(desk, uses=[made.use(VALID.code, row=again.row_id, voided=True)])
    assert left(desk) == 3
    undo(desk, again.row_id)
    made.change(desk, uses=[made.use(VALID.code, row=again.row_id, voided=True)])
    assert left(desk) == 3
    last = give_again(desk, again.row_id).value
    near = VoidRow(
        id="near",
        device="desk-2",
        incarnation="inc-2",
        seq=1,
        made_at=NOW,
        corrected_at=NOW,
        of=last.row_id,
        reason=VoidReason.RETURNED,
    )
    DeskNeighbours(desk.store).hear("desk-2", [near])
    assert left(desk) == 3, "a desk near it took it back, which the relay tells first"
    made.change(desk, uses=[made.use(VALID.code, row=last.row_id, voided=True)])
    assert left(desk) == 3


def test_a_correction_takes_what_it_needs_and_is_recorded_without(
    desk: Desk, made: MadeUpDesk
) -> None:
    made.lease(desk, 2)
    given = give(desk, verdict(desk), {HOLDER: 1}).value
    correct(desk, given.row_id, {HOLDER: 1, CHILD: 1})
    assert (left(desk), last_issue(desk).lease) == (0, "lease-concert")
    correct(desk, last_issue(desk).id, {HOLDER: 1, CHILD: 2})
    assert (left(desk), last_issue(desk).lease) == (2, None)


def test_tickets_that_move_to_another_event_take_its_units(desk: Desk, made: MadeUpDesk) -> None:
    made.lease(desk, 2)
    made.lease(desk, 2, "course")
    given = give(desk, verdict(desk), {HOLDER: 1}).value
    move(desk, [given.row_id], "course")
    assert (left(desk), left(desk, "course")) == (2, 1)
    assert last_issue(desk).lease == "lease-course"


def test_a_lease_past_its_end_is_not_used_whatever_the_laptops_clock_says(
    desk: Desk, made: MadeUpDesk
) -> None:
    made.lease(desk, 5, not_after=NOW + timedelta(hours=1))
    made.clock.wall -= timedelta(days=2)
    assert verdict(desk).kind is VerdictKind.VALID
    made.clock.seconds += 3601
    assert verdict(desk).kind is VerdictKind.NO_QUOTA
    give_units_back(desk)
    assert [row.units for row in rows(desk) if isinstance(row, LeaseReturnRow)] == [5]
    assert give_units_back(desk).topics == frozenset()


def test_a_lease_of_another_incarnation_is_not_used(desk: Desk, made: MadeUpDesk) -> None:
    made.lease(desk, 5, incarnation="inc-0")
    assert verdict(desk).kind is VerdictKind.NO_QUOTA


def test_a_centre_of_another_generation_must_name_a_lease_again(
    desk: Desk, made: MadeUpDesk
) -> None:
    lease = made.lease(desk, 3)
    give(desk, verdict(desk), {HOLDER: 1})
    made.replica(desk).start_over("gen-2")
    assert left(desk) == 0
    made.cursor = 0
    made.change(desk, leases=[lease])
    assert left(desk) == 2


def test_a_lease_that_the_centre_does_not_know_is_not_used_and_another_is_asked_for(
    desk: Desk, made: MadeUpDesk
) -> None:
    lease = made.lease(desk, 9)
    made.lease(desk, 8, "course", not_after=NOW - timedelta(hours=1))
    give(desk, verdict(desk), {HOLDER: 1})
    assert "concert" not in asked(desk, made)
    made.leases.clear()
    made.change(desk)
    assert left(desk) == 0
    assert asked(desk, made)["concert"] == FIRST_WANT
    give_units_back(desk)
    assert [row.lease for row in rows(desk) if isinstance(row, LeaseReturnRow)] == ["lease-course"]
    made.change(desk, leases=[lease])
    assert left(desk) == 8


def test_what_the_centre_would_not_have_kept_goes_back(desk: Desk, made: MadeUpDesk) -> None:
    lease = made.lease(desk, 8)
    assert give_units_back(desk).topics == frozenset()
    made.change(desk, leases=[lease.model_copy(update={"keep": 3})])
    give_units_back(desk)
    assert left(desk) == 3
    row = rows(desk)[-1]
    assert isinstance(row, LeaseReturnRow)
    assert (row.lease, row.event, row.units) == ("lease-concert", "concert", 5)
    made.outbox(desk)


def test_an_event_marked_as_sold_out_gives_all_back_and_asks_for_none(
    desk: Desk, made: MadeUpDesk
) -> None:
    made.lease(desk, 8)
    mark_sold_out(desk, "concert")
    give_units_back(desk)
    assert left(desk) == 0
    assert set(asked(desk, made)) == {"course"}


def test_a_desk_that_leaves_gives_all_back_and_asks_for_none(desk: Desk, made: MadeUpDesk) -> None:
    made.lease(desk, 8)
    with leave_leases(desk):
        give_units_back(desk, leaving=True)
        assert left(desk) == 0
        assert asked(desk, made) == {}
    assert set(asked(desk, made)) == {"concert", "course"}


def test_a_desk_asks_ahead_and_again_once_little_is_left(desk: Desk, made: MadeUpDesk) -> None:
    assert asked(desk, made) == {"concert": 50, "course": 50}
    made.lease(desk, 40, keep=8)
    made.lease(desk, 8, "course")
    assert asked(desk, made) == {}
    made.lease(desk, 1, keep=8)
    assert asked(desk, made) == {"concert": 7}
    made.lease(desk, 8, keep=30)
    assert asked(desk, made) == {}
    made.lease(desk, 7, keep=30)
    assert asked(desk, made) == {"concert": 23}


def test_a_refusal_asks_for_a_party_until_the_centre_answers(desk: Desk, made: MadeUpDesk) -> None:
    made.lease(desk, 1)
    give(desk, verdict(desk, LAST_DAY.code), {HOLDER: 1})
    made.lease(desk, 1, keep=0)
    made.lease(desk, 8, "course")
    assert asked(desk, made) == {}
    note_refusal(desk, verdict(desk))
    (request,) = requests(desk, made)
    assert (request.want, request.needed, request.incarnation) == (1, 1, "inc-1")
    LeaseBook(desk.store, made.clock, desk.boot, lambda: False).take(answer(request, made))
    assert asked(desk, made) == {}
    note_refusal(desk, verdict(desk))
    made.clock.advance(timedelta(minutes=11))
    assert asked(desk, made) == {}


def answer(request: LeaseRequest, made: MadeUpDesk) -> LeaseAnswer:
    """The centre's word that there is nothing."""
    return LeaseAnswer(
        device="desk-1",
        incarnation=request.incarnation,
        event=request.event,
        generation="gen-1",
        at=made.clock.now(),
    )
