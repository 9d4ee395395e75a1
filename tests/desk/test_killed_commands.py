"""`boxoffice-server` killed for real before a change of its files, and a desk that syncs then."""

import argparse
import json
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from boxoffice.config import Config
from boxoffice.keys.key_file import KeyFile
from boxoffice.services.opening import open_records
from sync.protocol import keys
from sync.server.asking.enrolment import make_code
from sync.server.commands.main import main
from sync.server.commands.terminal import opened_centre
from sync.server.keys.epochs import lose
from sync.server.running import data_folder
from sync.server.store import epochs, key_changes, reports
from sync.server.store.database import Store
from tests.desk.command_line import environment
from tests.desk.desks import CommandDesk, new_desk
from tests.desk.machines import Machine
from tests.support.centre import served
from tests.support.clocks import CLOCK
from tests.support.network import VENUE, SteppingClock, code

PARTS = 2
"""Each command is killed before so many of its changes, the last one among them."""
PROGRAM = """
import json, os, signal, sys
from pathlib import Path
from sqlalchemy import Engine, event
from sync.server.commands.main import main

made = 0

def run(last, words):
    def change(*_):
        global made
        made += 1
        if made == last:
            os.kill(os.getpid(), signal.SIGKILL)

    def replace(path, target, real=Path.replace):
        change()
        return real(path, target)

    Path.replace = replace
    event.listen(Engine, "commit", change)
    return main(words)

for line in sys.stdin:
    answer, told = os.pipe()
    process = os.fork()
    if not process:
        os.dup2(2, 1)
        code = run(*json.loads(line))
        os.write(told, str(made).encode())
        os._exit(code)
    os.close(told)
    with os.fdopen(answer) as counted:
        said = counted.read()
    _, status = os.waitpid(process, 0)
    print(json.dumps([os.waitstatus_to_exitcode(status), said]), flush=True)
"""
"""Runs each command in a process that it forks, for starting takes longer than all else: the
process ends before a change of a file (a commit, or a file that takes its name), else it counts
them.
"""


class Program:
    """`boxoffice-server` as the operating system ends it."""

    def __init__(self, process: "subprocess.Popen[str]", errors: Path) -> None:
        self._process = process
        self._errors = errors

    def changes(self, *words: str) -> int:
        """Run a command to its end; how many changes of its files it makes."""
        code, made = self._run(0, *words)
        assert code == 0, self._errors.read_text()
        return int(made)

    def kill_at(self, change: int, *words: str) -> None:
        """Run a command that is killed before a change of its files."""
        code, _ = self._run(change, *words)
        assert code == -signal.SIGKILL, self._errors.read_text()

    def _run(self, change: int, *words: str) -> tuple[int, str]:
        asked, answered = self._process.stdin, self._process.stdout
        assert asked is not None
        assert answered is not None
        asked.write(json.dumps([change, words]) + "\n")
        asked.flush()
        code, made = json.loads(answered.readline())
        return code, made


@pytest.fixture(scope="module")
def program(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Program]:
    errors = tmp_path_factory.mktemp("program") / "errors"
    with (
        errors.open("w") as said,
        subprocess.Popen(
            [sys.executable, "-c", PROGRAM],
            env=environment(),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=said,
            text=True,
        ) as process,
    ):
        yield Program(process, errors)


class House:
    """A centre's data folder and a desk's, both at rest."""

    def __init__(self, folder: Path, port: int) -> None:
        self.folder = folder
        self.data = folder / "centre"
        self.desk = new_desk(folder / "desk")
        self.port = port

    def copy(self, folder: Path) -> "House":
        """The same in another folder."""
        shutil.copytree(self.folder, folder)
        return House(folder, self.port)

    def words(self, *words: str) -> list[str]:
        """A command line for this centre."""
        return [*words, "--data", str(self.data)]

    def command(self, *words: str) -> int:
        """Run a command to its end."""
        return main(self.words(*words))

    @contextmanager
    def served(self) -> Iterator[None]:
        """The centre, opened as `boxoffice-server serve` does, until the block ends."""
        options = argparse.Namespace(data=self.data, database=None)
        with opened_centre(options) as opened:
            centre = replace(opened, now=SteppingClock(CLOCK.now()))
            with served(centre, with_worker=True, port=self.port):
                yield

    def sync(self) -> None:
        """A good round."""
        done = self.desk.sync("--once")
        assert done.code == 0, done

    def give(self, number: int) -> None:
        """One ticket."""
        done = self.desk.run("give", "-", "--event", "concert", stdin=f"{code(number)}\n")
        assert done.code == 0, done

    def verdict(self, number: int) -> str:
        """What the desk says of a card."""
        checked = self.desk.run("check", code(number), "--event", "concert", "--json")
        return str(checked.json["verdict"])

    def outcomes(self) -> list[str | None]:
        """How the centre judged each row."""
        store = Store(data_folder.database_url(self.data))
        try:
            with store.read() as connection:
                return [row.outcome for row in reports.reported_rows(connection)]
        finally:
            store.close()

    def agrees(self) -> None:
        """Desk and centre mean the same keys."""
        store = Store(data_folder.database_url(self.data))
        try:
            with store.read() as connection:
                known = {each.number: each.list_key for each in epochs.all_epochs(connection)}
                last = key_changes.newest(connection)
        finally:
            store.close()
        signer = keys.public_signing_key(data_folder.read_signing_key(self.data))
        assert last is None or last[1] == signer
        source = KeyFile(self.desk.key_file)
        found = open_records(Config(self.desk.data), source, CLOCK)
        try:
            assert found.desk.identity().centre_key == signer
            assert dict(found.desk.keys_by_epoch()).items() <= known.items()
        finally:
            found.desk.close()


@pytest.fixture(scope="module")
def houses(tmp_path_factory: pytest.TempPathFactory) -> tuple[House, House]:
    """A desk that has given a ticket; and one that has given another since, by the next list key,
    for a desk was lost, when the database is put back to before that.
    """
    folder = tmp_path_factory.mktemp("houses") / "house"
    folder.mkdir()
    machine = Machine(folder)
    try:
        found = House(folder, int(machine.running.address.rpartition(":")[2]))
        lost = new_desk(folder / "lost")
        for desk in (found.desk, lost):
            _enrol(machine, desk)
        found.sync()
        found.give(1)
        found.sync()
        machine.back_up()
        before = found.copy(folder.with_name("before"))
        put_back(before)
        lose(machine.centre, lost.run("status", "--json").json["device"])
        machine.centre.tend_keys(machine.clock())
        found.sync()
        found.give(2)
        found.sync()
    finally:
        machine.stop()
    put_back(found)
    return before, found


def _enrol(machine: Machine, desk: CommandDesk) -> None:
    one_time = make_code(machine.centre, VENUE, "Lobby")
    done = desk.run("enrol", machine.running.address, one_time, "--yes")
    assert done.code == 0, done


def put_back(house: House) -> None:
    """The database is the one of before; the folder's keys stay."""
    for each in house.data.glob(f"{data_folder.DATABASE_NAME}*"):
        each.unlink()
    shutil.copy2(house.folder / "backup.sqlite", house.data / data_folder.DATABASE_NAME)


@pytest.mark.slow
@pytest.mark.no_cover
@pytest.mark.parametrize("command", ["rotate-key", "epoch --lost", "restored"])
def test_wherever_it_is_killed_a_desk_goes_on(
    houses: tuple[House, House], program: Program, tmp_path: Path, command: str
) -> None:
    """`restored` finds a database that was put back."""
    words = command.split()
    behind = command == "restored"
    house = houses[behind]
    cards = (1, 2) if behind else (1,)
    if "--lost" in words:
        words.append(new_desk(house.folder / "lost").run("status", "--json").json["device"])
    changes = program.changes(*house.copy(tmp_path / "whole").words(*words))
    assert changes >= PARTS
    for part in range(1, PARTS + 1):
        change = changes * part // PARTS
        here = house.copy(tmp_path / str(change))
        program.kill_at(change, *here.words(*words))
        with here.served():
            here.sync()
            here.sync()
            assert {here.verdict(card) for card in cards} == {"has_tickets"}
            here.give(3)
            here.sync()
            here.agrees()
        assert here.outcomes() == ["accepted"] * (1 + len(cards))
        # Given again it does what it is for.
        assert here.command(*words) == 0
        with here.served():
            here.sync()
            here.agrees()
