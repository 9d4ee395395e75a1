"""A relay whose disk is full, or whose way leads elsewhere, stands in nobody's way."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
import requests
from requests.adapters import BaseAdapter

from sync.client.ports import Identity
from sync.client.pushing import signed_batch
from sync.client.relays import KEPT, NO_WAY
from sync.protocol import chain, keys
from sync.protocol.key_changes import KeyChanges, follow, make_change
from sync.protocol.messages import Acknowledgement, LedgerBatch
from sync.protocol.positions import OutgoingRows
from sync.protocol.relays import CarriedBatch, VenueDevices
from sync.protocol.request_signatures import SignableRequest, sign_request
from sync.protocol.statements import StatementType, make_statement
from sync.relay.app import create_app
from sync.relay.forwarding import REFUSED_SECONDS, Forwarder
from sync.relay.opening import open_relay
from sync.relay.relay import Relay
from sync.relay.store import StoreInUse
from tests.relay.changed_centre import Changed
from tests.simulation.asgi import Reply, Request, call, in_one_thread
from tests.simulation.disk import Disk, watched_disks
from tests.simulation.network import response_of

CENTRE = keys.new_signing_key()
CENTRE_KEY = keys.public_signing_key(CENTRE)
NOW = datetime(2026, 4, 25, 16, 0, tzinfo=UTC)
ADDRESS = "http://127.0.0.1:1"


class Acknowledging(BaseAdapter):
    """A centre that takes every batch, and signs with this key."""

    def __init__(self, key: bytes = CENTRE, *changes: bytes) -> None:
        """`changes` are those of its key."""
        super().__init__()
        self.taken: list[str] = []
        self.key, self.changes = key, changes

    def send(
        self, request: requests.PreparedRequest, *_: object, **__: object
    ) -> requests.Response:
        if request.path_url == "/v1/key-changes":
            return response_of(request, Reply(200, {}, KeyChanges(changes=self.changes).to_bytes()))
        assert request.path_url == "/v1/carried"
        carried = CarriedBatch.model_validate_json(request.body or b"")
        batch = LedgerBatch.model_validate_json(carried.batch)
        self.taken.append(batch.incarnation)
        said = Acknowledgement(
            device=carried.device,
            incarnation=batch.incarnation,
            acknowledged_seq=1,
            head_hash=batch.head_hash,
            generation="g",
            at=NOW,
        )
        statement = make_statement(self.key, StatementType.ACKNOWLEDGEMENT, said)
        return response_of(request, Reply(200, {}, statement))

    def close(self) -> None:
        """Nothing is held."""


class Answering(BaseAdapter):
    """Something on the way that answers the same each time."""

    def __init__(self, status: int, media: str) -> None:
        super().__init__()
        self.status, self.media, self.asked = status, media, 0

    def send(
        self, request: requests.PreparedRequest, *_: object, **__: object
    ) -> requests.Response:
        self.asked += 1
        headers = {"content-type": self.media, "location": "http://login.example/"}
        return response_of(request, Reply(self.status, headers, b"<html>"))

    def close(self) -> None:
        """Nothing is held."""


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Disk]:
    """The disk that the relay's folder is on."""
    made = Disk(tmp_path / "relay")
    with watched_disks(lambda: [made]):
        yield made


@pytest.fixture
def relay(disk: Disk) -> Iterator[Relay]:
    made = open_relay(disk.folder, ADDRESS, keys.fingerprint(CENTRE_KEY))
    said = VenueDevices(venue="venue", generation="g", centre_key=CENTRE_KEY, at=NOW)
    made.word.hear_devices(make_statement(CENTRE, StatementType.DEVICES, said), pairing=True)
    yield made
    made.close()


def hold(relay: Relay, incarnation: str) -> None:
    """A batch of one row in custody."""
    batch = LedgerBatch(
        incarnation=incarnation,
        from_seq=1,
        previous_hash=b"0",
        rows=("{}",),
        head_hash=b"1",
        signature=b"",
    )
    assert relay.store.take("desk", batch, batch.to_bytes().decode(), 0) is None


def test_all_batches_go_to_the_centre_though_its_word_cannot_be_kept(
    relay: Relay, disk: Disk
) -> None:
    seconds = 0.0
    centre = Acknowledging()
    for incarnation in ("first", "second"):
        hold(relay, incarnation)
    looked: list[bool] = []
    forwarder = Forwarder(
        relay,
        ADDRESS,
        lambda: looked.append(True),
        transport=centre,
        monotonic=lambda: seconds,
    )
    disk.full = True
    forwarder.look()
    assert centre.taken == ["first", "second"]
    assert relay.store.counts().waiting == 2
    disk.full = False
    forwarder.look()
    assert len(centre.taken) == 2, "each rests first"
    seconds = REFUSED_SECONDS
    forwarder.look()
    assert (relay.store.counts().waiting, len(looked)) == (0, 3)


def test_what_the_centre_took_by_another_key_is_acknowledged_as_soon_as_that_is_known(
    relay: Relay,
) -> None:
    hold(relay, "first")
    new = keys.new_signing_key()
    centre = Acknowledging(new, make_change(CENTRE, new, 1, NOW))
    Forwarder(relay, ADDRESS, transport=centre, monotonic=lambda: 0.0).look()
    assert (centre.taken, relay.store.counts().waiting) == (["first", "first"], 0)


def answered_by(relay: Relay, desk: bytes, path: str, body: bytes = b"") -> Reply:
    """What a desk of this key gets."""
    request = SignableRequest("POST" if body else "GET", f"http://relay{path}", {}, body)
    sign_request(request, "desk", desk, NOW)
    with in_one_thread():
        return call(create_app(relay), Request(request.method, path, request.headers, body))


def asked(relay: Relay, desk: bytes, path: str, body: bytes = b"") -> tuple[int, bool]:
    """The status that a desk of this key gets, and whether it says that nothing was passed on."""
    reply = answered_by(relay, desk, path, body)
    return reply.status, NO_WAY.lower() in reply.headers


def test_desks_follow_the_centre_by_a_relay_that_did_and_is_cut_off_since(relay: Relay) -> None:
    desk, new = keys.new_signing_key(), keys.new_signing_key()
    relay.store.pair("desk", keys.public_signing_key(desk))
    relay.way.found_closed()
    assert asked(relay, desk, "/v1/key-changes") == (503, True)
    relay.word.follow(Changed(make_change(CENTRE, new, 1, NOW)))
    reply = answered_by(relay, desk, "/v1/key-changes")
    assert (reply.status, KEPT.lower() in reply.headers) == (200, True)
    told = KeyChanges.model_validate_json(reply.body).changes
    (led,) = follow(CENTRE_KEY, told)
    assert led.change.new_key == keys.public_signing_key(new)


def test_it_takes_no_batch_and_sends_desks_their_own_way(relay: Relay, disk: Disk) -> None:
    desk = keys.new_signing_key()
    assert asked(relay, desk, "/v1/head") == (401, True), "it knows no such desk"
    relay.store.pair("desk", keys.public_signing_key(desk))
    start = chain.first_hash(keys.public_signing_key(desk), "inc")
    rows = OutgoingRows(1, start, (b"{}",), chain.hashes(start, [b"{}"])[-1])
    who = Identity("desk", desk, CENTRE_KEY, ADDRESS)
    batch = signed_batch(who, "inc", rows, opaque=False).to_bytes()
    disk.full = True
    assert asked(relay, desk, "/v1/relay/batches", batch) == (503, True)
    assert relay.store.counts().held == 0
    disk.full = False
    assert asked(relay, desk, "/v1/relay/batches", batch) == (200, False)
    assert relay.store.counts().held == 1


@pytest.mark.parametrize(
    ("status", "media", "answered"),
    [
        (200, "text/html", (503, True)),
        (302, "application/json", (503, True)),
        (511, "text/html", (503, True)),
        (502, "text/html", (502, False)),
    ],
)
def test_what_is_not_the_centre_shuts_its_way(
    disk: Disk, status: int, media: str, answered: tuple[int, bool]
) -> None:
    """What a proxy failed over may have reached the centre; the next request does not go there."""
    away = Answering(status, media)
    relay = open_relay(disk.folder, ADDRESS, keys.fingerprint(CENTRE_KEY), transport=away)
    desk = keys.new_signing_key()
    relay.store.pair("desk", keys.public_signing_key(desk))
    assert asked(relay, desk, "/v1/clerks") == answered
    assert asked(relay, desk, "/v1/clerks") == (503, True)
    assert away.asked == 1
    relay.close()


def test_a_folder_that_cannot_be_written_is_let_go_of(tmp_path: Path) -> None:
    (tmp_path / "relay.sqlite").mkdir()
    with pytest.raises(StoreInUse):
        open_relay(tmp_path, ADDRESS, keys.fingerprint(CENTRE_KEY))
