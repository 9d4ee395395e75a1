"""A copy becomes a desk of its own, by a one-time code: whole or not at all."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from boxoffice import round_lock
from boxoffice.commands import enrol
from boxoffice.config import Config
from boxoffice.domain.matters import MatterKind
from boxoffice.errors import ExitCode
from boxoffice.services import enrolling
from sync.protocol.kinds import RowKind
from sync.server.asking.enrolment import make_code
from sync.server.store import devices, reports
from tests.desk.copies import (
    at_centre,
    backup,
    breaking,
    give,
    lines,
    sync,
    told,
    verdict,
)
from tests.desk.desks import CommandDesk, enrolled_desk, served_centre
from tests.support.hand_desk import RunningCentre
from tests.support.network import VENUE


@pytest.fixture
def running(tmp_path: Path) -> Iterator[RunningCentre]:
    with served_centre(tmp_path) as centre:
        yield centre


@pytest.fixture
def desk(tmp_path: Path, running: RunningCentre) -> CommandDesk:
    return enrolled_desk(tmp_path, running)


def test_a_copy_becomes_a_desk_of_its_own(
    tmp_path: Path, running: RunningCentre, desk: CommandDesk
) -> None:
    give(desk, 1)
    sync(desk)
    copy = backup(desk, tmp_path / "backup").elsewhere(tmp_path / "copy")
    give(desk, 2)
    give(copy, 3)
    for each in (desk, copy, desk, copy):
        sync(each)
    # Not sent yet: it goes up as who made it.
    give(copy, 4)
    before = device_of(copy)
    enrol_as_another(copy, running)
    after = device_of(copy)
    assert after != before == device_of(desk)
    give(copy, 5)
    sync(copy)
    with running.centre.store.write() as connection:
        settled = [each for each in devices.all_devices(connection) if each.copied_at]
        assert [each.id for each in settled] == [before]
        assert devices.settle_copied(connection, before)
    for each in (desk, copy, desk, copy):
        sync(each)
        assert told(each) == [] or told(each) == [MatterKind.COPIED]
    assert told(copy) == []
    with running.centre.store.read() as connection:
        made = {row.row_id: row.device for row in reports.reported_rows(connection)}
    given = {line.row_id: line for line in lines(copy) if line.kind == RowKind.ISSUE}
    assert len(given) == 5
    assert sorted(made[row] == after for row in given) == [False, False, False, False, True]
    assert verdict(desk, 5) == "has_tickets"
    # A second try with the same code, after an answer was lost, is the same desk.
    assert len(devices_at(running)) == 2


def test_rows_of_who_it_was_hold_none_up_where_nobody_knows_that_desk(
    tmp_path: Path, running: RunningCentre, desk: CommandDesk
) -> None:
    """At another centre, or at one that was put back to before it came."""
    give(desk, 1)
    second = tmp_path / "second"
    second.mkdir()
    with served_centre(second, another=True) as other:
        enrol_as_another(desk, other)
        assert desk.sync("--once").code == ExitCode.SYNC
        give(desk, 2)
        assert desk.sync("--once").code == ExitCode.SYNC
        assert len(at_centre(other)) == 1


def test_becoming_another_desk_can_be_broken_off_anywhere(
    tmp_path: Path, running: RunningCentre, desk: CommandDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    give(desk, 1)
    before = device_of(desk)
    one_time = make_code(running.centre, VENUE, "Lobby")
    with monkeypatch.context() as patched:
        breaking(patched, enrolling, "create_store")
        assert desk.run("enrol", running.address, one_time, "--new-desk", "--yes").code != 0
    # It is still who it was, and begins nothing anew.
    assert device_of(desk) == before
    sync(desk)
    assert [line.kind for line in lines(desk)] == [RowKind.ISSUE]
    done = desk.run("enrol", running.address, one_time, "--new-desk", "--yes")
    assert done.code == 0, done
    assert device_of(desk) != before
    assert len(devices_at(running)) == 2
    give(desk, 2)
    sync(desk)
    assert len(at_centre(running)) == 2


def test_no_round_writes_marks_while_a_desk_becomes_another(
    running: RunningCentre, desk: CommandDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(enrol, "_LOCK_SECONDS", 0.1)
    before, one_time = desk.key_file.read_bytes(), make_code(running.centre, VENUE, "Lobby")
    with round_lock.one_round(Config(desk.data).round_lock):
        done = desk.run("enrol", running.address, one_time, "--new-desk", "--yes")
    assert (done.code, desk.key_file.read_bytes()) == (ExitCode.SYNC, before)
    assert desk.run("enrol", running.address, one_time, "--new-desk", "--yes").code == 0


def enrol_as_another(desk: CommandDesk, running: RunningCentre) -> None:
    one_time = make_code(running.centre, VENUE, "Lobby")
    done = desk.run("enrol", running.address, one_time, "--new-desk", "--yes")
    assert done.code == 0, done


def device_of(desk: CommandDesk) -> str:
    return str(desk.run("status", "--json").json["device"])


def devices_at(running: RunningCentre) -> list[str]:
    with running.centre.store.read() as connection:
        return [each.id for each in devices.all_devices(connection)]
