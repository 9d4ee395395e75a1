"""What the centre bears: two processes on one PostgreSQL, a million cards, a million uses."""

import selectors
import socket
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import replace
from random import Random
from urllib.parse import urlsplit

from sync.client.http import Centre as CentreClient
from sync.client.http import Packed, pack
from sync.protocol.kinds import CardStatus
from sync.protocol.programme import Event
from sync.server.lists.publishing import publish_list
from sync.server.running import data_folder
from sync.server.store import register, venues
from sync.server.store.accounts import Role
from tests.bench.results import Measured
from tests.bench.sampling import middle, percentile, timed
from tests.bench.scale import BEFORE, RealClock, ScaledCentre
from tests.bench.stage import Stage
from tests.journeys.world import CentreProcess
from tests.support.console import Console
from tests.support.hand_desk import Desk, RunningCentre
from tests.support.network import code

_DESKS, _ROWS = 20, 50
_UPLOADS = 10
"""Times the rows of one desk's upload: a 99th percentile of 400 batches would be among the first
twenty, which find both processes just started.
"""
_CONNECTIONS = 24
_PAGES = ("statistics", "decisions", "today", "desks")
_MILLI = 1e3


def upload(stage: Stage) -> dict[str, Measured]:
    """Twenty desks send at once, each its next batch of fifty rows once the last is acknowledged,
    half of them to either process.
    """
    scaled = stage.scaled
    with _served(stage, 2) as servers:
        desks = [_desk(scaled, servers[n % 2].address, n) for n in range(_DESKS)]
        work = [_batches(stage, desk, number) for number, desk in enumerate(desks)]
        rounds = len(work[0])
        with ThreadPoolExecutor(_DESKS) as pool:
            begun = time.perf_counter()
            taken = list(pool.map(_send_all, desks, work))
            seconds = time.perf_counter() - begun
    each = [one for some in taken for one in some]
    return {
        "centre_upload": Measured(_DESKS * rounds * _ROWS / seconds),
        "centre_upload_p99": Measured(percentile(each, 99) * _MILLI),
    }


def heads(stage: Stage) -> dict[str, Measured]:
    """Desks that have the head ask one process for it, each over a connection that is kept."""
    scaled = stage.scaled
    with _served(stage, 1) as (server,):
        desks = [_desk(scaled, server.address, number) for number in range(_DESKS)]
        asked = []
        for desk in desks:
            etag = desk.raw("GET", "/v1/head").headers["etag"]
            asked += [_poll(desk, etag) for _ in range(stage.size.polls // _DESKS)]
        Random(1).shuffle(asked)
        seconds, unchanged = timed(lambda: _ask_all(server.address, asked))
    if unchanged < 0.99 * len(asked):
        raise RuntimeError(f"only {unchanged} of {len(asked)} answers were 304")
    return {"centre_heads": Measured(len(asked) / seconds)}


def publishing(stage: Stage) -> dict[str, Measured]:
    """A thousand cards changed; the list and its delta are built and put in force."""
    scaled, taken = stage.scaled, []
    for turn in range(stage.size.bulks):
        with scaled.centre.store.write() as connection:
            for number in range(stage.size.changes):
                card = register.card_with_code(connection, code(BEFORE + 1 + turn + 7 * number))
                if card is not None:
                    state = replace(
                        card.state, status=CardStatus.BLOCKED, since=scaled.centre.now()
                    )
                    register.change_card(connection, card.number, state)
        taken.append(timed(lambda: publish_list(scaled.centre))[0])
    return {"centre_list": Measured(middle(taken))}


def pages(stage: Stage) -> dict[str, Measured]:
    """Pages of the console as a national coordinator gets them, by way of the whole application
    but without a socket.
    """
    scaled = stage.scaled
    browser = Console(scaled.centre, RealClock()).signed_in(
        Role.NATIONAL, f"bench {stage.folder.name}"
    )
    found = {}
    asks: dict[str, Callable[[], object]] = {
        name: lambda path=name: browser.get(path) for name in _PAGES
    }
    asks["today"] = lambda: browser.get("today?venue=place-000")
    random = Random(2)
    asks["card"] = lambda: browser.post("card", code=code(random.randrange(1, scaled.cards)))
    browser.get("card")
    for name, ask in asks.items():
        taken = [timed(ask)[0] for _ in range(stage.size.pages)]
        found[f"centre_{name}"] = Measured(percentile(taken, 95) * _MILLI)
    return found


@contextmanager
def _served(stage: Stage, processes: int) -> Iterator[list[CentreProcess]]:
    """So many `boxoffice-server serve` on the one database."""
    servers = []
    for number in range(processes):
        data = stage.folder / f"machine-{number}"
        if not data.exists():
            data.mkdir(mode=0o700)
            key = stage.scaled.centre.signing_key
            data_folder.write_private(data / data_folder.KEY_NAME, key)
        servers.append(CentreProcess(data, ("--database", stage.scaled.url)))
    try:
        for server in servers:
            server.start()
        yield servers
    finally:
        for server in servers:
            server.kill()


def _desk(scaled: ScaledCentre, address: str, number: int) -> Desk:
    running = RunningCentre(scaled.centre, address, RealClock())
    return running.desk(f"place-{number // 2:03}", f"Bench {number}")


def _batches(stage: Stage, desk: Desk, number: int) -> list[Packed]:
    """A desk's rows in batches, ready to travel."""
    random = Random(number)
    with stage.scaled.centre.store.read() as connection:
        events: Sequence[Event] = venues.events_of(connection, desk.venue)
    made = []
    for _ in range(max(1, _UPLOADS * stage.size.upload // _DESKS // _ROWS)):
        for _ in range(_ROWS):
            desk.issue(code(random.randrange(1, stage.scaled.cards)), random.choice(events))
        made.append(pack(desk.batch(len(desk.rows) - _ROWS + 1).to_bytes()))
    return made


def _send_all(desk: Desk, batches: Sequence[Packed]) -> list[float]:
    """Seconds that each batch took until it was acknowledged."""
    client = CentreClient(desk.identity.address, desk.identity)
    try:
        return [timed(lambda body=each: client.post("/v1/ledger", body))[0] for each in batches]
    finally:
        client.close()


def _poll(desk: Desk, etag: str) -> bytes:
    """A signed request for the head that the desk has, as it stands on the wire."""
    headers = desk.signed("GET", "/v1/head", headers={"Host": "centre", "If-None-Match": etag})
    lines = [f"{name}: {value}" for name, value in headers.items()]
    return "\r\n".join(["GET /v1/head HTTP/1.1", *lines, "", ""]).encode()


def _ask_all(address: str, asked: Sequence[bytes]) -> int:
    """Send all requests, as many at a time as there are connections; how many were unchanged."""
    place = urlsplit(address)
    waiting, unchanged, answered = iter(asked), 0, 0
    with selectors.DefaultSelector() as ready:
        for _ in range(min(_CONNECTIONS, len(asked))):
            connection = socket.create_connection((place.hostname, place.port))
            ready.register(connection, selectors.EVENT_READ)
            connection.sendall(next(waiting))
        while answered < len(asked):
            for key, _ in ready.select():
                connection = key.fileobj
                answer = connection.recv(65_536)
                answered += 1
                unchanged += answer.startswith(b"HTTP/1.1 304")
                following = next(waiting, None)
                if following is None:
                    ready.unregister(connection)
                    connection.close()
                else:
                    connection.sendall(following)
    return unchanged
