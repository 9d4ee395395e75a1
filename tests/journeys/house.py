"""A house for journeys: its events and cards at a real centre, a desk, and a clock for both."""

import json
import sqlite3
from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QApplication
from shiboken6 import delete

from boxoffice.app import DeskApplication
from boxoffice.config import Config
from boxoffice.keys.choosing import KeyChoice, remember_choice
from boxoffice.keys.key_file import KeyFile
from boxoffice.services.desk import open_desk
from boxoffice.services.enrolling import accept, ask_centre, kept_keys
from boxoffice.services.syncing import sync_round
from boxoffice.ui.language import LanguageCode
from sync.protocol.clerks import Clerk as Person
from sync.protocol.clerks import ClerkRole, hash_pin
from sync.protocol.kinds import CardKind, CardStatus, EventKind, LimitPeriod, Sector, TicketKind
from sync.protocol.programme import Event, HolderPays, Limit
from sync.server.asking.enrolment import make_code
from sync.server.centre import Centre
from sync.server.judging.facts import CardState
from sync.server.lists.publishing import publish_list, publish_programmes
from sync.server.store import clerks, register, venues
from sync.server.store.register import NewCard
from tests.journeys import comparing
from tests.journeys.clerk import Clerk
from tests.support.centre import served
from tests.support.clocks import HandClock
from tests.support.network import VENUE, SteppingClock, new_centre

EVENING = datetime(2026, 12, 4, 15, 0, tzinfo=UTC)
"""A Friday, five in the afternoon."""
PINS = {"Kielo": "204863", "Esikko": "731952"}
"""A clerk and a supervisor, of the houses that have any."""
SUPERVISOR = "Esikko"
HOLDER, CHILD, WORKER = TicketKind.HOLDER, TicketKind.CHILD, TicketKind.WORKER
_LIMITS = (
    Limit(ticket_kind=HOLDER, count=1),
    Limit(ticket_kind=CHILD),
    Limit(ticket_kind=WORKER, count=2),
)
_YEAR = (Limit(ticket_kind=HOLDER, count=1, per=LimitPeriod.YEAR, group="courses"),)
_DAY = (
    Limit(ticket_kind=HOLDER, count=1, per=LimitPeriod.DAY, group="museums"),
    Limit(ticket_kind=CHILD, per=LimitPeriod.DAY, group="museums"),
)
_OTHERS = {
    "community": (CardKind.COMMUNITY, CardStatus.ACTIVE, date(2027, 3, 14), 0),
    "blocked": (CardKind.PERSONAL, CardStatus.BLOCKED, date(2027, 3, 14), 2),
    "expired": (CardKind.PERSONAL, CardStatus.ACTIVE, date(2026, 11, 1), 2),
}


@dataclass
class _CentreClock(SteppingClock):
    """The centre's clock, which is the desk's."""

    shared: HandClock = field(default_factory=lambda: HandClock.at(EVENING))

    def __call__(self) -> datetime:
        """Now."""
        return self.shared.now()


@dataclass
class House:
    """A venue's centre and one desk."""

    folder: Path
    clock: HandClock
    centre: Centre
    port: int = 0
    _serving: ExitStack = field(default_factory=ExitStack)

    @property
    def data(self) -> Path:
        """The desk's folder."""
        return self.folder / "desk"

    @property
    def key_file(self) -> Path:
        """The desk's keys."""
        return self.folder / "desk.keys"

    def codes(self, count: int, kind: str = "personal") -> list[str]:
        """Codes of cards, as the centre's register has them."""
        wanted = "SELECT code FROM cards WHERE code LIKE ? ORDER BY id LIMIT ?"
        with sqlite3.connect(self.folder / "centre.sqlite") as connection:
            like = f"KK{_FIRST[kind]}%"
            found = [code for (code,) in connection.execute(wanted, (like, count))]
        connection.close()
        assert len(found) == count
        return found

    def serve(self) -> str:
        """Let the centre answer, at the same port as before; its address."""
        running = self._serving.enter_context(served(self.centre, port=self.port))
        self.port = int(running.address.rpartition(":")[2])
        return running.address

    def go_offline(self) -> None:
        """Nobody answers any more."""
        self._serving.close()

    def enrol(self) -> None:
        """A desk with its list."""
        source = KeyFile(self.key_file)
        remember_choice(Config(self.data), KeyChoice(key_file=self.key_file))
        now, address = self.clock.now(), f"http://127.0.0.1:{self.port}"
        code = make_code(self.centre, VENUE, "Lobby")
        offer = ask_centre(address, code, "Lobby", kept_keys(source, now, fresh=True))
        accept(self.data, source, offer, now)
        keys = offer.keys
        desk = open_desk(self.data, keys.store_key, keys.list_keys, self.clock)
        try:
            error = sync_round(desk, keys.signing_key).error
            assert error is None, error
        finally:
            desk.close()

    @contextmanager
    def desk(self) -> Iterator[Clerk]:
        """The desk's window, open, and the clerk before it."""
        choice = KeyChoice(key_file=self.key_file)
        application = DeskApplication(Config(self.data), choice, LanguageCode.ENGLISH, self.clock)
        clerk = Clerk(application.window, self.folder / "pictures")
        try:
            application.start()
            clerk.see("an open desk", lambda: application.window.desk.screen_shown is not None)
            yield clerk
        finally:
            application.stop()
            for each in (application.window, application.fault):
                each.close()
                delete(each)
            delete(application)
            QApplication.processEvents()

    def rows(self) -> list[dict[str, Any]]:
        """The desk's ledger, read by other code than the desk's."""
        held = comparing.desk_rows(self.data, self.key_file)
        return [json.loads(row.body) for row in held]

    def standing(self) -> list[dict[str, Any]]:
        """The issues that no later row took back."""
        rows = self.rows()
        gone = {row["of"] for row in rows if row["kind"] == "void"}
        return [row for row in rows if row["kind"] == "issue" and row["id"] not in gone]

    def tickets(self) -> Counter[str]:
        """The tickets that stand, by kind."""
        found: Counter[str] = Counter()
        for row in self.standing():
            found.update(row["tickets"])
        return found

    def agrees(self) -> Counter[str]:
        """Every row is at the centre, once, as it is here, and chained; how they were judged."""
        database = self.folder / "centre.sqlite"
        here = comparing.desk_rows(self.data, self.key_file)
        there, outcomes = comparing.centre_rows(database)
        assert comparing.differences([here], there) == []
        keys = comparing.public_keys(database)
        assert comparing.broken_links(here, keys) == []
        assert comparing.broken_links(there, keys) == []
        assert here
        return Counter(outcomes[comparing.row_id(row)] for row in here)

    def figures_agree(self, clerk: Clerk) -> None:
        """Today, Reports and the end of shift say what the rows say."""
        found = self.tickets()
        adults = found["holder"] + found["worker"]
        children = found["child"] + found["group_child"]
        helpers = found["assistant"]
        clerk.report_shows((adults, children, helpers, len(self.standing())))
        groups = found["worker"] + found["group_child"]
        kinds = (found["holder"], found["child"], helpers, groups)
        clerk.shift_shows((*kinds, sum(kinds)))
        clerk.today_shows(len(self.standing()))


_FIRST = {"personal": "000", "community": "1000", "blocked": "2000", "expired": "3000"}


def _events() -> list[Event]:
    base: dict[str, Any] = {"sector": Sector.CULTURE, "organiser": "House", "place": "Hall"}
    show = {**base, "kind": EventKind.PERFORMANCE, "limits": _LIMITS}
    nights = {
        "tonight": ("Tonight", 2),
        "later": ("Later", 24 * 9),
        "second": ("Second night", 26),
        "third": ("Third night", 50),
        "fourth": ("Fourth night", 74),
    }
    course = {**base, "sector": Sector.EDUCATION, "children": False, "limits": _YEAR}
    pays = HolderPays(cents=4500, text={"en": "Material"})
    return [
        Event(id=name, title={"en": title}, starts_at=EVENING + timedelta(hours=hours), **show)
        for name, (title, hours) in nights.items()
    ] + [
        Event(
            id="exhibition", title={"en": "Exhibition"}, kind=EventKind.VISIT, **base, limits=_DAY
        ),
        Event(
            id="weaving",
            title={"en": "Weaving"},
            kind=EventKind.COURSE,
            starts_at=EVENING + timedelta(days=30),
            holder_pays=pays,
            **course,
        ),
        Event(
            id="pottery",
            title={"en": "Pottery"},
            kind=EventKind.COURSE,
            starts_at=EVENING + timedelta(days=20),
            **course,
        ),
    ]


@contextmanager
def house(
    folder: Path, cards: int = 260, *, begun: datetime = EVENING, staffed: bool = False
) -> Iterator[House]:
    """A house with a desk that was enrolled at `begun`; its centre answers. `staffed` gives it the
    people of `PINS`.
    """
    clock = HandClock.at(begun)
    centre = new_centre(
        f"sqlite:///{folder / 'centre.sqlite'}", cards=cards, now=_CentreClock(shared=clock)
    )
    since = EVENING - timedelta(days=200)
    with centre.store.write() as connection:
        venues.add_events(connection, VENUE, _events())
        for kind, state in _OTHERS.items():
            card, status, last_day, children = state
            facts = (CardState(since, status, last_day, children),)
            codes = (f"KK{_FIRST[kind]}{number:02}" for number in range(5))
            register.add_cards(connection, [NewCard(code, card, facts) for code in codes])
        for name, pin in PINS.items() if staffed else ():
            role = ClerkRole.SUPERVISOR if name == SUPERVISOR else ClerkRole.CLERK
            clerks.put_clerk(connection, VENUE, Person(name=name, role=role, pin=hash_pin(pin)))
    publish_programmes(centre)
    publish_list(centre)
    made = House(folder, clock, centre)
    try:
        made.serve()
        made.enrol()
        yield made
    finally:
        made.go_offline()
        centre.store.close()
