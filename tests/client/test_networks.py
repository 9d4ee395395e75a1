"""Networks that are not what they seem: told apart, no row lost, each direction by itself."""

import socket
import struct
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from itertools import repeat

import pytest

from sync.client import http
from sync.client.errors import (
    BadReply,
    Busy,
    NotAuthorised,
    PageForPeople,
    ProxyInTheWay,
    SignInNeeded,
    SyncError,
    Unreachable,
)
from sync.protocol.problems import ProblemCode
from tests.client.conftest import QUEUED, MadeUpCentre, MemoryOutbox, MemoryReplica
from tests.client.round_scripts import a_problem, good, one_round, serving
from tests.support.scripted_http import Received, Scripted

HTML = {"Content-Type": "text/html; charset=utf-8"}
LOG_IN = b"<!doctype html><title>Welcome</title>"
FAULTS: list[tuple[Scripted, type[SyncError]]] = [
    (Scripted(200, HTML, LOG_IN), PageForPeople),
    (Scripted(200, {}, LOG_IN), PageForPeople),
    (Scripted(301, {"Location": "/welcome"}), PageForPeople),
    (Scripted(301, {"Location": "https://127.0.0.1/v1"}), PageForPeople),
    (Scripted(302, {"Location": "http://[broken"}), PageForPeople),
    (Scripted(302), PageForPeople),
    (Scripted(302, {"Location": "http://portal.example/"}), SignInNeeded),
    (Scripted(307, {"Location": "http://portal.example/"}, LOG_IN), SignInNeeded),
    (Scripted(511, HTML, LOG_IN), SignInNeeded),
    (Scripted(407, {"Proxy-Authenticate": "Basic"}), ProxyInTheWay),
    (Scripted(403, HTML, LOG_IN), ProxyInTheWay),
    (Scripted(451, HTML, LOG_IN), ProxyInTheWay),
    (Scripted(502, HTML, LOG_IN), Busy),
    (Scripted(504, HTML, LOG_IN), Busy),
    (Scripted(404, HTML, LOG_IN), BadReply),
    (a_problem(ProblemCode.UNKNOWN_DEVICE), NotAuthorised),
    (Scripted(429, {"Retry-After": "1"}), Busy),
    (Scripted(503, {"Retry-After": "Sat, 25 Apr 2026 16:02:00 GMT"}), Busy),
    (Scripted(503, {"Retry-After": "9" * 300}), Busy),
    (Scripted(drip=repeat(b"x" * 65536)), BadReply),
    (Scripted(body=b"{}", announced=400), Unreachable),
]


def is_upload(request: Received) -> bool:
    return request.method == "POST"


def is_download(request: Received) -> bool:
    return request.method == "GET"


@pytest.mark.parametrize(("answer", "error"), FAULTS)
def test_an_upload_that_fails_keeps_the_queue_and_stops_no_download(
    centre: MadeUpCentre,
    queued: MemoryOutbox,
    replica: MemoryReplica,
    answer: Scripted,
    error: type[SyncError],
) -> None:
    centre.publish()
    sound = good(centre)
    with serving(centre, lambda each: answer if is_upload(each) else sound(each)):
        done = one_round(centre, queued, replica)
    assert type(done.push_error) is error
    assert (len(queued.rows), queued.acknowledged) == (QUEUED, 0)
    assert done.pull_error is None
    assert (replica.state.list_version, len(replica.changes)) == (1, 1)
    with serving(centre, sound):
        assert one_round(centre, queued, replica).error is None
    assert queued.acknowledged == QUEUED


@pytest.mark.parametrize(("answer", "error"), FAULTS)
def test_a_download_that_fails_stops_no_upload(
    centre: MadeUpCentre,
    queued: MemoryOutbox,
    replica: MemoryReplica,
    answer: Scripted,
    error: type[SyncError],
) -> None:
    centre.publish()
    sound = good(centre)
    with serving(centre, lambda each: answer if is_download(each) else sound(each)):
        done = one_round(centre, queued, replica)
    assert type(done.pull_error) is error
    assert (replica.state.list_version, replica.changes) == (0, [])
    assert (done.push_error, queued.acknowledged) == (None, QUEUED)


def test_files_and_changes_fail_apart(
    centre: MadeUpCentre, outbox: MemoryOutbox, replica: MemoryReplica
) -> None:
    centre.publish()
    sound, portal = good(centre), Scripted(200, HTML, LOG_IN)
    with serving(centre, lambda each: portal if "/files/" in each.path else sound(each)):
        done = one_round(centre, outbox, replica)
    assert isinstance(done.pull_error, PageForPeople)
    assert (replica.state.list_version, len(replica.changes)) == (0, 1)
    with serving(centre, lambda each: portal if "changes" in each.path else sound(each)):
        done = one_round(centre, outbox, replica)
    assert isinstance(done.pull_error, PageForPeople)
    assert (replica.state.list_version, len(replica.changes)) == (1, 1)


def test_a_desk_turned_away_in_mid_queue_keeps_the_rest(
    centre: MadeUpCentre, queued: MemoryOutbox, replica: MemoryReplica
) -> None:
    centre.publish()
    sound = good(centre)
    turned_away = a_problem(ProblemCode.UNKNOWN_DEVICE)

    def script(request: Received) -> Scripted:
        return turned_away if is_upload(request) and queued.acknowledged else sound(request)

    with serving(centre, script):
        done = one_round(centre, queued, replica)
    assert isinstance(done.push_error, NotAuthorised)
    assert 0 < queued.acknowledged < QUEUED
    with serving(centre, sound):
        assert one_round(centre, queued, replica).error is None
    assert queued.acknowledged == QUEUED


@pytest.mark.parametrize(
    "said",
    [("17", 17.0), ("Sat, 25 Apr 2026 16:02:00 GMT", 120.0), ("9" * 300, 3600.0), ("soon", None)],
)
@pytest.mark.parametrize("status", [429, 503])
def test_a_busy_centre_says_how_long(
    centre: MadeUpCentre,
    queued: MemoryOutbox,
    replica: MemoryReplica,
    status: int,
    said: tuple[str, float | None],
) -> None:
    header, seconds = said
    with serving(centre, lambda _: Scripted(status, {"Retry-After": header})):
        done = one_round(centre, queued, replica)
    for error in (done.push_error, done.pull_error):
        assert isinstance(error, Busy)
        assert error.retry_after == seconds


def test_a_body_that_drips_is_given_up(
    centre: MadeUpCentre,
    queued: MemoryOutbox,
    replica: MemoryReplica,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(http, "ANSWER_SECONDS", 0.05)
    queued.rows = queued.rows[:1]
    with serving(centre, lambda _: Scripted(drip=repeat(b" "))):
        done = one_round(centre, queued, replica)
    assert type(done.push_error) is type(done.pull_error) is Unreachable


@contextmanager
def resetting(announced: bytes) -> Iterator[str]:
    """The address of a server that begins its answer and then resets the connection."""
    with socket.create_server(("127.0.0.1", 0)) as listener:

        def serve() -> None:
            while True:
                try:
                    connection, _ = listener.accept()
                except OSError:
                    return
                with connection:
                    connection.recv(65536)
                    connection.sendall(announced)
                    # Closed with nothing lingering, the system sends a reset, not an end.
                    linger = struct.pack("ii", 1, 0)
                    connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, linger)

        thread = threading.Thread(target=serve, daemon=True)
        thread.start()
        try:
            yield f"http://127.0.0.1:{listener.getsockname()[1]}"
        finally:
            listener.shutdown(socket.SHUT_RDWR)
            thread.join()


@pytest.mark.parametrize("announced", [b"", b"HTTP/1.1 200 OK\r\nContent-Length: 900\r\n\r\n{"])
def test_a_connection_reset_half_way(
    centre: MadeUpCentre, queued: MemoryOutbox, replica: MemoryReplica, announced: bytes
) -> None:
    queued.rows = queued.rows[:4]
    with resetting(announced) as address:
        centre.desk = replace(centre.desk, address=address)
        done = one_round(centre, queued, replica)
    assert type(done.push_error) is type(done.pull_error) is Unreachable
    assert queued.acknowledged == 0
