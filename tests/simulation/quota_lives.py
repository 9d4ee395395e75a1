"""Hard quotas of a few tickets, fought over by several desks: seeds of their own.

Voids of one issue at two desks, refills, returns and releases, in every other seed also desks that
are put back or copied and a centre that is put back, in any order and around faults of the network.
Where nothing is put back, no more is ever given under leases than there is, and at the end, once
every desk has given back what it holds, no unit is missing.

`python -m tests.simulation.quota_lives FIRST COUNT` runs seeds; with one number, that seed aloud.
"""

import sys
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass, field
from datetime import timedelta
from functools import partial
from random import Random

from boxoffice.services.leasing import give_units_back, leave_leases
from boxoffice.services.syncing import error_name
from boxoffice.store.errors import StoreError
from sync.server.keeping import leases as keeping_leases
from sync.server.quotas import leasing
from sync.server.quotas.splitting import Quota
from sync.server.store.database import DriverError
from tests.simulation.acts import (
    REFUSALS,
    Act,
    corrects,
    give_at,
    looks,
    takes_back,
    time_passes,
    undoes,
)
from tests.simulation.disk import Crash
from tests.simulation.faults import FAULTS
from tests.simulation.house import HARD, NORTH, house
from tests.simulation.lives import close_desks
from tests.simulation.model import Broken, Model
from tests.simulation.parting import HAPPENINGS, Lives, Marks
from tests.simulation.quotas import check_accepted, check_given
from tests.simulation.world import SimulatedDesk, World, simulated

STEPS = 150
_DESKS = (4, 5, 7)
_ROUNDS = 4
_FAULTS = (
    "answer_lost",
    "answer_of_before",
    "centre_dies",
    "desk_dies",
    "desk_killed",
    "late_requests_arrive",
    "request_doubled",
    "request_late",
    "request_lost",
    "unavailable",
)
_ACTS: dict[Act, float] = {
    undoes: 10,
    takes_back: 20,
    corrects: 5,
    looks: 4,
    time_passes: 3,
}


@dataclass
class Fight:
    """A seed under way: what is known beside the world, and what excuses what."""

    lives: Lives
    model: Model
    wild: bool
    """Whether desks and the centre are put back and copied."""
    released: set[str] = field(default_factory=set)
    """Events of which a coordinator gave unreported units free: given offline, they may be given
    twice, and the rows that come late are found to be beyond the quota.
    """

    @property
    def world(self) -> World:
        """The world it is about."""
        return self.lives.world

    def check(self) -> None:
        """6, at the centre, and as long as nothing excuses more also at the desks."""
        check_accepted(self.world, self.model)
        self.model.centre.starts = self.world.centre.starts
        if not self.wild:
            scarce = [event for event in HARD if event not in self.released]
            check_given(self.world, self.model.given_units, scarce)

    def quota(self, event: str) -> Quota:
        """How the centre sees a quota."""
        with self.world.centre.centre.store.read() as connection:
            return leasing.quotas_of(connection, [event])[event]


def run(seed: int, steps: int = STEPS) -> tuple[str | None, list[str]]:
    """Run a seed: what broke (None: nothing), and every step in words."""
    with ExitStack() as closing:
        desks = Random(seed).choice(_DESKS)
        world = closing.enter_context(simulated(house(8), seed, desks))
        lives = Lives(world, world.centre.folder.parent)
        model = Model(world)
        closing.callback(model.close)
        lives.marks = {desk.number: Marks(desk.place.keys) for desk in world.desks}
        closing.callback(close_desks, world)
        fight = Fight(lives, model, wild=bool(seed % 2))
        try:
            _all_steps(fight, steps)
            _ends(fight)
        except (AssertionError, Exception) as error:
            return f"{type(error).__name__}: {error}", world.log
        return None, world.log


def _all_steps(fight: Fight, steps: int) -> None:
    world = fight.world
    random = world.random
    while len(world.log) < steps:
        world.time.pass_by(timedelta(milliseconds=random.randint(40, 3000)))
        draw = random.random()
        if draw < 0.05 and fight.wild:
            told = _happens(fight)
        elif draw < 0.12:
            told = _guarded(fight, lambda: FAULTS[random.choice(_FAULTS)](world))
        elif draw < 0.4:
            told = _guarded(fight, lambda: _syncs(fight, _any_desk(world)))
        elif draw < 0.42:
            told = _guarded(fight, lambda: _releases(fight))
        elif draw < 0.7:
            told = _guarded(fight, lambda: _gives(world))
        else:
            act = random.choices(list(_ACTS), list(_ACTS.values()))[0]
            told = _guarded(fight, partial(act, world))
        world.log.append(told)
        world.promised.clear()
        fight.check()


def _any_desk(world: World) -> SimulatedDesk:
    """A desk of the venue whose events are scarce."""
    return world.random.choice([each for each in world.desks if each.place.venue == NORTH])


def _gives(world: World) -> str:
    """Tickets for an event with a hard quota."""
    desk, event = _any_desk(world), world.random.choice(sorted(HARD))
    try:
        return f"{desk} {give_at(world, desk, event)}"
    except REFUSALS as refusal:
        return f"{desk} gives none for {event}: {type(refusal).__name__}"


def _happens(fight: Fight) -> str:
    """Backups are made and put back while nothing else goes wrong with the files."""
    _heal_disks(fight.world)
    happening = fight.world.random.choices(list(HAPPENINGS), list(HAPPENINGS.values()))[0]
    return happening(fight.lives)


def _guarded(fight: Fight, act: Callable[[], str]) -> str:
    try:
        return act()
    except Crash as crash:
        fight.world.start_again(crash)
        for desk in fight.world.desks:
            if desk.disk is crash.disk:
                fight.lives.stand(desk)
        return f"{crash.disk.folder.name} dies {crash.place}"


def _syncs(fight: Fight, desk: SimulatedDesk) -> str:
    try:
        done = fight.lives.sync(desk)
    except StoreError as error:
        return f"{desk} syncs: {type(error).__name__}"
    anew = ", begins anew" if done.began_anew else ""
    return f"{desk} syncs: sent {done.pushed.rows}{anew}, {error_name(done.error)}"


def _releases(fight: Fight) -> str:
    """A coordinator gives free what a desk never reported."""
    event = fight.world.random.choice(sorted(HARD))
    leases = [each for each in fight.quota(event).leases if each.released_at is None]
    if not leases:
        return f"the centre has nothing of {event} to release"
    lease = fight.world.random.choice(leases)
    try:
        units = keeping_leases.release(fight.world.centre.centre, "test", lease.id)
    except (leasing.NotYet, DriverError) as refusal:
        return f"the centre releases nothing: {type(refusal).__name__}"
    if units:
        fight.released.add(event)
    return f"the centre releases {units} units of {event}"


def _ends(fight: Fight) -> None:
    """Heal everything and let it come to rest; then every desk gives back what it holds, and by the
    centre's books it holds nothing more either.
    """
    world = fight.world
    world.network.heal()
    _heal_disks(world)
    world.log.append("all faults stop")
    for _ in range(_ROUNDS):
        world.time.pass_by(timedelta(minutes=5))
        for desk in world.desks:
            world.log.append(_syncs(fight, desk))
            fight.check()
    for desk in world.desks:
        with leave_leases(desk.desk):
            give_units_back(desk.desk, leaving=True)
            world.log.append(_syncs(fight, desk))
        fight.check()
    if fight.wild:
        return
    here = {desk.place.device for desk in world.desks}
    for event in HARD:
        left = sum(each.unused for each in fight.quota(event).leases if each.device in here)
        if left and event not in fight.released:
            raise Broken(6, f"{left} units of {event} are with desks that hold none")


def _heal_disks(world: World) -> None:
    for disk in (world.centre.disk, *world.disks()):
        disk.die_at, disk.full = 0, False


def main() -> int:
    """Run seeds and say which break; with one number, that seed step by step."""
    first = int(sys.argv[1])
    if len(sys.argv) == 2:
        broken, log = run(first)
        print(*log, broken or "every invariant holds", sep="\n")
        return int(broken is not None)
    failed = 0
    for seed in range(first, first + int(sys.argv[2])):
        broken, log = run(seed)
        if broken is not None:
            failed += 1
            print(f"seed {seed}, step {len(log)}: {broken}", *log[-12:], sep="\n  ", flush=True)
    print(f"{sys.argv[2]} seeds: {failed} broken")
    return int(failed > 0)


if __name__ == "__main__":
    sys.exit(main())
