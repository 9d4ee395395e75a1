"""What whoever runs a centre watches: whether it is ready, its metrics, its certificate."""

import json
import signal
import ssl
from datetime import UTC, datetime, timedelta
from http.client import HTTPSConnection
from pathlib import Path
from typing import IO
from urllib.parse import urlsplit

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric.ec import SECP256R1, generate_private_key
from cryptography.x509.oid import NameOID
from prometheus_client.parser import text_string_to_metric_families
from sqlalchemy import delete
from starlette.testclient import TestClient

from sync.server.app import create_app
from sync.server.asking.sightings import Sightings
from sync.server.centre import Centre
from sync.server.commands.main import main
from sync.server.running.metrics import SILENT_AFTER, Metrics
from sync.server.store import console_rows, devices
from sync.server.store.tables import list_deltas, list_versions, unjudged
from tests.support.network import VENUE, SteppingClock, new_centre
from tests.support.raw_http import raw
from tests.support.server_process import server_process
from tests.support.terminal import Terminal

TOTAL = "boxoffice_requests_total"


def numbers(metrics: Metrics) -> dict[tuple[str, ...], float]:
    """Each sample by its name and the values of its labels."""
    return {
        (sample.name, *(sample.labels[name] for name in sorted(sample.labels))): sample.value
        for family in metrics.registry.collect()
        for sample in family.samples
    }


def test_a_live_and_ready_centre_says_so(centre: Centre) -> None:
    with TestClient(create_app(centre, with_worker=False)) as client:
        assert client.get("/v1/live").json() == {"status": "live"}
        assert client.get("/v1/ready").json() == {"status": "ready"}


def test_without_a_list_desks_cannot_be_served(centre: Centre) -> None:
    with centre.store.write() as connection:
        connection.execute(delete(list_deltas))
        connection.execute(delete(list_versions))
    with TestClient(create_app(centre, with_worker=False)) as client:
        answer = client.get("/v1/ready")
        assert (answer.status_code, answer.json()["code"]) == (503, "unavailable")
        assert client.get("/v1/live").status_code == 200


def test_a_database_that_is_gone_is_not_ready_but_live(tmp_path: Path) -> None:
    centre = new_centre(f"sqlite:///{tmp_path / 'centre.sqlite'}")
    metrics = Metrics(centre)
    assert numbers(metrics)["boxoffice_database_up",] == 1
    centre.store.close()
    for each in tmp_path.glob("centre.sqlite*"):
        each.write_bytes(b"no database" * 500)
    with TestClient(create_app(centre, with_worker=False), raise_server_exceptions=False) as client:
        assert client.get("/v1/ready").status_code == 503
        assert client.get("/v1/live").status_code == 200
    found = numbers(metrics)
    assert found["boxoffice_database_up",] == 0
    assert ("boxoffice_list_version",) not in found


def test_requests_are_counted_by_the_pattern_of_their_path(centre: Centre) -> None:
    metrics = Metrics(centre)
    with TestClient(create_app(centre, with_worker=False, metrics=metrics)) as client:
        client.get("/v1/live")
        client.get("/v1/live")
        client.get("/v1/files/0123456789abcdef")
        client.get("/nothing/of/the/kind?code=secret")
        client.post("/v1/checks", content=b"{}")
        client.get("/console/sign-in")
    counted = {key[1:]: value for key, value in numbers(metrics).items() if key[0] == TOTAL}
    assert counted.pop(("/v1/live", "200")) == 2
    assert counted.pop(("none", "404")) == 1
    assert not [each for each in counted if "checks" in each[0] or "0123" in each[0]]
    assert [route for route, _ in counted if route.startswith("/v1/files/{")]
    assert [route for route, _ in counted if route.startswith("/console/")]
    assert numbers(metrics)["boxoffice_request_seconds_count", "/v1/live"] == 2


def test_desks_are_counted_by_when_they_were_heard(centre: Centre) -> None:
    clock = centre.now
    assert isinstance(clock, SteppingClock)
    metrics, now = Metrics(centre), clock()
    with centre.store.write() as connection:
        for number, name in enumerate(("heard", "silent", "gone", "new")):
            made = devices.Device(name, VENUE, name, bytes([number]) * 32, now, None)
            devices.add_device(connection, made, bytes(32), "1.0")
        console_rows.note_seen(connection, ["silent"], now)
        devices.revoke_device(connection, "gone", now)
        connection.execute(unjudged.insert().values(card=1))
    clock.move(seconds=SILENT_AFTER.total_seconds())
    with centre.store.write() as connection:
        console_rows.note_seen(connection, ["heard"], clock())
    found = numbers(metrics)
    by_state = {key[1]: value for key, value in found.items() if key[0] == "boxoffice_desks"}
    assert by_state == {"heard": 1, "silent": 2, "out_of_use": 1}
    assert found["boxoffice_unjudged",] == 1
    assert found["boxoffice_list_version",] == 1
    assert found["boxoffice_list_taken_timestamp_seconds",] <= now.timestamp()


def test_a_desk_is_noted_each_minute_also_where_the_clock_was_ahead() -> None:
    clock, sightings = SteppingClock(), Sightings()
    due = []
    for minutes in (0.0, 0.5, 0.5, -60, 0.5):
        clock.move(minutes=minutes)
        due.append(sightings.is_due("desk", clock()))
    assert due == [True, False, True, True, False]


def certificate(folder: Path, serial: int) -> Path:
    """A certificate of its own for 127.0.0.1, with its key in the same file."""
    key = generate_private_key(SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "localhost")])
    now = datetime.now(UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(serial)
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName("localhost")]), critical=False)
        .sign(key, hashes.SHA256())
    )
    file = folder / "certificate.pem"
    file.write_bytes(
        key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
        + made.public_bytes(serialization.Encoding.PEM)
    )
    return file


def serial_shown(address: str) -> int:
    """The serial number of the certificate that a connection gets."""
    place = urlsplit(address)
    assert (place.scheme, place.hostname, bool(place.port)) == ("https", "127.0.0.1", True)
    pem = ssl.get_server_certificate((place.hostname, place.port or 0))
    return x509.load_pem_x509_certificate(pem.encode()).serial_number


def test_a_process_serves_https_and_metrics_and_takes_a_renewed_certificate(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    Terminal(tmp_path / "data", capsys).ok("init")
    file = certificate(tmp_path, 1)
    before = file.read_bytes()
    words = ("--certificate", str(file), "--metrics", "0")
    with server_process(tmp_path / "data", *words) as server:
        place = urlsplit(server.address)
        trusted = ssl.create_default_context(cafile=str(file))
        connection = HTTPSConnection("localhost", place.port or 0, context=trusted, timeout=60)
        connection.request("GET", "/v1/live")
        assert json.load(connection.getresponse()) == {"status": "live"}
        connection.close()
        assert f"Metrics on {server.told['metrics']}\n" in server.said
        page = raw(server.told["metrics"], "GET", "/metrics").body.decode()
        families = {each.name for each in text_string_to_metric_families(page)}
        assert {"boxoffice_requests", "boxoffice_desks", "process_cpu_seconds"} <= families
        assert raw(server.told["metrics"], "GET", "/v1/live").body.startswith(b"#")
        assert serial_shown(server.address) == 1
        file.write_text("half a certificate")
        server.process.send_signal(signal.SIGHUP)
        assert log_line(server.process.stderr)["level"] == "error"
        assert serial_shown(server.address) == 1
        # A certificate that is there before its key is.
        key, other = before.partition(b"-----BEGIN CERT")[0], certificate(tmp_path, 2).read_bytes()
        file.write_bytes(key + b"".join(other.partition(b"-----BEGIN CERT")[1:]))
        server.process.send_signal(signal.SIGHUP)
        assert log_line(server.process.stderr)["level"] == "error"
        assert serial_shown(server.address) == 1
        file.write_bytes(other)
        server.process.send_signal(signal.SIGHUP)
        assert log_line(server.process.stderr)["event"] == "the certificate was read again"
        assert serial_shown(server.address) == 2
        server.process.send_signal(signal.SIGTERM)
        assert server.process.wait(120) == 0


def log_line(lines: IO[str] | None) -> dict[str, str]:
    """The next line about the certificate."""
    assert lines is not None
    for line in lines:
        told: dict[str, str] = json.loads(line)
        if "certificate" in told["event"]:
            return told
    raise AssertionError("the process ended")


@pytest.mark.parametrize(
    ("words", "why"),
    [
        (("--certificate", "nowhere.pem"), "No such file"),
        (("--certificate", __file__), "cannot be used"),
        (("--certificate-key", "key.pem"), "goes with"),
        (("--metrics", "192.0.2.1:9"), "cannot be served"),
    ],
)
def test_what_cannot_be_served_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], words: tuple[str, ...], why: str
) -> None:
    terminal = Terminal(tmp_path / "data", capsys)
    terminal.ok("init")
    assert why in terminal.refused("serve", "--port", "0", *words)


def test_a_place_for_metrics_that_is_none_is_a_wrong_command_line(tmp_path: Path) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(["serve", "--data", str(tmp_path), "--metrics", "here"])
    assert stopped.value.code == 2
