"""Desks that are put back or copied, and a centre that is put back: seeds of their own.

Everything else of the simulation happens around them. The invariants are the protocol's, with
several chains for a device: no row is lost that a desk or the centre still has, none counts twice,
every branch is chained, everything comes to rest, and (11) it is told.
"""

from collections import defaultdict
from collections.abc import Callable
from contextlib import ExitStack
from datetime import timedelta
from functools import partial
from random import Random
from typing import NamedTuple

from sync.server.running.restoring import begin_again
from sync.server.store.database import Transaction
from tests.simulation import acts
from tests.simulation.custody import check_festival, check_relays_at_rest, hold_custody
from tests.simulation.disk import Crash
from tests.simulation.endings import heal, relays_stay_broken
from tests.simulation.faults import FAULTS
from tests.simulation.festival import next_turn, open_festival
from tests.simulation.house import house
from tests.simulation.model import Broken, desk_query, first_hash, next_hash
from tests.simulation.parting import HAPPENINGS, Happening, Lives, Marks, bodies, syncs
from tests.simulation.refusing import check_no_less, untold
from tests.simulation.running import (
    LEAST_KINDS,
    MOST_STEPS,
    Outcome,
    note_faults,
    outcome,
    relays_of,
)
from tests.simulation.world import World, simulated

STEPS = 200
_ROUNDS = 6
_NOT_HERE = frozenset({"bad_row", "desk_clock_set", "centre_clock_set"})
"""Rows of other makes and clocks that lie have seeds enough; here they would excuse too much."""
KINDS = frozenset(FAULTS) - _NOT_HERE | {"desk_put_back", "desk_copied", "centre_put_back"}
_DESKS = (3, 3, 4)


def run(seed: int, steps: int = STEPS) -> Outcome:
    """Run a seed to its end, or to the first invariant that does not hold."""
    desks = Random(seed).choice(_DESKS)
    with ExitStack() as closing:
        world = closing.enter_context(simulated(house(8), seed, desks, relays_of(seed)))
        lives = Lives(world, world.centre.folder.parent)
        closing.callback(lives.model.close)
        for desk in world.desks:
            lives.marks[desk.number] = Marks(desk.place.keys)
        # Copies come later and are closed before the folder goes.
        closing.callback(close_desks, world)
        broken: BaseException | None = None
        try:
            open_festival(world)
            _all_steps(lives, steps)
            check_ending(lives)
        except (AssertionError, Exception) as error:
            broken = error
        return outcome(world, desks, broken, "--lives ")


def close_desks(world: World) -> None:
    """Let go of every machine's files."""
    for desk in world.desks:
        desk.close()


def _all_steps(lives: Lives, steps: int) -> None:
    world = lives.world
    random = world.random
    known = sorted(FAULTS.keys() - _NOT_HERE)
    kinds = random.sample(known, random.randint(4, 8))
    others = [each for each in acts.ACTS if each is not acts.syncs]
    weights = [acts.ACTS[each] for each in others]
    while len(lives.log) < steps or (
        len(world.faults) < LEAST_KINDS and len(lives.log) < MOST_STEPS
    ):
        world.time.pass_by(timedelta(milliseconds=random.randint(40, 3000)))
        met, turn = len(world.network.happened), next_turn(world)
        if turn is not None:
            lives.log.append(_guarded(lives, partial(turn, world)))
            _look(lives, met, None)
            continue
        draw, name = random.random(), None
        if draw < 0.1:
            told = _happen(lives, random.choices(list(HAPPENINGS), list(HAPPENINGS.values()))[0])
        elif draw < 0.18:
            name = random.choice(kinds)
            told = _guarded(lives, partial(FAULTS[name], world))
        elif draw < 0.4:
            told = _guarded(lives, lambda: syncs(lives, random.choice(world.desks)))
        else:
            told = _guarded(lives, lambda: random.choices(others, weights)[0](world))
        lives.log.append(told)
        _look(lives, met, name)


def _look(lives: Lives, met: int, name: str | None) -> None:
    """What is noted and must hold after a step; `met` and `name` as in `note_faults`."""
    note_faults(lives.world, met, name)
    _note_parting(lives)
    lives.world.promised.clear()
    _nothing_goes(lives)
    hold_custody(lives.world, lambda chain: lives.had.get(chain, 0))


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


def _note_parting(lives: Lives) -> None:
    """A clerk was told of a row at one of several machines of a device."""
    for number, _, _ in lives.world.promised:
        device = lives.world.desks[number - 1].place.device
        if len(lives.of_device(device)) > 1:
            lives.parted.add(device)


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
    found = lives.model.query(
        lives.world.centre,
        "SELECT device, incarnation, branch, seq, body, hash, repeats IS NULL AND readable"
        " FROM ledger_rows ORDER BY device, incarnation, branch, seq",
    )
    return [Stored(*row) for row in found]


def _chains(lives: Lives) -> set[tuple[str, str, int]]:
    return {(row.device, row.incarnation, row.branch) for row in _at_centre(lives)}


def _nothing_goes(lives: Lives) -> None:
    """1: what the centre has stays there, until its own database is put back."""
    if not lives.model.moved(lives.world.centre):
        return
    rows = _at_centre(lives)
    now = {row.body for row in rows}
    _require(1, lives.seen <= now, "the centre lost rows")
    lives.seen |= now
    for row in rows:
        chain = (row.device, row.incarnation)
        lives.had[chain] = max(row.seq, lives.had.get(chain, 0))


def check_ending(lives: Lives) -> None:
    """Heal everything, let it come to rest, and hold the whole against the facts."""
    world = lives.world
    heal(world)
    if lives.centre_put_back:
        begin_again(world.centre.centre)
        world.centre.open_again()
    broken_still = relays_stay_broken(world)
    if not broken_still:
        check_festival(world, lives.model, lives.troubled)
    _drain(lives)
    if broken_still:
        check_festival(world, lives.model, lives.troubled)
    if world.festival.relays:
        # What they still have may be more than desks and centre knew of.
        check_relays_at_rest(world)
        _drain(lives)
    chains = _chains(lives)
    for desk in world.desks:
        syncs(lives, desk)
    # Rows may still come: a desk gives units of a quota back that others now lack.
    _require(10, _chains(lives) == chains, "copies make each other begin anew")
    _once_and_chained(lives)
    _told(lives)
    check_no_less(world, lives.model)


def _drain(lives: Lives) -> None:
    """10: everything comes to where it belongs within some rounds."""
    world, left = lives.world, [""]
    for _ in range(_ROUNDS):
        world.time.pass_by(timedelta(minutes=2))
        world.centre.worker.look()
        left = []
        for desk in world.desks:
            told = syncs(lives, desk)
            lives.log.append(told)
            if not told.endswith(", None"):
                left.append(told)
        left += _left(lives)
        if not left:
            break
    _require(10, not left, left[0] if left else "")


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
        if untold(desk):
            found.append(f"refusals of {desk} still wait")
        mine = set(bodies(desk))
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
