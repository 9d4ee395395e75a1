"""Running one seed: steps, the invariants after each, and what must be true once all is well."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from random import Random

from tests.simulation.acts import ACTS, Act, syncs
from tests.simulation.centre_clock import centre_clock_set
from tests.simulation.disk import Crash
from tests.simulation.endings import check_ending
from tests.simulation.faults import FAULTS, OF_DISKS, TROUBLES, Fault, fault
from tests.simulation.festival import next_turn, note_relays, open_festival
from tests.simulation.house import HARD, NORTH, SOUTH, house
from tests.simulation.invariants import check
from tests.simulation.model import Broken, Model
from tests.simulation.world import World, simulated

fault(centre_clock_set)
STEPS = 200
LEAST_KINDS = 5
MOST_STEPS = 400
"""A seed goes on until so many kinds of fault have hit, but no longer than this."""
_DESKS = (3, 3, 3, 3, 3, 4, 4, 6, 8)
_HOUSE, _CROWD = 8, 50
_A_CROWD_EVERY = 100
_RELAYS = (*[()] * 8, (NORTH,), (NORTH,), (NORTH, SOUTH), (NORTH, NORTH))
_TOLD = 30
_LIKED = (0.3, 1, 1, 3)
_RATE_BEYOND = 0.4
_SYNCS_BEYOND = 0.5


@dataclass
class Outcome:
    """How a seed went; `broken` says what did not hold, else None."""

    seed: int
    desks: int
    steps: int
    faults: frozenset[str]
    log: Sequence[str] = field(repr=False)
    broken: str | None = None
    invariant: int | None = None
    among: str = ""
    """The options by which `./dev prove` comes to seeds of this sort."""

    @property
    def is_thin(self) -> bool:
        """Whether so little happened that the seed proves little."""
        enough = self.steps >= STEPS and len(self.faults) >= LEAST_KINDS and self.desks >= _DESKS[0]
        return self.broken is None and not enough

    @property
    def trace(self) -> str:
        """What tells one run of a seed from another one."""
        return hashlib.sha256("\n".join(self.log).encode()).hexdigest()

    def report(self) -> str:
        """For whoever has to find out: what broke, how it came, and how to see it again."""
        last = self.log[-_TOLD:]
        first = len(self.log) - len(last) + 1
        lines = [f"{number:4} {text}" for number, text in enumerate(last, start=first)]
        return "\n".join(
            (
                f"seed {self.seed}, step {len(self.log)}, {self.desks} desks: {self.broken}",
                *lines,
                f"again: ./dev prove {self.among}--seed {self.seed}",
            )
        )


def desks_of(seed: int) -> int:
    """How many desks a seed has."""
    return _CROWD if seed % _A_CROWD_EVERY == _A_CROWD_EVERY - 1 else Random(seed).choice(_DESKS)


def relays_of(seed: int) -> Sequence[str]:
    """The venue of each relay of a seed; most have none."""
    return Random(f"relays {seed}").choice(_RELAYS)


def run(seed: int, steps: int = STEPS) -> Outcome:
    """Run a seed to its end, or to the first invariant that does not hold."""
    desks = desks_of(seed)
    base = house(_CROWD if desks > _HOUSE else _HOUSE)
    with simulated(base, seed, desks, relays_of(seed)) as world:
        model = Model(world)
        broken: BaseException | None = None
        try:
            open_festival(world)
            _all_steps(world, model, steps)
            check_ending(world, model)
        except (AssertionError, Exception) as error:
            broken = error
        finally:
            model.close()
        return outcome(world, desks, broken)


def outcome(world: World, desks: int, broken: BaseException | None, among: str = "") -> Outcome:
    """How a seed went that began with so many desks."""
    return Outcome(
        world.seed,
        desks,
        len(world.log),
        frozenset(world.faults | world.festival.faults),
        world.log,
        None if broken is None else _said(broken),
        broken.number if isinstance(broken, Broken) else None,
        among,
    )


def _all_steps(world: World, model: Model, steps: int) -> None:
    random = world.random
    # Some kinds of fault at a time go deeper than a little of everything.
    kinds = random.sample(sorted(FAULTS), random.randint(LEAST_KINDS + 2, LEAST_KINDS + 7))
    rate = random.choice((0.1, 0.15, 0.25))
    # And some acts more often than others, in each seed other ones.
    world.liked = random.choice(("", *HARD, *HARD, "film"))
    acts, weights = list(ACTS), [each * random.choice(_LIKED) for each in ACTS.values()]
    check(world, model)
    while len(world.log) < steps or (
        len(world.faults) < LEAST_KINDS and len(world.log) < MOST_STEPS
    ):
        world.time.pass_by(timedelta(milliseconds=random.randint(40, 3000)))
        turn = next_turn(world)
        if turn is not None:
            _step(world, turn, None)
            check(world, model)
            continue
        # Beyond its steps a seed goes on only for the kinds of fault that it still lacks.
        beyond = len(world.log) >= steps
        if random.random() < (_RATE_BEYOND if beyond else rate):
            lacking = [each for each in kinds if each not in world.faults]
            name = random.choice(lacking if beyond else kinds)
            _step(world, FAULTS[name], name)
        elif beyond and random.random() < _SYNCS_BEYOND:
            # What is on its way must meet somebody.
            _step(world, syncs, None)
        else:
            _step(world, random.choices(acts, weights)[0], None)
        check(world, model)


def _step(world: World, act: Act | Fault, name: str | None) -> None:
    before = len(world.network.happened)
    try:
        told = act(world)
    except Crash as crash:
        world.start_again(crash)
        who = "the centre" if crash.disk is world.centre.disk else crash.disk.folder.name
        told = f"{act.__name__}: {who} dies {crash.place}"
    world.log.append(told)
    note_faults(world, before, name)


def note_faults(world: World, before: int, name: str | None) -> None:
    """Note which faults hit in a step: the one of a name, and those met on the way since the
    network counted `before` of them.
    """
    hit = {each.partition(" (")[0] for each in world.network.happened[before:]}
    world.faults |= hit & TROUBLES.keys()
    note_relays(world, before)
    if name is not None and name not in TROUBLES.keys() | OF_DISKS | {"judging_fails"}:
        world.faults.add(name)
    if world.centre.failed_judging:
        world.faults.add("judging_fails")
    for who, disks in (("centre", [world.centre.disk]), ("desk", world.disks())):
        if any(disk.deaths for disk in disks):
            world.faults.add(f"{who}_dies")
        if any(disk.refusals for disk in disks):
            world.faults.add(f"{who}_full")


def _said(error: BaseException) -> str:
    if isinstance(error, Broken):
        return str(error)
    place = error.__traceback__
    while place is not None and place.tb_next is not None:
        place = place.tb_next
    where = f"{place.tb_frame.f_code.co_filename}:{place.tb_lineno}" if place else ""
    return f"{type(error).__name__}: {error} ({where})"
