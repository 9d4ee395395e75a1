"""Desks that are put back or copied, and a centre that is put back: seeds of their own.

Everything else of the simulation happens around them. The invariants are the protocol's, with
several chains for a device: no row is lost that a desk or the centre still has, none counts twice,
every branch is chained, everything comes to rest, and (11) it is told.
"""

import shutil
import sys
from collections import Counter, defaultdict
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from random import Random
from typing import NamedTuple

from boxoffice.keys.desk_keys import DeskKeys
from boxoffice.keys.errors import KeysMissing
from boxoffice.opening import keep_marks, stand
from boxoffice.services.desk import tidy
from boxoffice.services.syncing import error_name, sync_round
from boxoffice.store.errors import StoreError
from sync.client.rounds import Round
from sync.server.restoring import begin_again
from sync.server.store.database import Transaction
from tests.simulation.acts import ACTS, syncs
from tests.simulation.disk import Crash
from tests.simulation.faults import FAULTS
from tests.simulation.house import house
from tests.simulation.model import Broken, desk_query, first_hash, next_hash
from tests.simulation.world import SimulatedDesk, World, simulated

STEPS = 160
_ROUNDS = 6
_NOT_HERE = frozenset({"bad_row", "desk_clock_set", "centre_clock_set"})
"""Rows of other makes and clocks that lie have seeds enough; here they would excuse too much."""
_MOST_COPIES = 3


@dataclass
class Marks:
    """A place for keys that lives in memory (`boxoffice.keys.sources.KeySource`)."""

    keys: DeskKeys | None

    def load(self) -> DeskKeys:
        """What was kept last."""
        if self.keys is None:
            raise KeysMissing
        return self.keys

    def store(self, keys: DeskKeys) -> None:
        """Keep these."""
        self.keys = keys

    def erase(self) -> None:
        """Nothing is left to open a desk with."""
        self.keys = None


@dataclass
class Backup:
    """A desk's files and marks as they were once."""

    folder: Path
    marks: DeskKeys
    known: frozenset[bytes]


@dataclass
class Lives:
    """What is known beside the world: marks, backups, and what has happened to whom."""

    world: World
    folder: Path
    marks: dict[int, Marks] = field(default_factory=dict)
    backups: dict[int, Backup] = field(default_factory=dict)
    centre_backup: Path | None = None
    centre_put_back: bool = False
    troubled: set[str] = field(default_factory=set)
    """Devices that were put back or copied, whatever came of it."""
    lost: set[str] = field(default_factory=set)
    """Those put back to less than the centre had of them."""
    parted: set[str] = field(default_factory=set)
    """Those of which one of several machines has recorded something since."""
    seen: set[bytes] = field(default_factory=set)
    """Every row that the centre had, as long as it was not put back."""
    copies: int = 0
    log: list[str] = field(default_factory=list)

    def of_device(self, device: str) -> list[SimulatedDesk]:
        """The machines that are this device."""
        return [each for each in self.world.desks if each.place.device == device]

    def stand(self, desk: SimulatedDesk) -> None:
        """What opening a desk's records does with its marks."""
        source = self.marks[desk.number]
        stand(desk.desk, source.load(), source)

    def sync(self, desk: SimulatedDesk) -> Round:
        """A round as a program does it."""
        line = self.world.line(desk)
        done = sync_round(desk.desk, desk.place.keys.signing_key, transport=line)
        if done.pushed.rows or done.came_back or done.began_anew:
            keep_marks(desk.desk, self.marks[desk.number])
        tidy(desk.desk)
        return done


Happening = Callable[[Lives], str]


def backs_up(lives: Lives) -> str:
    """A desk's folder is copied somewhere, with or without its keys."""
    desk = lives.world.random.choice(lives.world.desks)
    desk.desk.close()
    lives.copies += 1
    folder = lives.folder / f"backup-{lives.copies}"
    shutil.copytree(desk.folder, folder)
    desk.open_again()
    lives.stand(desk)
    known = frozenset(_bodies(desk))
    lives.backups[desk.number] = Backup(folder, lives.marks[desk.number].load(), known)
    return f"{desk} is backed up"


def puts_back(lives: Lives) -> str:
    """A desk's folder is put back from a backup; its keys too, where they were in it."""
    if not lives.backups:
        return "no backup to put back"
    number = lives.world.random.choice(sorted(lives.backups))
    desk, backup = lives.world.desks[number - 1], lives.backups[number]
    mine = {body for body in _bodies(desk) if body in lives.seen}
    lives.troubled.add(desk.place.device)
    if mine - backup.known:
        lives.lost.add(desk.place.device)
    # What parted the copies may have gone with this, before anybody heard of it.
    lives.parted.discard(desk.place.device)
    with_keys = lives.world.random.random() < 0.5
    desk.open_again(backup.folder)
    if with_keys:
        lives.marks[number].store(backup.marks)
    lives.stand(desk)
    lives.world.faults.add("desk_put_back")
    return f"{desk} is put back{' with its keys' if with_keys else ''}"


def copies(lives: Lives) -> str:
    """A desk's folder and keys go on on another machine too."""
    world = lives.world
    desk = world.random.choice(world.desks)
    device = desk.place.device
    if len(lives.of_device(device)) == _MOST_COPIES:
        return f"{desk} has copies enough"
    desk.desk.close()
    number = len(world.desks) + 1
    folder = lives.folder / f"copy-{number}"
    shutil.copytree(desk.folder, folder)
    desk.open_again()
    lives.stand(desk)
    other = SimulatedDesk(number, desk.place, folder, world.time)
    world.desks.append(other)
    lives.marks[number] = Marks(lives.marks[desk.number].load())
    lives.stand(other)
    lives.troubled.add(device)
    world.faults.add("desk_copied")
    return f"{desk} is copied as {other}"


def centre_backs_up(lives: Lives) -> str:
    """The centre's database is copied."""
    lives.world.centre.close()
    lives.copies += 1
    lives.centre_backup = lives.folder / f"centre-backup-{lives.copies}"
    shutil.copytree(lives.world.centre.folder, lives.centre_backup)
    lives.world.centre.open_again()
    return "the centre is backed up"


def centre_puts_back(lives: Lives) -> str:
    """The centre's database is put back; mostly the operator says so."""
    centre = lives.world.centre
    if lives.centre_backup is None:
        return "the centre has no backup"
    centre.open_again(lives.centre_backup)
    lives.centre_put_back = True
    told = ""
    if lives.world.random.random() < 0.7:
        begin_again(centre.centre)
        centre.open_again()
        told = ", and says so"
    lives.world.faults.add("centre_put_back")
    return f"the centre is put back{told}"


HAPPENINGS: dict[Happening, float] = {
    backs_up: 5,
    puts_back: 4,
    copies: 2,
    centre_backs_up: 2,
    centre_puts_back: 1.5,
}


def run(seed: int, steps: int = STEPS) -> tuple[str | None, list[str], set[str]]:
    """Run a seed: what broke (None: nothing), every step in words, and the faults that hit."""
    desks = Random(seed).choice((2, 3, 4))
    with ExitStack() as closing:
        world = closing.enter_context(simulated(house(8), seed, desks))
        folder = world.centre.folder.parent
        lives = Lives(world, folder)
        for desk in world.desks:
            lives.marks[desk.number] = Marks(desk.place.keys)
        # Copies come later and are closed before the folder goes.
        closing.callback(_close, world)
        try:
            _all_steps(lives, steps)
            check_ending(lives)
        except (AssertionError, Exception) as error:
            return f"{type(error).__name__}: {error}", lives.log, world.faults
    return None, lives.log, world.faults


def _close(world: World) -> None:
    for desk in world.desks:
        desk.close()


def _all_steps(lives: Lives, steps: int) -> None:
    world = lives.world
    random = world.random
    known = sorted(set(FAULTS) - _NOT_HERE)
    kinds = random.sample(known, random.randint(4, 8))
    acts = [each for each in ACTS if each is not syncs]
    weights = [ACTS[each] for each in acts]
    while len(lives.log) < steps:
        world.time.pass_by(timedelta(milliseconds=random.randint(40, 3000)))
        draw = random.random()
        if draw < 0.1:
            told = _happen(lives, random.choices(list(HAPPENINGS), list(HAPPENINGS.values()))[0])
        elif draw < 0.18:
            told = _guarded(lives, lambda: FAULTS[random.choice(kinds)](world))
        elif draw < 0.4:
            told = _guarded(lives, lambda: _syncs(lives, random.choice(world.desks)))
        else:
            told = _guarded(lives, lambda: random.choices(acts, weights)[0](world))
        lives.log.append(told)
        _note_parting(lives)
        world.promised.clear()
        _nothing_goes(lives)


def _happen(lives: Lives, happening: Happening) -> str:
    """Backups are made and put back while nothing else goes wrong with the files."""
    for disk in (lives.world.centre.disk, *lives.world.disks()):
        disk.die_at, disk.full = 0, False
    return happening(lives)


def _guarded(lives: Lives, act: Callable[[], str]) -> str:
    try:
        return act()
    except Crash as crash:
        lives.world.start_again(crash)
        for desk in lives.world.desks:
            if desk.disk is crash.disk:
                lives.stand(desk)
        return f"{crash.disk.folder.name} dies {crash.place}"


def _syncs(lives: Lives, desk: SimulatedDesk) -> str:
    try:
        done = lives.sync(desk)
    except StoreError as error:
        return f"{desk} syncs: {type(error).__name__}"
    anew = ", begins anew" if done.began_anew else ""
    return (
        f"{desk} syncs: sent {done.pushed.rows}, {done.came_back} came back{anew}"
        f", {error_name(done.error)}"
    )


def _note_parting(lives: Lives) -> None:
    """A clerk was told of a row at one of several machines of a device."""
    for number, _, _ in lives.world.promised:
        device = lives.world.desks[number - 1].place.device
        if len(lives.of_device(device)) > 1:
            lives.parted.add(device)


def _bodies(desk: SimulatedDesk) -> list[bytes]:
    return [bytes(body) for (body,) in desk_query(desk, "SELECT bytes FROM rows")]


class Stored(NamedTuple):
    """A row at the centre; `counts` says that it repeats no other and can be read."""

    device: str
    incarnation: str
    branch: int
    seq: int
    body: bytes
    hash: bytes
    counts: bool


def _at_centre(lives: Lives) -> list[Stored]:
    with lives.world.centre.centre.store.read() as connection:
        found = connection.exec_driver_sql(
            "SELECT device, incarnation, branch, seq, body, hash, repeats IS NULL AND readable"
            " FROM ledger_rows ORDER BY device, incarnation, branch, seq"
        )
        return [
            Stored(row[0], row[1], row[2], row[3], bytes(row[4]), bytes(row[5]), bool(row[6]))
            for row in found
        ]


def _nothing_goes(lives: Lives) -> None:
    """1: what the centre has stays there, unless its own database was put back."""
    now = {row.body for row in _at_centre(lives)}
    if not lives.centre_put_back:
        _require(1, lives.seen <= now, "the centre lost rows")
    lives.seen |= now


def check_ending(lives: Lives) -> None:
    """Heal everything, let it come to rest, and hold the whole against the facts."""
    world = lives.world
    world.network.heal()
    for disk in (world.centre.disk, *world.disks()):
        disk.full, disk.die_at = False, 0
    lives.log.append("all faults stop")
    if lives.centre_put_back:
        begin_again(world.centre.centre)
        world.centre.open_again()
    left = [""]
    for _ in range(_ROUNDS):
        world.time.pass_by(timedelta(minutes=2))
        world.centre.worker.look()
        left = []
        for desk in world.desks:
            told = _syncs(lives, desk)
            lives.log.append(told)
            if not told.endswith(", None"):
                left.append(told)
        left += _left(lives)
        if not left:
            break
    _require(10, not left, left[0] if left else "")
    count = len(_at_centre(lives))
    for desk in world.desks:
        _syncs(lives, desk)
    _require(10, len(_at_centre(lives)) == count, "copies make each other begin anew")
    _once_and_chained(lives)
    _told(lives)


def _left(lives: Lives) -> list[str]:
    """What has not come to where it belongs: every machine has all rows of its device, and the
    centre those of every machine.
    """
    found = []
    rows = _at_centre(lives)
    stored = {row.body for row in rows}
    of_device: dict[str, set[bytes]] = defaultdict(set)
    for row in rows:
        of_device[row.device].add(row.body)
    for desk in lives.world.desks:
        mine = set(_bodies(desk))
        if not mine <= stored:
            found.append(f"{desk} has {len(mine - stored)} rows that the centre lacks")
        if not of_device[desk.place.device] <= mine:
            missing = len(of_device[desk.place.device] - mine)
            found.append(f"{desk} lacks {missing} rows of its device")
        waiting = desk_query(
            desk,
            "SELECT count(*) FROM rows JOIN incarnations i ON i.id = rows.incarnation"
            " WHERE rows.seq > i.acknowledged_seq",
        )
        if waiting != [(0,)]:
            found.append(f"{waiting[0][0]} rows of {desk} still wait")
    return found


def _once_and_chained(lives: Lives) -> None:
    """2 and 3, by plain arithmetic over all that is stored."""
    counted: set[bytes] = set()
    hashes: dict[tuple[str, str], dict[int, set[bytes]]] = defaultdict(lambda: defaultdict(set))
    ends: dict[tuple[str, str, int], int] = {}
    keys = {each.place.device: each.place.keys.public_key for each in lives.world.desks}
    rows = _at_centre(lives)
    for row in rows:
        hashes[row.device, row.incarnation][row.seq].add(row.hash)
    for device, incarnation, branch, seq, body, row_hash, counts in rows:
        if counts:
            _require(2, body not in counted, f"a row of {device} counts twice")
            counted.add(body)
        chain = hashes[device, incarnation]
        end = ends.get((device, incarnation, branch))
        _require(3, end is None or seq == end + 1, f"row {seq} follows row {end}")
        _require(3, branch > 0 or end is not None or seq == 1, "a chain begins late")
        before = chain[seq - 1]
        if seq == 1:
            before = {first_hash(keys[device], incarnation)}
        _require(
            3, row_hash in {next_hash(each, body) for each in before}, f"row {seq} hangs on nothing"
        )
        ends[device, incarnation, branch] = seq


def _told(lives: Lives) -> None:
    """11: what was put back or copied is told, and nothing else is."""
    with lives.world.centre.centre.store.read() as connection:
        flagged = _devices(connection, "SELECT id FROM devices WHERE copied_at IS NOT NULL")
        followed = _devices(
            connection, "SELECT device FROM incarnations WHERE previous IS NOT NULL"
        )
    for device in lives.lost:
        _require(11, device in flagged | followed, f"{device} was put back, and nobody is told")
    for device in lives.parted:
        _require(11, device in flagged, f"{device} was copied, and nobody is told")
    for desk in lives.world.desks:
        device = desk.place.device
        known = desk.desk.store.state().copied_at is not None
        _require(11, known == (device in flagged), f"{desk} knows otherwise than the centre")
        if device not in lives.troubled and not lives.centre_put_back:
            _require(11, device not in flagged | followed, f"{device} is told of for nothing")


def _devices(connection: Transaction, query: str) -> set[str]:
    return {str(device) for (device,) in connection.exec_driver_sql(query)}


def _require(number: int, holds: bool, what: str) -> None:
    if not holds:
        raise Broken(number, what)


def main() -> int:
    """Run seeds and say which break; with one number, that seed step by step."""
    if len(sys.argv) == 2:
        broken, log, _ = run(int(sys.argv[1]))
        print(*log, broken or "every invariant holds", sep="\n")
        return int(broken is not None)
    first, count = int(sys.argv[1]), int(sys.argv[2])
    hit: Counter[str] = Counter()
    failed = 0
    for seed in range(first, first + count):
        broken, log, faults = run(seed)
        hit.update(faults)
        if broken is not None:
            failed += 1
            print(f"seed {seed}, step {len(log)}: {broken}", *log[-6:], sep="\n  ", flush=True)
    print(f"{count} seeds: {failed} broken", *sorted(hit.items()), sep="\n  ")
    return int(failed > 0)


if __name__ == "__main__":
    sys.exit(main())
