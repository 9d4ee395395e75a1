"""The desk without a window, against a real centre: the main job, and what it answers."""

import json
import signal
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from boxoffice.domain.unknown_cards import MANY
from boxoffice.round_lock import one_round
from sync.server.asking.enrolment import make_code
from tests.desk.command_line import environment
from tests.desk.desks import CommandDesk, enrolled_desk, new_desk, served_centre
from tests.support import clocks
from tests.support.hand_desk import RunningCentre
from tests.support.network import VENUE, code


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningCentre]:
    """One centre for all desks of this module."""
    with served_centre(tmp_path_factory.mktemp("centre")) as centre:
        yield centre


@pytest.fixture
def desk(tmp_path: Path, running: RunningCentre) -> CommandDesk:
    """A desk that has fetched all."""
    return enrolled_desk(tmp_path, running)


def test_enrolling_keeps_nothing_before_the_fingerprint_was_compared(
    tmp_path: Path, running: RunningCentre
) -> None:
    desk = new_desk(tmp_path)
    one_time = make_code(running.centre, VENUE, "Lobby")
    wrong = desk.run("enrol", running.address, "0000-0000-0000", "--yes")
    assert (wrong.code, wrong.err.splitlines()[-1][:22]) == (1, "The one-time code is n")
    other = desk.run("enrol", running.address, one_time, "--fingerprint", "0" * 32)
    assert other.code == 1
    assert not (desk.data / "ledger.db").exists()
    shown = desk.run("enrol", running.address, one_time, "--yes", "--json").json
    assert desk.run("status", "--json").json["fingerprint"] == shown["fingerprint"]
    assert desk.run("enrol", running.address, one_time, "--yes").code == 1
    told = [shown["fingerprint"].replace(" ", "").lower()]
    again = desk.run(
        "enrol", running.address, one_time, "--again", "--fingerprint", *told, "--json"
    )
    assert (again.code, again.json) == (0, shown)
    elsewhere = new_desk(tmp_path / "other")
    elsewhere.data.parent.mkdir()
    used = elsewhere.run("enrol", running.address, one_time, "--yes")
    assert used.code == 1
    assert used.err.splitlines()[-1] == (
        "The one-time code has been used. Ask your venue for a new one."
    )
    assert desk.run("events").code == 5


def test_an_afternoon(desk: CommandDesk) -> None:
    family = code(1)
    first = desk.run("check", family, "--event", "concert", "--json").json
    assert (first["verdict"], first["action"]) == ("valid", "give")
    assert first["card"]["shortened"] == "…001"
    assert first["card_should_say"] == "2027-03-14"
    given = desk.run("give", "-", "--event", "concert", "--children", "2", stdin=f"{family}\n")
    assert given.out.startswith("Given: holder 1, children 2. The row ")
    second = desk.run("check", family, "--event", "concert", "--json").json
    assert (second["verdict"], second["action"]) == ("has_tickets", "let_in")
    assert second["given"][0]["tickets"] == {"holder": 1, "child": 2}
    refused = desk.run("give", family, "--event", "concert", "--json")
    assert refused.code == 1
    assert refused.json == {"row": None, "refused": "verdict", "verdict": "has_tickets"}
    greedy = desk.run("give", code(2), "--event", "concert", "--children", "3")
    assert (greedy.code, greedy.err) == (
        1,
        "That is more than this card may still get for this event.\n",
    )
    unknown = desk.run("give", code(900_000), "--event", "concert", "--json")
    assert (unknown.code, unknown.json["verdict"]) == (1, "not_on_list")
    typo = desk.run("give", "XX-1", "--event", "concert", "--as-written", "--json").json
    assert (typo["verdict"], typo["provisional"]) == ("not_a_code", True)
    rows = desk.rows()
    assert [row["seq"] for row in rows] == [1, 2]
    assert not any(row["acknowledged"] for row in rows)
    undone = desk.run("void", rows[0]["row"], "--reason", "returned", "--json")
    assert undone.json == {"of": rows[0]["row"], "reason": "returned", "voided": True}
    assert desk.run("void", rows[0]["row"], "--reason", "returned").code == 1
    assert desk.run("void", "no-such-row").code == 2
    assert desk.run("check", family, "--event", "no-such-event").code == 2
    sent = desk.sync("--once", "--json")
    assert (sent.code, sent.json["sent"], sent.json["fault"]) == (0, 3, None)
    rows = desk.rows()
    assert [row["outcome"] for row in rows] == ["accepted", "unknown_card", "accepted"]
    assert [row["kind"] for row in rows] == ["issue", "issue", "void"]
    state = desk.run("status", "--json").json
    assert state["everything_sent"] is True
    assert state["ledger"] == {
        "rows": 3,
        "acknowledged": 3,
        "waiting": 0,
        "oldest_waiting": None,
    }
    assert state["list"]["version"] == 1
    assert state["last_sync"] is not None


def test_no_whole_code_is_shown_or_logged(desk: CommandDesk) -> None:
    shown = [
        desk.run(*arguments)
        for arguments in (
            ("check", code(3), "--event", "concert"),
            ("give", code(3), "--event", "concert"),
            ("check", code(3), "--event", "concert", "--json"),
            ("give", code(3), "--event", "concert", "--children", "9"),
            ("give", code(3), "--event", "nowhere"),
            ("give", code(3), "--event", "concert", "--holder", "many"),
            ("ledger",),
            ("ledger", "--json"),
        )
    ]
    for ended in shown:
        assert code(3) not in ended.out + ended.err
    logs = "".join(path.read_text() for path in (desk.data / "logs").iterdir())
    assert "unknown_event" in logs
    assert code(3) not in logs
    for path in desk.data.rglob("*"):
        if path.is_file():
            assert code(3).encode() not in path.read_bytes(), path.name


def test_people_read_lines(desk: CommandDesk) -> None:
    desk.run("give", code(4), "--event", "concert")
    assert "concert  " in desk.run("events").out
    assert "…004  holder 1  waits to be sent  -" in desk.run("ledger").out
    status = desk.run("status").out.splitlines()
    assert status[1].startswith("Card list 1: 50 cards, signed 0 min ago (fresh)")
    assert status[3].startswith("Rows that wait to be sent: 1, the oldest since ")


def test_a_round_waits_for_another_and_says_so(desk: CommandDesk) -> None:
    with one_round(desk.data / "sync.lock"):
        ended = desk.sync("--once", "--wait", "1")
    assert (ended.code, ended.out) == (5, "")
    assert ended.err == (
        "Another program is syncing this desk just now. Wait for it to end, then try again.\n"
    )


@pytest.mark.parametrize(("number", "card"), [(signal.SIGTERM, 7), (signal.SIGINT, 8)])
def test_watching_sends_and_stops_cleanly(desk: CommandDesk, number: int, card: int) -> None:
    desk.run("give", code(card), "--event", "concert")
    arguments = ("--data", desk.data, "--key-file", desk.key_file, "--watch")
    log = desk.data / "logs" / "boxoffice-sync.log"
    before = log.read_text().count("\n")
    with subprocess.Popen(
        clocks.command("boxoffice.background", *arguments),
        env=environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as watching:
        wait_for_line(watching, log, before + 1)
        watching.send_signal(number)
        out, err = watching.communicate(timeout=120)
    assert (watching.returncode, out, err) == (0, b"", b"")
    assert [row["acknowledged"] for row in desk.rows()] == [True]


def wait_for_line(watching: subprocess.Popen[bytes], log: Path, lines: int) -> None:
    """Return once the log has so many lines; fails where the program ended first."""
    while log.read_text().count("\n") < lines:
        with pytest.raises(subprocess.TimeoutExpired):
            watching.wait(0.05)


def test_marks_of_what_was_acknowledged_stand_beside_the_keys(desk: CommandDesk) -> None:
    desk.run("give", code(6), "--event", "concert")
    desk.sync("--once")
    kept = json.loads(desk.key_file.read_text())
    assert kept["acknowledged_seq"] == 1
    assert kept["incarnation"] == desk.rows()[0]["incarnation"]


def test_codes_tried_on_the_command_line_are_told_of(desk: CommandDesk) -> None:
    for number in range(MANY):
        tried = desk.run("check", code(800_000 + number), "--event", "concert", "--json")
        assert (tried.code, tried.json["verdict"]) == (1, "not_on_list"), "answered as any other"
    (row,) = desk.rows()
    assert (row["kind"], row["acknowledged"]) == ("unknown_cards", False)
    assert "many unknown cards" in desk.run("ledger").out
    assert desk.sync("--once").code == 0
    assert [each["outcome"] for each in desk.rows()] == ["accepted"]
