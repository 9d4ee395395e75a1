"""The simulated house at work: a centre and its desks, and a network between them."""

import gc
import logging
import shutil
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from random import Random
from typing import NamedTuple
from unittest.mock import patch

import requests
from requests.adapters import BaseAdapter

from boxoffice.services.desk import Desk, tidy
from sync.client import exchanging, pushing
from sync.protocol.rows import IssueRow
from sync.relay import store as relay_store
from sync.server.app import create_app
from sync.server.centre import Centre
from sync.server.judging.facts import Facts, Judgement
from sync.server.judging.rounds import Judging
from sync.server.judging.rules import judge
from sync.server.keeping import events as keeping_events
from sync.server.keeping import leases as keeping_leases
from sync.server.lists import registering
from sync.server.running import data_folder
from sync.server.running.worker import Worker
from sync.server.store.database import DriverUnable
from tests.simulation.asgi import InTurn, Reply, Request, call, in_one_thread
from tests.simulation.clocks import MachineClock, TrueTime
from tests.simulation.disk import Crash, Disk, watched_disks
from tests.simulation.house import House, Place, memory_folder, opened_centre, opened_desk
from tests.simulation.network import Network, kind_of, signed_bytes, unpacked
from tests.simulation.relays import Festival, SimulatedRelay
from tests.simulation.remembered import remembered


class RefusedKey(NamedTuple):
    """What a refusal is counted by; `mistimed` where the desk's day is later than tomorrow."""

    device: str
    incarnation: str
    event: str
    day: str
    verdict: str
    mistimed: bool = False


_OK, _FAILED = 200, 500
_UPLOADS = frozenset({"/v1/ledger", "/v1/carried"})
_ANYBODY = 0.5
PAGES_AT_ONCE, A_PAGE = 2, 5
"""So much of a relay's news one exchange brings, few enough that a seed's take several."""
POISON = "poison"
"""An event whose rows make judging raise."""


def poisoned(facts: Facts) -> dict[str, Judgement]:
    """The rule of the centre, which breaks on some rows."""
    if any(isinstance(each.row, IssueRow) and each.row.event == POISON for each in facts.rows):
        raise ArithmeticError
    return judge(facts)


class SimulatedCentre:
    """The centre's process: dies and starts again over the same files."""

    def __init__(self, disk: Disk, signing_key: bytes, time: TrueTime) -> None:
        self.folder = folder = disk.folder
        self.disk = disk
        self.clock = MachineClock(time)
        self.starts = 0
        self.failures: list[str] = []
        """Requests over which its own code failed."""
        self.unable = 0
        """So many more times judging meets a database that cannot be used."""
        self.failed_judging = 0
        self.receipts: set[bytes] = set()
        """What it signed of acknowledgements."""
        (folder / data_folder.KEY_NAME).write_bytes(signing_key)
        (folder / data_folder.KEY_NAME).chmod(0o600)
        self._open()

    def answer(self, request: Request) -> Reply:
        """What it answers; where it dies over the request, the connection breaks."""
        try:
            reply = call(self._app, request)
        except Crash as crash:
            if crash.disk is not self.disk:
                raise
            self.start_again()
            raise requests.ConnectionError from crash
        if reply.status == _FAILED:
            self.failures.append(f"{request.method} {request.target}")
        if reply.status == _OK and kind_of(request) in _UPLOADS:
            self.receipts.add(signed_bytes(unpacked(reply)))
        return reply

    def open_again(self, put_back: Path | None = None) -> None:
        """Closed well and opened again, where asked with the database of a backup: the keys beside
        it stay, for they are newer.
        """
        self.close()
        if put_back is not None:
            for each in self.folder.glob(f"{data_folder.DATABASE_NAME}*"):
                each.unlink()
            for each in put_back.glob(f"{data_folder.DATABASE_NAME}*"):
                shutil.copy2(each, self.folder)
        self._open()

    def start_again(self) -> None:
        """After a crash."""
        self.close()
        self.disk.restart()
        self._open()

    def close(self) -> None:
        """Let go of the files."""
        self.centre.store.close()

    def rule(self, facts: Facts) -> dict[str, Judgement]:
        """The rule of judging, while which the database may fail."""
        if self.unable:
            self.unable -= 1
            self.failed_judging += 1
            raise DriverUnable("judging", None, OSError("the database is busy"))
        return poisoned(facts)

    def _open(self) -> None:
        self.starts += 1
        self.centre: Centre = opened_centre(self.folder, None, self.clock)
        self.judging = Judging(self.centre, self.rule)
        self.worker = Worker(self.centre, self.judging)
        self._app = create_app(self.centre, rule=self.rule, with_worker=False)


class SimulatedDesk:
    """One desk's process and machine."""

    def __init__(self, number: int, place: Place, folder: Path, time: TrueTime) -> None:
        self.number = number
        self.place = place
        self.folder = folder
        self.disk = Disk(folder)
        self.clock = MachineClock(time)
        self.starts = 0
        self._open()

    def __str__(self) -> str:
        """As the log names it."""
        return f"desk {self.number}"

    def start_again(self) -> None:
        """After a crash of its program."""
        self.close()
        self.disk.restart()
        self._open()

    def open_again(self, put_back: Path | None = None) -> None:
        """Closed well and opened again, where asked with the files of a backup."""
        self.desk.close()
        if put_back is not None:
            shutil.rmtree(self.folder)
            shutil.copytree(put_back, self.folder)
        self._open()

    def reboot(self) -> None:
        """Closed well, the machine switched off and on, opened again."""
        self.desk.close()
        self.clock.start_again()
        self._open()

    def close(self) -> None:
        """Let go of the files, however they are."""
        with suppress(Exception):
            self.desk.close()

    def _open(self) -> None:
        self.starts += 1
        self.desk: Desk = opened_desk(self.folder, self.place, self.clock)
        tidy(self.desk)


@dataclass
class World:
    """All of it, and what has happened so far in words."""

    seed: int
    random: Random
    time: TrueTime
    centre: SimulatedCentre
    desks: list[SimulatedDesk]
    network: Network
    festival: Festival
    liked: str = ""
    """The event that most customers come for, where there is one."""
    log: list[str] = field(default_factory=list)
    faults: set[str] = field(default_factory=set)
    promised: list[tuple[int, int, str]] = field(default_factory=list)
    """(desk, seq, row id) of what a clerk was told in this step to be recorded."""
    refusing: Counter[RefusedKey] = field(default_factory=Counter)
    refused: Counter[RefusedKey] = field(default_factory=Counter)
    """How often a clerk was about to count a refusal, and was told that it was counted."""
    touched: set[int] = field(default_factory=set)
    """The desks that something happened to in this step."""

    def any_desk(self) -> SimulatedDesk:
        """One of the desks, which something happens to now."""
        desk = self.random.choice(self.desks)
        self.touched.add(desk.number)
        return desk

    def who_syncs(self) -> SimulatedDesk:
        """One of the desks; as often as not one that trouble waits for."""
        awaited = {each.desk for each in self.network.orders}
        found = [each for each in self.desks if each.number in awaited]
        if not found or self.random.random() < _ANYBODY:
            return self.any_desk()
        desk = self.random.choice(found)
        self.touched.add(desk.number)
        return desk

    def line(self, desk: SimulatedDesk) -> BaseAdapter:
        """The desk's way to the centre."""
        return self.festival.line(desk.number, self.network)

    def start_again(self, crash: Crash) -> None:
        """Open anew whoever died."""
        if crash.disk is self.centre.disk:
            self.centre.start_again()
            return
        for relay in self.festival.relays:
            if relay.disk is crash.disk:
                relay.dies()
                return
        desk = next(each for each in self.desks if each.disk is crash.disk)
        self.touched.add(desk.number)
        desk.start_again()

    def disks(self) -> list[Disk]:
        """The desks' disks."""
        return [each.disk for each in self.desks]


@contextmanager
def simulated(house: House, seed: int, desks: int, relays: Sequence[str] = ()) -> Iterator[World]:
    """A world of this seed, with a relay of each of these venues; it ends with the block."""
    random = Random(seed)
    festival = Festival(Random(f"festival {seed}"))
    time = TrueTime()
    opened: list[SimulatedDesk] = []
    with ExitStack() as closing:
        made = tempfile.TemporaryDirectory(prefix="kaiku-seed-", dir=memory_folder())
        folder = Path(closing.enter_context(made))
        closing.enter_context(in_one_thread())
        closing.enter_context(remembered())
        central = Disk(folder / "centre")

        def disks() -> list[Disk]:
            of_desks = [each.disk for each in opened]
            return [central, *of_desks, *(each.disk for each in festival.relays)]

        closing.enter_context(watched_disks(disks))
        closing.enter_context(_quiet())
        closing.enter_context(_uncollected())
        closing.enter_context(patch.object(pushing, "ThreadPoolExecutor", InTurn))
        places = house.copy(folder, desks)
        centre = SimulatedCentre(central, house.signing_key, time)
        # Changes of register and programme judge too; they build their own judging.
        for module in (registering, keeping_events, keeping_leases):
            judging = partial(Judging, rule=centre.rule)
            closing.enter_context(patch.object(module, "Judging", judging))
        closing.callback(centre.close)
        for number, place in enumerate(places, start=1):
            desk = SimulatedDesk(number, place, folder / place.name, time)
            opened.append(desk)
            closing.callback(desk.close)

        def kill(number: int) -> None:
            raise opened[number - 1].disk.crash("while it waited")

        closing.enter_context(patch.object(exchanging, "MOST_PAGES", PAGES_AT_ONCE))
        closing.enter_context(patch.object(relay_store, "_PAGE", A_PAGE))
        network = Network(centre.answer, random, kill)
        for number, venue in enumerate(relays, start=1):
            disk = Disk(folder / f"relay-{number}")
            relay = SimulatedRelay(venue, disk, time, network, random=festival.random)
            festival.relays.append(relay)
            closing.callback(relay.stop)
        yield World(seed, random, time, centre, opened, network, festival)


@contextmanager
def _uncollected() -> Iterator[None]:
    """Python looks for cycles once a seed: they hold some megabytes by then, and looking for them
    again and again takes a tenth of the time.
    """
    before = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if before:
            gc.enable()


@contextmanager
def _quiet() -> Iterator[None]:
    """Faults are on purpose here: what the programs log of them is in nobody's way."""
    before = logging.root.manager.disable
    logging.disable(logging.CRITICAL)
    try:
        yield
    finally:
        logging.disable(before)
