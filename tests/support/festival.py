"""A festival: one centre with a door for the desks and one for the relay, a relay, and desks that
exchange with it.
"""

import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from unittest.mock import patch

from fastapi import FastAPI

from boxoffice.services.relaying import Exchanging, pair
from boxoffice.store.outbox import LedgerOutbox
from sync.client.exchanging import Exchanged
from sync.protocol import keys
from sync.protocol.relays import RelayStatus
from sync.relay import command
from sync.server.app import create_app
from sync.server.centre import Centre, open_centre
from sync.server.keys.key_rotation import KEEP_OLD, rotate
from sync.server.running import data_folder
from sync.server.running.data_folder import SigningKeyFile
from sync.server.store import reports
from sync.web.serving import Certificate, WebServer, address_of, listening_socket
from tests.support.hand_desk import RunningCentre
from tests.support.network import VENUE, SteppingClock, new_centre
from tests.support.prompt_server import PromptServer
from tests.support.whole_desks import WholeDesk, whole_desk

DESKS_DOOR, RELAYS_DOOR, RELAY_HOST = "127.0.0.3", "127.0.0.4", "127.0.0.2"
PATIENCE_SECONDS = 120.0


def free_port(host: str) -> int:
    """A port of an address that nobody uses now."""
    with socket.create_server((host, 0)) as listener:
        port: int = listener.getsockname()[1]
        return port


@dataclass
class Door:
    """One way to the centre, which opens and shuts."""

    centre: Centre
    host: str
    port: int = 0
    _server: PromptServer | None = None
    _thread: threading.Thread | None = None
    _listener: socket.socket | None = None

    @property
    def address(self) -> str:
        """Where it is, also while it is shut."""
        return f"http://{self.host}:{self.port}"

    def open(self) -> None:
        """Serve."""
        ready = threading.Event()
        self._listener = listening_socket(self.host, self.port)
        self.port = int(address_of(self._listener).rpartition(":")[2])
        self._server = PromptServer(create_app(self.centre, with_worker=False), ready.set)
        self._thread = threading.Thread(target=self._server.run, args=([self._listener],))
        self._thread.start()
        assert ready.wait(120), "the centre did not start"

    def shut(self) -> None:
        """Let nobody through."""
        if self._server is not None and self._thread and self._listener:
            self._server.end()
            self._thread.join()
            self._listener.close()
            self._server = None


@dataclass
class RelayProcess:
    """The relay, as a program."""

    folder: Path
    centre: str
    fingerprint: str
    host: str = RELAY_HOST
    port: int = field(default_factory=lambda: free_port(RELAY_HOST))
    _process: subprocess.Popen[bytes] | None = None

    def start(self) -> RelayStatus:
        """Start it; how it stands once it serves."""
        program = [sys.executable, "-m", "sync.relay", *self.arguments()]
        self._process = subprocess.Popen(program, stdout=subprocess.PIPE)
        assert self._process.stdout
        assert self._process.stdout.readline().startswith(b"Serving on")
        return self.status()

    def arguments(self) -> list[str]:
        """Its command line."""
        options = {
            "--data": self.folder,
            "--centre": self.centre,
            "--fingerprint": self.fingerprint,
            "--host": self.host,
            "--port": self.port,
        }
        return [str(word) for option in options.items() for word in option]

    def status(self) -> RelayStatus:
        """How it stands, as it says."""
        return RelayStatus.model_validate_json((self.folder / "status.json").read_bytes())

    def until(self, **said: object) -> None:
        """Wait until it says so of itself."""
        eventually(lambda: {each: getattr(self.status(), each) for each in said} == said)

    def end(self, number: int = signal.SIGTERM) -> int:
        """End it, by SIGKILL where told; its exit code."""
        assert self._process is not None
        self._process.send_signal(number)
        self._process.communicate(timeout=PATIENCE_SECONDS)
        return self._process.returncode

    @property
    def running(self) -> bool:
        """Whether it goes on."""
        return self._process is not None and self._process.poll() is None


@dataclass
class RelayThread(RelayProcess):
    """The same program in a thread of this process: it starts at once, and is measured."""

    _thread: threading.Thread | None = None
    _server: PromptServer | None = None
    _codes: list[int] = field(default_factory=list)

    def start(self) -> RelayStatus:
        """Start it; how it stands once it serves."""
        serves = threading.Event()

        def server(app: FastAPI, ready: Callable[[], None], certificate: Certificate) -> WebServer:
            def is_ready() -> None:
                ready()
                serves.set()

            self._server = PromptServer(app, is_ready, certificate)
            return self._server

        def run() -> None:
            self._codes.append(command.main(self.arguments()))

        self._thread = threading.Thread(target=run)
        with patch.object(command, "WebServer", server):
            self._thread.start()
            assert serves.wait(PATIENCE_SECONDS), "the relay did not start"
        return self.status()

    def end(self, number: int = signal.SIGTERM) -> int:
        """End it, as by SIGTERM; its exit code."""
        assert self._server
        assert self._thread
        assert number == signal.SIGTERM
        self._server.end()
        self._thread.join()
        return self._codes[-1]

    @property
    def running(self) -> bool:
        """Whether it goes on."""
        return self._thread is not None and self._thread.is_alive()


def eventually(done: Callable[[], object]) -> None:
    """Wait until something is so."""
    until = time.monotonic() + PATIENCE_SECONDS
    while not done():
        assert time.monotonic() < until, "it never was so"
        time.sleep(0.02)


@dataclass
class Stall:
    """A desk at the festival, paired with the relay."""

    whole: WholeDesk
    exchanging: Exchanging | None = None

    def pair(self, relay: RelayStatus) -> None:
        """By the address and the code that the relay shows."""
        signing_key = self.whole.opened.keys.signing_key
        paired = pair(self.whole.desk, signing_key, relay.addresses[0], relay.code)
        config = self.whole.config
        config.save(config.settings().model_copy(update={"relay": paired}))
        self.exchanging = Exchanging(self.whole.desk, signing_key, paired)

    def exchange(self) -> Exchanged:
        """Once."""
        assert self.exchanging is not None
        return self.exchanging.once()

    def close(self) -> None:
        """Let go of the connection to the relay."""
        if self.exchanging is not None:
            self.exchanging.close()

    def waiting(self) -> int:
        """Rows that the centre has not acknowledged."""
        desk = self.whole.desk
        place = LedgerOutbox(desk.store, desk.clock, desk.boot).position()
        return place.last_seq - place.acknowledged_seq


@dataclass
class Festival:
    """All of it."""

    folder: Path
    centre: Centre
    clock: SteppingClock
    desks_door: Door
    relays_door: Door
    relay: RelayProcess
    closing: ExitStack
    paired: int = 0

    def stall(self, name: str, *, paired: bool = True, venue: str = VENUE) -> Stall:
        """A desk that was set up while everybody reached the centre."""
        running = RunningCentre(self.centre, self.desks_door.address, self.clock)
        whole = self.closing.enter_context(whole_desk(running, self.folder / name, venue))
        stall = Stall(whole)
        if paired:
            self.relay.until(desks=self.paired)
            stall.pair(self.relay.status())
            self.paired += 1
        self.closing.callback(stall.close)
        return stall

    def change_key(self) -> None:
        """The centre signs with another key from now on."""
        rotate(self.centre, self.folder / "centre", KEEP_OLD)

    def rows(self) -> int:
        """How many rows the centre has."""
        with self.centre.store.read() as connection:
            return len(list(reports.reported_rows(connection)))


@contextmanager
def festival(folder: Path, kind: type[RelayProcess] = RelayThread) -> Iterator[Festival]:
    """A festival whose doors are open and whose relay runs, in one way or the other."""
    clock = SteppingClock()
    keys_folder = folder / "centre"
    data_folder.make_folder(keys_folder)
    data_folder.make_signing_key(keys_folder)
    made = new_centre(f"sqlite:///{folder / 'centre.sqlite'}", now=clock)
    centre = open_centre(made.store, SigningKeyFile(keys_folder), clock)
    desks_door, relays_door = Door(centre, DESKS_DOOR), Door(centre, RELAYS_DOOR)
    with ExitStack() as closing:
        closing.callback(centre.store.close)
        for door in (desks_door, relays_door):
            door.open()
            closing.callback(door.shut)
        fingerprint = keys.fingerprint(centre.public_key)
        relay = kind(folder / "relay", relays_door.address, fingerprint)
        relay.start()
        closing.callback(lambda: relay.running and relay.end())
        yield Festival(folder, centre, clock, desks_door, relays_door, relay, closing)
