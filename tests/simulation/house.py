"""What a simulation begins with: a centre with its network, and desks enrolled at it.

Everything is made once a process and copied for each seed. Ids are in the order of the moments at
which they were made, and the list key is fixed, so that no chance decides anything.
"""

import shutil
import tempfile
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache, partial
from pathlib import Path
from random import Random

from boxoffice.keys.desk_keys import DeskKeys, new_keys
from boxoffice.keys.key_file import KeyFile
from boxoffice.services.desk import Desk
from boxoffice.services.enrolling import Offer, accept
from boxoffice.services.syncing import sync_round
from boxoffice.store.database import Store as DeskStore
from sync.protocol import keys
from sync.protocol.card_codes import CodeFormat
from sync.protocol.days import LocalDays
from sync.protocol.encoding import new_id
from sync.protocol.kinds import (
    CardKind,
    CardStatus,
    EventKind,
    LimitPeriod,
    QuotaMode,
    Sector,
    TicketKind,
)
from sync.protocol.messages import LIST_KEY_CONTEXT, Enrolment, EnrolmentRequest
from sync.protocol.programme import Event, Limit, Policy, Quota
from sync.protocol.statements import StatementType, read_statement
from sync.server.app import create_app
from sync.server.asking.enrolment import enrol, make_code
from sync.server.centre import Centre, open_centre
from sync.server.judging.facts import CardState
from sync.server.keys.key_rotation import KEEP_OLD, settle_key, tend_keys
from sync.server.lists.publishing import publish_list, publish_programmes
from sync.server.running.data_folder import SigningKeyFile
from sync.server.store import register, settings, venues
from sync.server.store.database import Store
from sync.server.store.register import NewCard
from sync.server.store.venues import Region, VenueEntry
from tests.simulation.asgi import call, in_one_thread
from tests.simulation.clocks import BEGIN, MachineClock, TrueTime
from tests.simulation.network import Line, Network
from tests.simulation.remembered import share_statements

ADDRESS = "http://127.0.0.1:1"
EPOCH, LIST_KEY = 1, bytes(range(32))
NORTH, SOUTH = "north", "south"
LAST_DAY = date(2027, 3, 14)
FORMAT = CodeFormat(id="made-up", pattern="KK[0-9]{6}", grouping=(2, 3, 3), example="KK999999")
_HOLDER = {"ticket_kind": TicketKind.HOLDER, "count": 1}


def _event(name: str, kind: EventKind, limits: tuple[Limit, ...], **fields: object) -> Event:
    return Event(
        id=name,
        kind=kind,
        sector=Sector.CULTURE,
        title={"en": name.title()},
        organiser="House",
        place="Hall",
        limits=limits,
        **fields,
    )


EVENTS = {
    NORTH: (
        _event(
            "concert",
            EventKind.PERFORMANCE,
            (Limit(**_HOLDER), Limit(ticket_kind=TicketKind.CHILD)),
            starts_at=BEGIN + timedelta(hours=3),
        ),
        _event(
            "museum",
            EventKind.VISIT,
            (Limit(**_HOLDER, per=LimitPeriod.DAY, group="museums"),),
        ),
        _event(
            "cabaret",
            EventKind.PERFORMANCE,
            (Limit(**_HOLDER), Limit(ticket_kind=TicketKind.CHILD)),
            starts_at=BEGIN + timedelta(hours=4),
            quota=Quota(tickets=5, mode=QuotaMode.HARD),
        ),
        _event("course", EventKind.COURSE, (Limit(**_HOLDER, per=LimitPeriod.MONTH),)),
    ),
    SOUTH: (
        _event(
            "gallery",
            EventKind.VISIT,
            (Limit(**_HOLDER, per=LimitPeriod.DAY, group="museums"),),
        ),
        _event("film", EventKind.PASS, (Limit(ticket_kind=TicketKind.HOLDER, count=2),)),
    ),
}


HARD = {
    event.id: event.quota.tickets
    for events in EVENTS.values()
    for event in events
    if event.quota is not None
}
"""The tickets of each event with a hard quota."""


@dataclass(frozen=True, slots=True)
class Card:
    """A card as it is at the beginning."""

    code: str
    last_day: date = LAST_DAY
    status: CardStatus = CardStatus.ACTIVE
    kind: CardKind = CardKind.PERSONAL
    children: int = 0


def code(number: int) -> str:
    """The made-up code of a number."""
    return f"KK{number:06}"


def first_cards() -> list[Card]:
    """Few cards, so that desks meet over them."""
    today = BEGIN.date()
    cards = [Card(code(number), children=number % 4) for number in range(16)]
    cards += [Card(code(number), status=CardStatus.BLOCKED) for number in (16, 17)]
    cards += [Card(code(18), today), Card(code(19), today - timedelta(days=1))]
    cards += [Card(code(20), today + timedelta(days=3), children=2)]
    cards += [Card(code(21), kind=CardKind.COMMUNITY)]
    return cards


@dataclass(frozen=True, slots=True)
class Place:
    """One desk of the house: its folder's name, its venue and its keys."""

    name: str
    venue: str
    device: str
    keys: DeskKeys


@dataclass(frozen=True, slots=True)
class House:
    """The folder that seeds are copied from, the centre's key and the desks."""

    folder: Path
    signing_key: bytes
    places: tuple[Place, ...]

    def copy(self, target: Path, desks: int) -> tuple[Place, ...]:
        """The centre and its first desks, in another folder."""
        shutil.copytree(self.folder / "centre", target / "centre")
        for place in self.places[:desks]:
            shutil.copytree(self.folder / place.name, target / place.name)
        return self.places[:desks]


def memory_folder() -> Path | None:
    """A folder that is no disk, where the system has one: durable writes cost little there."""
    shared = Path("/dev/shm")  # noqa: S108 - folders in it are made by tempfile
    return shared if shared.is_dir() else None


@cache
def house(desks: int) -> House:
    """A house of so many desks: every second one is in the south, every third is enrolled and has
    nothing yet.
    """
    # Lives as long as the process; the interpreter removes it at its end.
    keeper = tempfile.TemporaryDirectory(prefix="kaiku-house-", dir=memory_folder())
    _kept_alive.append(keeper)
    folder = Path(keeper.name)
    time = TrueTime(BEGIN - timedelta(hours=2))
    signing_key = keys.new_signing_key()
    centre = _begun(folder / "centre", signing_key, MachineClock(time))
    places: list[Place] = []
    try:
        for number in range(1, desks + 1):
            time.pass_by(timedelta(seconds=1))
            venue = NORTH if number % 2 else SOUTH
            places.append(_enrolled(centre, folder / f"desk-{number}", venue, time))
        with in_one_thread():
            for place in (each for at, each in enumerate(places, start=1) if at % 3):
                _synced(centre, folder / place.name, place, time)
    finally:
        centre.store.close()
    return House(folder, signing_key, tuple(places))


_kept_alive: list["tempfile.TemporaryDirectory[str]"] = []


def opened_centre(folder: Path, signing_key: bytes | None, clock: MachineClock) -> Centre:
    """The centre of a folder. Without `signing_key` its key is in the folder, as that of a real
    centre.
    """
    store = Store(f"sqlite:///{folder / 'centre.sqlite'}")
    share_statements(store.engine)
    if signing_key is not None:
        return open_centre(store, signing_key, clock)
    settle_key(store, folder, KEEP_OLD)
    return open_centre(store, SigningKeyFile(folder), clock, partial(tend_keys, store, folder))


def opened_desk(folder: Path, place: Place, clock: MachineClock) -> Desk:
    """The desk of a folder; its machine runs since the clock's last start."""
    store = DeskStore(folder, place.keys.store_key)
    share_statements(store._engine)
    return Desk(
        store, clock, place.keys.list_keys, clock.boot, sealing_keys=(place.keys.sealing_key,)
    )


def _begun(folder: Path, signing_key: bytes, clock: MachineClock) -> Centre:
    folder.mkdir()
    store = Store(f"sqlite:///{folder / 'centre.sqlite'}")
    store.upgrade()
    now = clock()
    with store.write() as connection:
        settings.begin_network(connection, new_id(now), LocalDays(), [FORMAT])
        settings.add_epoch(connection, EPOCH, LIST_KEY, now)
        venues.add_region(connection, Region("region", "Region", Policy()))
        for venue, events in EVENTS.items():
            venues.add_venue(connection, VenueEntry(venue, venue.title(), "region", {}))
            venues.add_events(connection, venue, events)
        since = now - timedelta(days=30)
        register.add_cards(
            connection,
            (
                NewCard(
                    card.code,
                    card.kind,
                    (CardState(since, card.status, card.last_day, card.children),),
                )
                for card in first_cards()
            ),
        )
    centre = open_centre(store, signing_key, clock)
    publish_programmes(centre)
    publish_list(centre)
    return centre


def _enrolled(centre: Centre, folder: Path, venue: str, time: TrueTime) -> Place:
    made = new_keys(time.moment)
    request = EnrolmentRequest(
        code=make_code(centre, venue, folder.name),
        public_key=keys.public_signing_key(made.signing_key),
        sealing_key=keys.public_sealing_key(made.sealing_key),
        device_name=folder.name,
        app_version="0.1.0",
    )
    statement = enrol(centre, request, "house")
    answer = read_statement(statement, StatementType.ENROLMENT, Enrolment, centre.public_key)
    list_key = keys.unseal(made.sealing_key, answer.sealed_list_key, LIST_KEY_CONTEXT)
    kept = made.with_list_key(answer.epoch, list_key)
    accept(
        folder,
        KeyFile(folder.with_suffix(".keys")),
        Offer(ADDRESS, folder.name, answer, kept),
        time.moment,
    )
    return Place(folder.name, venue, answer.device, kept)


def _synced(centre: Centre, folder: Path, place: Place, time: TrueTime) -> None:
    app = create_app(centre, with_worker=False)
    line = Line(Network(lambda request: call(app, request), Random(0)), 0)
    with opened_desk(folder, place, MachineClock(time)) as desk:
        error = sync_round(desk, place.keys.signing_key, transport=line).error
        if error is not None:
            raise error
