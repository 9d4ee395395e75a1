"""Desks for a bench: enrolled at a real centre and used by the desk's own services."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from boxoffice.config import Config
from boxoffice.domain.clock import SystemClock
from boxoffice.keys.choosing import KeyChoice, remember_choice
from boxoffice.keys.desk_keys import DeskKeys
from boxoffice.keys.key_file import KeyFile
from boxoffice.services.desk import Desk, open_desk
from boxoffice.services.enrolling import accept, ask_centre, kept_keys
from boxoffice.services.syncing import sync_round
from boxoffice.store.outbox import LedgerOutbox
from boxoffice.store.replica import DeskReplica
from sync.client.downloading import download
from sync.client.http import Centre
from sync.client.ports import Identity
from sync.client.pulling import fetch_head
from sync.protocol.kinds import EventKind
from sync.protocol.messages import Head
from sync.protocol.programme import Event
from tests.bench.centres import SeededCentre

CLOCK = SystemClock()


@dataclass(frozen=True, slots=True)
class BenchDesk:
    """An enrolled desk: its folder and its keys."""

    folder: Path
    keys: DeskKeys

    @property
    def key_file(self) -> Path:
        """Where its keys lie."""
        return self.folder / "keys"

    @contextmanager
    def opened(self) -> Iterator[Desk]:
        """The desk with its store open."""
        keys = self.keys
        opener = (keys.sealing_key,)
        desk = open_desk(self.folder, keys.store_key, keys.list_keys, CLOCK, sealing_keys=opener)
        try:
            yield desk
        finally:
            desk.close()

    def identity(self, desk: Desk) -> Identity:
        """Who it is for the sync."""
        known = desk.identity()
        return Identity(known.device, self.keys.signing_key, known.centre_key, known.address)

    def sync(self, desk: Desk) -> None:
        """One round, which must go well."""
        error = sync_round(desk, self.keys.signing_key).error
        if error is not None:
            raise error


def enrol_desk(centre: SeededCentre, address: str, folder: Path) -> BenchDesk:
    """A desk of the venue with the most events, enrolled but not yet synced."""
    venue = max(centre.ask("events"), key=lambda each: len(each["events"]))["id"]
    code = centre.ask("enrol", "--venue", venue, "--name", "Bench")["code"]
    folder.mkdir(mode=0o700, parents=True)
    key_file = folder / "keys"
    source = KeyFile(key_file)
    config = Config(folder)
    remember_choice(config, KeyChoice(key_file=key_file))
    now = CLOCK.now()
    offer = ask_centre(address, code, "Bench", kept_keys(source, now, fresh=True))
    accept(folder, source, offer, now)
    return BenchDesk(folder, offer.keys)


def outbox(desk: Desk) -> LedgerOutbox:
    """The desk's outbox for the sync."""
    return LedgerOutbox(desk.store, desk.clock, desk.boot)


def replica(desk: Desk) -> DeskReplica:
    """The desk's replica for the sync."""
    return DeskReplica(desk.store, desk.clock, desk.boot, desk.ring)


@contextmanager
def connected(bench_desk: BenchDesk, desk: Desk) -> Iterator[tuple[Centre, Identity]]:
    """The centre as the desk sees it, and who the desk is there."""
    identity = bench_desk.identity(desk)
    centre = Centre(identity.address, identity, now=desk.now)
    try:
        yield centre, identity
    finally:
        centre.close()


def head_in_force(bench_desk: BenchDesk, desk: Desk) -> Head:
    """The centre's head."""
    with connected(bench_desk, desk) as (centre, identity):
        return fetch_head(centre, identity, desk.now())


def snapshot_file(bench_desk: BenchDesk, desk: Desk) -> Path:
    """The snapshot that the head names, fetched to beside the desk, which keeps none."""
    with connected(bench_desk, desk) as (centre, identity):
        named = fetch_head(centre, identity, desk.now()).snapshot
        fetched = bench_desk.folder.with_name(f"{bench_desk.folder.name}-snapshots")
        fetched.mkdir(exist_ok=True)
        return download(centre, fetched, named.sha256, named.size, lambda done, of: None)


def list_file(desk: Desk) -> Path:
    """The card database in force."""
    return desk.store.folder / (desk.store.state().list_file or "")


def open_event(desk: Desk) -> Event:
    """An event of the programme for which every valid card gets a ticket of its holder."""
    events = desk.programme().programme.events
    return next(each for each in events if each.kind is EventKind.PERFORMANCE)
