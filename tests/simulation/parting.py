"""What happens where lives part: desks are backed up, put back and copied, and so is the centre."""

import shutil
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from boxoffice.keys.desk_keys import DeskKeys
from boxoffice.keys.errors import KeysMissing
from boxoffice.services.desk import tidy
from boxoffice.services.opening import keep_marks, stand
from boxoffice.services.syncing import error_name, sync_round
from boxoffice.store.errors import StoreError
from sync.client.rounds import Round
from sync.server.running.restoring import begin_again
from tests.simulation.model import Model, desk_query
from tests.simulation.relays import Chain
from tests.simulation.world import SimulatedDesk, World

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
    """Every row that the centre had since it was put back, if ever."""
    had: dict[Chain, int] = field(default_factory=dict)
    """The last row of each chain then."""
    copies: int = 0
    model: Model = field(init=False)
    """Only to read the centre's database with."""

    def __post_init__(self) -> None:
        """Nothing is opened yet."""
        self.model = Model(self.world)

    @property
    def log(self) -> list[str]:
        """Every step in words."""
        return self.world.log

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
    known = frozenset(bodies(desk))
    lives.backups[desk.number] = Backup(folder, lives.marks[desk.number].load(), known)
    return f"{desk} is backed up"


def puts_back(lives: Lives) -> str:
    """A desk's folder is put back from a backup; its keys too, where they were in it."""
    if not lives.backups:
        return "no backup to put back"
    number = lives.world.random.choice(sorted(lives.backups))
    desk, backup = lives.world.desks[number - 1], lives.backups[number]
    mine = {body for body in bodies(desk) if body in lives.seen}
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
    if desk.number in world.festival.paired:
        world.festival.paired[number] = world.festival.paired[desk.number]
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
    # By what was lost of a desk nobody knows of it, once the centre lost that too.
    for known in (lives.seen, lives.had, lives.lost):
        known.clear()
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


def syncs(lives: Lives, desk: SimulatedDesk) -> str:
    """A round of a machine, in words."""
    try:
        done = lives.sync(desk)
    except StoreError as error:
        return f"{desk} syncs: {type(error).__name__}"
    anew = ", begins anew" if done.began_anew else ""
    return (
        f"{desk} syncs: sent {done.pushed.rows}, {done.came_back} came back{anew}"
        f", {error_name(done.error)}"
    )


def bodies(desk: SimulatedDesk) -> list[bytes]:
    """The rows of a machine, of all chains."""
    return [bytes(body) for (body,) in desk_query(desk, "SELECT bytes FROM rows")]
