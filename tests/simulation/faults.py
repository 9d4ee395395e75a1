"""What goes wrong in a simulated house. Each fault is one function in one registry.

A fault of the network is ordered for some request to come, a crash for some change of a file to
come; clocks and disks are wrong until `healed`. The name of a fault counts for a seed once it hit.
"""

import base64
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from functools import partial
from random import Random
from typing import Any

import requests

from boxoffice.services.row_headers import header
from boxoffice.store.database import Transaction
from boxoffice.store.errors import StoreError
from boxoffice.store.incarnations import ChainEnd
from boxoffice.store.ledger import end_of_chain
from sync.protocol.kinds import RowKind, TicketKind
from sync.protocol.rows import IssueRow, RowHeader
from tests.simulation.asgi import Reply, Request
from tests.simulation.disk import Disk
from tests.simulation.house import EPOCH, code
from tests.simulation.model import next_hash, tag
from tests.simulation.network import (
    Answered,
    CutReply,
    Need,
    Network,
    Ordered,
    Trouble,
    Unmet,
    decoded,
    plain,
    unpacked,
)
from tests.simulation.world import POISON, SimulatedDesk, World

Fault = Callable[[World], str]
FAULTS: dict[str, Fault] = {}
TROUBLES: dict[str, "OfRequests"] = {}
"""Those that wait for a request; they count once they met one."""
OF_DISKS = frozenset({"desk_dies", "centre_dies", "desk_full", "centre_full"})
"""Those that wait for a change of a file."""
PORTAL = b"<html><title>Welcome to the hotel</title><form action=login></form></html>"


def fault(act: Fault) -> Fault:
    """A kind of fault that happens at once."""
    FAULTS[act.__name__] = act
    return act


def _nothing(_network: Network, _desk: int, _request: Request) -> bool:
    return True


@dataclass(frozen=True, slots=True)
class OfRequests:
    """What happens to requests to come, once there is what it needs."""

    name: str
    trouble: Trouble
    needs: Need

    def order(self, network: Network, random: Random, desks: Sequence[int], said: str = "") -> str:
        """Let it happen to some requests of these desks in a network, whose log it stands in behind
        what is `said` first.
        """
        whose = random.choice(desks) if random.random() < 0.7 else None
        kind = random.choice(network.kinds) if random.random() < 0.5 else None
        after, times = random.randrange(4), random.choice((1, 1, 2, 5))
        name = said + self.name
        network.order(Ordered(name, whose, kind, self.trouble, after, times, self.needs))
        where = f"{'all' if whose is None else whose}, {kind or 'anything'}"
        return f"to come: {name}, {times} times, for {where}"


def trouble(happening: Trouble, needs: Need = _nothing) -> Trouble:
    """A kind of fault that happens to requests to come, once there is what it needs."""
    kind = TROUBLES[happening.__name__] = OfRequests(happening.__name__, happening, needs)

    def order(world: World) -> str:
        return kind.order(world.network, world.random, [each.number for each in world.desks])

    FAULTS[kind.name] = order
    return happening


@trouble
def request_lost(_network: Network, _desk: int, _request: Request) -> Answered:
    """Nothing reaches the centre."""
    raise requests.ConnectionError


@trouble
def answer_lost(network: Network, desk: int, request: Request) -> Answered:
    """The centre did its work, and nobody hears of it."""
    network.pass_on(desk, request)
    raise requests.ReadTimeout


@trouble
def answer_cut(network: Network, desk: int, request: Request) -> Answered:
    """The connection breaks in the middle of the answer."""
    return CutReply(network.pass_on(desk, request), network.random.random())


@trouble
def request_cut(network: Network, _desk: int, request: Request) -> Answered:
    """The connection breaks in the middle of the request; the centre sees what came."""
    part = int(len(request.body) * network.random.random())
    network.deliver(replace(request, body=request.body[:part]))
    raise requests.ConnectionError


@trouble
def request_doubled(network: Network, desk: int, request: Request) -> Answered:
    """The same request arrives twice; the second answer comes back."""
    network.pass_on(desk, request)
    return network.pass_on(desk, request)


@trouble
def request_late(network: Network, _desk: int, request: Request) -> Answered:
    """The request is held up; the desk gives it up, and it arrives after later ones."""
    network.late.append(request)
    raise requests.ReadTimeout


@trouble
def captive_portal(_network: Network, _desk: int, _request: Request) -> Answered:
    """A hotel answers in the centre's place, with 200."""
    return plain(200, PORTAL, {"content-type": "text/html"})


@trouble
def redirected(_network: Network, _desk: int, _request: Request) -> Answered:
    """A proxy sends the desk somewhere else."""
    return plain(302, headers={"location": "http://login.example/"})


@trouble
def too_many(_network: Network, _desk: int, _request: Request) -> Answered:
    """429, with seconds to wait."""
    return plain(429, headers={"retry-after": "120"})


@trouble
def unavailable(network: Network, _desk: int, _request: Request) -> Answered:
    """503 of a proxy, with a date to wait for, or without."""
    until = format_datetime(datetime(2026, 4, 26, tzinfo=UTC), usegmt=True)
    return plain(503, headers={"retry-after": until} if network.random.random() < 0.5 else {})


@trouble
def too_large(_network: Network, _desk: int, _request: Request) -> Answered:
    """A proxy takes no large bodies: not the centre's own 413."""
    return plain(413, b"<html>413</html>", {"content-type": "text/html"})


@partial(trouble, needs=Network.earlier)
def answer_of_before(network: Network, desk: int, request: Request) -> Answered:
    """Something on the way kept an earlier answer to this desk, and gives it again."""
    return network.random.choice(network.earlier(desk, request))


@partial(trouble, needs=Network.of_others)
def answer_of_another(network: Network, desk: int, request: Request) -> Answered:
    """The answer that another desk got to the like request."""
    return network.random.choice(network.of_others(desk, request))


@trouble
def answer_spoiled(network: Network, desk: int, request: Request) -> Answered:
    """Some byte of the answer is another one."""
    reply = network.pass_on(desk, request)
    if not reply.body:
        return reply
    body = bytearray(reply.body)
    body[int(len(body) * network.random.random())] ^= 1 << network.random.randrange(8)
    return replace(reply, body=bytes(body))


@trouble
def answer_forged(network: Network, desk: int, request: Request) -> Answered | Unmet:
    """Somebody on the way has a statement say something else, and leaves its signature."""
    reply = network.pass_on(desk, request)
    statement = _statement_in(reply)
    if statement is None:
        return Unmet(reply)
    said = json.loads(decoded(statement["payload"]))
    _say_otherwise(said, network.random.random())
    text = json.dumps(said, separators=(",", ":")).encode()
    statement["payload"] = base64.urlsafe_b64encode(text).decode().rstrip("=")
    body = json.dumps(statement).encode()
    kept = {name: text for name, text in reply.headers.items() if name != "content-encoding"}
    return replace(reply, body=body, headers={**kept, "content-length": str(len(body))})


def _statement_in(reply: Reply) -> dict[str, Any] | None:
    """The signed envelope of a good answer; None for an answer that is none."""
    is_json = reply.headers.get("content-type", "").startswith("application/json")
    said = json.loads(unpacked(reply)) if is_json and reply.status == 200 else None
    return said if isinstance(said, dict) and "payloadType" in said else None


def _say_otherwise(said: Any, place: float) -> None:
    """Change one value with a digit in it. Of what stands in each part of a message all are as
    likely: a head's moment as all the deltas that it lists.
    """
    items = said.items() if isinstance(said, dict) else enumerate(said)
    named = [name for name, value in items if _has_digit(value)]
    at = len(named) * place
    name = named[int(at)]
    if isinstance(said[name], (dict, list)):
        _say_otherwise(said[name], at % 1)
    else:
        said[name] = _otherwise(said[name], at % 1)


def _has_digit(value: Any) -> bool:
    if isinstance(value, (dict, list)):
        return any(map(_has_digit, value.values() if isinstance(value, dict) else value))
    return value is not None and any(map(str.isdigit, str(value)))


def _otherwise(value: Any, place: float) -> Any:
    """A value with the next higher digit somewhere."""
    text = str(value)
    digits = [at for at, each in enumerate(text) if each.isdigit()]
    at = digits[int(len(digits) * place)]
    other = text[:at] + str((int(text[at]) + 1) % 10) + text[at + 1 :]
    return type(value)(other)


@trouble
def answer_longer(network: Network, desk: int, request: Request) -> Answered:
    """More comes than the centre sent."""
    reply = network.pass_on(desk, request)
    body = reply.body + bytes(3000)
    return replace(reply, body=body, headers={**reply.headers, "content-length": str(len(body))})


@fault
def late_requests_arrive(world: World) -> str:
    """What was held up on the way arrives now."""
    return f"{world.network.bring_late()} late requests arrive"


def lets_die(disk: Disk, random: Random, who: str, most: int) -> str:
    """Let the program of a disk die at one of the next changes of its files; in words."""
    disk.die_at, disk.die_behind = random.randint(1, most), random.random() < 0.5
    place = "behind" if disk.die_behind else "before"
    return f"to come: {who} dies {place} change {disk.die_at} of its files"


@fault
def desk_dies(world: World) -> str:
    """A desk's program dies at a commit or a rename."""
    desk = world.random.choice(world.desks)
    return lets_die(desk.disk, world.random, str(desk), 4)


@fault
def centre_dies(world: World) -> str:
    """The centre's program dies at a commit."""
    return lets_die(world.centre.disk, world.random, "the centre", 6)


@trouble
def desk_killed(network: Network, desk: int, request: Request) -> Answered:
    """The desk's program is killed while it waits for an answer, which the centre gave or not."""
    if network.random.random() < 0.5:
        network.pass_on(desk, request)
    network.kill(desk)
    raise requests.ConnectionError


@fault
def desk_full(world: World) -> str:
    """No room at a desk, until it is made."""
    desk = world.random.choice(world.desks)
    desk.disk.full = not desk.disk.full
    return f"{desk} has {'no room' if desk.disk.full else 'room again'}"


@fault
def centre_full(world: World) -> str:
    """No room at the centre, until it is made."""
    disk = world.centre.disk
    disk.full = not disk.full
    return f"the centre has {'no room' if disk.full else 'room again'}"


@fault
def judging_fails(world: World) -> str:
    """The centre's database cannot be used while it judges: what is stored stays, and waits."""
    world.centre.unable = world.random.choice((1, 1, 3))
    return f"to come: {world.centre.unable} times the centre cannot judge"


@fault
def desk_clock_set(world: World) -> str:
    """Somebody sets a desk's clock, by days."""
    desk = world.random.choice(world.desks)
    hours = world.random.choice((-72, -25, -1, 1, 25, 72, 24 * 30))
    desk.clock.ahead += timedelta(hours=hours)
    return f"the clock of {desk} is set by {hours} hours"


@fault
def desk_restarted(world: World) -> str:
    """A desk's machine is switched off and on: elapsed time no longer counts."""
    desk = world.any_desk()
    desk.reboot()
    return f"{desk} is switched off and on"


def _bodies(world: World, desk: SimulatedDesk, transaction: Transaction, end: ChainEnd) -> bytes:
    """A row that nobody can read or judge."""
    state = desk.desk.store.state_in(transaction)
    fields = header(desk.desk, state, end)
    plain_row = RowHeader(**fields, kind="of_another_age")
    kind = world.random.randrange(5)
    if kind == 0:
        return b"{not a row " + str(end.seq).encode()
    if kind == 1:
        return plain_row.to_bytes()
    if kind == 2:
        return plain_row.to_bytes().replace(b'"corrected_at":"2026', b'"corrected_at":"9026')
    if kind == 3:
        return plain_row.model_copy(update={"seq": end.seq + 7}).to_bytes()
    return IssueRow(
        **fields,
        kind=RowKind.ISSUE,
        event=POISON,
        epoch=EPOCH,
        tag=tag(code(world.random.randrange(24))),
        tickets={TicketKind.HOLDER: 1},
        verdict="valid",
    ).to_bytes()


@fault
def bad_row(world: World) -> str:
    """A desk of another make writes a row that the centre cannot read, or cannot judge."""
    desk = world.any_desk()
    try:
        with desk.desk.store.write() as transaction:
            state = desk.desk.store.state_in(transaction)
            end = end_of_chain(transaction, state)
            body = _bodies(world, desk, transaction, end)
            transaction.exec_driver_sql(
                "INSERT INTO rows (incarnation, seq, id, kind, made_at, corrected_at, bytes, hash)"
                " VALUES (?, ?, ?, 'bad', 0, 0, ?, ?)",
                (
                    end.incarnation,
                    end.seq + 1,
                    f"bad-{desk.number}-{end.seq}",
                    body,
                    next_hash(end.hash, body),
                ),
            )
    except StoreError as error:
        return f"{desk} writes no bad row: {type(error).__name__}"
    return f"{desk} writes a bad row as row {end.seq + 1}"
