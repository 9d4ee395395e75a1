"""What the centre bears: two processes on one PostgreSQL, a million cards, a million uses."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from random import Random

from sync.client.http import pack
from sync.protocol.kinds import CardStatus
from sync.protocol.programme import Event
from sync.server.lists.publishing import publish_list
from sync.server.running import data_folder
from sync.server.store import register, venues
from sync.server.store.accounts import Role
from tests.bench.conversations import Answered, converse, signed_request
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
        work = [
            (desk.identity.address, _batches(stage, desk, number))
            for number, desk in enumerate(desks)
        ]
        seconds, answered = timed(lambda: converse(work))
    _require(answered, 200, 1.0)
    taken = [each.seconds for each in answered]
    return {
        "centre_upload": Measured(len(answered) * _ROWS / seconds),
        "centre_upload_p99": Measured(percentile(taken, 99) * _MILLI),
    }


def heads(stage: Stage) -> dict[str, Measured]:
    """Desks that have the head ask one process for it, each over a connection that is kept."""
    scaled = stage.scaled
    with _served(stage, 1) as (server,):
        desks = [_desk(scaled, server.address, number) for number in range(_DESKS)]
        asked = []
        for desk in desks:
            unless = {"If-None-Match": desk.raw("GET", "/v1/head").headers["etag"]}
            asked += [
                signed_request(desk, "GET", "/v1/head", b"", unless)
                for _ in range(stage.size.polls // _DESKS)
            ]
        Random(1).shuffle(asked)
        work = [(server.address, asked[n::_CONNECTIONS]) for n in range(_CONNECTIONS)]
        seconds, answered = timed(lambda: converse(work))
    _require(answered, 304, 0.99)
    return {"centre_heads": Measured(len(answered) / seconds)}


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


def _batches(stage: Stage, desk: Desk, number: int) -> list[bytes]:
    """Requests with a desk's rows in batches."""
    random = Random(number)
    with stage.scaled.centre.store.read() as connection:
        events: Sequence[Event] = venues.events_of(connection, desk.venue)
    made = []
    for _ in range(max(1, _UPLOADS * stage.size.upload // _DESKS // _ROWS)):
        for _ in range(_ROWS):
            desk.issue(code(random.randrange(1, stage.scaled.cards)), random.choice(events))
        packed = pack(desk.batch(len(desk.rows) - _ROWS + 1).to_bytes())
        headers = {**packed.headers, "Accept-Encoding": "gzip"}
        made.append(signed_request(desk, "POST", "/v1/ledger", packed.body, headers))
    return made


def _require(answered: Sequence[Answered], status: int, share: float) -> None:
    good = sum(each.status == status for each in answered)
    if good < share * len(answered):
        raise RuntimeError(f"only {good} of {len(answered)} answers were {status}")
