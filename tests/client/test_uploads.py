"""What goes up in a round: batches, gaps, and acknowledgements that are another's."""

from dataclasses import replace

import pytest

from sync.client.errors import (
    BadReply,
)
from sync.protocol import keys
from sync.protocol.messages import Acknowledgement, LedgerBatch
from sync.protocol.problems import PROBLEM_MEDIA_TYPE, ProblemCode, problem
from sync.protocol.statements import StatementType
from tests.client.conftest import NOW, MadeUpCentre, MemoryOutbox, MemoryReplica
from tests.client.round_scripts import a_problem, acknowledge, one_round, serving
from tests.support.scripted_http import Received, Scripted


def test_a_row_that_is_no_text_goes_as_bytes(
    centre: MadeUpCentre, outbox: MemoryOutbox, replica: MemoryReplica
) -> None:
    """A copy's row that came back from the centre, which lost it since."""
    outbox.rows = [b'{"n":1}', b"\xff\xfe"]
    came: list[LedgerBatch] = []

    def answer(request: Received) -> Scripted:
        if request.method != "POST":
            return Scripted(500)
        came.append(LedgerBatch.model_validate_json(request.body))
        return Scripted(body=acknowledge(centre, request))

    with serving(centre, answer):
        one_round(centre, outbox, replica)
    assert [each.opaque for each in came] == [tuple(outbox.rows)]
    assert outbox.acknowledged == 2


def test_batches_halve_down_to_the_row_that_fails(
    centre: MadeUpCentre, outbox: MemoryOutbox, replica: MemoryReplica
) -> None:
    outbox.rows = [b'{"n":%d}' % n for n in range(20)]
    sizes: list[int] = []

    def picky(request: Received) -> Scripted:
        if request.method != "POST":
            return Scripted(500)
        batch = LedgerBatch.model_validate_json(request.body)
        sizes.append(len(batch.row_bytes))
        if any(b":13}" in row for row in batch.row_bytes):
            return Scripted(413, {"Content-Type": PROBLEM_MEDIA_TYPE}, _too_large())
        return Scripted(body=acknowledge(centre, request))

    with serving(centre, picky):
        done = one_round(centre, outbox, replica)
    assert isinstance(done.push_error, BadReply)
    assert outbox.acknowledged == 13
    assert sizes[-1] == 1


def _too_large() -> bytes:
    return problem(ProblemCode.TOO_LARGE).to_bytes()


def test_a_single_row_that_is_refused_goes_as_bytes(
    centre: MadeUpCentre, outbox: MemoryOutbox, replica: MemoryReplica
) -> None:
    outbox.rows = [b'{"n":1}']

    def wants_bytes(request: Received) -> Scripted:
        if LedgerBatch.model_validate_json(request.body).rows:
            return a_problem(ProblemCode.BAD_REQUEST)
        return Scripted(body=acknowledge(centre, request))

    with serving(centre, wants_bytes):
        done = one_round(centre, outbox, replica)
    assert done.push_error is None
    assert outbox.acknowledged == 1


def test_a_gap_is_filled_from_where_the_centre_stands(
    centre: MadeUpCentre, outbox: MemoryOutbox, replica: MemoryReplica
) -> None:
    outbox.rows = [b'{"n":%d}' % n for n in range(10)]
    outbox.acknowledged = 8

    def forgetful(request: Received) -> Scripted:
        if LedgerBatch.model_validate_json(request.body).from_seq > 4:
            return a_problem(ProblemCode.GAP, needed_seq=4)
        return Scripted(body=acknowledge(centre, request))

    with serving(centre, forgetful):
        done = one_round(centre, outbox, replica)
    assert done.push_error is None
    assert outbox.acknowledged == 10


@pytest.mark.parametrize("needed", [0, -1, 9])
def test_a_gap_that_cannot_be_ends_the_round(
    centre: MadeUpCentre, outbox: MemoryOutbox, replica: MemoryReplica, needed: int
) -> None:
    outbox.rows = [b"{}"] * 3
    outbox.acknowledged = 2
    gap = a_problem(ProblemCode.GAP, needed_seq=0)
    # The protocol makes no number below 0.
    body = gap.body.replace(b'"needed_seq":0', f'"needed_seq":{needed}'.encode())
    with serving(centre, lambda _: replace(gap, body=body)) as server:
        done = one_round(centre, outbox, replica)
    assert isinstance(done.push_error, BadReply)
    assert sum(request.path == "/v1/ledger" for request in server.received) == 1
    assert outbox.acknowledged == 2


def test_an_old_acknowledgement_played_again_takes_nothing_back(
    centre: MadeUpCentre, outbox: MemoryOutbox, replica: MemoryReplica
) -> None:
    outbox.rows = [b"{}"]
    old: list[bytes] = []

    def keep(request: Received) -> Scripted:
        old.append(acknowledge(centre, request))
        return Scripted(body=old[-1])

    with serving(centre, keep):
        one_round(centre, outbox, replica)
    outbox.rows += [b"{}", b"{}"]
    outbox.acknowledged = 2
    with serving(centre, lambda _: Scripted(body=old[0])):
        done = one_round(centre, outbox, replica)
    assert isinstance(done.push_error, BadReply)
    assert (outbox.acknowledged, outbox.receipts) == (2, old[:1])


@pytest.mark.parametrize("wrong", ["device", "incarnation", "hash", "key", "nonce"])
def test_a_wrong_acknowledgement_frees_nothing(
    centre: MadeUpCentre, outbox: MemoryOutbox, replica: MemoryReplica, wrong: str
) -> None:
    outbox.rows = [b"{}"]

    def lie(request: Received) -> Scripted:
        batch = LedgerBatch.model_validate_json(request.body)
        answer = Acknowledgement(
            device="other" if wrong == "device" else "device-1",
            incarnation="other" if wrong == "incarnation" else batch.incarnation,
            acknowledged_seq=1,
            head_hash=bytes(32) if wrong == "hash" else batch.head_hash,
            generation="g1",
            at=NOW,
            nonce="of another request" if wrong == "nonce" else request.nonce,
        )
        if wrong == "key":
            centre.key = keys.new_signing_key()
        return Scripted(body=centre.statement(StatementType.ACKNOWLEDGEMENT, answer))

    with serving(centre, lie):
        done = one_round(centre, outbox, replica)
    assert isinstance(done.push_error, BadReply)
    assert (outbox.acknowledged, outbox.receipts) == (0, [])
