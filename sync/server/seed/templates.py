"""What an event of the made-up network looks like before it gets its dates."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import time

from sync.protocol.kinds import EventKind, QuotaMode, Sector
from sync.protocol.programme import HolderPays, Language, Limit, Quota, Text

TILL_HINT: Text = {"fi": "Kaikukortti 0 €", "sv": "Kaikukortti 0 €", "en": "Kaikukortti €0"}
"""What to key into the venue's own till."""


def text(fi: str, sv: str, en: str) -> Text:
    """A text in the three languages of the network."""
    return {"fi": fi, "sv": sv, "en": en}


@dataclass(frozen=True, slots=True)
class Template:
    """A title of an organiser. Performances are shown at `starts` local times on days counted from
    today (`first_in`, then `every` days, `times` of them); other kinds last from day `first_in`
    (may be negative) for `lasts` days.
    """

    kind: EventKind
    sector: Sector
    title: Text
    organiser: str
    place: str
    starts: tuple[time, ...] = ()
    minutes: int = 120
    first_in: int = 0
    every: int = 7
    times: int = 12
    lasts: int = 330
    quota: Quota | None = None
    children: bool = True
    limits: tuple[Limit, ...] | None = None
    till_hint: bool = False
    holder_pays: HolderPays | None = None


def soft(tickets: int) -> Quota:
    """A quota that warns."""
    return Quota(tickets=tickets, mode=QuotaMode.SOFT)


def hard(tickets: int) -> Quota:
    """A quota that refuses when nothing is left."""
    return Quota(tickets=tickets, mode=QuotaMode.HARD)


def pays(cents: int, words: Mapping[Language, str]) -> HolderPays:
    """What the holder pays at the venue's own till."""
    return HolderPays(cents=cents, text=dict(words))
