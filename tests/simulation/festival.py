"""What happens at a festival: relays and the desks near them, and what goes wrong with them.

Each turn is one step among the others'. Its acts and faults are drawn from the festival's own
random numbers.
"""

import shutil
from collections.abc import Callable
from datetime import timedelta

import requests

from boxoffice.services.relaying import Exchanging, desk_identity, place_of
from boxoffice.store.errors import StoreError
from sync.client.errors import SyncError
from sync.client.relays import introduce
from sync.protocol import keys
from tests.simulation.faults import PORTAL, TROUBLES, lets_die
from tests.simulation.network import plain, told_since
from tests.simulation.relays import Instead, SimulatedRelay
from tests.simulation.world import SimulatedDesk, World

Turn = Callable[[World], str]
FESTIVAL_FAULTS: dict[str, Turn] = {}
NEAR, FAR = "near: ", "far: "
_ON_PINNED_WAYS = (
    "request_lost",
    "request_cut",
    "request_late",
    "request_doubled",
    "answer_lost",
    "answer_cut",
    "desk_killed",
)
"""What can happen to requests that only the relay reads, and to answers that only it writes."""
_ON_THE_WAY_OUT = tuple(name for name in TROUBLES if name != "answer_of_another")
"""To the centre there is one line, whose earlier answers are those to all its desks."""
_A_TURN, _A_FAULT = 0.35, 0.2
_STAY_AWAY = 0.15
_BY_WINDOW = 0.5
_LEAST_KINDS, _MOST_KINDS = 4, 7


def open_festival(world: World) -> None:
    """The relays are started, and most desks of their venues are paired with one."""
    festival = world.festival
    if not festival.relays:
        return
    random = festival.random
    festival.kinds = random.sample(
        sorted(FESTIVAL_FAULTS), random.randint(_LEAST_KINDS, _MOST_KINDS)
    )
    for relay in festival.relays:
        relay.disk.folder.mkdir()
        relay.by_window = random.random() < _BY_WINDOW
        relay.fingerprint = _fingerprint(world)
        _start(world, relay)
    for desk in world.desks:
        if random.random() > _STAY_AWAY:
            world.log.append(pairs(world, desk))


def next_turn(world: World) -> Turn | None:
    """What happens at the festival now, where there is one; None where anything else does."""
    festival = world.festival
    if not festival.relays or festival.random.random() > _A_TURN:
        return None
    if festival.random.random() < _A_FAULT:
        return FESTIVAL_FAULTS[festival.random.choice(festival.kinds)]
    return festival.random.choices(list(TURNS), list(TURNS.values()))[0]


def note_relays(world: World, before: int) -> None:
    """Note which faults hit relays in a step, since the network counted `before` of them."""
    festival = world.festival
    for told in world.network.happened[before:]:
        festival.faults |= {name for said, name in _SAID.items() if told.startswith(said)}
    if any(each.disk.deaths for each in festival.relays):
        festival.faults.add("relay_dies")
    if any(each.disk.refusals for each in festival.relays):
        festival.faults.add("relay_full")


def exchange(world: World, desk: SimulatedDesk) -> str:
    """A desk hands over and hears what its relay has for it; in words."""
    festival, before = world.festival, len(world.network.happened)
    world.touched.add(desk.number)
    relay, paired = festival.paired[desk.number]
    key = desk.place.keys.signing_key

    def begin() -> Exchanging:
        return Exchanging(desk.desk, key, paired, relay.line_from(desk.number, paired))

    try:
        done = festival.exchanging(desk.number, desk.starts, begin).once()
    except (SyncError, StoreError) as error:
        said = type(error).__name__
    else:
        said = f"{done.in_custody} in custody, {done.acknowledged} free, {done.heard} heard"
        said += f", {done.refused} refused" if done.refused else ""
    return f"{desk} by {relay}: {said}{told_since(world.network, before)}"


def pairs(world: World, desk: SimulatedDesk) -> str:
    """A desk is paired with a relay of its venue; in words."""
    festival, before = world.festival, len(world.network.happened)
    near = [each for each in festival.relays if each.venue == desk.place.venue and each.relay]
    if not near:
        return f"{desk} finds no relay"
    world.touched.add(desk.number)
    relay = festival.random.choice(near)
    assert relay.relay is not None
    try:
        introduce(
            place_of(relay.place),
            relay.relay.codes.current,
            desk_identity(desk.desk, desk.place.keys.signing_key),
            desk.desk.now,
            near=relay.line_from(desk.number, relay.place),
            straight=festival.straight(desk.number, world.network),
        )
    except (SyncError, StoreError) as error:
        told = told_since(world.network, before)
        return f"{desk} does not pair with {relay}: {type(error).__name__}{told}"
    festival.pair(desk.number, relay)
    return f"{desk} pairs with {relay}"


def exchanges(world: World) -> str:
    """One of the desks that are paired exchanges with its relay."""
    paired = sorted(world.festival.paired)
    if not paired:
        return "no desk is paired"
    return exchange(world, world.desks[world.festival.random.choice(paired) - 1])


def forwards(world: World) -> str:
    """A relay looks whether anything is to be brought to the centre."""
    relay, before = _any_relay(world), len(world.network.happened)
    relay.forward()
    return f"{relay} looks{told_since(world.network, before)}"


def starts(world: World) -> str:
    """A relay that is away is started."""
    away = [each for each in world.festival.relays if each.relay is None]
    if not away:
        return "every relay runs"
    relay = world.festival.random.choice(away)
    _start(world, relay)
    return f"{relay} is started"


def pairs_again(world: World) -> str:
    """Somebody pairs a desk with a relay, maybe once more, or with the other one."""
    return pairs(world, world.festival.random.choice(world.desks))


def is_backed_up(world: World) -> str:
    """The computer of a relay is backed up."""
    relay = _any_relay(world)
    relay.disk.die_at = 0
    folder = relay.disk.folder.with_name(f"{relay.disk.folder.name}.backup")
    shutil.rmtree(folder, ignore_errors=True)
    relay.back_up(folder)
    return f"{relay} is backed up"


TURNS: dict[Turn, float] = {
    exchanges: 12,
    forwards: 6,
    starts: 2,
    pairs_again: 0.7,
    is_backed_up: 0.5,
}
"""What happens at a festival without a fault, and how often against each other."""


def fault(turn: Turn) -> Turn:
    """A kind of fault of a festival."""

    def happens(world: World) -> str:
        told = turn(world)
        if turn.__name__ not in _LATER:
            world.festival.faults.add(turn.__name__)
        return told

    happens.__name__ = turn.__name__
    FESTIVAL_FAULTS[turn.__name__] = happens
    return turn


_SAID = {NEAR: "near_trouble", FAR: "far_trouble"}
_LATER = frozenset({*_SAID.values(), "relay_dies", "relay_full"})
"""Those that hit later, if ever."""


_CUTS: dict[str, Instead] = {
    "nobody answers": requests.ConnectTimeout,
    "a sign-in": lambda: plain(200, PORTAL, {"content-type": "text/html"}),
    "a redirect": lambda: plain(302, headers={"location": "http://login.example/"}),
    "a failing proxy": lambda: plain(502, b"<html>502</html>", {"content-type": "text/html"}),
}


@fault
def near_trouble(world: World) -> str:
    """Something happens to requests between desks and a relay."""
    relay, random = _any_relay(world), world.festival.random
    kind = TROUBLES[random.choice(_ON_PINNED_WAYS)]
    return kind.order(relay.near, random, [each.number for each in world.desks], NEAR)


@fault
def far_trouble(world: World) -> str:
    """Something happens to requests between a relay and the centre."""
    relay, random = _any_relay(world), world.festival.random
    return TROUBLES[random.choice(_ON_THE_WAY_OUT)].order(relay.far, random, [0], FAR)


@fault
def late_arrive(world: World) -> str:
    """What was held up on the way to a relay, or from it, arrives now."""
    relay = _any_relay(world)
    return f"{relay.near.bring_late() + relay.far.bring_late()} late requests arrive by {relay}"


@fault
def relay_dies(world: World) -> str:
    """A relay's program dies at a commit or a rename."""
    relay = _any_relay(world)
    return lets_die(relay.disk, world.festival.random, str(relay), 5)


@fault
def relay_full(world: World) -> str:
    """No room at a relay, until it is made."""
    relay = _any_relay(world)
    relay.disk.full = not relay.disk.full
    return f"{relay} has {'no room' if relay.disk.full else 'room again'}"


@fault
def relay_stops(world: World) -> str:
    """Somebody shuts the relay's computer."""
    relay = _any_relay(world)
    relay.stop()
    return f"{relay} is shut"


@fault
def relay_clock_set(world: World) -> str:
    """Somebody sets a relay's clock."""
    relay = _any_relay(world)
    hours = world.festival.random.choice((-24 * 30, -25, -1, 1, 25, 24 * 5, 24 * 400))
    relay.clock.ahead += timedelta(hours=hours)
    return f"the clock of {relay} is set by {hours} hours"


@fault
def relay_restarted(world: World) -> str:
    """The relay's computer is switched off and on."""
    relay = _any_relay(world)
    relay.stop()
    relay.clock.start_again()
    _start(world, relay)
    return f"{relay} is switched off and on"


@fault
def relay_cut_off(world: World) -> str:
    """A relay has no way to the centre, until it has one again: nobody answers, a network that
    wants a sign-in, or a proxy that fails.
    """
    relay = _any_relay(world)
    if relay.cut_off is not None:
        relay.cut_off = None
        return f"{relay} has a way again"
    name = world.festival.random.choice(sorted(_CUTS))
    relay.cut_off = _CUTS[name]
    return f"{relay} has no way: {name}"


@fault
def relay_lets_lie(world: World) -> str:
    """A relay brings nothing to the centre, until it does again."""
    relay = _any_relay(world)
    relay.lets_lie = not relay.lets_lie
    return f"{relay} {'lets all lie' if relay.lets_lie else 'forwards again'}"


@fault
def relay_hangs(world: World) -> str:
    """A relay takes connections and answers nothing, until it does again."""
    relay = _any_relay(world)
    relay.hangs = not relay.hangs
    return f"{relay} {'hangs' if relay.hangs else 'answers again'}"


@fault
def desk_cut_off(world: World) -> str:
    """A desk has no way of its own to the centre, until it has one again."""
    desk = world.festival.random.choice(world.desks)
    world.festival.cut_off ^= {desk.number}
    here = desk.number in world.festival.cut_off
    return f"{desk} has {'no way of its own' if here else 'a way of its own again'}"


@fault
def relay_put_back(world: World) -> str:
    """A relay's folder is put back from a copy."""
    relay = _any_relay(world)
    if relay.backup is None:
        return f"there is no copy of {relay}"
    relay.lose()
    _start(world, relay)
    return f"the folder of {relay} is put back"


@fault
def relay_lost(world: World) -> str:
    """A relay's folder is lost, with its key."""
    relay = _any_relay(world)
    relay.backup = None
    relay.fingerprint = _fingerprint(world)
    relay.lose()
    _start(world, relay)
    return f"the folder of {relay} is lost"


def _start(world: World, relay: SimulatedRelay) -> None:
    """A window tells its relay the fingerprint of the key that it believes by then; on a command
    line it stays as it was typed.
    """
    if relay.by_window:
        relay.fingerprint = _fingerprint(world)
    relay.start()


def _any_relay(world: World) -> SimulatedRelay:
    return world.festival.random.choice(world.festival.relays)


def _fingerprint(world: World) -> str:
    """Of the centre's key as a coordinator tells it now."""
    return keys.fingerprint(world.centre.centre.public_key)
