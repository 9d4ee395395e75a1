"""Choosing the event that tickets are given for: asked again on a new day or after its end."""

from dataclasses import dataclass, replace
from datetime import date

from boxoffice.domain.event_days import EventChoice, EventTiming, choices, timing
from boxoffice.domain.topics import Changes, Topic, changed
from boxoffice.services.desk import Desk
from boxoffice.store.database import Transaction
from boxoffice.store.day_book import put_setting, setting
from boxoffice.store.sold_out import sold_out
from sync.protocol.limits import event_day
from sync.protocol.programme import Event

_CHOSEN = "chosen_event"


@dataclass(frozen=True, slots=True)
class Chosen:
    """The event of the moment; `must_choose` says that the desk asks before the first card."""

    choice: EventChoice | None
    must_choose: bool


def event_choices(desk: Desk) -> list[EventChoice]:
    """All events of the programme, today's first. Raises `NothingFetched`."""
    programme = desk.programme()
    with desk.store.glance() as view:
        marked = sold_out(view)
    found = choices(programme.programme.events, desk.now(), programme.policy.days)
    return [replace(each, sold_out=each.event.id in marked) if marked else each for each in found]


def choose_event(desk: Desk, event_id: str) -> Changes:
    """From now on tickets are given for this event. Raises `EventUnknown`, `NothingFetched`."""
    event, today = desk.event(event_id), desk.today()
    with desk.store.write() as transaction:
        remember(transaction, event.id, today)
    return changed(Topic.EVENT, Topic.QUOTA)


def remember(transaction: Transaction, event_id: str, today: date) -> None:
    """Note the event chosen, in the caller's transaction."""
    put_setting(transaction, _CHOSEN, {"id": event_id, "day": today.isoformat()})


def chosen_event(desk: Desk) -> Chosen:
    """The event chosen last. It must be chosen again after its end, on a new day, and where the
    programme no longer has it (interface, One screen). Raises `NothingFetched` for one chosen once.
    """
    with desk.store.glance() as view:
        remembered = setting(view, _CHOSEN)
    if not isinstance(remembered, dict):
        return Chosen(None, True)
    event = desk.programme().events.get(str(remembered.get("id")))
    if event is None:
        return Chosen(None, True)
    choice = _choice(desk, event)
    same_day = remembered.get("day") == desk.today().isoformat()
    return Chosen(choice, not same_day or choice.timing is EventTiming.ENDED)


def _choice(desk: Desk, event: Event) -> EventChoice:
    days = desk.days()
    return EventChoice(event, timing(event, desk.now(), days), event_day(event, days))
