"""The festival relays of a simulated house, and which ways its desks have: the real relay, over the
house's network, clocks and disks.
"""

import shutil
import ssl
from collections import defaultdict
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from random import Random
from typing import Any

import requests
from requests.adapters import BaseAdapter

from boxoffice.config import PairedRelay
from boxoffice.services.relaying import Exchanging, place_of
from sync.client.relays import ByRelay
from sync.relay.app import create_app
from sync.relay.forwarding import Forwarder
from sync.relay.opening import KEY_NAME, open_relay
from sync.relay.relay import Relay
from sync.relay.store import StoreInUse
from tests.simulation.asgi import Reply, Request, call
from tests.simulation.clocks import MachineClock, TrueTime
from tests.simulation.disk import Crash, Disk
from tests.simulation.house import ADDRESS
from tests.simulation.network import KINDS, Line, Network, payload, response_of, unpacked
from tests.simulation.remembered import share_statements

NEAR_KINDS = (*KINDS, "/v1/relay/batches", "/v1/relay/news")
FAR_KINDS = (*KINDS, "/v1/carried", "/v1/health")
_BATCHES = "/v1/relay/batches"
_OK, _FAILED = 200, 500
Chain = tuple[str, str]
"""A device and an incarnation of it."""


Instead = Callable[[], requests.RequestException | Reply | None]
"""What happens to a request in place of being sent; nothing where it is None."""


class Way(Line):
    """A line that may be shut, or lead elsewhere."""

    def __init__(self, network: Network, number: int, instead: Instead) -> None:
        super().__init__(network, number)
        self._instead = instead

    def send(
        self, request: requests.PreparedRequest, *given: Any, **named: Any
    ) -> requests.Response:
        """Send a request and give what comes back."""
        instead = self._instead()
        if isinstance(instead, Reply):
            return response_of(request, instead)
        if instead is not None:
            raise instead
        return super().send(request, *given, **named)


class SimulatedRelay:
    """A relay's process on a computer of a venue: it dies, is stopped, starts again over the same
    files, and can lose them.
    """

    def __init__(
        self, venue: str, disk: Disk, time: TrueTime, network: Network, *, random: Random
    ) -> None:
        """`network` is the one between desks and centre."""
        self.venue = venue
        self.disk = disk
        self.clock = MachineClock(time)
        self.near = Network(
            self.answer, random, network.kill, kinds=NEAR_KINDS, happened=network.happened
        )
        """Between desks and relay: a pinned connection, in which nobody reads or writes."""
        self.far = Network(
            network.deliver, random, self._kill, kinds=FAR_KINDS, happened=network.happened
        )
        """Between relay and centre."""
        self.fingerprint = ""
        self.by_window = False
        """Whether a desk's window starts it, and no command line."""
        self.cut_off: Instead | None = None
        self.lets_lie = self.hangs = False
        self.failures: list[str] = []
        """Requests over which its own code failed."""
        self.receipts: dict[Chain, set[int]] = defaultdict(set)
        """The rows of each chain that it has given a receipt for."""
        self.backup: Path | None = None
        self._receipts_then: dict[Chain, set[int]] = {}
        self.touched = False
        """Whether anything happened to it since its files were looked at."""
        self.relay: Relay | None = None

    def __str__(self) -> str:
        """As the log names it."""
        return self.disk.folder.name.replace("-", " ")

    def start(self) -> None:
        """Serve, over what is in the folder; where that cannot be used, it stays away."""
        self.touched = True
        try:
            relay = open_relay(
                self.disk.folder,
                ADDRESS,
                self.fingerprint,
                transport=self._line_out(),
                now=lambda: self.clock.now().timestamp(),
            )
        except (StoreInUse, OSError):
            return
        share_statements(relay.store._engine)
        self._forwarder = Forwarder(
            relay, ADDRESS, transport=self._line_out(), monotonic=self.clock.monotonic
        )
        self._app = create_app(relay)
        self.relay = relay
        pem = (self.disk.folder / KEY_NAME).read_text()
        certificate = pem[pem.index(ssl.PEM_HEADER) :]
        self.place = PairedRelay(
            address="https://127.0.0.2:8470",
            key=relay.key.public,
            certificate=sha256(ssl.PEM_cert_to_DER_cert(certificate)).digest(),
        )

    def stop(self) -> None:
        """Let go of the files; nobody answers until it is started."""
        if self.relay is not None:
            with suppress(Exception):
                self.relay.close()
        self.relay = None

    def dies(self) -> None:
        """What is left of it after a crash: its files as they were then."""
        self.stop()
        self.disk.restart()
        self.touched = True

    def answer(self, request: Request) -> Reply:
        """What it answers; where it dies over the request, the connection breaks."""
        if self.relay is None:
            raise requests.ConnectTimeout
        self.touched = True
        try:
            reply = call(self._app, request)
        except Crash as crash:
            if crash.disk is not self.disk:
                raise
            self.dies()
            raise requests.ConnectionError from crash
        if reply.status == _FAILED:
            self.failures.append(f"{request.method} {request.target}")
        if request.target == _BATCHES and reply.status == _OK:
            said: dict[str, Any] = payload(unpacked(reply))
            held = range(said["from_seq"], said["held_seq"] + 1)
            self.receipts[said["device"], said["incarnation"]].update(held)
        return reply

    def forward(self) -> None:
        """One look of its forwarding thread."""
        if self.relay is not None and not self.lets_lie:
            self.touched = True
            self._forwarder.look()

    def back_up(self, folder: Path) -> None:
        """Copy its files elsewhere, while it is stopped for that."""
        runs = self.relay is not None
        self.stop()
        shutil.copytree(self.disk.folder, folder)
        self.backup = folder
        self._receipts_then = {chain: set(rows) for chain, rows in self.receipts.items()}
        if runs:
            self.start()

    def lose(self) -> None:
        """Its files are gone, or as they were when they were copied: so are its promises."""
        self.stop()
        self.touched = True
        shutil.rmtree(self.disk.folder)
        self.receipts.clear()
        if self.backup is None:
            self.disk.folder.mkdir()
            return
        shutil.copytree(self.backup, self.disk.folder)
        self.receipts.update({chain: set(rows) for chain, rows in self._receipts_then.items()})

    def line_from(self, desk: int, paired: PairedRelay) -> Way:
        """The line of a desk to the relay that it is paired with."""

        def instead() -> requests.RequestException | None:
            if self.relay is None:
                return requests.ConnectTimeout()
            if paired.certificate != self.place.certificate:
                return requests.exceptions.SSLError()
            return requests.ReadTimeout() if self.hangs else None

        return Way(self.near, desk, instead)

    def heal(self) -> None:
        """All goes well with it again, and around it."""
        self.near.heal()
        self.far.heal()
        self.disk.full, self.disk.die_at = False, 0
        self.cut_off, self.lets_lie, self.hangs = None, False, False
        if self.relay is None:
            self.start()

    def query(self, sql: str) -> list[tuple[Any, ...]]:
        """Rows of its database, which no other connection may read while it runs."""
        assert self.relay is not None
        with self.relay.store._engine.connect() as connection:
            return [tuple(row) for row in connection.exec_driver_sql(sql)]

    def _line_out(self) -> Way:
        return Way(self.far, 0, lambda: self.cut_off() if self.cut_off else None)

    def _kill(self, _number: int) -> None:
        raise self.disk.crash("while it waited")


@dataclass
class Festival:
    """Relays, desks paired with them, and desks without a way of their own. A house without relays
    has one too, at which nothing happens.
    """

    random: Random
    """All that concerns relays is drawn from it, so that other seeds are as they are without."""
    relays: list[SimulatedRelay] = field(default_factory=list)
    paired: dict[int, tuple[SimulatedRelay, PairedRelay]] = field(default_factory=dict)
    """By desk: its relay, and how it knows it."""
    cut_off: set[int] = field(default_factory=set)
    """Desks that do not reach the centre themselves."""
    kinds: list[str] = field(default_factory=list)
    """The kinds of fault of this seed."""
    faults: set[str] = field(default_factory=set)
    """Those that hit."""
    _exchanging: dict[int, tuple[int, Exchanging]] = field(default_factory=dict)

    def line(self, desk: int, network: Network) -> BaseAdapter:
        """How a desk's rounds go: by its relay where it has one."""
        straight = self.straight(desk, network)
        if desk not in self.paired:
            return straight
        relay, paired = self.paired[desk]
        return ByRelay(place_of(paired), relay.line_from(desk, paired), straight)

    def straight(self, desk: int, network: Network) -> Way:
        """A desk's own line to the centre."""
        return Way(
            network, desk, lambda: requests.ConnectTimeout() if desk in self.cut_off else None
        )

    def exchanging(self, desk: int, start: int, begin: Callable[[], Exchanging]) -> Exchanging:
        """A desk's exchange, which begins anew with each start of its program."""
        known = self._exchanging.get(desk)
        if known is None or known[0] != start:
            self._exchanging[desk] = known = start, begin()
        return known[1]

    def pair(self, desk: int, relay: SimulatedRelay) -> None:
        """A desk is paired with a relay from now on."""
        self.paired[desk] = relay, relay.place
        self._exchanging.pop(desk, None)
