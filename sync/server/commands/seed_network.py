"""`boxoffice-server seed`: fill a new centre with a made-up network."""

import argparse
from collections.abc import Iterable, Iterator

from sync.protocol.kinds import CardStatus
from sync.server.centre import Centre, open_centre
from sync.server.commands.terminal import (
    CommandError,
    centre_arguments,
    counted,
    json_argument,
    opened_centre,
    say,
    say_json,
)
from sync.server.judging.facts import CardState
from sync.server.lists.publishing import publish_list, publish_programmes
from sync.server.seed import SeededCard, SeededNetwork, make_network
from sync.server.store import register, settings, venues
from sync.server.store.register import NewCard
from sync.server.store.venues import Region, VenueEntry

CARDS = 25_000
REGION_ID = "espoo"


def add_command(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add `seed` to the command line."""
    parser = commands.add_parser("seed", help="fill a new centre with a made-up network")
    centre_arguments(parser)
    json_argument(parser)
    parser.add_argument(
        "--cards", type=int, default=CARDS, help="how many active cards (default: %(default)s)"
    )
    parser.add_argument("--seed", type=int, default=1, help="another seed, another network")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Load the network in bulk and publish it."""
    with opened_centre(options) as centre:
        with centre.store.read() as connection:
            if venues.all_venues(connection):
                raise CommandError("This centre has venues already: only a new one is seeded.")
        try:
            network = make_network(options.seed, options.cards, centre.now())
        except ValueError as error:
            raise CommandError(f"Such a network cannot be made: {error}.") from error
        load(centre, network)
        if options.json:
            say_json(_summary(network))
        else:
            events = sum(len(each.events) for each in network.venues)
            say(
                f"{counted(len(network.venues), 'venue', 'venues')}, "
                f"{counted(events, 'event', 'events')} and "
                f"{counted(len(network.cards), 'card', 'cards')} are in the register."
            )
    return 0


def load(centre: Centre, network: SeededNetwork) -> None:
    """Put a made-up network into a centre that has none, and publish list and programmes."""
    with centre.store.write() as connection:
        settings.change_network(connection, network.policy.days, network.code_formats)
        venues.add_region(connection, Region(REGION_ID, network.region, network.policy))
        for each in network.venues:
            entry = VenueEntry(each.venue.id, each.venue.name, REGION_ID, network.reasons)
            venues.add_venue(connection, entry)
            venues.add_events(connection, each.venue.id, each.events)
        register.add_cards(connection, _new_cards(network.cards))
    seeded = open_centre(centre.store, centre.signing_key, centre.now)
    publish_programmes(seeded)
    publish_list(seeded)


def _new_cards(cards: Iterable[SeededCard]) -> Iterator[NewCard]:
    for card in cards:
        first = CardState(
            card.registered_at, CardStatus.ACTIVE, card.last_valid_day, card.child_allowance
        )
        states: tuple[CardState, ...] = (first,)
        if card.blocked_at is not None:
            blocked = CardState(
                card.blocked_at,
                CardStatus.BLOCKED,
                card.last_valid_day,
                card.child_allowance,
            )
            states = (first, blocked)
        yield NewCard(card.code, card.kind, states, card.home_region)


def _summary(network: SeededNetwork) -> dict[str, object]:
    return {
        "region": network.region,
        "cards": len(network.cards),
        "venues": [
            {
                "id": each.venue.id,
                "name": each.venue.name,
                "counters": list(each.counters),
                "events": len(each.events),
            }
            for each in network.venues
        ],
    }
