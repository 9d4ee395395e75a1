"""What the centre does for a relay: it takes carried batches, and says who a venue's desks are."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from sync.protocol import keys
from sync.protocol.messages import Acknowledgement, LedgerBatch
from sync.protocol.relays import CarriedBatch, VenueDevices
from sync.protocol.statements import StatementType, read_statement
from sync.server.store import devices
from tests.support.centre import running_centre
from tests.support.hand_desk import Desk, RunningCentre
from tests.support.network import OTHER_VENUE, VENUE, code
from tests.support.raw_http import RawAnswer, raw


@pytest.fixture
def running(tmp_path: Path) -> Iterator[RunningCentre]:
    with running_centre(tmp_path) as made:
        yield made


def carry(desk: Desk, batch: LedgerBatch | None = None, device: str = "") -> RawAnswer:
    """Bring a batch as somebody who has no key of anybody."""
    made = batch or desk.batch()
    body = CarriedBatch(device=device or desk.identity.device, batch=made.to_bytes().decode())
    return raw(desk.running.address, "POST", "/v1/carried", body.to_bytes())


def acknowledged(desk: Desk, answer: RawAnswer) -> Acknowledgement:
    assert answer.status == 200
    key = desk.identity.centre_key
    return read_statement(answer.body, StatementType.ACKNOWLEDGEMENT, Acknowledgement, key)


def test_a_carried_batch_is_stored_judged_and_acknowledged(running: RunningCentre) -> None:
    desk = running.desk()
    row = desk.issue(code(1))
    receipt = acknowledged(desk, carry(desk))
    assert (receipt.device, receipt.incarnation) == (desk.identity.device, desk.incarnation)
    assert (receipt.acknowledged_seq, receipt.head_hash) == (1, desk.hash_at(1))
    assert receipt.nonce is None, "it answers no request of the desk's"
    assert desk.outcomes() == {row: "accepted"}


def test_a_batch_still_counts_long_after_its_request(running: RunningCentre) -> None:
    desk = running.desk()
    desk.issue(code(1))
    batch = desk.batch()
    running.clock.move(days=3)
    assert acknowledged(desk, carry(desk, batch)).acknowledged_seq == 1


def test_both_ways_together_store_each_row_once(running: RunningCentre) -> None:
    desk = running.desk()
    first = desk.issue(code(1))
    carried = desk.batch()
    second = desk.issue(code(2))
    desk.send()
    assert acknowledged(desk, carry(desk, carried)).acknowledged_seq == 2
    assert acknowledged(desk, carry(desk)).acknowledged_seq == 2
    assert desk.outcomes() == {first: "accepted", second: "accepted"}


def test_a_desk_taken_out_of_use_is_still_carried(running: RunningCentre) -> None:
    desk = running.desk()
    desk.issue(code(1))
    with running.centre.store.write() as connection:
        devices.revoke_device(connection, desk.identity.device, running.clock())
    assert acknowledged(desk, carry(desk)).acknowledged_seq == 1


def test_nobody_can_change_what_they_carry(running: RunningCentre) -> None:
    desk, other = running.desk(), running.desk()
    desk.issue(code(1))
    batch = desk.batch()
    other.issue(code(2))
    assert carry(desk, batch, other.identity.device).code == "bad_signature"
    forged = batch.model_copy(update={"rows": (other.rows[0].decode(),)})
    assert carry(desk, forged).code == "bad_request"
    moved = batch.model_copy(update={"from_seq": 2})
    assert carry(desk, moved).code == "bad_signature"
    assert carry(desk, batch, "nobody").code == "unknown_device"
    assert raw(running.address, "POST", "/v1/carried", b"{}").code == "bad_request"
    desk.issue(code(3))
    assert carry(desk, desk.batch(2)).problem.needed_seq == 1


def test_a_venues_desks_in_use_are_stated_with_their_keys(running: RunningCentre) -> None:
    desk, gone, other = running.desk(), running.desk(), running.desk(OTHER_VENUE)
    with running.centre.store.write() as connection:
        devices.revoke_device(connection, gone.identity.device, running.clock())
    stated = read_statement(
        desk.get("/v1/devices").body, StatementType.DEVICES, VenueDevices, desk.identity.centre_key
    )
    own = keys.public_signing_key(desk.identity.signing_key)
    assert (stated.venue, stated.centre_key) == (VENUE, desk.identity.centre_key)
    assert [(each.device, each.name) for each in stated.devices] == [
        (desk.identity.device, "Counter")
    ]
    assert stated.key_of(desk.identity.device) == own
    assert stated.key_of(other.identity.device) is None
    assert gone.raw("GET", "/v1/devices").code == "revoked"
    assert raw(running.address, "GET", "/v1/devices").code == "bad_signature"
