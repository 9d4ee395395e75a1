"""Many rows going up: two whole batches at a time, and nothing lost where they come apart."""

import threading

import pytest

from sync.client.errors import BadReply
from sync.client.http import Centre
from sync.client.pushing import push
from sync.protocol.messages import Acknowledgement, LedgerBatch
from sync.protocol.problems import ProblemCode
from sync.protocol.statements import StatementType
from sync.protocol.versions import MAX_BATCH_ROWS
from tests.client.conftest import NOW, MadeUpCentre, MemoryOutbox
from tests.client.round_scripts import a_problem, acknowledge, serving
from tests.support.scripted_http import Received, Script, Scripted

_WAIT_SECONDS = 120
WHOLE_BATCHES = 4


@pytest.fixture
def many(outbox: MemoryOutbox) -> MemoryOutbox:
    """An outbox with four whole batches and a short one."""
    outbox.rows = [b'{"n":%d}' % n for n in range(WHOLE_BATCHES * MAX_BATCH_ROWS + 7)]
    return outbox


def pushed(made: MadeUpCentre, outbox: MemoryOutbox, script: Script) -> list[tuple[int, int]]:
    """Push through the script; (first row, rows) of each batch as it came."""
    with serving(made, script) as server:
        centre = Centre(made.desk.address, made.desk)
        try:
            push(centre, made.desk, outbox)
        finally:
            centre.close()
        return [(each.from_seq, len(each.row_bytes)) for each in map(_batch, server.received)]


def _batch(request: Received) -> LedgerBatch:
    return LedgerBatch.model_validate_json(request.body)


def test_a_whole_batch_travels_while_the_one_before_waits_for_its_answer(
    centre: MadeUpCentre, many: MemoryOutbox
) -> None:
    third = threading.Event()

    def slow(request: Received) -> Scripted:
        from_seq = _batch(request).from_seq
        if from_seq == 1 + 2 * MAX_BATCH_ROWS:
            third.set()
        if from_seq == 1 + MAX_BATCH_ROWS:
            assert third.wait(_WAIT_SECONDS)
        return Scripted(body=acknowledge(centre, request))

    assert sorted(from_seq for from_seq, _ in pushed(centre, many, slow)) == [
        1 + place * MAX_BATCH_ROWS for place in range(WHOLE_BATCHES + 1)
    ]
    assert many.acknowledged == len(many.rows)


def test_the_first_batch_and_a_short_one_travel_alone(
    centre: MadeUpCentre, many: MemoryOutbox
) -> None:
    alone = {1, 1 + WHOLE_BATCHES * MAX_BATCH_ROWS}
    unanswered: list[int] = []
    beside: list[tuple[int, ...]] = []

    def watching(request: Received) -> Scripted:
        unanswered.append(_batch(request).from_seq)
        beside.append(tuple(unanswered))
        answer = Scripted(body=acknowledge(centre, request))
        unanswered.remove(_batch(request).from_seq)
        return answer

    pushed(centre, many, watching)
    assert all(len(each) == 1 for each in beside if alone & set(each))
    assert many.acknowledged == len(many.rows)


def test_a_batch_that_overtook_is_sent_again_and_nothing_before_it(
    centre: MadeUpCentre, many: MemoryOutbox
) -> None:
    overtaking = [1 + 2 * MAX_BATCH_ROWS]

    def overtaken(request: Received) -> Scripted:
        if overtaking and _batch(request).from_seq == overtaking[0]:
            overtaking.clear()
            return a_problem(ProblemCode.GAP, needed_seq=1 + MAX_BATCH_ROWS)
        return Scripted(body=acknowledge(centre, request))

    came = pushed(centre, many, overtaken)
    assert came.count((1 + 2 * MAX_BATCH_ROWS, MAX_BATCH_ROWS)) == 2
    assert came.count((1 + MAX_BATCH_ROWS, MAX_BATCH_ROWS)) == 1
    assert [len(many.receipts), many.acknowledged] == [WHOLE_BATCHES + 1, len(many.rows)]


def test_what_was_sent_behind_a_batch_that_failed_is_sent_again(
    centre: MadeUpCentre, many: MemoryOutbox
) -> None:
    second = 1 + MAX_BATCH_ROWS
    failures = [Scripted(500)]
    stored = [0]

    def failing_once(request: Received) -> Scripted:
        batch = _batch(request)
        if batch.from_seq == second and failures:
            return failures.pop()
        if batch.from_seq > stored[0] + 1:
            return a_problem(ProblemCode.GAP, needed_seq=stored[0] + 1)
        stored[0] = batch.from_seq + len(batch.row_bytes) - 1
        return Scripted(body=acknowledge(centre, request))

    came = pushed(centre, many, failing_once)
    assert (second, MAX_BATCH_ROWS // 2) in came
    assert (many.acknowledged, stored) == (len(many.rows), [len(many.rows)])


def test_an_answer_that_covers_what_is_still_on_its_way_moves_on_behind_it(
    centre: MadeUpCentre, many: MemoryOutbox
) -> None:
    """A centre that has the rows already says how far it has them."""
    whole = many.outgoing(1, len(many.rows))
    assert whole is not None
    all_of_them = Acknowledgement(
        device=centre.desk.device,
        incarnation="inc-1",
        acknowledged_seq=len(many.rows),
        head_hash=whole.head_hash,
        generation="g1",
        at=NOW,
    )

    def has_all(request: Received) -> Scripted:
        if _batch(request).from_seq == 1:
            return Scripted(body=acknowledge(centre, request))
        told = all_of_them.model_copy(update={"nonce": request.nonce})
        return Scripted(body=centre.statement(StatementType.ACKNOWLEDGEMENT, told))

    came = pushed(centre, many, has_all)
    assert {from_seq for from_seq, _ in came} == {1, 1 + MAX_BATCH_ROWS, 1 + 2 * MAX_BATCH_ROWS}
    assert (len(many.receipts), many.acknowledged) == (2, len(many.rows))


def test_a_foreign_acknowledgement_ends_it_whatever_is_on_its_way(
    centre: MadeUpCentre, many: MemoryOutbox
) -> None:
    def foreign(request: Received) -> Scripted:
        if _batch(request).from_seq == 1:
            return Scripted(body=acknowledge(centre, request))
        return Scripted(body=b"{}")

    with pytest.raises(BadReply):
        pushed(centre, many, foreign)
    assert many.acknowledged == MAX_BATCH_ROWS
