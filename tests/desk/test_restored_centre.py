"""A centre whose database was put back from a backup, and the desks that knew it before."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from boxoffice.config import Config
from boxoffice.keys.key_file import KeyFile
from boxoffice.services.opening import open_records
from boxoffice.services.overview import ledger, waiting
from boxoffice.store.state import State
from sync.server.asking.enrolment import make_code
from sync.server.lists.registering import block_card
from sync.server.running.restoring import STEP, begin_again
from sync.server.store import devices
from tests.desk.desks import CommandDesk, new_desk
from tests.desk.machines import Machine
from tests.support.clocks import CLOCK
from tests.support.network import VENUE, code


class DesksMachine(Machine):
    """A centre's machine, and desks that are worked by their command line."""

    def desk(self, name: str) -> CommandDesk:
        found = new_desk(self.folder / name)
        self.enrol(found)
        sync(found)
        return found

    def enrol(self, desk: CommandDesk, *more: str) -> None:
        one_time = make_code(self.running.centre, VENUE, "Lobby")
        done = desk.run("enrol", self.running.address, one_time, "--yes", *more)
        assert done.code == 0, done


@pytest.fixture
def machine(tmp_path: Path) -> Iterator[DesksMachine]:
    found = DesksMachine(tmp_path)
    yield found
    found.stop()


def sync(desk: CommandDesk) -> None:
    done = desk.sync("--once")
    assert done.code == 0, done


def give(desk: CommandDesk, number: int) -> None:
    done = desk.run("give", "-", "--event", "concert", stdin=f"{code(number)}\n")
    assert done.code == 0, done


def verdict(desk: CommandDesk, number: int) -> str:
    return str(desk.run("check", code(number), "--event", "concert", "--json").json["verdict"])


def state(desk: CommandDesk) -> tuple[State, set[str], int]:
    found = open_records(Config(desk.data), KeyFile(desk.key_file), CLOCK)
    try:
        rows = {line.row_id for line in ledger(found.desk)}
        return found.desk.store.state(), rows, waiting(found.desk).rows
    finally:
        found.desk.close()


@pytest.mark.parametrize("told", [True, False], ids=["told", "not told"])
def test_rows_that_the_backup_lacks_come_again(machine: DesksMachine, told: bool) -> None:
    desk, other = machine.desk("one"), machine.desk("two")
    give(desk, 1)
    sync(desk)
    machine.back_up()
    give(desk, 2)
    give(desk, 3)
    give(other, 4)
    sync(desk)
    sync(other)
    before = machine.rows()
    assert len(before) == 4
    machine.put_back(told=told)
    assert len(machine.rows()) == 1
    # Nothing new has to be recorded for the loss to be seen.
    for _ in range(2):
        sync(desk)
        sync(other)
    assert machine.rows() == before
    for each, last in ((desk, 4), (other, 3)):
        found, rows, unsent = state(each)
        assert unsent == 0
        assert rows <= set(before)
        assert verdict(each, last) == "has_tickets"
        assert found.generation == machine.running.centre.network.generation
    # Nothing was forked by it, and nobody begins anew.
    with machine.running.centre.store.read() as connection:
        assert [each.copied_at for each in devices.all_devices(connection)] == [None, None]


def test_rows_of_a_former_incarnation_come_again_too(machine: DesksMachine, tmp_path: Path) -> None:
    desk = machine.desk("one")
    give(desk, 1)
    sync(desk)
    shutil.copytree(desk.data, tmp_path / "older")
    machine.back_up()
    give(desk, 2)
    sync(desk)
    shutil.rmtree(desk.data)
    shutil.copytree(tmp_path / "older", desk.data)
    give(desk, 3)
    sync(desk)
    before = machine.rows()
    assert len(before) == 4
    machine.put_back(told=True)
    for _ in range(2):
        sync(desk)
    assert set(machine.rows()) == set(before)
    assert state(desk)[1:] == (set(before), 0)


def test_rows_of_a_copy_that_is_gone_come_again_from_the_other(
    machine: DesksMachine, tmp_path: Path
) -> None:
    """One machine of two with the same keys has the other's rows as a branch beside its own."""
    desk = machine.desk("one")
    give(desk, 1)
    sync(desk)
    copy = CommandDesk(tmp_path / "copy", tmp_path / "copy.keys")
    shutil.copytree(desk.data, copy.data)
    shutil.copy2(desk.key_file, copy.key_file)
    machine.back_up()
    for each, numbers in ((copy, (2, 3)), (desk, (4,))):
        for number in numbers:
            give(each, number)
        sync(each)
    give(desk, 5)
    sync(desk)
    before = machine.rows()
    assert len(before) == 6
    machine.put_back(told=True)
    assert len(machine.rows()) == 1
    sync(desk)
    assert set(machine.rows()) == set(before)
    assert state(desk)[1:] == (set(before), 0)
    sync(desk)
    assert len(machine.rows()) == len(before)


def test_the_list_goes_on_above_any_version_that_a_desk_may_have(machine: DesksMachine) -> None:
    desk = machine.desk("one")
    machine.back_up()
    for number in (5, 6, 7):
        block_card(machine.running.centre, code(number))
    sync(desk)
    assert verdict(desk, 7) == "blocked"
    seen = state(desk)[0].highest_version
    machine.put_back(told=True)
    sync(desk)
    now = state(desk)[0]
    assert now.highest_version == STEP > seen
    # What was done since the backup has to be done again.
    assert verdict(desk, 7) == "valid"
    block_card(machine.running.centre, code(7))
    sync(desk)
    assert verdict(desk, 7) == "blocked"
    assert begin_again(machine.running.centre, above=4 * STEP).list_version == 5 * STEP


def test_a_desk_that_the_backup_does_not_know_enrols_again(machine: DesksMachine) -> None:
    machine.back_up()
    desk = machine.desk("one")
    give(desk, 1)
    sync(desk)
    device = desk.run("status", "--json").json["device"]
    machine.put_back(told=True)
    give(desk, 2)
    assert desk.sync("--once").code != 0
    machine.enrol(desk, "--again")
    for _ in range(2):
        sync(desk)
    # Its rows name the device that it was: it is that one again.
    assert desk.run("status", "--json").json["device"] == device
    assert list(machine.rows().values()) == ["accepted", "accepted"]


def test_a_desk_out_of_use_is_in_use_again_until_it_is_taken_out_again(
    machine: DesksMachine,
) -> None:
    desk = machine.desk("one")
    machine.back_up()
    with machine.running.centre.store.write() as connection:
        (known,) = devices.all_devices(connection)
        devices.revoke_device(connection, known.id, machine.clock())
    assert desk.sync("--once").code != 0
    machine.put_back(told=True)
    sync(desk)
