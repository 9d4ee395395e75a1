"""The programme: the events, limits, texts and policy of one venue, as a signed file."""

from typing import Annotated, Literal

from pydantic import Field

from sync.protocol.base import WireModel
from sync.protocol.card_codes import CodeFormat
from sync.protocol.days import LocalDays
from sync.protocol.encoding import Day, Id, Moment, Whole
from sync.protocol.kinds import EventKind, LimitPeriod, QuotaMode, Sector, TicketKind

Language = Literal["fi", "sv", "en"]
Text = dict[Language, str]
"""One text in each language that it exists in."""
Span = Annotated[int, Field(ge=0, le=100_000)]
"""Hours, days or years of a policy: a longer time leaves the calendar when it is added to one."""


def in_language(text: Text, language: str) -> str:
    """The text in a language, else in English, else in any."""
    for wanted in (language, "en", "fi"):
        for known, words in text.items():
            if known == wanted:
                return words
    return next(iter(text.values()), "")


class Limit(WireModel):
    """At most `count` tickets of a kind per period; `count` None means the card's child allowance.

    `group` lets a limit span events (visits of a day, courses of a year); without it the limit
    counts one event.
    """

    ticket_kind: TicketKind
    count: Whole | None = None
    per: LimitPeriod = LimitPeriod.EVENT
    group: str | None = None


class Quota(WireModel):
    """The upper limit of free tickets a venue sets for an event; of so many `places`, where it said
    how many there are.
    """

    tickets: Whole
    mode: QuotaMode = QuotaMode.SOFT
    places: Whole | None = None


class HolderPays(WireModel):
    """A text and an amount (in cents) that the holder pays; no money is handled here."""

    cents: Whole
    text: Text


class Event(WireModel):
    """What a ticket is for."""

    id: Id
    kind: EventKind
    sector: Sector
    title: Text
    organiser: str
    place: str
    starts_at: Moment | None = None
    ends_at: Moment | None = None
    first_day: Day | None = None
    last_day: Day | None = None
    limits: tuple[Limit, ...] = ()
    quota: Quota | None = None
    children: bool = True
    till_hint: Text | None = None
    holder_pays: HolderPays | None = None


class ListPolicy(WireModel):
    """How long a card list is fresh and stale (hours), what unknown cards may get, and whose word
    opens an older list for the shift at a desk where clerks sign in.
    """

    use_list: bool = True
    fresh_hours: Span = 24
    stale_hours: Span = 72
    unknown_when_online: Literal["refuse", "face"] = "refuse"
    old_opened_by: Literal["supervisor", "clerk"] = "supervisor"


class Policy(WireModel):
    """Dated settings of the region that a desk follows.

    `retype` says that uses are still typed into the national register by hand: codes then stay
    until their line is marked retyped, at most `keep_codes_to_retype_days`.
    """

    days: LocalDays = LocalDays()
    card_list: ListPolicy = ListPolicy()
    child_age: Span = 18
    group_child_age: Span = 16
    children_need_holder: bool = True
    unsent_alarm_hours: Span = 24
    keep_codes_days: Span = 35
    retype: bool = False
    keep_codes_to_retype_days: Span = 120


class Venue(WireModel):
    """A place with desks."""

    id: Id
    name: str


class Programme(WireModel):
    """All that one venue's desks need besides the card list. `events` holds walk-in events that
    the centre knows; `merged_events` says which event each of the others became, by its id.
    `not_valid_here` are the ids of the code formats whose cards another region tries out at its own
    places only.
    """

    version: Whole
    venue: Venue
    code_formats: tuple[CodeFormat, ...]
    policy: Policy = Policy()
    events: tuple[Event, ...] = ()
    reasons: dict[str, Text] = Field(default_factory=dict)
    merged_events: dict[str, str] = Field(default_factory=dict)
    not_valid_here: tuple[str, ...] | None = None
