"""What must hold of relays: custody after every step, and in the end what only they can do."""

import base64
import json
from collections.abc import Callable, Iterator, Set
from dataclasses import dataclass, field
from datetime import timedelta
from functools import partial

import requests

from sync.protocol.encoding import to_base64url
from sync.protocol.keys import fingerprint
from tests.simulation.festival import exchange
from tests.simulation.model import Broken, Model, desk_query, read_row
from tests.simulation.network import payload
from tests.simulation.relays import Chain, SimulatedRelay
from tests.simulation.world import A_PAGE, PAGES_AT_ONCE, SimulatedDesk, World

ROUNDS = 4
"""So many looks of a relay and exchanges of its desks bring everything to rest."""
_PAUSE = timedelta(seconds=35)
"""Longer than a desk waits that heard of a gap, and than a batch rests that was not taken."""
_UNDELIVERED = (
    "SELECT device, incarnation, count(*), needed_seq FROM batches"
    " JOIN chains USING (device, incarnation) WHERE NOT delivered GROUP BY 1, 2"
)
_ROW = "SELECT 1 FROM rows WHERE incarnation = ? AND seq = ?"
_HELD = "SELECT device, incarnation, from_seq, end_seq FROM batches"


def check_custody(world: World, model: Model) -> None:
    """0 and 16, by what is known of the centre."""
    hold_custody(world, lambda chain: model.centre.ends.get((*chain, 0), (0, b""))[0])


def hold_custody(world: World, stored_to: Callable[[Chain], int]) -> None:
    """0, for relays; 16: each row that a relay gave a receipt for lies in its files until the
    centre has it, over every crash, unless its folder was lost or put back. `stored_to` is the last
    row of a chain that the centre has.
    """
    for relay in world.festival.relays:
        _require(0, not relay.failures, f"{relay} failed over {relay.failures}")
        if relay.relay is None or not relay.touched:
            continue
        relay.touched = False
        held: dict[Chain, set[int]] = {}
        for device, incarnation, first, last in relay.query(_HELD):
            held.setdefault((device, incarnation), set()).update(range(first, last + 1))
        for chain, rows in relay.receipts.items():
            rows.difference_update(range(1, stored_to(chain) + 1))
            lost = rows - held.get(chain, set())
            _require(16, not lost, f"{relay} gave a receipt for {len(lost)} rows it does not hold")


def check_festival(world: World, model: Model, apart: Set[str] = frozenset()) -> None:
    """17, then 10 for relays: first none of them reaches the centre, and desks know of each other's
    tickets all the same; then only they do, and all in their custody gets there. Devices `apart`
    were put back or copied: not all that they recorded hangs together.
    """
    relays = world.festival.relays
    for relay in relays:
        relay.heal()
        relay.cut_off = requests.ConnectTimeout
    for _ in relays and range(2):
        _meet(world)
    for relay in relays:
        told = _told(relay)
        for device in apart:
            told.issues.pop(device, None)
        for desk in _near(world, model, relay):
            _knows_of_others(relay, told, desk)
        relay.cut_off = None
    _come_to_rest(world, partial(_in_custody, model, apart))


def check_relays_at_rest(world: World) -> None:
    """10: nothing waits at a relay once desks have synced too."""
    _come_to_rest(world, _waiting)


def _come_to_rest(world: World, left: Callable[[World, SimulatedRelay], list[str]]) -> None:
    """Within some rounds nothing is left at any relay."""
    for _ in range(ROUNDS):
        if not any(left(world, each) for each in world.festival.relays):
            return
        _meet(world)
    for relay in world.festival.relays:
        found = left(world, relay)
        _require(10, not found, found[0] if found else "")


def _meet(world: World) -> None:
    """Relays look what they can bring; each desk that has one hands over, and hears of others."""
    world.time.pass_by(_PAUSE)
    for relay in world.festival.relays:
        relay.forward()
    for number, (relay, _) in sorted(world.festival.paired.items()):
        ((held,),) = relay.query("SELECT count(*) FROM batches")
        for _ in range(1 + held // (PAGES_AT_ONCE * A_PAGE)):
            world.log.append(exchange(world, world.desks[number - 1]))


def _near(world: World, model: Model, relay: SimulatedRelay) -> list[SimulatedDesk]:
    """The desks near a relay."""
    return [each for each in world.desks if _is_near(world, model, each, relay)]


def _is_near(world: World, model: Model, desk: SimulatedDesk, relay: SimulatedRelay) -> bool:
    """Whether the relay knows a desk that knows it, and that believes what the centre told it."""
    found, paired = world.festival.paired.get(desk.number, (None, None))
    known = relay.query("SELECT device FROM paired")
    told = relay.query("SELECT value FROM marks WHERE name = 'devices'")
    if found is not relay or paired != relay.place or (desk.place.device,) not in known or not told:
        return False
    said = payload(told[0][0])
    return _believes(world, model, desk, str(said["centre_key"]), str(said["at"]))


def _believes(world: World, model: Model, desk: SimulatedDesk, key: str, at: str) -> bool:
    """Whether a desk believes what a key of the centre's signed at a moment: the key it knows, or
    one before it, as long as that was the centre's. A desk follows to later ones by its rounds.
    """
    known = to_base64url(desk.desk.identity().centre_key)
    found = model.query(world.centre, "SELECT statement FROM key_changes ORDER BY number DESC")
    for change in (payload(statement) for (statement,) in found):
        if change["new_key"] == known != key:
            known = str(change["old_key"])
            if known == key:
                return at <= str(change["at"])
    return known == key


@dataclass
class _Told:
    """What batches at a relay say: the issues of each device, and those that it took back."""

    issues: dict[str, set[str]] = field(default_factory=dict)
    voided: set[str] = field(default_factory=set)


def _told(relay: SimulatedRelay) -> _Told:
    told = _Told()
    for device, incarnation, seq, body in _rows(relay):
        said = read_row(body)
        if (said.get("device"), said.get("incarnation"), said.get("seq")) != (
            device,
            incarnation,
            seq,
        ):
            continue
        issues = told.issues.setdefault(device, set())
        if said["kind"] == "issue":
            issues.add(said["id"])
        elif said["kind"] == "void" and said["of"] in issues:
            told.voided.add(said["of"])
    return told


def _rows(relay: SimulatedRelay) -> Iterator[tuple[str, str, int, bytes]]:
    found = relay.query("SELECT device, text FROM batches ORDER BY number")
    for device, text in found:
        batch = json.loads(text)
        bodies = [each.encode() for each in batch["rows"]]
        bodies += [base64.urlsafe_b64decode(each + "==") for each in batch.get("opaque", ())]
        for seq, body in enumerate(bodies, start=batch["from_seq"]):
            yield device, batch["incarnation"], seq, body


def _knows_of_others(relay: SimulatedRelay, told: _Told, desk: SimulatedDesk) -> None:
    known = {row: bool(gone) for row, gone in desk_query(desk, "SELECT row, voided FROM uses")}
    for device, issues in sorted(told.issues.items()):
        if device == desk.place.device:
            continue
        missing = issues - known.keys()
        _require(17, not missing, f"{desk} knows nothing of {len(missing)} uses at {relay}")
        stand = [row for row in issues & told.voided if not known[row]]
        _require(17, not stand, f"{desk} takes {len(stand)} uses of {device} for standing")


def _waiting(world: World, relay: SimulatedRelay) -> list[str]:
    """Batches that wait, but for those behind a row that is nowhere: a relay let go of it once the
    centre had it, and then both centre and desk were put back.
    """
    waiting = 0
    for device, incarnation, count, needed in relay.query(_UNDELIVERED):
        machines = [each for each in world.desks if each.place.device == device]
        lost = needed and not any(desk_query(each, _ROW, incarnation, needed) for each in machines)
        waiting += 0 if lost else count
    return [f"{waiting} batches still wait at {relay}"] if waiting else []


def _in_custody(model: Model, apart: Set[str], world: World, relay: SimulatedRelay) -> list[str]:
    """Batches of desks near it that wait, and rows that the centre acknowledged by way of it and
    they do not know of; of other desks the rows before their batches may be missing.
    """
    near = {
        each.place.device: each
        for each in _near(world, model, relay)
        if each.place.device not in apart
    }
    found = [
        f"{waiting} batches of {near[device]} wait at {relay}"
        for device, waiting in relay.query(
            "SELECT device, count(*) FROM batches WHERE NOT delivered GROUP BY device"
        )
        if device in near
    ]
    for device, incarnation, told, statement in relay.query(
        "SELECT device, incarnation, acknowledged_seq, acknowledgement FROM chains"
        " WHERE acknowledgement IS NOT NULL"
    ):
        desk = near.get(device)
        if desk and _is_by(statement, desk.desk.identity().centre_key):
            ((known,),) = desk_query(
                desk, "SELECT acknowledged_seq FROM incarnations WHERE id = ?", incarnation
            )
            if known < told:
                found.append(f"{desk} keeps {told - known} rows that the centre has")
    return found


def _is_by(statement: bytes, key: bytes) -> bool:
    """Whether a statement says that it is signed by a key."""
    return fingerprint(key) in {each["keyid"] for each in json.loads(statement)["signatures"]}


def _require(number: int, holds: bool, what: str) -> None:
    if not holds:
        raise Broken(number, what)
