"""Real programs in a house where everything fails: killed, frozen, cut off, without room, with
clocks that are wrong. Whatever was told to a clerk is at the centre once at the end.

Which programs die and when is drawn from a seed; the system's scheduler has its say too, so that a
seed says what was tried and cannot be replayed byte for byte.
"""

import json
import signal
import sqlite3
import subprocess
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from random import Random
from typing import Any

from tests.desk.command_line import environment
from tests.journeys.world import ROOT, CentreProcess, DeskFolder, run
from tests.proof.way import Way
from tests.support.clocks import HandClock, command

_ROUNDS = 5
_LONGEST_LIFE = 1.6
"""Seconds within which a program that shall be killed is: some have not begun, some are done."""
_SMALL_FILES = (20, 400)
"""Blocks of 512 bytes that a file may have where there is no room."""
_EXPECTED = frozenset({0, 1, 4, 5, -signal.SIGKILL, -signal.SIGXFSZ})
"""How `boxoffice give` may end: given, refused, no store, no centre, killed."""


class Lost(AssertionError):
    """Something that was told is not so."""


@dataclass
class Machine:
    """A desk's laptop: its folder, its background program, its clock, and what a clerk was told."""

    folder: DeskFolder
    events: list[str] = field(default_factory=list)
    watch: "subprocess.Popen[bytes] | None" = None
    frozen: bool = False
    clock: HandClock = field(default_factory=HandClock)
    told: list[str] = field(default_factory=list)

    def start(self) -> None:
        """`boxoffice-sync --watch`, unless it runs."""
        if self.watch is None:
            self.watch = subprocess.Popen(
                self.command("boxoffice.background", "--watch"),
                cwd=ROOT,
                env=self.environment(),
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
            )

    def kill(self) -> None:
        """The background program ends where it stands."""
        if self.watch is not None:
            self.watch.kill()
            self.watch.wait()
            self.watch, self.frozen = None, False

    def command(self, module: str, *arguments: str) -> list[str]:
        """A program's command line, on this machine's clock."""
        return command(module, *self.folder.options, "--language", "en", *arguments)

    def environment(self) -> dict[str, str]:
        """What such a program finds there."""
        return environment(**self.clock.variables())


@dataclass
class Proof:
    """The house, and what was done in it."""

    folder: Path
    random: Random
    centre: CentreProcess
    way: Way
    machines: list[Machine]
    codes: list[str]
    done: Counter[str] = field(default_factory=Counter)

    def gives(self, machine: Machine) -> None:
        """`boxoffice give`: sometimes killed, sometimes without room for a file."""
        killed_after = self.random.uniform(0, _LONGEST_LIFE) if self.random.random() < 0.4 else None
        room = self.random.randint(*_SMALL_FILES) if self.random.random() < 0.2 else None
        event, code = self.random.choice(machine.events), self.random.choice(self.codes)
        with subprocess.Popen(
            [
                *(_within(room) if room else ()),
                *machine.command("boxoffice", "give", "-", "--event", event, "--json"),
            ],
            cwd=ROOT,
            env=machine.environment(),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        ) as process:
            try:
                out, err = process.communicate(code + "\n", timeout=killed_after)
            except subprocess.TimeoutExpired:
                process.kill()
                out, err = process.communicate()
                self.done["give killed"] += 1
        if process.returncode not in _EXPECTED:
            raise Lost(f"give ended with {process.returncode}: {err[-1500:]}")
        self.done["give without room"] += room is not None
        # What stands on the screen was told, whatever became of the program behind it.
        row = _row_of(out)
        if row is not None:
            machine.told.append(row)
            self.done["given"] += 1

    def sync_dies(self, machine: Machine) -> None:
        """`boxoffice-sync --watch` is killed where it stands, and begins anew."""
        machine.kill()
        machine.start()
        self.done["sync killed"] += 1

    def laptop_sleeps(self, machine: Machine) -> None:
        """The lid is shut, or opened again."""
        if machine.watch is not None:
            sign = signal.SIGCONT if machine.frozen else signal.SIGSTOP
            machine.watch.send_signal(sign)
            machine.frozen = not machine.frozen
            self.done["laptop frozen"] += machine.frozen

    def clock_goes_wrong(self, machine: Machine) -> None:
        """Somebody sets the clock of a laptop; its programs see it when they begin."""
        hours = self.random.choice((-25, -1, 0, 1, 25))
        machine.clock.wall = timedelta(hours=hours)
        machine.kill()
        machine.start()
        self.done["clock set"] += 1

    def centre_dies(self, _machine: Machine) -> None:
        """`boxoffice-server` is killed; or begins anew."""
        if self.centre.process is None:
            self.centre.start()
        else:
            self.centre.kill()
            self.done["centre killed"] += 1

    def way_is_cut(self, _machine: Machine) -> None:
        """The network breaks, or is mended."""
        if self.way.open:
            self.way.cut()
            self.done["network cut"] += 1
        else:
            self.way.mend()

    def settle(self) -> None:
        """Everything is mended, and all desks send what they have."""
        for machine in self.machines:
            machine.kill()
        self.way.mend()
        if self.centre.process is None:
            self.centre.start()
        for _ in range(_ROUNDS):
            left = [each for each in self.machines if not self._sends_all(each)]
            if not left:
                return
        raise Lost(f"{len(left)} desks still have rows to send")

    def _sends_all(self, machine: Machine) -> bool:
        ended = subprocess.run(
            machine.command("boxoffice.background", "--once"),
            cwd=ROOT,
            env=machine.environment(),
            capture_output=True,
            text=True,
            check=False,
        )
        shown = self.ledger(machine)
        return ended.returncode == 0 and all(row["acknowledged"] for row in shown)

    def ledger(self, machine: Machine) -> list[dict[str, Any]]:
        """What `boxoffice ledger` shows."""
        shown: list[dict[str, Any]] = json.loads(
            run("boxoffice.__main__", *machine.folder.options, "ledger", "--json")
        )
        return shown

    def check(self) -> None:
        """Every ticket told to a clerk is at its desk and at the centre, once; chains have no
        gaps, and the centre holds nothing that no desk has.
        """
        with closing(sqlite3.connect(self.centre.data / "centre.sqlite")) as centre:
            stored = centre.execute(
                "SELECT device, incarnation, branch, seq, row_id, repeats FROM ledger_rows"
                " ORDER BY device, incarnation, branch, seq"
            ).fetchall()
            (judged,) = centre.execute("SELECT count(DISTINCT row_id) FROM verdicts").fetchone()
        counted = Counter(row_id for *_, row_id, repeats in stored if repeats is None)
        ends: dict[tuple[str, str, int], int] = {}
        for device, incarnation, branch, seq, _, _ in stored:
            before = ends.get((device, incarnation, branch), 0)
            _require(seq == before + 1, f"row {seq} follows row {before} at the centre")
            ends[device, incarnation, branch] = seq
        _require(all(branch == 0 for _, _, branch in ends), "a desk that nobody copied is forked")
        for machine in self.machines:
            rows = {str(row["row"]) for row in self.ledger(machine)}
            for row in machine.told:
                _require(row in rows, "a ticket that was told is not at its desk")
            for row in rows:
                _require(counted[row] == 1, f"a row is {counted[row]} times at the centre")
        _require(judged == len(counted), f"{judged} of {len(counted)} rows are judged")


Act = Callable[[Proof, Machine], None]
ACTS: dict[Act, float] = {
    Proof.gives: 12,
    Proof.sync_dies: 2,
    Proof.laptop_sleeps: 2,
    Proof.clock_goes_wrong: 1,
    Proof.centre_dies: 2,
    Proof.way_is_cut: 2,
}


@contextmanager
def house(folder: Path, seed: int, desks: int) -> Iterator[Proof]:
    """A centre with a made-up network and enrolled desks; all of it ends with the block."""
    centre = CentreProcess(folder / "centre")
    centre.make(cards=120, seed=1)
    centre.start()
    way = Way(centre.port)
    sample = centre.ask("cards", "--sample")
    venues = list(centre.ask("events"))
    proof = Proof(folder, Random(seed), centre, way, [], list(sample["valid"]))
    try:
        for number in range(1, desks + 1):
            desk = DeskFolder(folder / f"desk-{number}")
            desk.enrol(centre, venues[0]["id"], f"Desk {number}", at=way.address)
            desk.sync()
            events = json.loads(run("boxoffice.__main__", *desk.options, "events", "--json"))
            proof.machines.append(Machine(desk, [str(each["id"]) for each in events]))
        for machine in proof.machines:
            machine.start()
        yield proof
    finally:
        for machine in proof.machines:
            machine.kill()
        way.close()
        centre.kill()


def prove(folder: Path, seed: int, acts: int, desks: int = 2) -> Counter[str]:
    """Do so many acts and hold the end against what was told; what was done, counted. Raises
    `Lost`.
    """
    with house(folder, seed, desks) as proof:
        for _ in range(acts):
            act = proof.random.choices(list(ACTS), list(ACTS.values()))[0]
            act(proof, proof.random.choice(proof.machines))
        proof.settle()
        proof.check()
        return proof.done


def _within(blocks: int) -> tuple[str, ...]:
    """What begins a program whose files may have so many blocks (`RLIMIT_FSIZE`)."""
    return ("sh", "-c", f'ulimit -f {blocks}; exec "$@"', "sh")


def _row_of(out: str) -> str | None:
    """The row that a program said it has recorded, if it came so far."""
    try:
        said = json.loads(out)
    except ValueError:
        return None
    row = said.get("row")
    return None if row is None else str(row)


def _require(holds: bool, what: str) -> None:
    if not holds:
        raise Lost(what)
