"""Uploads: stored verbatim, in order, exactly once; gaps refused, forks kept and told."""

import json
from dataclasses import replace

import pytest

from sync.protocol import chain, keys
from sync.protocol.messages import Acknowledgement, LedgerBatch
from sync.protocol.statements import StatementType, read_statement
from sync.server.store import chains, reports
from sync.server.store.reports import ReportedRow
from tests.support.hand_desk import Desk, RunningCentre
from tests.support.network import code
from tests.support.raw_http import RawAnswer


@pytest.fixture
def running(running_on_either: RunningCentre) -> RunningCentre:
    return running_on_either


def stored(running: RunningCentre) -> list[ReportedRow]:
    with running.centre.store.read() as connection:
        return list(reports.reported_rows(connection))


def post(desk: Desk, batch: LedgerBatch) -> RawAnswer:
    return desk.raw("POST", "/v1/ledger", batch.to_bytes())


def acknowledged(desk: Desk, answer: RawAnswer) -> Acknowledgement:
    assert answer.status == 200
    key = desk.identity.centre_key
    return read_statement(answer.body, StatementType.ACKNOWLEDGEMENT, Acknowledgement, key)


def test_rows_are_kept_byte_for_byte_and_acknowledged(running: RunningCentre) -> None:
    desk = running.desk()
    for number in range(3):
        desk.issue(code(number))
    receipt = acknowledged(desk, post(desk, desk.batch()))
    assert (receipt.device, receipt.incarnation) == (desk.identity.device, desk.incarnation)
    assert (receipt.acknowledged_seq, receipt.head_hash) == (3, desk.hash_at(3))
    assert receipt.generation == running.centre.network.generation
    assert [row.body for row in stored(running)] == desk.rows
    assert [row.hash for row in stored(running)] == [desk.hash_at(seq) for seq in (1, 2, 3)]


def test_sending_again_is_harmless(running: RunningCentre) -> None:
    desk = running.desk()
    desk.issue(code(1))
    first = acknowledged(desk, post(desk, desk.batch()))
    desk.issue(code(2))
    again = acknowledged(desk, post(desk, desk.batch()))
    old = acknowledged(desk, post(desk, desk.batch(1, desk.rows[:1])))
    assert (first.acknowledged_seq, again.acknowledged_seq, old.acknowledged_seq) == (1, 2, 2)
    assert [row.body for row in stored(running)] == desk.rows


def test_a_gap_names_the_row_that_is_missing(running: RunningCentre) -> None:
    desk = running.desk()
    for number in range(4):
        desk.issue(code(number))
    answer = post(desk, desk.batch(3))
    assert answer.code == "gap"
    assert answer.problem.needed_seq == 1
    acknowledged(desk, post(desk, desk.batch(1, desk.rows[:1])))
    assert post(desk, desk.batch(4)).problem.needed_seq == 2
    assert len(stored(running)) == 1


def test_what_cannot_be_read_is_kept_and_delays_nobody(running: RunningCentre) -> None:
    desk = running.desk()
    desk.issue(code(1))
    desk.rows += [b"no JSON", b'{"kind": "issue"}']
    last = desk.issue(code(2))
    acknowledged(desk, post(desk, desk.batch()))
    desk.rows.append(b"\xff\xfe not even text")
    acknowledged(desk, post(desk, desk.batch(5)))
    assert [row.body for row in stored(running)] == desk.rows
    outcomes = [row.outcome for row in stored(running)]
    assert outcomes == ["accepted", "quarantined", "quarantined", "accepted", "quarantined"]
    assert desk.outcomes()[last] == "accepted"


def test_a_row_that_stands_elsewhere_than_it_says_is_quarantined(running: RunningCentre) -> None:
    desk, other = running.desk(), running.desk()
    other.issue(code(1))
    desk.rows.append(other.rows[0])
    acknowledged(desk, post(desk, desk.batch()))
    acknowledged(other, post(other, other.batch()))
    assert sorted(str(row.outcome) for row in stored(running)) == ["accepted", "quarantined"]


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("tag", "AAAA"),
        ("tag", "_" * 86),
        ("corrected_at", "9999-12-31T23:59:59.000Z"),
        ("corrected_at", "0001-01-01T00:00:00.000Z"),
        ("used_at", "9999-12-31T23:59:59.000Z"),
        ("tickets", {"holder": -1}),
        ("epoch", 2**40),
    ],
)
def test_a_row_that_would_poison_other_desks_is_quarantined_and_told_to_none(
    running: RunningCentre, name: str, value: object
) -> None:
    desk, other = running.desk(), running.desk()
    desk.issue(code(1))
    desk.rows = [json.dumps(json.loads(desk.rows[0]) | {name: value}).encode()]
    acknowledged(desk, post(desk, desk.batch()))
    assert [row.outcome for row in stored(running)] == ["quarantined"]
    assert other.changes().uses == ()


@pytest.mark.parametrize("from_seq", [2**62, 2**63, 2**64, 10**30])
def test_a_number_no_row_can_have_is_not_read(running: RunningCentre, from_seq: int) -> None:
    desk = running.desk()
    desk.issue(code(1))
    body = json.loads(desk.batch().to_bytes()) | {"from_seq": from_seq}
    assert desk.raw("POST", "/v1/ledger", json.dumps(body).encode()).code == "bad_request"


def test_rows_of_unknown_kinds_are_kept(running: RunningCentre) -> None:
    desk = running.desk()
    desk.issue(code(1))
    desk.rows[0] = desk.rows[0].replace(b'"kind":"issue"', b'"kind":"seat_plan"')
    acknowledged(desk, post(desk, desk.batch()))
    assert [(row.kind, row.outcome) for row in stored(running)] == [(None, "accepted")]


def test_a_changed_row_forks_the_chain_and_both_branches_stay(running: RunningCentre) -> None:
    desk = running.desk()
    for number in range(3):
        desk.issue(code(number))
    acknowledged(desk, post(desk, desk.batch()))
    copy = replace(desk, rows=desk.rows[:1])
    for number in (11, 12, 13):
        copy.issue(code(number))
    for _ in range(2):
        receipt = acknowledged(copy, post(copy, copy.batch()))
        assert receipt.closed
        assert (receipt.acknowledged_seq, receipt.head_hash) == (4, copy.hash_at(4))
    copy.issue(code(14))
    later = acknowledged(copy, post(copy, copy.batch(5)))
    assert (later.acknowledged_seq, later.head_hash) == (5, copy.hash_at(5))
    rows = stored(running)
    assert [row.body for row in rows if row.branch == 0] == desk.rows
    assert [row.body for row in rows if row.branch == 1] == copy.rows[1:]
    assert {row.outcome for row in rows} == {"accepted"}


def test_both_copies_are_told_of_a_fork(running: RunningCentre) -> None:
    desk = running.desk()
    desk.issue(code(1))
    assert not acknowledged(desk, post(desk, desk.batch())).closed
    assert desk.changes().copied_at is None
    copy = replace(desk, rows=[])
    copy.issue(code(2))
    assert acknowledged(copy, post(copy, copy.batch())).closed
    desk.issue(code(3))
    receipt = acknowledged(desk, post(desk, desk.batch(2)))
    assert receipt.closed
    assert (receipt.acknowledged_seq, receipt.head_hash) == (2, desk.hash_at(2))
    assert [row.body for row in stored(running) if row.branch == 0] == desk.rows
    told = desk.changes()
    assert told.copied_at is not None
    assert {(each.branch, each.acknowledged_seq, each.closed) for each in told.ledgers} == {
        (0, 2, True),
        (1, 1, True),
    }


def test_a_previous_hash_that_continues_nothing_is_a_fork(running: RunningCentre) -> None:
    desk = running.desk()
    desk.issue(code(1))
    acknowledged(desk, post(desk, desk.batch()))
    desk.issue(code(2))
    previous = bytes(32)
    head = chain.next_hash(previous, desk.rows[1])
    statement = chain.batch_statement(desk.identity.device, desk.incarnation, 2, previous, head)
    strange = LedgerBatch(
        incarnation=desk.incarnation,
        from_seq=2,
        previous_hash=previous,
        rows=(desk.rows[1].decode(),),
        head_hash=head,
        signature=keys.sign(desk.identity.signing_key, statement),
    )
    assert acknowledged(desk, post(desk, strange)).closed
    assert len(stored(running)) == 2


def test_the_same_bytes_on_both_branches_take_effect_once(running: RunningCentre) -> None:
    desk = running.desk()
    desk.issue(code(1))
    second = desk.issue(code(2))
    acknowledged(desk, post(desk, desk.batch()))
    copy = replace(desk, rows=[])
    copy.issue(code(3))
    copy.rows.append(desk.rows[1])
    assert acknowledged(copy, post(copy, copy.batch())).closed
    repeated = [row for row in stored(running) if row.repeats]
    assert [(row.repeats, row.outcome, row.branch) for row in repeated] == [(second, None, 1)]
    assert desk.outcomes()[second] == "accepted"


def test_another_row_with_a_used_id_is_a_row_of_its_own(running: RunningCentre) -> None:
    desk, other = running.desk(), running.desk()
    row_id = desk.issue(code(1))
    other.issue(code(1), row_id=row_id)
    acknowledged(desk, post(desk, desk.batch()))
    acknowledged(other, post(other, other.batch()))
    rows = stored(running)
    assert len({row.row_id for row in rows}) == 2
    assert sorted(str(row.outcome) for row in rows) == ["accepted", "double_issue"]


def test_a_batch_of_another_signer_is_refused(running: RunningCentre) -> None:
    desk, other = running.desk(), running.desk()
    desk.issue(code(1))
    batch = desk.batch()
    assert post(other, batch).code == "bad_signature"
    unsigned = batch.model_copy(update={"signature": bytes(64)})
    assert post(desk, unsigned).code == "bad_signature"
    assert stored(running) == []


def test_rows_that_do_not_give_the_head_hash_are_refused(running: RunningCentre) -> None:
    desk = running.desk()
    desk.issue(code(1))
    desk.issue(code(2))
    batch = desk.batch()
    assert post(desk, batch.model_copy(update={"rows": batch.rows[:1]})).code == "bad_request"
    assert stored(running) == []


def test_more_than_500_rows_are_too_many(running: RunningCentre) -> None:
    desk = running.desk()
    fields = {"incarnation": "i", "from_seq": 1, "rows": ["x"] * 501}
    binary = dict.fromkeys(("previous_hash", "head_hash", "signature"), "AA")
    text = json.dumps({**fields, **binary})
    assert desk.raw("POST", "/v1/ledger", text.encode()).code == "too_large"
    assert desk.raw("POST", "/v1/ledger", b"<html>").code == "bad_request"


def test_incarnations_have_chains_of_their_own(running: RunningCentre) -> None:
    desk = running.desk()
    desk.issue(code(1))
    acknowledged(desk, post(desk, desk.batch()))
    running.clock.move(minutes=1)
    again = replace(desk, incarnation="second", rows=[])
    again.issue(code(2))
    acknowledged(again, post(again, again.batch()))
    with running.centre.store.read() as connection:
        assert chains.latest_incarnation(connection, desk.identity.device) == ("second", 1)
    assert [row.incarnation for row in stored(running)] == sorted([desk.incarnation, "second"])
