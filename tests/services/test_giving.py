"""From a card to a row: check, give, undo, let in, on a real store."""

import os
from datetime import date, timedelta

import pytest

from boxoffice.domain.allowances import CountProblem
from boxoffice.domain.face import Face
from boxoffice.domain.issues import RowState
from boxoffice.domain.verdicts import Action, Verdict, VerdictKind
from boxoffice.services.checking import check, note_refusal
from boxoffice.services.collecting import let_in
from boxoffice.services.desk import Desk, EventUnknown, NothingFetched, erase_codes
from boxoffice.services.issuing import (
    CannotGive,
    ConfirmationNeeded,
    FaceNeeded,
    give,
    record_as_written,
)
from boxoffice.services.overview import ledger, overview, quota_state, status
from boxoffice.services.voiding import CannotUndo, UndoRefusal, give_again, undo
from boxoffice.store.listing import given_rows, row_of
from sync.protocol.chain import first_hash, hashes
from sync.protocol.keys import public_signing_key
from sync.protocol.kinds import (
    CardKind,
    CardSource,
    Channel,
    Finding,
    TicketKind,
    VoidReason,
)
from sync.protocol.messages import Acknowledgement, RowVerdict
from sync.protocol.rows import CollectedRow, IssueRow, VoidRow, read_row
from tests.support.desks import (
    BLOCKED,
    EXPIRED,
    FORMAT,
    GROUP,
    LAST_DAY,
    NOW,
    TODAY,
    UNKNOWN,
    VALID,
    MadeUpDesk,
)

HOLDER, CHILD, ASSISTANT = TicketKind.HOLDER, TicketKind.CHILD, TicketKind.ASSISTANT


def read(
    desk: Desk,
    code: str,
    event: str = "concert",
    *,
    online: bool = True,
    face: Face | None = None,
) -> Verdict:
    return check(desk, code, CardSource.TYPED, event, online=online, face=face)


def stored(desk: Desk, row_id: str) -> IssueRow:
    with desk.store.read() as view:
        row = row_of(view, row_id)
    assert isinstance(row, IssueRow)
    return row


@pytest.mark.parametrize(
    ("code", "kind"),
    [
        (VALID.code, VerdictKind.VALID),
        ("esp 000-001\n", VerdictKind.VALID),
        (LAST_DAY.code, VerdictKind.VALID_LAST_DAY),
        (EXPIRED.code, VerdictKind.EXPIRED),
        (BLOCKED.code, VerdictKind.BLOCKED),
        (GROUP.code, VerdictKind.VALID),
        (UNKNOWN, VerdictKind.NOT_ON_LIST),
        ("HELLO", VerdictKind.NOT_A_CODE),
        ("   ", VerdictKind.NOT_A_CODE),
    ],
)
def test_every_card_gets_its_verdict(desk: Desk, code: str, kind: VerdictKind) -> None:
    assert read(desk, code).kind is kind


def test_a_card_on_trial_elsewhere_gets_nothing_until_its_trial_ends(
    desk: Desk, made: MadeUpDesk
) -> None:
    made.programme(desk, version=2, not_valid_here=(FORMAT.id,))
    verdict = read(desk, VALID.code)
    assert (verdict.kind, verdict.action) == (VerdictKind.NOT_VALID_HERE, Action.REFUSE)
    with pytest.raises(CannotGive):
        give(desk, verdict, {HOLDER: 1})
    made.programme(desk, version=3)
    give(desk, read(desk, VALID.code), {HOLDER: 1})


def test_giving_writes_one_whole_row(desk: Desk, made: MadeUpDesk) -> None:
    verdict = read(desk, VALID.code)
    done = give(desk, verdict, {HOLDER: 1, CHILD: 2, ASSISTANT: 0})
    row = stored(desk, done.value.row_id)
    assert row.tickets == {HOLDER: 1, CHILD: 2}
    assert (row.seq, row.incarnation, row.device) == (1, "inc-1", "desk-1")
    assert (row.event, row.epoch, row.tag) == ("concert", 1, made.tag(VALID.code))
    assert (row.verdict, row.provisional, row.old_list) == ("valid", None, False)
    assert (row.list_version, row.programme_version) == (1, 1)
    assert (row.made_at, row.corrected_at, row.anchor) == (NOW, NOW, NOW)
    assert done.value.code == "…001"
    assert done.value.state is RowState.WAITING
    assert VALID.code not in row.to_bytes().decode()


def test_rows_make_a_chain_from_the_desks_key(desk: Desk, made: MadeUpDesk) -> None:
    give(desk, read(desk, VALID.code), {HOLDER: 1})
    first = give(desk, read(desk, LAST_DAY.code), {HOLDER: 1}).value
    undo(desk, first.row_id)
    outgoing = made.outbox(desk).outgoing(1, 500)
    assert outgoing is not None
    start = first_hash(public_signing_key(made.signing_key), "inc-1")
    assert outgoing.previous_hash == start
    assert hashes(start, outgoing.rows)[-1] == outgoing.head_hash
    assert [read_row(row).seq for row in outgoing.rows] == [1, 2, 3]
    assert [type(read_row(row)) for row in outgoing.rows] == [IssueRow, IssueRow, VoidRow]


def test_a_second_look_finds_the_tickets(desk: Desk) -> None:
    give(desk, read(desk, VALID.code), {HOLDER: 1, CHILD: 1}, channel=Channel.PHONE)
    again = read(desk, VALID.code)
    assert (again.kind, again.action) == (VerdictKind.HAS_TICKETS, Action.LET_IN)
    assert again.given_tickets == {HOLDER: 1, CHILD: 1}
    assert (again.given[0].channel, again.given[0].here) == (Channel.PHONE, True)
    added = give(desk, again, {CHILD: 1})
    assert stored(desk, added.value.row_id).verdict == "has_tickets"
    assert read(desk, VALID.code, "matinee").kind is VerdictKind.VALID


def test_another_desks_tickets_are_recognised(desk: Desk, made: MadeUpDesk) -> None:
    made.change(desk, uses=[made.use(VALID.code)])
    verdict = read(desk, VALID.code)
    assert (verdict.kind, verdict.given[0].here) == (VerdictKind.HAS_TICKETS, False)
    made.change(desk, uses=[made.use(VALID.code, voided=True)])
    assert read(desk, VALID.code).kind is VerdictKind.VALID


def test_what_a_verdict_allowed_is_decided_again_at_the_commit(desk: Desk) -> None:
    stale = read(desk, VALID.code)
    give(desk, stale, {HOLDER: 1})
    with pytest.raises(CannotGive) as refused:
        give(desk, stale, {HOLDER: 1})
    assert refused.value.problem is CountProblem.TOO_MANY
    assert refused.value.verdict.kind is VerdictKind.HAS_TICKETS
    assert status(desk).rows == 1


def test_a_card_blocked_meanwhile_gets_nothing(desk: Desk, made: MadeUpDesk) -> None:
    verdict = read(desk, VALID.code)
    made.replica(desk).note_head(made.head(blocks=(made.tag(VALID.code),)))
    with pytest.raises(CannotGive) as refused:
        give(desk, verdict, {HOLDER: 1})
    assert refused.value.verdict.kind is VerdictKind.BLOCKED
    assert status(desk).rows == 0


def test_a_head_blocks_a_card_that_the_list_lacks(desk: Desk, made: MadeUpDesk) -> None:
    made.replica(desk).note_head(made.head(blocks=(made.tag(UNKNOWN),)))
    assert read(desk, UNKNOWN, online=False).kind is VerdictKind.BLOCKED


def test_giving_on_the_face_keeps_what_was_read(desk: Desk) -> None:
    verdict = read(desk, UNKNOWN, online=False)
    assert verdict.action is Action.GIVE_ON_FACE
    with pytest.raises(FaceNeeded):
        give(desk, verdict, {HOLDER: 1})
    past = Face(TODAY - timedelta(days=1), 2)
    assert read(desk, UNKNOWN, online=False, face=past).kind is VerdictKind.EXPIRED
    with pytest.raises(CannotGive):
        give(desk, verdict, {HOLDER: 1}, face=past)
    face = Face(TODAY, 2)
    seen = read(desk, UNKNOWN, online=False, face=face)
    children = seen.allowance(CHILD)
    assert children is not None
    assert children.remaining == 2
    done = give(desk, seen, {HOLDER: 1, CHILD: 2})
    provisional = stored(desk, done.value.row_id).provisional
    assert provisional is not None
    assert (provisional.last_valid_day, provisional.children) == (TODAY, 2)
    assert not provisional.format_unknown
    assert done.value.provisional
    assert read(desk, UNKNOWN, online=False).kind is VerdictKind.HAS_TICKETS


def test_an_expired_card_with_a_later_day_on_it_goes_by_its_face(desk: Desk) -> None:
    verdict = read(desk, EXPIRED.code, online=False)
    assert verdict.ways == (Action.REFUSE, Action.GIVE_ON_FACE)
    done = give(desk, verdict, {HOLDER: 1}, face=Face(TODAY + timedelta(days=300)))
    row = stored(desk, done.value.row_id)
    assert (row.verdict, row.provisional is not None) == ("expired", True)


def test_a_text_in_no_format_is_recorded_as_written(desk: Desk) -> None:
    once = check(desk, "k-77 x", CardSource.TYPED, "concert", online=True)
    with pytest.raises(CannotGive):
        record_as_written(desk, once, {HOLDER: 1})
    twice = check(desk, "k-77 x", CardSource.TYPED, "concert", online=True, repeated=True)
    done = record_as_written(desk, twice, {HOLDER: 1})
    row = stored(desk, done.value.row_id)
    assert row.verdict == "not_a_code"
    assert row.provisional is not None
    assert row.provisional.format_unknown


def test_an_old_list_asks_once(desk: Desk, made: MadeUpDesk) -> None:
    made.clock.advance(timedelta(hours=80))
    verdict = read(desk, VALID.code, "museum", online=False)
    with pytest.raises(ConfirmationNeeded):
        give(desk, verdict, {HOLDER: 1})
    confirmed = check(
        desk, VALID.code, CardSource.TYPED, "museum", online=False, old_list_confirmed=True
    )
    done = give(desk, confirmed, {HOLDER: 1})
    assert stored(desk, done.value.row_id).old_list


def test_undo_frees_the_card_and_give_again_corrects(desk: Desk) -> None:
    first = give(desk, read(desk, VALID.code), {HOLDER: 1, CHILD: 2}).value
    undo(desk, first.row_id)
    assert read(desk, VALID.code).kind is VerdictKind.VALID
    undo(desk, first.row_id, VoidReason.WRONG_COUNT)
    again = give_again(desk, first.row_id, {HOLDER: 1, CHILD: 1}).value
    with desk.store.read() as view:
        rows = given_rows(view)
    assert [row.state for row in rows] == [RowState.WAITING, RowState.VOIDED]
    assert rows[1].void_reason is VoidReason.WRONG_COUNT
    voids = [line for line in ledger(desk) if line.kind == "void"]
    with desk.store.read() as view:
        rows_of_voids = [row_of(view, each.row_id) for each in voids]
    corrections = {each.correction for each in rows_of_voids if isinstance(each, VoidRow)}
    assert corrections == {again.correction}
    assert again.correction is not None


def test_the_same_undo_twice_is_one_row(desk: Desk) -> None:
    row = give(desk, read(desk, VALID.code), {HOLDER: 1}).value
    assert undo(desk, row.row_id)
    assert not undo(desk, row.row_id)
    assert status(desk).rows == 2


def test_a_clerk_undoes_todays_rows_of_this_desk_only(desk: Desk, made: MadeUpDesk) -> None:
    row = give(desk, read(desk, VALID.code), {HOLDER: 1}).value
    made.change(desk, uses=[made.use(LAST_DAY.code)])
    with pytest.raises(CannotUndo) as elsewhere:
        undo(desk, "other-row")
    assert elsewhere.value.refusal is UndoRefusal.NOT_HERE
    with pytest.raises(CannotUndo) as standing:
        give_again(desk, row.row_id)
    assert standing.value.refusal is UndoRefusal.NOT_VOIDED
    made.clock.advance(timedelta(hours=12))
    with pytest.raises(CannotUndo) as late:
        undo(desk, row.row_id)
    assert late.value.refusal is UndoRefusal.NOT_TODAY


def test_only_a_row_whose_code_is_kept_is_given_again(desk: Desk, made: MadeUpDesk) -> None:
    with pytest.raises(CannotUndo) as unknown:
        give_again(desk, "nothing")
    assert unknown.value.refusal is UndoRefusal.NOT_HERE
    row = give(desk, read(desk, VALID.code), {HOLDER: 1}).value
    undo(desk, row.row_id)
    outgoing = made.outbox(desk).outgoing(1, 10)
    assert outgoing is not None
    made.outbox(desk).acknowledge(
        Acknowledgement(
            device="desk-1",
            incarnation="inc-1",
            acknowledged_seq=2,
            head_hash=outgoing.head_hash,
            generation="gen-1",
            at=NOW,
        ),
        b"signed",
    )
    made.clock.advance(timedelta(days=36))
    assert erase_codes(desk) == 1
    with pytest.raises(CannotUndo) as erased:
        give_again(desk, row.row_id)
    assert erased.value.refusal is UndoRefusal.CODE_ERASED


def test_letting_in_marks_each_issue_once(desk: Desk, made: MadeUpDesk) -> None:
    give(desk, read(desk, VALID.code), {HOLDER: 1}, channel=Channel.PHONE)
    made.change(desk, uses=[made.use(VALID.code, tickets={CHILD: 1})])
    verdict = read(desk, VALID.code)
    assert let_in(desk, verdict)
    assert not let_in(desk, verdict)
    outgoing = made.outbox(desk).outgoing(2, 10)
    assert outgoing is not None
    rows = [read_row(row) for row in outgoing.rows]
    collected = [row.of for row in rows if isinstance(row, CollectedRow)]
    assert len(collected) == len(rows)
    assert set(collected) == {each.row_id for each in verdict.given}
    assert all(each.collected for each in read(desk, VALID.code).given)


def test_refusals_are_counted_without_tag(desk: Desk) -> None:
    for code in (BLOCKED.code, BLOCKED.code, UNKNOWN, VALID.code):
        note_refusal(desk, read(desk, code))
    with desk.store.read() as view:
        counted = view.exec_driver_sql("SELECT event, day, verdict, count FROM refusals")
        assert {tuple(row) for row in counted} == {
            ("concert", TODAY.isoformat(), "blocked", 2),
            ("concert", TODAY.isoformat(), "not_on_list", 1),
        }


def test_the_centres_answers_reach_the_rows(desk: Desk, made: MadeUpDesk) -> None:
    good = give(desk, read(desk, VALID.code), {HOLDER: 1}).value
    bad = give(desk, read(desk, LAST_DAY.code), {HOLDER: 1}).value
    outbox = made.outbox(desk)
    outgoing = outbox.outgoing(1, 10)
    assert outgoing is not None
    acknowledgement = Acknowledgement(
        device="desk-1",
        incarnation="inc-1",
        acknowledged_seq=2,
        head_hash=outgoing.head_hash,
        generation="gen-1",
        at=NOW,
    )
    assert outbox.acknowledge(acknowledgement, b"signed")
    judged = RowVerdict(
        row=bad.row_id,
        outcome=Finding.DOUBLE_ISSUE,
        findings=(Finding.DOUBLE_ISSUE,),
        judged_at=NOW,
    )
    made.change(desk, verdicts=[judged])
    rows = {row.row_id: row for row in overview(desk).given}
    assert rows[good.row_id].state is RowState.CONFIRMED
    assert rows[bad.row_id].state is RowState.PROBLEM
    assert rows[bad.row_id].outcome is Finding.DOUBLE_ISSUE
    assert overview(desk).waiting.rows == 0


def test_the_quota_counts_what_is_known(desk: Desk, made: MadeUpDesk) -> None:
    give(desk, read(desk, VALID.code), {HOLDER: 1, CHILD: 2, ASSISTANT: 1})
    undone = give(desk, read(desk, LAST_DAY.code), {HOLDER: 1}).value
    undo(desk, undone.row_id)
    made.change(desk, uses=[made.use("ESP777777")])
    quota = quota_state(desk, desk.event("concert"))
    assert quota is not None
    assert (quota.given_here, quota.given_elsewhere, quota.left) == (3, 1, 36)
    assert quota.known_at == NOW
    assert quota_state(desk, desk.event("matinee")) is None


def test_without_an_event_there_is_no_verdict(desk: Desk) -> None:
    with pytest.raises(EventUnknown):
        read(desk, VALID.code, "nothing")


def test_without_a_programme_there_is_no_verdict(made: MadeUpDesk) -> None:
    with made.open() as bare, pytest.raises(NothingFetched):
        read(bare, VALID.code)


def test_a_desk_goes_on_without_its_list(desk: Desk) -> None:
    name = desk.store.state().list_file
    assert name is not None
    desk.store.cards.forget()
    damaged = desk.store.folder / name
    damaged.write_bytes(os.urandom(damaged.stat().st_size))
    for suffix in ("-wal", "-shm"):
        damaged.with_name(name + suffix).unlink(missing_ok=True)
    verdict = read(desk, VALID.code, online=True)
    assert (verdict.kind, verdict.action) == (VerdictKind.NOT_ON_LIST, Action.GIVE_ON_FACE)
    assert not verdict.list_state.exists
    assert desk.store.state().list_file is None


def test_a_groups_tickets_given_on_its_face_are_given_again(desk: Desk) -> None:
    face = Face(date(2027, 1, 1), kind=CardKind.COMMUNITY)
    verdict = read(desk, UNKNOWN, online=False, face=face)
    tickets = {TicketKind.WORKER: 2, TicketKind.GROUP_CHILD: 5}
    row = give(desk, verdict, tickets, face=face).value
    undo(desk, row.row_id)
    assert give_again(desk, row.row_id).value.tickets == tickets
