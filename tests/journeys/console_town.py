"""The made-up network whose console is drawn, with desks that gave; and one that has just begun."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from sync.protocol import keys
from sync.protocol.clerks import Clerk, ClerkRole, hash_pin
from sync.protocol.days import LocalDays
from sync.protocol.encoding import new_id
from sync.protocol.kinds import QuotaMode
from sync.protocol.programme import Event, Quota
from sync.server.centre import Centre, open_centre
from sync.server.commands.initialise import ANY_CODE
from sync.server.commands.seed_network import REGION_ID, load
from sync.server.console import signing_in
from sync.server.handing_out.handing import Giver, report_lost
from sync.server.handing_out.organisations import add_organisation, close_organisation
from sync.server.keeping.events import cancel_event
from sync.server.keeping.venues import add_region, add_venue
from sync.server.lists.cards_in_use import count_cards_in_use
from sync.server.seed import SeededNetwork, make_network
from sync.server.store import clerks, devices, leases, settings
from sync.server.store.accounts import Role
from sync.server.store.database import Store
from sync.server.store.handing_out.organisations import OrganisationKind
from tests.support.centre import served
from tests.support.clocks import NOW
from tests.support.hand_desk import Desk, RunningCentre
from tests.support.network import SteppingClock

CARDS = 300
KNOWN = "lipputoimisto"
"""An account that there is."""
GUESTS = ("Helsinki", "Hämeenlinna", "Jyväskylä", "Oulu", "Tampere", "Turku", "Uusikaarlepyy")
"""Regions beside the seeded one, each with a venue that gave tickets."""


@dataclass(frozen=True)
class Town:
    """A made-up network that is served, and what the pages speak of."""

    running: RunningCentre
    network: SeededNetwork
    event: Event
    firm: Event
    cancelled: Event
    desk: str
    copied: str
    left: str
    organisation: str
    closed: str
    new: RunningCentre
    """A centre that has just begun: nothing is in it."""

    @property
    def centre(self) -> Centre:
        return self.running.centre


@contextmanager
def town() -> Iterator[Town]:
    """A made-up network with desks that gave, some on one card, and what else happens."""
    with tempfile.TemporaryDirectory() as folder:
        first, clock = _begun(Path(folder) / "centre.sqlite")
        network = make_network(1, CARDS, NOW)
        load(first, network)
        centre = open_centre(first.store, first.signing_key, clock)
        new, _ = _begun(Path(folder) / "new.sqlite")
        with served(centre) as running, served(new) as just_begun:
            yield _filled(running, network, just_begun)
        centre.store.close()
        new.store.close()


def _begun(file: Path) -> tuple[Centre, SteppingClock]:
    store, clock = Store(f"sqlite:///{file}"), SteppingClock(NOW)
    store.upgrade()
    with store.write() as connection:
        settings.begin_network(connection, new_id(NOW), LocalDays(), [ANY_CODE])
        settings.add_epoch(connection, 1, keys.new_list_key(), NOW)
    return open_centre(store, keys.new_signing_key(), clock), clock


def _filled(running: RunningCentre, network: SeededNetwork, new: RunningCentre) -> Town:
    centre, venue = running.centre, network.venues[0]
    shown = [each for each in venue.events if each.starts_at]
    event, cancelled = next(each for each in shown if each.quota), shown[-1]
    firm = event.model_copy(update={"quota": Quota(tickets=60, mode=QuotaMode.HARD, places=800)})
    with centre.store.write() as connection:
        leases.change_event(connection, firm)
        for name, role in (("Kielo", ClerkRole.SUPERVISOR), ("Vuokko", ClerkRole.CLERK)):
            person = Clerk(name=name, role=role, pin=hash_pin("123456"))
            clerks.put_clerk(connection, venue.venue.id, person)
    office, closed = (
        add_organisation(centre, "test", name, OrganisationKind.CITY_UNIT, REGION_ID).id
        for name in ("Aikuissosiaalityön palvelukeskus", "Nuorten ohjaamo")
    )
    close_organisation(centre, "test", closed)
    cancel_event(centre, "test", None, cancelled.id)
    contact = signing_in.new_account(centre, KNOWN, Role.VENUE, venue=venue.venue.id)
    signing_in.make_account(centre, contact, "test")
    first, second, gone = (
        running.desk(venue.venue.id, name)
        for name in ("Lipunmyynti", "Narikka", "Vanha kannettava")
    )
    _given(network, (first, second), firm)
    _elsewhere(running, network)
    _decisions(first, second, gone, firm, network)
    report_lost(centre, Giver("test", None, is_coordinator=True), network.cards[7].code)
    count_cards_in_use(centre)
    return Town(
        *(running, network, event, firm, cancelled),
        *(first.identity.device, second.identity.device, gone.identity.device),
        *(office, closed, new),
    )


def _given(network: SeededNetwork, desks: tuple[Desk, Desk], firm: Event) -> None:
    """Tickets of two desks of a venue, and what they and another one could not give."""
    venue, cards = network.venues[0], list(network.cards)
    first, second = desks
    for desk, given in ((first, cards[:40]), (second, cards[40:62])):
        for number, card in enumerate(given):
            event = venue.events[number % len(venue.events)]
            desk.issue(card.code, event, holder=1, child=min(number % 3, card.child_allowance))
        desk.send()
    refused = {"used": 12, "expired": 7, "blocked": 2, "not_on_list": 1, "not_a_code": 31}
    first.tell(*(first.refusals(count, verdict) for verdict, count in refused.items()))
    museum = first.running.desk(network.venues[1].venue.id, "Kahvila")
    spring = date(2026, 3, 14)
    museum.tell(museum.refusals(6), museum.refusals(1208, "no_quota", spring))
    first.lease(12, firm.id)


def _elsewhere(running: RunningCentre, network: SeededNetwork) -> None:
    """Other regions, each with a venue at which cards were used."""
    event = next(each for each in network.venues[1].events if each.quota is None)
    for place, name in enumerate(GUESTS):
        region = add_region(running.centre, "test", name)
        venue = add_venue(running.centre, "test", region.id, f"Kaupunginteatteri, {name}")
        desk = running.desk(venue.id, "Lippukassa")
        for card in list(network.cards)[70 + 9 * place : 70 + 9 * (place + 1)]:
            desk.issue(card.code, event, holder=1, child=min(1, card.child_allowance))
        desk.send()


def _decisions(first: Desk, second: Desk, gone: Desk, firm: Event, network: SeededNetwork) -> None:
    """One of each that waits for a coordinator."""
    cards, venue = [each.code for each in network.cards], network.venues[0]
    sent = len(second.rows) + 1
    second.issue(cards[0], venue.events[0])
    second.issue("UNKNOWN99", venue.events[0])
    second.issue(cards[64], venue.events[1], holder=4)
    second.rows.append(b"{}")
    second.walk_in(like=firm)
    second.issue(cards[65], firm, holder=1, child=90)
    second.send(sent)
    gone.lease(9, firm.id)
    with first.running.centre.store.write() as connection:
        devices.revoke_device(connection, gone.identity.device, first.running.clock())
        devices.note_copied(connection, second.identity.device, first.running.clock())
