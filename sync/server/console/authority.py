"""Who may do what, and of which venues: the only place that says so."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from sync.server.store import venues
from sync.server.store.accounts import Account, Role
from sync.server.store.database import Transaction
from sync.server.store.handing_out import organisations
from sync.server.store.handing_out.organisations import Organisation
from sync.server.store.venues import Region


class Task(StrEnum):
    """What people do in the console; every page and every post of it is one of these."""

    HOME = "home"
    TODAY = "today"
    EVENTS = "events"
    KEEP_EVENTS = "keep_events"
    RELEASE = "release"
    DECISIONS = "decisions"
    DESKS = "desks"
    ENROL = "enrol"
    REVOKE = "revoke"
    LOSE_DESK = "lose_desk"
    SETTLE_DESK = "settle_desk"
    CLERKS = "clerks"
    REASONS = "reasons"
    SPREAD_REASONS = "spread_reasons"
    HAND_OUT = "hand_out"
    CARDS = "cards"
    LOST_CARD = "lost_card"
    FOUND_CARD = "found_card"
    STATISTICS = "statistics"
    NETWORK = "network"
    ADD_REGION = "add_region"
    TRIALS = "trials"
    CODES = "codes"
    ACCOUNTS = "accounts"
    TRAIL = "trail"


_ALL = frozenset(Role)
_COORDINATORS = frozenset({Role.NATIONAL, Role.REGIONAL})
_PLACES = _COORDINATORS | {Role.VENUE}
MAY: Mapping[Task, frozenset[Role]] = {
    Task.HOME: _ALL,
    Task.TODAY: _PLACES,
    Task.EVENTS: _PLACES,
    Task.KEEP_EVENTS: _PLACES,
    # Tickets that are still out may be with a desk that nobody hears: not its venue says that.
    Task.RELEASE: _COORDINATORS,
    Task.DECISIONS: _COORDINATORS,
    Task.DESKS: _PLACES,
    Task.ENROL: _PLACES,
    # Whoever misses a laptop stops it at once; a new list key for everybody is a coordinator's.
    Task.REVOKE: _PLACES,
    Task.LOSE_DESK: _COORDINATORS,
    Task.SETTLE_DESK: _COORDINATORS,
    Task.CLERKS: _PLACES,
    Task.REASONS: _PLACES,
    Task.SPREAD_REASONS: _COORDINATORS,
    Task.HAND_OUT: _COORDINATORS | {Role.CARD_GIVER},
    Task.CARDS: _COORDINATORS | {Role.CARD_GIVER},
    Task.LOST_CARD: _COORDINATORS | {Role.CARD_GIVER},
    Task.FOUND_CARD: _COORDINATORS,
    Task.STATISTICS: _PLACES,
    Task.NETWORK: _COORDINATORS,
    Task.ADD_REGION: frozenset({Role.NATIONAL}),
    # What one region tries out, all others refuse.
    Task.TRIALS: frozenset({Role.NATIONAL}),
    # They are the network's: a wrong one stops every desk.
    Task.CODES: frozenset({Role.NATIONAL}),
    Task.ACCOUNTS: _COORDINATORS,
    # A regional coordinator sees what concerns the region.
    Task.TRAIL: _COORDINATORS,
}


@dataclass(frozen=True, slots=True)
class Scope:
    """The venues that an account sees, by id and in order of name, and which of them are closed.
    `everywhere`: all there are, so that queries need not name them.
    """

    venues: Mapping[str, str]
    everywhere: bool = False
    closed: frozenset[str] = frozenset()

    @property
    def open(self) -> Mapping[str, str]:
        """Those that are not closed: where something new can be."""
        return {each: name for each, name in self.venues.items() if each not in self.closed}

    @property
    def ids(self) -> list[str] | None:
        """Their ids, None for all."""
        return None if self.everywhere else list(self.venues)


def may(account: Account, task: Task) -> bool:
    """Whether the account's role does such a thing at all."""
    return account.role in MAY[task]


def scope_of(connection: Transaction, account: Account) -> Scope:
    """What the account sees. One whose region or venue is missing sees nothing."""
    every = sorted(venues.all_venues(connection), key=lambda each: (each.name, each.id))
    national = account.role is Role.NATIONAL
    mine = [
        each
        for each in every
        if national
        or (account.role is Role.REGIONAL and each.region == account.region)
        or (account.role is Role.VENUE and each.id == account.venue)
    ]
    closed = frozenset(each.id for each in mine if each.closed_at is not None)
    return Scope({each.id: each.name for each in mine}, national, closed)


def place_of(connection: Transaction, account: Account) -> tuple[str, ...] | None:
    """Of what the account publishes figures: nothing more than (), the network; a region, by its
    id; or a region and a venue of it. None where that is missing.
    """
    if account.role is Role.NATIONAL:
        return ()
    if account.role is Role.REGIONAL and account.region:
        return (account.region,)
    venue = venues.venue(connection, account.venue) if account.venue else None
    return (venue.region, venue.id) if venue and account.role is Role.VENUE else None


def regions_of(connection: Transaction, account: Account) -> Mapping[str, Region]:
    """The regions that a coordinator keeps, by id and in order of name."""
    found = venues.all_regions(connection).values()
    return {
        each.id: each
        for each in sorted(found, key=lambda each: (each.name, each.id))
        if account.role is Role.NATIONAL
        or (account.role is Role.REGIONAL and each.id == account.region)
    }


def organisations_of(connection: Transaction, account: Account) -> Mapping[str, Organisation]:
    """The organisations that the account hands cards out for, by id and in order of name: its own,
    a regional coordinator those of the region, the national one all. Closed ones are none of them;
    the transaction is the door's.
    """
    if account.role not in MAY[Task.HAND_OUT]:
        return {}
    region = None if account.role is Role.NATIONAL else account.region
    return {
        each.id: each
        for each in organisations.all_organisations(connection, region)
        if each.closed_at is None
        and (account.role is not Role.CARD_GIVER or each.id == account.organisation)
    }


def is_coordinator(account: Account) -> bool:
    """Whether the account knows the cards of every organisation."""
    return account.role in _COORDINATORS


def may_manage(
    connection: Transaction, account: Account, *, role: Role, region: str | None, venue: str | None
) -> bool:
    """Whether the account may make, reset or remove one like this: the national coordinator any, a
    regional one the card-givers and venue contacts of the own region.
    """
    if account.role is Role.NATIONAL:
        return True
    if account.role is not Role.REGIONAL or role in _COORDINATORS:
        return False
    if role is Role.VENUE:
        return venue in scope_of(connection, account).venues
    return region is not None and region == account.region
