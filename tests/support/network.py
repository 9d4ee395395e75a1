"""A small made-up network, begun in an empty database, and the clock that tests move."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import lru_cache
from pathlib import Path
from tempfile import TemporaryDirectory

from sync.protocol import keys
from sync.protocol.card_codes import CodeFormat
from sync.protocol.days import LocalDays
from sync.protocol.encoding import new_id
from sync.protocol.kinds import (
    CardKind,
    CardStatus,
    EventKind,
    LimitPeriod,
    Sector,
    TicketKind,
)
from sync.protocol.programme import Event, Limit, Policy
from sync.server.centre import Centre, open_centre
from sync.server.judging.facts import CardState
from sync.server.lists.publishing import publish_list, publish_programmes
from sync.server.store import register, settings, venues
from sync.server.store.database import Store
from sync.server.store.register import NewCard
from sync.server.store.venues import Region, VenueEntry
from tests.support.clocks import NOW

FORMAT = CodeFormat(id="test", pattern="KK[0-9]{6}", grouping=(2, 3, 3), example="KK000001")
VENUE, OTHER_VENUE = "venue-1", "venue-2"
CONCERT = Event(
    id="concert",
    kind=EventKind.PERFORMANCE,
    sector=Sector.CULTURE,
    title={"en": "Concert"},
    organiser="Orchestra",
    place="Hall",
    starts_at=NOW + timedelta(hours=2),
    limits=(
        Limit(ticket_kind=TicketKind.HOLDER, count=1),
        Limit(ticket_kind=TicketKind.CHILD),
    ),
)
MUSEUM = Event(
    id="museum",
    kind=EventKind.VISIT,
    sector=Sector.CULTURE,
    title={"en": "Museum"},
    organiser="Museum",
    place="Museum",
    limits=(Limit(ticket_kind=TicketKind.HOLDER, count=1, per=LimitPeriod.DAY, group="museums"),),
)


def code(number: int) -> str:
    """The made-up code of a number."""
    return f"KK{number:06}"


@dataclass
class SteppingClock:
    """A clock that only tests move."""

    moment: datetime = NOW

    def __call__(self) -> datetime:
        """Now."""
        return self.moment

    def move(self, **by: float) -> None:
        """Let time pass."""
        self.moment += timedelta(**by)


def fill(store: Store, now: datetime, cards: int) -> None:
    """Begin a network with one region, two venues, two events and valid cards, two children each.

    Raises `ValueError` where the database has a network already.
    """
    with store.write() as connection:
        if settings.is_begun(connection):
            raise ValueError("there is a network already")
        settings.begin_network(connection, new_id(now), LocalDays(), [FORMAT])
        settings.add_epoch(connection, 1, keys.new_list_key(), now)
        venues.add_region(connection, Region("region", "Region", Policy()))
        for venue, event in ((VENUE, CONCERT), (OTHER_VENUE, MUSEUM)):
            venues.add_venue(connection, VenueEntry(venue, venue.title(), "region", {}))
            venues.add_events(connection, venue, [event])
        state = CardState(now - timedelta(days=30), CardStatus.ACTIVE, date(2027, 3, 14), 2)
        register.add_cards(
            connection,
            (NewCard(code(number), CardKind.PERSONAL, (state,)) for number in range(cards)),
        )


@lru_cache(maxsize=4)
def _begun(cards: int, moment: datetime) -> bytes:
    """The SQLite database of a network that was begun and published at a moment."""
    with TemporaryDirectory() as folder:
        file = Path(folder) / "centre.sqlite"
        _begin(f"sqlite:///{file}", cards, moment)
        return file.read_bytes()


def new_centre(
    url: str,
    *,
    cards: int = 50,
    now: SteppingClock | None = None,
    begun: datetime | None = None,
) -> Centre:
    """A filled centre in an empty database, its list and programmes published when it was `begun`:
    now unless told.

    On SQLite those of one moment, with as many cards, are copies of one network; the signing key
    of each is its own.
    """
    clock = now or SteppingClock()
    moment = begun or clock()
    if not url.startswith("sqlite:///"):
        _begin(url, cards, moment)
    else:
        Path(url.removeprefix("sqlite:///")).write_bytes(_begun(cards, moment))
    return open_centre(Store(url), keys.new_signing_key(), clock)


def _begin(url: str, cards: int, moment: datetime) -> None:
    store = Store(url)
    store.upgrade()
    fill(store, moment, cards)
    centre = open_centre(store, keys.new_signing_key(), SteppingClock(moment))
    publish_programmes(centre)
    publish_list(centre)
    store.close()
