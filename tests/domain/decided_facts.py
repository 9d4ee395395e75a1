"""A card, three events and the facts a verdict is made of; each test changes what it is about."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from boxoffice.domain.cards import Card
from boxoffice.domain.deciding import Facts
from boxoffice.domain.issues import KnownUse
from boxoffice.domain.list_age import list_state
from sync.protocol.card_codes import CardCode, CodeFormat
from sync.protocol.kinds import (
    CardKind,
    CardSource,
    CardStatus,
    EventKind,
    LimitPeriod,
    Sector,
    TicketKind,
)
from sync.protocol.limits import event_day
from sync.protocol.programme import Event, Limit, ListPolicy, Policy

HOLDER, CHILD, ASSISTANT = TicketKind.HOLDER, TicketKind.CHILD, TicketKind.ASSISTANT
WORKER, GROUP_CHILD = TicketKind.WORKER, TicketKind.GROUP_CHILD
NOW = datetime(2026, 4, 25, 15, 0, tzinfo=UTC)  # 18.00 in Helsinki
TODAY = date(2026, 4, 25)
FORMAT = CodeFormat(id="made-up", pattern="ESP[0-9]{6}", example="ESP 000 000")
CODE = CardCode("ESP000001", FORMAT)
FRESH = list_state(NOW - timedelta(hours=1), NOW, ListPolicy())
STALE = list_state(NOW - timedelta(hours=30), NOW, ListPolicy())
OLD = list_state(NOW - timedelta(hours=80), NOW, ListPolicy())
CARD = Card(CardKind.PERSONAL, CardStatus.ACTIVE, date(2027, 3, 14), 2)
EXPIRED = replace(CARD, last_valid_day=TODAY - timedelta(days=1))


def event(kind: EventKind = EventKind.PERFORMANCE, per: LimitPeriod = LimitPeriod.EVENT) -> Event:
    starts = NOW + timedelta(hours=1) if kind is EventKind.PERFORMANCE else None
    return Event(
        id="event",
        kind=kind,
        sector=Sector.CULTURE,
        title={"en": "Opening concert"},
        organiser="o",
        place="p",
        starts_at=starts,
        limits=(
            Limit(ticket_kind=HOLDER, count=1, per=per),
            Limit(ticket_kind=CHILD, per=per),
            Limit(ticket_kind=WORKER, count=2, per=LimitPeriod.VISIT),
        ),
    )


CONCERT = event()
VISIT = event(EventKind.VISIT, LimitPeriod.DAY)
COURSE = event(EventKind.COURSE, LimitPeriod.EVENT)


def facts(**changes: object) -> Facts:
    base = Facts(
        event=CONCERT,
        events={"event": CONCERT},
        event_days={},
        policy=Policy(),
        source=CardSource.TYPED,
        text="ESP000001",
        now=NOW,
        today=TODAY,
        list_state=FRESH,
        online=True,
        card=CARD,
    )
    found = replace(base, **changes)  # type: ignore[arg-type]
    days = found.policy.days
    events = {**found.events, found.event.id: found.event}
    event_days = {name: event_day(each, days) for name, each in events.items()}
    return replace(found, events=events, event_days=event_days, today=days.day_of(found.now))


def use(tickets: dict[TicketKind, int], **changes: object) -> KnownUse:
    base = KnownUse("row", "event", tickets, NOW - timedelta(hours=2))
    return replace(base, **changes)  # type: ignore[arg-type]
