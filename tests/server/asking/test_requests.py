"""Signed requests: whose, how fresh, and once only."""

import gzip
import socket
import time
from dataclasses import replace

import pytest
from sqlalchemy import update
from sqlalchemy.exc import OperationalError

from sync.protocol import keys
from sync.protocol.encoding import from_timestamp
from sync.protocol.versions import MAX_BATCH_BYTES
from sync.server.store import devices, publications
from sync.server.store.tables import devices as device_table
from tests.support.hand_desk import RunningCentre
from tests.support.network import VENUE, code
from tests.support.raw_http import raw


def test_a_signature_serves_once(running: RunningCentre) -> None:
    desk = running.desk()
    headers = desk.signed("GET", "/v1/head")
    assert raw(running.address, "GET", "/v1/head", headers=headers).status == 200
    assert raw(running.address, "GET", "/v1/head", headers=headers).code == "replayed"


@pytest.mark.parametrize("seconds", [-301, 301])
def test_a_clock_that_is_off_is_told_the_time(running: RunningCentre, seconds: int) -> None:
    desk = running.desk()
    signed_at = running.clock()
    running.clock.move(seconds=-seconds)
    answer = desk.raw("GET", "/v1/head", signed_at=signed_at)
    assert answer.code == "clock_skew"
    assert answer.problem.at is not None
    assert from_timestamp(answer.problem.at) == running.clock()


@pytest.mark.parametrize("seconds", [-299, 299])
def test_five_minutes_are_allowed(running: RunningCentre, seconds: int) -> None:
    desk = running.desk()
    signed_at = running.clock()
    running.clock.move(seconds=-seconds)
    assert desk.raw("GET", "/v1/head", signed_at=signed_at).status == 200


def test_an_unknown_desk_is_told_so(running: RunningCentre) -> None:
    desk = running.desk()
    stranger = desk.signed("GET", "/v1/head")
    stranger["Signature-Input"] = stranger["Signature-Input"].replace(
        desk.identity.device, "nobody"
    )
    assert raw(running.address, "GET", "/v1/head", headers=stranger).code == "unknown_device"


def test_another_key_does_not_sign_for_a_desk(running: RunningCentre) -> None:
    desk, other = running.desk(), running.desk()
    headers = other.signed("GET", "/v1/head")
    headers["Signature-Input"] = headers["Signature-Input"].replace(
        other.identity.device, desk.identity.device
    )
    assert raw(running.address, "GET", "/v1/head", headers=headers).code == "bad_signature"


def test_a_database_that_fails_is_not_the_signatures_fault(
    running: RunningCentre, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = running.desk()

    def gone(*_: object) -> None:
        raise OperationalError("SELECT", {}, Exception("disk I/O error"))

    monkeypatch.setattr(devices, "device", gone)
    assert desk.raw("GET", "/v1/head").code == "unavailable"


def test_path_query_method_and_body_are_covered(running: RunningCentre) -> None:
    desk = running.desk()
    address = running.address
    desk.issue(code(1))
    body = desk.batch().to_bytes()
    changes = desk.signed("GET", "/v1/changes?after=0")
    assert raw(address, "GET", "/v1/changes?after=1", headers=changes).code == "bad_signature"
    assert raw(address, "GET", "/v1/head", headers=changes).code == "bad_signature"
    ledger = desk.signed("POST", "/v1/ledger", body)
    other = body.replace(b"holder", b"child")
    assert raw(address, "POST", "/v1/ledger", other, ledger).code == "bad_signature"
    no_digest = {name: value for name, value in ledger.items() if name != "Content-Digest"}
    assert raw(address, "POST", "/v1/ledger", body, no_digest).code == "bad_signature"
    bare = desk.signed("POST", "/v1/ledger")
    bare.pop("Content-Digest", None)
    assert raw(address, "POST", "/v1/ledger", body, bare).code == "bad_signature"


def test_no_signature_is_none(running: RunningCentre) -> None:
    assert raw(running.address, "GET", "/v1/head").code == "bad_signature"
    garbage = {"Signature": "kaiku=:AAAA:", "Signature-Input": 'kaiku=("@method");created=x'}
    assert raw(running.address, "GET", "/v1/head", headers=garbage).code == "bad_signature"


def test_a_revoked_desk_may_only_upload(running: RunningCentre) -> None:
    desk = running.desk()
    desk.issue(code(1))
    with running.centre.store.write() as connection:
        devices.revoke_device(connection, desk.identity.device, running.clock())
    programme = _programme_path(running)
    assert desk.raw("GET", "/v1/head").code == "revoked"
    assert desk.raw("GET", "/v1/changes").code == "revoked"
    assert desk.raw("GET", programme).code == "revoked"
    assert desk.raw("POST", "/v1/ledger", desk.batch().to_bytes()).status == 200


def _programme_path(running: RunningCentre) -> str:
    with running.centre.store.read() as connection:
        programme = publications.current_programme(connection, VENUE)
    assert programme is not None
    return f"/v1/files/{programme.sha256.hex()}"


def test_compressed_bodies_are_bounded(running: RunningCentre) -> None:
    desk = running.desk()
    compressed = {"Content-Encoding": "gzip"}
    bomb = gzip.compress(bytes(MAX_BATCH_BYTES + 1))
    assert desk.raw("POST", "/v1/ledger", bomb, compressed).code == "too_large"
    most = gzip.compress(bytes(MAX_BATCH_BYTES))
    assert desk.raw("POST", "/v1/ledger", most, compressed).code == "bad_request"
    assert desk.raw("POST", "/v1/ledger", b"no gzip", compressed).code == "bad_request"
    cut = gzip.compress(b"{}")[:-3]
    assert desk.raw("POST", "/v1/ledger", cut, compressed).code == "bad_request"
    other = {"Content-Encoding": "br"}
    assert desk.raw("POST", "/v1/ledger", b"x", other).code == "bad_request"


def test_plain_bodies_are_bounded(running: RunningCentre) -> None:
    desk = running.desk()
    # The centre answers before it has read everything, so the connection may break while sending.
    try:
        answer = desk.raw("POST", "/v1/ledger", bytes(MAX_BATCH_BYTES + 1))
    except (BrokenPipeError, ConnectionResetError):
        return
    assert answer.code == "too_large"


def test_nonces_are_forgotten_when_their_requests_are_too_old(running: RunningCentre) -> None:
    desk = running.desk()
    desk.raw("GET", "/v1/head")
    with running.centre.store.write() as connection:
        assert devices.forget_nonces_before(connection, running.clock()) == 0
        running.clock.move(minutes=10, seconds=1)
        assert devices.forget_nonces_before(connection, running.clock()) == 1


def _logged(caplog: pytest.LogCaptureFixture, path: str) -> bool:
    return path in [getattr(record, "path", None) for record in caplog.records]


def test_a_desk_that_leaves_half_way_is_no_fault_of_the_centre(
    running: RunningCentre, caplog: pytest.LogCaptureFixture
) -> None:
    host, port = running.address.removeprefix("http://").split(":")
    with caplog.at_level("INFO"):
        with socket.create_connection((host, int(port))) as leaving:
            leaving.sendall(b"POST /v1/ledger HTTP/1.1\r\nHost: c\r\nContent-Length: 99\r\n\r\n{")
        deadline = time.monotonic() + 10
        while not _logged(caplog, "/v1/ledger") and time.monotonic() < deadline:
            raw(running.address, "GET", "/v1/health")
    assert _logged(caplog, "/v1/ledger")
    assert [record for record in caplog.records if record.exc_info] == []


def test_a_desk_that_enrolled_again_with_another_key_is_known_by_it(
    running: RunningCentre,
) -> None:
    """Its centre was put back to before the desk came, and went on without a new start."""
    desk = running.desk()
    assert desk.raw("GET", "/v1/head").status == 200
    key = keys.new_signing_key()
    with running.centre.store.write() as connection:
        changed = {"public_key": keys.public_signing_key(key)}
        connection.execute(update(device_table).values(changed))
    before, desk.identity = desk.identity, replace(desk.identity, signing_key=key)
    assert desk.raw("GET", "/v1/head").status == 200
    desk.identity = before
    assert desk.raw("GET", "/v1/head").code == "bad_signature"
