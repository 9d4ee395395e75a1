"""Desks that were put back or copied, over a real centre: nothing is lost, and people are told."""

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from boxoffice import round_lock
from boxoffice.commands import enrol
from boxoffice.config import Config
from boxoffice.domain.issues import LedgerLine
from boxoffice.domain.matters import MatterKind
from boxoffice.errors import ExitCode
from boxoffice.keys.key_file import KeyFile
from boxoffice.services import enrolling, reincarnating
from boxoffice.services.inbox import inbox, note
from boxoffice.services.opening import OpenDesk, open_records
from boxoffice.services.overview import ledger, waiting
from boxoffice.services.rounds import run_round
from sync.protocol.kinds import RowKind
from sync.server.asking.enrolment import make_code
from sync.server.store import devices, reports
from tests.desk.desks import CommandDesk, enrolled_desk, served_centre
from tests.support.clocks import CLOCK
from tests.support.hand_desk import RunningCentre
from tests.support.network import VENUE, code


@pytest.fixture
def running(tmp_path: Path) -> Iterator[RunningCentre]:
    with served_centre(tmp_path) as centre:
        yield centre


@pytest.fixture
def desk(tmp_path: Path, running: RunningCentre) -> CommandDesk:
    return enrolled_desk(tmp_path, running)


@dataclass(frozen=True)
class Backup:
    """A copy of a desk's folder, and of its keys, as they were once."""

    folder: Path
    desk: CommandDesk

    def put_back(self, *, keys: bool) -> None:
        """The desk is as it was; its keys too, where they were in the same backup."""
        shutil.rmtree(self.desk.data)
        shutil.copytree(self.folder / "data", self.desk.data)
        if keys:
            shutil.copy2(self.folder / "keys", self.desk.key_file)

    def elsewhere(self, folder: Path) -> CommandDesk:
        """Another machine with the same desk."""
        copy = CommandDesk(folder, folder.with_suffix(".keys"))
        shutil.copytree(self.folder / "data", copy.data)
        shutil.copy2(self.folder / "keys", copy.key_file)
        return copy


def backup(desk: CommandDesk, folder: Path) -> Backup:
    shutil.copytree(desk.data, folder / "data")
    shutil.copy2(desk.key_file, folder / "keys")
    return Backup(folder, desk)


def give(desk: CommandDesk, number: int) -> None:
    done = desk.run("give", "-", "--event", "concert", stdin=f"{code(number)}\n")
    assert done.code == 0, done


def verdict(desk: CommandDesk, number: int) -> str:
    return str(desk.run("check", code(number), "--event", "concert", "--json").json["verdict"])


def sync(desk: CommandDesk) -> None:
    done = desk.sync("--once")
    assert done.code == 0, done


def opened(desk: CommandDesk) -> OpenDesk:
    return open_records(Config(desk.data), KeyFile(desk.key_file), CLOCK)


def told(desk: CommandDesk) -> list[MatterKind]:
    found = opened(desk)
    try:
        return [each.kind for each in inbox(found.desk).matters]
    finally:
        found.desk.close()


def lines(desk: CommandDesk) -> list[LedgerLine]:
    found = opened(desk)
    try:
        assert waiting(found.desk).rows == 0
        return list(ledger(found.desk))
    finally:
        found.desk.close()


def at_centre(running: RunningCentre) -> dict[str, str | None]:
    """Every row that is stored, and its outcome."""
    with running.centre.store.read() as connection:
        return {row.row_id: row.outcome for row in reports.reported_rows(connection)}


def copied(running: RunningCentre) -> bool:
    with running.centre.store.read() as connection:
        (only,) = devices.all_devices(connection)
    return only.copied_at is not None


def issues(desk: CommandDesk) -> int:
    return sum(line.kind == RowKind.ISSUE for line in lines(desk))


@pytest.mark.parametrize("keys", [False, True], ids=["keys kept", "keys put back too"])
def test_a_desk_that_was_put_back_gets_its_rows_again(
    tmp_path: Path, running: RunningCentre, desk: CommandDesk, keys: bool
) -> None:
    give(desk, 1)
    sync(desk)
    before = backup(desk, tmp_path / "backup")
    give(desk, 2)
    give(desk, 3)
    sync(desk)
    before.put_back(keys=keys)
    assert verdict(desk, 3) == "valid"
    sync(desk)
    # Limits, reports and undo know what came back.
    assert verdict(desk, 3) == "has_tickets"
    assert issues(desk) == 3
    given = [line for line in lines(desk) if line.kind == RowKind.ISSUE]
    assert desk.run("void", given[-1].row_id, "--reason", "mistake").code == 0
    sync(desk)
    sync(desk)
    rows = at_centre(running)
    assert len(rows) == 5
    assert set(rows.values()) == {"accepted"}
    assert {line.row_id for line in lines(desk)} == set(rows)
    assert told(desk) == [MatterKind.RESTORED]
    assert not copied(running)


def test_a_desk_that_was_put_back_gives_at_once_without_a_connection(
    tmp_path: Path, running: RunningCentre, desk: CommandDesk
) -> None:
    """With keys of the same backup it cannot know yet: its rows become a branch, and stay."""
    give(desk, 1)
    sync(desk)
    before = backup(desk, tmp_path / "backup")
    give(desk, 2)
    sync(desk)
    before.put_back(keys=True)
    give(desk, 3)
    give(desk, 4)
    sync(desk)
    give(desk, 5)
    sync(desk)
    rows = at_centre(running)
    assert {line.row_id for line in lines(desk)} == set(rows)
    assert issues(desk) == 5
    assert verdict(desk, 2) == "has_tickets"
    # A fork may be a copy: a person settles which it was.
    assert told(desk) == [MatterKind.COPIED]
    assert copied(running)


@pytest.mark.parametrize("first", ["original", "copy"])
def test_two_desks_with_the_same_keys_both_go_on_and_are_told(
    tmp_path: Path, running: RunningCentre, desk: CommandDesk, first: str
) -> None:
    give(desk, 1)
    sync(desk)
    copy = backup(desk, tmp_path / "backup").elsewhere(tmp_path / "copy")
    give(desk, 2)
    give(copy, 3)
    order = [desk, copy] if first == "original" else [copy, desk]
    for each in order:
        sync(each)
    # Flagged within one sync of both.
    assert copied(running)
    give(desk, 4)
    give(copy, 5)
    for each in (*order, *order):
        sync(each)
    rows = at_centre(running)
    for each in order:
        assert told(each) == [MatterKind.COPIED]
        assert {line.row_id for line in lines(each)} == set(rows)
        assert issues(each) == 5
    # Neither begins anew at every round because of the other.
    count = len(rows)
    for each in (*order, *order):
        sync(each)
    assert len(at_centre(running)) == count


@pytest.mark.parametrize("first", ["original", "copy"])
def test_a_copy_is_told_where_only_one_of_the_two_gives(
    tmp_path: Path, running: RunningCentre, desk: CommandDesk, first: str
) -> None:
    give(desk, 1)
    sync(desk)
    copy = backup(desk, tmp_path / "backup").elsewhere(tmp_path / "copy")
    give(desk, 2)
    order = [desk, copy] if first == "original" else [copy, desk]
    for each in order:
        sync(each)
    for each in order:
        sync(each)
    assert copied(running)
    assert verdict(copy, 2) == "has_tickets"
    for each in order:
        sync(each)
        assert told(each) == [MatterKind.COPIED]


def test_what_a_person_noted_is_told_no_more(
    tmp_path: Path, running: RunningCentre, desk: CommandDesk
) -> None:
    give(desk, 1)
    sync(desk)
    before = backup(desk, tmp_path / "backup")
    give(desk, 2)
    sync(desk)
    before.put_back(keys=False)
    found = opened(desk)
    (matter,) = inbox(found.desk).matters
    note(found.desk, matter.key)
    found.desk.close()
    sync(desk)
    assert told(desk) == []
    assert not copied(running)


def test_keys_that_are_gone_open_nothing(desk: CommandDesk) -> None:
    give(desk, 1)
    desk.key_file.unlink()
    done = desk.run("ledger")
    assert done.code == ExitCode.KEYS, done


def one_round(desk: CommandDesk) -> None:
    found = opened(desk)
    try:
        run_round(found)
    finally:
        found.desk.close()


def breaking(monkeypatch: pytest.MonkeyPatch, what: object, name: str) -> None:
    """The program dies where this is called."""

    def die(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(what, name, die)


def test_a_death_between_ledger_and_marks_begins_nothing_anew(
    tmp_path: Path, running: RunningCentre, desk: CommandDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The ledger is written first: marks that lag prove nothing."""
    give(desk, 1)
    with monkeypatch.context() as patched:
        breaking(patched, KeyFile, "store")
        with pytest.raises(KeyboardInterrupt):
            one_round(desk)
    assert len(at_centre(running)) == 1
    sync(desk)
    give(desk, 2)
    sync(desk)
    assert len(at_centre(running)) == 2
    assert told(desk) == []


def test_a_death_while_beginning_anew_ends_in_one_new_incarnation(
    tmp_path: Path, running: RunningCentre, desk: CommandDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    give(desk, 1)
    sync(desk)
    before = backup(desk, tmp_path / "backup")
    give(desk, 2)
    sync(desk)
    before.put_back(keys=False)
    with monkeypatch.context() as patched:
        # Before the ledger's transaction ends: nothing has happened.
        breaking(patched, reincarnating, "put_marks")
        with pytest.raises(KeyboardInterrupt):
            opened(desk)
    with monkeypatch.context() as patched:
        # Behind it, before the marks: the next start finds the incarnation begun.
        breaking(patched, KeyFile, "store")
        with pytest.raises(KeyboardInterrupt):
            opened(desk)
    sync(desk)
    sync(desk)
    kinds = [line.kind for line in lines(desk)]
    assert kinds.count(RowKind.REINCARNATION) == 1
    assert kinds.count(RowKind.ISSUE) == 2
    assert told(desk) == [MatterKind.RESTORED]


def test_marks_that_cannot_be_kept_cost_nothing(
    tmp_path: Path, running: RunningCentre, desk: CommandDesk
) -> None:
    """As with systemd's credentials, which nobody may write: the centre alone betrays it then."""
    give(desk, 1)
    sync(desk)
    before = backup(desk, tmp_path / "backup")
    first = desk.key_file.read_bytes()
    give(desk, 2)
    sync(desk)
    before.put_back(keys=False)
    for _ in range(3):
        desk.key_file.write_bytes(first)
        sync(desk)
    kinds = [line.kind for line in lines(desk)]
    assert kinds.count(RowKind.REINCARNATION) == 1
    assert kinds.count(RowKind.ISSUE) == 2


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
