"""The made-up network as a whole: venues with their events, cards, formats and settings."""

import random
from dataclasses import dataclass
from datetime import datetime

from sync.protocol.card_codes import CodeFormat
from sync.protocol.days import LocalDays
from sync.protocol.encoding import new_id, whole_milliseconds
from sync.protocol.programme import Event, Policy, Text, Venue
from sync.server.seed.cards import SeededCards, make_cards
from sync.server.seed.events import make_events
from sync.server.seed.places import PLACES
from sync.server.seed.templates import text

REASONS: dict[str, Text] = {
    "venue_decided": text("Paikka päätti", "Platsen beslöt", "The venue decided"),
    "came_back": text("Palasi samana päivänä", "Kom tillbaka samma dag", "Came back the same day"),
    "shown_elsewhere": text(
        "Lippu jäi käyttämättä muualla", "Biljetten blev oanvänd", "The ticket was not used"
    ),
}
"""Reason codes for giving in spite of a refusal."""


@dataclass(frozen=True, slots=True)
class SeededVenue:
    """A venue, the names of its counters (one desk each), its organisers and their events."""

    venue: Venue
    counters: tuple[str, ...]
    organisers: tuple[str, ...]
    events: tuple[Event, ...]


@dataclass(frozen=True, slots=True)
class SeededNetwork:
    """All of one made-up network at a moment; the same seed, size and moment give the same one."""

    seed: int
    now: datetime
    region: str
    code_formats: tuple[CodeFormat, ...]
    policy: Policy
    reasons: dict[str, Text]
    venues: tuple[SeededVenue, ...]
    cards: SeededCards

    @property
    def organisers(self) -> tuple[str, ...]:
        """The cultural actors, in the order of their venues."""
        return tuple(name for venue in self.venues for name in venue.organisers)


def make_network(seed: int, cards: int, now: datetime) -> SeededNetwork:
    """Espoo with 23 cultural actors and `cards` active cards (and some that are not valid).

    Raises `ValueError` for fewer than 20 cards or a moment without a zone.
    """
    now = whole_milliseconds(now)
    rng = random.Random(seed)  # noqa: S311 - made-up data, not a secret
    policy = Policy()
    events = make_events(now, policy.days, rng.randbytes)
    venues = tuple(
        SeededVenue(
            Venue(id=new_id(now, rng.randbytes), name=place.name),
            place.counters,
            place.organisers,
            tuple(event for event in events if event.organiser in place.organisers),
        )
        for place in PLACES
    )
    made = make_cards(rng, cards, now, LocalDays())
    return SeededNetwork(
        seed=seed,
        now=now,
        region="Espoo",
        code_formats=made.formats,
        policy=policy,
        reasons=REASONS,
        venues=venues,
        cards=made,
    )
