"""Networks that are not what they seem: told apart, no row lost, each direction by itself."""

import socket
import struct
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from itertools import repeat
from pathlib import Path

import pytest

from sync.client import http, pulling
from sync.client.errors import (
    BadReply,
    Busy,
    NameUnknown,
    NotAuthorised,
    NotConnected,
    NotSecure,
    OldReply,
    PageForPeople,
    ProxyInTheWay,
    SignInNeeded,
    SyncError,
    TlsReason,
    Unreachable,
)
from sync.client.http import centre_address
from sync.client.rounds import Round
from sync.protocol.problems import ProblemCode
from sync.protocol.statements import StatementType
from tests.client.conftest import MadeUpCentre, MemoryOutbox, MemoryReplica
from tests.client.round_scripts import a_problem, acknowledge, good, one_round, serving
from tests.support.scripted_http import Received, Script, Scripted
from tests.support.tls import Authority, authority, certificate, speaking_tls

ROWS = 1100
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


@pytest.fixture
def queued(outbox: MemoryOutbox) -> MemoryOutbox:
    """More rows than two batches."""
    outbox.rows = [b'{"n":%d}' % number for number in range(ROWS)]
    return outbox


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
    assert (len(queued.rows), queued.acknowledged) == (ROWS, 0)
    assert done.pull_error is None
    assert (replica.state.list_version, len(replica.changes)) == (1, 1)
    with serving(centre, sound):
        assert one_round(centre, queued, replica).error is None
    assert queued.acknowledged == ROWS


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
    assert (done.push_error, queued.acknowledged) == (None, ROWS)


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
    assert 0 < queued.acknowledged < ROWS
    with serving(centre, sound):
        assert one_round(centre, queued, replica).error is None
    assert queued.acknowledged == ROWS


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


def test_a_name_that_the_network_does_not_know(
    centre: MadeUpCentre,
    queued: MemoryOutbox,
    replica: MemoryReplica,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    looked_up: list[object] = []

    def unknown(host: object, *_: object) -> list[object]:
        looked_up.append(host)
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", unknown)
    done = at_address(centre, queued, replica, "https://centre.invalid")
    assert type(done.push_error) is type(done.pull_error) is NameUnknown
    # One batch, head and changes: no smaller batch is tried where nothing connects.
    assert looked_up == ["centre.invalid"] * 3


def at_address(
    centre: MadeUpCentre, outbox: MemoryOutbox, replica: MemoryReplica, address: str
) -> Round:
    centre.desk = replace(centre.desk, address=address)
    return one_round(centre, outbox, replica)


def test_where_nothing_connects_no_smaller_batch_is_tried(
    centre: MadeUpCentre, queued: MemoryOutbox, replica: MemoryReplica
) -> None:
    done = one_round(centre, queued, replica)
    assert type(done.push_error) is type(done.pull_error) is NotConnected


@pytest.fixture
def trusted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Authority:
    """The one authority that clients trust here."""
    made = authority(tmp_path)
    bundle = str(made.file)
    monkeypatch.setattr("requests.adapters.DEFAULT_CA_BUNDLE_PATH", bundle)
    return made


def test_a_good_certificate_lets_the_request_through(
    centre: MadeUpCentre,
    queued: MemoryOutbox,
    replica: MemoryReplica,
    trusted: Authority,
    tmp_path: Path,
) -> None:
    with speaking_tls(certificate(trusted, tmp_path)) as address:
        done = at_address(centre, queued, replica, address)
    assert type(done.push_error) is type(done.pull_error) is Busy


@dataclass
class Certificate:
    """How a server's certificate is wrong."""

    host: str = "127.0.0.1"
    days: tuple[int, int] = (-1, 30)
    trusted: bool = True
    reason: TlsReason = field(kw_only=True)


@pytest.mark.parametrize(
    "wrong",
    [
        Certificate(trusted=False, reason=TlsReason.UNKNOWN_SIGNER),
        Certificate(host="portal.example", reason=TlsReason.OTHER_NAME),
        Certificate(host="127.0.0.2", reason=TlsReason.OTHER_NAME),
        Certificate(days=(-30, -1), reason=TlsReason.OUT_OF_DATE),
        Certificate(days=(1, 30), reason=TlsReason.OUT_OF_DATE),
    ],
)
def test_a_certificate_that_is_not_the_centres(
    centre: MadeUpCentre,
    queued: MemoryOutbox,
    replica: MemoryReplica,
    trusted: Authority,
    wrong: Certificate,
) -> None:
    other = trusted.file.parent / "other"
    other.mkdir()
    signer = trusted if wrong.trusted else authority(other)
    with speaking_tls(certificate(signer, other, host=wrong.host, days=wrong.days)) as address:
        done = at_address(centre, queued, replica, address)
    for error in (done.push_error, done.pull_error):
        assert isinstance(error, NotSecure)
        assert error.reason is wrong.reason
    assert queued.acknowledged == 0


def test_a_port_that_speaks_no_tls(
    centre: MadeUpCentre, queued: MemoryOutbox, replica: MemoryReplica
) -> None:
    with serving(centre, good(centre)) as server:
        bare = server.address.removeprefix("http://")
        assert centre_address(bare) == f"https://{bare}"
        done = at_address(centre, queued, replica, centre_address(bare))
    for error in (done.push_error, done.pull_error):
        assert isinstance(error, NotSecure)
        assert error.reason is TlsReason.NO_TLS


def test_a_proxy_that_is_not_there_or_lets_nothing_through(
    centre: MadeUpCentre,
    queued: MemoryOutbox,
    replica: MemoryReplica,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with serving(centre, lambda _: Scripted(407)) as proxy:
        monkeypatch.setenv("HTTPS_PROXY", proxy.address)
        done = at_address(centre, queued, replica, "https://centre.invalid")
    assert type(done.push_error) is type(done.pull_error) is ProxyInTheWay


def replaying(sound: Script, kept: list[Scripted]) -> Script:
    """Passes the first answer about changes on, and gives it again ever after."""

    def script(request: Received) -> Scripted:
        if "changes" not in request.path:
            return sound(request)
        kept.append(sound(request))
        return kept[0]

    return script


def test_signed_changes_of_another_request_are_not_taken(
    centre: MadeUpCentre, outbox: MemoryOutbox, replica: MemoryReplica
) -> None:
    """Empty changes leave the cursor where it is: played again they would only move time back."""
    centre.publish()
    with serving(centre, replaying(good(centre), [])):
        assert one_round(centre, outbox, replica).error is None
        done = one_round(centre, outbox, replica)
    assert type(done.pull_error) is OldReply
    assert len(replica.changes) == 1


def test_an_acknowledgement_held_back_is_not_taken_later(
    centre: MadeUpCentre, outbox: MemoryOutbox, replica: MemoryReplica
) -> None:
    held: list[Scripted] = []
    outbox.rows = [b"{}"]

    def script(request: Received) -> Scripted:
        if not is_upload(request):
            return Scripted(500)
        held.append(Scripted(body=acknowledge(centre, request)))
        return held[0] if len(held) > 1 else Scripted(403, HTML, LOG_IN)

    with serving(centre, script):
        assert isinstance(one_round(centre, outbox, replica).push_error, ProxyInTheWay)
        assert isinstance(one_round(centre, outbox, replica).push_error, OldReply)
    assert outbox.acknowledged == 0


def test_signed_pages_without_end_leave_room_for_the_next_upload(
    centre: MadeUpCentre,
    outbox: MemoryOutbox,
    replica: MemoryReplica,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(pulling, "MAX_PAGES", 5)
    centre.publish()
    sound = good(centre)

    def endless(request: Received) -> Scripted:
        if "changes" not in request.path:
            return sound(request)
        after = int(request.path.rsplit("=", 1)[1])
        page = centre.changes(after, request.nonce)
        more = page.model_copy(update={"cursor": after + 1, "more": True})
        return Scripted(body=centre.statement(StatementType.CHANGES, more))

    with serving(centre, endless):
        assert one_round(centre, outbox, replica).error is None
        assert one_round(centre, outbox, replica).error is None
    assert replica.state.changes_cursor == 10
