"""`boxoffice-server` as people type it: what it prints, its exit codes, its plain sentences."""

import json
import re
import signal
import socket
from datetime import datetime
from itertools import groupby
from pathlib import Path

import pytest

from sync.client.enrolling import enrol
from sync.protocol import keys
from sync.protocol.messages import EnrolmentRequest
from sync.server.commands.main import main
from sync.server.running.data_folder import DATABASE_NAME, KEY_NAME
from sync.server.store.database import Store
from tests.support.raw_http import RawAnswer, raw
from tests.support.server_process import server_process
from tests.support.terminal import Terminal

DAY = r"\d{2}\.\d{2}\.\d{4}"


@pytest.fixture
def terminal(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Terminal:
    return Terminal(tmp_path / "data", capsys)


@pytest.fixture
def seeded(terminal: Terminal) -> Terminal:
    terminal.ok("init")
    terminal.ok("seed", "--cards", "200")
    return terminal


def test_init_makes_a_key_that_only_its_owner_reads(terminal: Terminal) -> None:
    made = terminal.json("init")
    key = terminal.data / KEY_NAME
    assert made == {
        "data": str(terminal.data),
        "fingerprint": keys.fingerprint(keys.public_signing_key(key.read_bytes())),
    }
    assert key.stat().st_mode & 0o777 == 0o600
    assert (terminal.data / DATABASE_NAME).stat().st_mode & 0o777 == 0o600
    assert terminal.data.stat().st_mode & 0o777 == 0o700
    assert "already" in terminal.refused("init")


def test_a_key_that_others_may_read_is_refused(terminal: Terminal) -> None:
    terminal.ok("init")
    (terminal.data / KEY_NAME).chmod(0o640)
    assert "chmod 600" in terminal.refused("report")


def test_a_key_that_is_none_is_refused(terminal: Terminal) -> None:
    terminal.ok("init")
    (terminal.data / KEY_NAME).write_bytes(b"short")
    assert "not a key of 32 bytes" in terminal.refused("report")


def test_without_init_there_is_no_centre(terminal: Terminal) -> None:
    assert "boxoffice-server init" in terminal.refused("events")


def test_a_newer_database_is_refused(seeded: Terminal) -> None:
    store = Store(f"sqlite:///{seeded.data / DATABASE_NAME}")
    with store.write() as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
    store.close()
    assert "newer version" in seeded.refused("events")


def test_a_file_that_is_no_database_is_told(terminal: Terminal) -> None:
    terminal.ok("init")
    for name in (DATABASE_NAME, f"{DATABASE_NAME}-wal", f"{DATABASE_NAME}-shm"):
        (terminal.data / name).unlink(missing_ok=True)
    (terminal.data / DATABASE_NAME).write_bytes(b"this is no database" * 100)
    assert "database" in terminal.refused("events")


@pytest.mark.parametrize("url", ["nonsense", "oracle://x/y", "sqlite:////no/such/folder/x.sqlite"])
def test_a_database_that_is_not_there_is_told(terminal: Terminal, url: str) -> None:
    terminal.ok("init")
    assert "database" in terminal.refused("events", "--database", url).lower()


def test_a_database_that_holds_no_centre_is_told(terminal: Terminal, tmp_path: Path) -> None:
    terminal.ok("init")
    other = f"sqlite:///{tmp_path / 'other.sqlite'}"
    assert "holds no centre" in terminal.refused("events", "--database", other)


def test_a_wrong_time_zone_is_told(terminal: Terminal) -> None:
    assert "time zone" in terminal.refused("init", "--zone", "Europe/Nowhere")
    assert not (terminal.data / KEY_NAME).exists()


def test_seed_fills_a_new_centre_once(terminal: Terminal) -> None:
    terminal.ok("init")
    summary = terminal.json("seed", "--cards", "200")
    assert isinstance(summary, dict)
    assert summary["region"] == "Espoo"
    assert "only a new one" in terminal.refused("seed")


def test_too_small_a_network_is_told(terminal: Terminal) -> None:
    terminal.ok("init")
    assert "cannot be made" in terminal.refused("seed", "--cards", "1")


def test_samples_have_every_state(seeded: Terminal) -> None:
    samples = seeded.json("cards", "--sample", "--most", "3")
    assert isinstance(samples, dict)
    assert all(samples.values())
    assert set(samples) >= {
        "valid",
        "with_children",
        "family_of_four",
        "last_day_today",
        "expired",
        "blocked",
        "community",
        "not_on_list",
        "not_a_code",
    }
    assert "not a card code" in seeded.refused("cards", "--show", samples["not_a_code"][0])
    assert "no such card" in seeded.refused("cards", "--show", samples["not_on_list"][0])
    assert "valid:" in seeded.ok("cards", "--sample")


def test_a_card_is_registered_renewed_blocked_and_taken_back(seeded: Terminal) -> None:
    samples = seeded.json("cards", "--sample", "--most", "1")
    assert isinstance(samples, dict)
    (new,) = samples["not_on_list"]
    assert "--last-valid-day" in seeded.refused("cards", "--add", new)
    added = seeded.json("cards", "--add", new, "--last-valid-day", "2030-01-01", "--children", "2")
    assert added == {"added": 1, "renewed": 0, "list_version": 2}
    renewed = seeded.json("cards", "--add", new.lower(), "--last-valid-day", "2031-01-01")
    assert renewed == {"added": 0, "renewed": 1, "list_version": 3}
    assert seeded.json("block", new) == {"blocked": True, "list_version": 4}
    (shown,) = _list(seeded.json("cards", "--show", new))
    assert shown == {
        "code": new,
        "kind": "personal",
        "status": "blocked",
        "last_valid_day": "2031-01-01",
        "child_allowance": 2,
    }
    assert "in use again" in seeded.ok("block", new, "--undo")
    assert "active" in seeded.ok("cards", "--show", new)
    assert "0 to 63" in seeded.refused(
        "cards", "--add", new, "--last-valid-day", "2031-01-01", "--children", "64"
    )


def _list(value: object) -> list[object]:
    assert isinstance(value, list)
    return value


def test_cards_come_from_a_file_whole_or_not_at_all(seeded: Terminal, tmp_path: Path) -> None:
    samples = seeded.json("cards", "--sample", "--most", "2")
    assert isinstance(samples, dict)
    first, second = samples["not_on_list"]
    file = tmp_path / "cards.csv"
    head = "code,last_valid_day,kind,child_allowance\n"
    file.write_text(f"{head}{first},2030-01-01,,\n{second},2030-13-01,,\n")
    assert "Line 3" in seeded.refused("cards", "--import", str(file))
    assert "no such card" in seeded.refused("cards", "--show", first)
    file.write_text(f"{head}{first},2030-01-01,,3\n{second},2030-01-01,personal,\n")
    assert "2 cards added, 0 renewed" in seeded.ok("cards", "--import", str(file))
    file.write_text("name\nx\n")
    assert "columns" in seeded.refused("cards", "--import", str(file))
    file.write_bytes(b"\xff\xfe")
    assert "UTF-8" in seeded.refused("cards", "--import", str(file))
    assert "cannot be read" in seeded.refused("cards", "--import", str(tmp_path / "none"))


@pytest.mark.parametrize("day", ["9999-12-31", "2179-06-07", "1999-12-31"])
def test_a_day_that_no_list_holds_is_refused_before_it_is_on_one(
    seeded: Terminal, tmp_path: Path, day: str
) -> None:
    samples = seeded.json("cards", "--sample", "--most", "2")
    assert isinstance(samples, dict)
    first, second = samples["not_on_list"]
    file = tmp_path / "cards.csv"
    file.write_text(f"code,last_valid_day\n{first},2030-01-01\n{second},{day}\n")
    assert "Line 3" in seeded.refused("cards", "--import", str(file))
    assert "2179-06-06" in seeded.refused("cards", "--add", first, "--last-valid-day", day)
    assert "1 card added" in seeded.ok("cards", "--add", first, "--last-valid-day", "2179-06-06")


def test_cards_are_listed_by_status(seeded: Terminal) -> None:
    blocked = _list(seeded.json("cards", "--list", "blocked", "--most", "4"))
    assert len(blocked) == 4
    community = seeded.ok("cards", "--list", "active", "--kind", "community", "--most", "1")
    assert "community, active" in community


def test_events_are_listed_by_venue(seeded: Terminal) -> None:
    places = _list(seeded.json("events"))
    ids = [place["id"] for place in places if isinstance(place, dict)]
    (one,) = _list(seeded.json("events", "--venue", ids[0]))
    assert isinstance(one, dict)
    assert one["events"]
    text = seeded.ok("events", "--venue", ids[0])
    assert all(event["id"] in text for event in one["events"])
    assert "no venues" in seeded.ok("events", "--venue", "nowhere")


def test_a_venues_events_stand_in_the_order_of_their_days(seeded: Terminal) -> None:
    said = seeded.ok("events").splitlines()
    for _, lines in groupby(said, key=lambda line: line.startswith("  ")):
        days = [found.group() for line in lines if (found := re.search(DAY, line))]
        moments = [datetime.strptime(day, "%d.%m.%Y") for day in days]
        assert moments == sorted(moments)


def test_enrol_prints_a_code_and_the_fingerprint(seeded: Terminal) -> None:
    (place, *_) = _list(seeded.json("events"))
    assert isinstance(place, dict)
    text = seeded.ok("enrol", "--venue", place["id"], "--name", "Counter")
    assert "Code: " in text
    assert "Fingerprint: " in text
    assert "no venue nowhere" in seeded.refused("enrol", "--venue", "nowhere")
    assert "No desk" in seeded.ok("enrol", "--list")
    assert "no desk x" in seeded.refused("enrol", "--revoke", "x")


def test_an_empty_report_says_so(seeded: Terminal) -> None:
    assert "No tickets" in seeded.ok("report")
    nothing = {"rows": 0, "voids": 0, "outcomes": {}, "uses": []}
    nothing |= {"copied_desks": [], "unknown_cards": []}
    assert seeded.json("report") == nothing
    assert seeded.ok("report", "--rows", "--json") == ""


def health(address: str) -> RawAnswer:
    return raw(address, "GET", "/v1/health")


def test_serve_says_where_and_ends_cleanly(seeded: Terminal) -> None:
    with server_process(seeded.data) as server:
        process = server.process
        assert server.said == [
            f"Serving on {server.address}\n",
            f"Fingerprint: {server.told['fingerprint']}\n",
        ]
        answer = json.loads(health(server.address).body)
        assert (answer["status"], answer["list_version"]) == ("ok", 1)
        process.send_signal(signal.SIGTERM)
        out, err = process.communicate(timeout=120)
    assert process.returncode == 0
    assert out == ""
    lines = [json.loads(line) for line in err.splitlines()]
    assert ("/v1/health", 200) in [(each.get("path"), each.get("status")) for each in lines]
    assert "Traceback" not in err


def test_a_desk_enrols_with_the_printed_code_and_is_listed(seeded: Terminal) -> None:
    (place, *_) = _list(seeded.json("events"))
    assert isinstance(place, dict)
    code = seeded.json("enrol", "--venue", place["id"], "--name", "Counter 2")
    assert isinstance(code, dict)
    with server_process(seeded.data) as server:
        request = EnrolmentRequest(
            code=code["code"],
            public_key=keys.public_signing_key(keys.new_signing_key()),
            sealing_key=keys.public_sealing_key(keys.new_sealing_key()),
            device_name="Counter",
            app_version="0.1.0",
        )
        answer, _ = enrol(server.address, request)
    assert keys.fingerprint(answer.centre_key) == code["fingerprint"] == server.told["fingerprint"]
    (desk,) = _list(seeded.json("enrol", "--list"))
    assert isinstance(desk, dict)
    assert (desk["id"], desk["name"], desk["revoked"]) == (answer.device, "Counter 2", False)
    assert "out of use" in seeded.ok("enrol", "--revoke", answer.device)
    assert "(out of use)" in seeded.ok("enrol", "--list")
    assert "no desk x" in seeded.refused("epoch", "--lost", "x")
    seeded.ok("epoch", "--lost", answer.device)
    acts = [each for each in _list(seeded.json("audit")) if isinstance(each, dict)]
    told = [(each["account"], each["act"]) for each in acts if each["kind"] == "desk"]
    assert sorted(told) == [("terminal", act) for act in ("code_made", "lost", "revoked")]


def test_walk_in_events_are_mapped_by_names_that_exist(seeded: Terminal) -> None:
    assert "no walk-in event w1" in seeded.refused("events", "merge", "w1", "e1")
    assert "no walk-in event w1" in seeded.refused("events", "adopt", "w1")
    with pytest.raises(SystemExit) as stopped:
        main(["events", "merge", "w1"])
    assert stopped.value.code == 2


def test_a_port_in_use_is_told(seeded: Terminal) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        assert f"port {port}" in seeded.refused("serve", "--port", port)
    assert "port 99999" in seeded.refused("serve", "--port", "99999")
