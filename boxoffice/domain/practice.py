"""What is practised with: a made-up venue's cards, events and clerks, a card for every verdict.

The codes are data that a printed sheet of cards keeps across practices; what a card leads to is
decided by the desk's own rules over a real list.
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Final

from sync.protocol.card_codes import CodeFormat
from sync.protocol.clerks import ClerkRole
from sync.protocol.days import LocalDays
from sync.protocol.kinds import (
    CardKind,
    CardStatus,
    EventKind,
    LimitPeriod,
    Sector,
    TicketKind,
)
from sync.protocol.programme import Event, Limit, Policy, Programme, Quota, Text, Venue
from sync.protocol.symbologies import Symbology

FORMAT: Final = CodeFormat(
    id="practice",
    pattern="PR[0-9]{6}",
    grouping=(2, 3, 3),
    example="PR 104 482",
    symbologies=(Symbology.CODE128,),
)
TRIAL_FORMAT: Final = CodeFormat(
    id="practice-trial",
    pattern="PT[0-9]{6}",
    grouping=(2, 3, 3),
    example="PT 105 313",
    symbologies=(Symbology.CODE128,),
)
"""Of an area that tries its cards out: they are not valid here."""
CODE_FORMATS: Final = (FORMAT, TRIAL_FORMAT)
PROGRAMME_VERSION: Final = 1
CONCERT: Final = "practice-concert"
MUSEUM: Final = "practice-museum"
COURSE: Final = "practice-course"
FESTIVAL_PASS: Final = "practice-pass"  # noqa: S105 - an event, not a password
PUPPETS: Final = "practice-puppets"
"""Sold out."""


class Printed(StrEnum):
    """The last valid day of a made-up card, which a sheet printed earlier still tells rightly."""

    NEXT_YEAR = "next_year"
    LAST_YEAR = "last_year"
    TODAY = "today"

    def day(self, today: date) -> date:
        """The day it stands for: the last one of a year, or today."""
        if self is Printed.TODAY:
            return today
        return date(today.year + (1 if self is Printed.NEXT_YEAR else -1), 12, 31)


@dataclass(frozen=True, slots=True)
class PracticeCard:
    """A made-up card. One that is not `listed` is unknown to the desk, as a new card is; `event` is
    where it leads to what it is for.
    """

    name: str
    code: str
    printed: Printed = Printed.NEXT_YEAR
    children: int = 0
    kind: CardKind = CardKind.PERSONAL
    status: CardStatus = CardStatus.ACTIVE
    listed: bool = True
    event: str = CONCERT


SINGLE: Final = PracticeCard("single", "PR104101")
FAMILY: Final = PracticeCard("family", "PR104202", children=2)
ASSISTED: Final = PracticeCard("assisted", "PR104303")
GROUP: Final = PracticeCard("group", "PR104404", kind=CardKind.COMMUNITY)
ORDERED: Final = PracticeCard("ordered", "PR104505", children=1)
BLOCKED: Final = PracticeCard("blocked", "PR104606", status=CardStatus.BLOCKED)
NEW: Final = PracticeCard("new", "PR104707", children=1, listed=False)
RETURNING: Final = PracticeCard("returning", "PR104808", children=1)
LAST_DAY: Final = PracticeCard("last_day", "PR104909", Printed.TODAY)
EXPIRED: Final = PracticeCard("expired", "PR105010", Printed.LAST_YEAR)
USED: Final = PracticeCard("used", "PR105111", event=MUSEUM)
SOLD_OUT: Final = PracticeCard("sold_out", "PR105212", children=2, event=PUPPETS)
ON_TRIAL: Final = PracticeCard("on_trial", "PT105313", listed=False)
NO_CODE: Final = PracticeCard("no_code", "LIB55012", listed=False)
"""Another card that people carry, such as a library's: no code of the network's."""

CARDS: Final = (
    SINGLE,
    FAMILY,
    ASSISTED,
    GROUP,
    ORDERED,
    BLOCKED,
    NEW,
    RETURNING,
    LAST_DAY,
    EXPIRED,
    USED,
    SOLD_OUT,
    ON_TRIAL,
    NO_CODE,
)
"""In the order in which they stand on the sheet."""


@dataclass(frozen=True, slots=True)
class PracticeClerk:
    """A made-up clerk, whose PIN is shown to everybody; none of a real desk is ever used."""

    name: str
    pin: str
    role: ClerkRole = ClerkRole.CLERK


CLERKS: Final = (
    PracticeClerk("Kielo", "112233"),
    PracticeClerk("Vanamo", "445566"),
    PracticeClerk("Esikko", "778899", ClerkRole.SUPERVISOR),
)
"""Two to change between, and one who approves."""
_TITLES: Final[dict[str, Text]] = {
    CONCERT: {"fi": "Avajaiskonsertti", "sv": "Öppningskonsert", "en": "Opening concert"},
    MUSEUM: {"fi": "Museokäynti", "sv": "Museibesök", "en": "Museum visit"},
    COURSE: {"fi": "Piirustuskurssi", "sv": "Teckningskurs", "en": "Drawing course"},
    FESTIVAL_PASS: {"fi": "Festivaalipassi", "sv": "Festivalpass", "en": "Festival pass"},
    PUPPETS: {"fi": "Nukketeatteri", "sv": "Dockteater", "en": "Puppet theatre"},
}


def practice_programme(venue: Venue, now: datetime, days: LocalDays) -> Programme:
    """Today's events, one of each kind and one that is sold out."""
    today = days.day_of(now)
    dated = {"first_day": today, "last_day": today + timedelta(days=30)}
    soon = _soon(now, days)
    return Programme(
        version=PROGRAMME_VERSION,
        venue=venue,
        code_formats=CODE_FORMATS,
        not_valid_here=(TRIAL_FORMAT.id,),
        policy=Policy(days=days),
        events=(
            _event(CONCERT, venue, EventKind.PERFORMANCE, starts_at=soon, quota=Quota(tickets=40)),
            _event(PUPPETS, venue, EventKind.PERFORMANCE, starts_at=soon),
            _event(MUSEUM, venue, EventKind.VISIT, **dated),
            _event(COURSE, venue, EventKind.COURSE, sector=Sector.EDUCATION, **dated),
            _event(FESTIVAL_PASS, venue, EventKind.PASS, **dated),
        ),
    )


def event_title(event: str) -> Text:
    """The title of an event in each language."""
    return _TITLES[event]


def _soon(now: datetime, days: LocalDays) -> datetime:
    """The next full hour but one, while that is still today's evening; else now."""
    full = now.replace(minute=0, second=0, microsecond=0) + timedelta(hours=2)
    return full if days.day_of(full) == days.day_of(now) else now


def _event(event: str, venue: Venue, kind: EventKind, **fields: object) -> Event:
    per = LimitPeriod.DAY if kind is EventKind.VISIT else LimitPeriod.EVENT
    fields.setdefault("sector", Sector.CULTURE)
    return Event.model_validate(
        {
            "id": event,
            "kind": kind,
            "title": _TITLES[event],
            "organiser": venue.name,
            "place": venue.name,
            "limits": (
                Limit(ticket_kind=TicketKind.HOLDER, count=1, per=per),
                Limit(ticket_kind=TicketKind.CHILD, per=per),
                Limit(ticket_kind=TicketKind.WORKER, count=2, per=LimitPeriod.VISIT),
            ),
            **fields,
        }
    )
