"""Connections that do not come about: names, ports, certificates and proxies; nothing was sent."""

import socket
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest

from sync.client.errors import Busy, NameUnknown, NotConnected, NotSecure, ProxyInTheWay, TlsReason
from sync.client.http import centre_address
from sync.client.rounds import Round
from tests.client.conftest import MadeUpCentre, MemoryOutbox, MemoryReplica
from tests.client.round_scripts import good, one_round, serving
from tests.support.scripted_http import Scripted
from tests.support.tls import Authority, authority, certificate, speaking_tls


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
