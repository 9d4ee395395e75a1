"""Choosing the event that tickets are given for: asked again on a new day or after its end."""

from dataclasses import dataclass, replace
from datetime import date

from boxoffice.domain.event_days import EventChoice, EventTiming, choices, timing
from boxoffice.domain.topics import Changes, Topic, changed
from boxoffice.services.desk import Desk
from boxoffice.store.database import Transaction
from boxoffice.store.day_book import put_setting, setting
from boxoffice.store.sold_out import sold_out
from boxoffice.store.views import View
from sync.protocol.limits import event_day
from sync.protocol.programme import Event

_CHOSEN, _RECENT = "chosen_event", "recent_events"
_MOST_RECENT = 3


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
        recent = {programme.id_now(each) for each in _recent(view)}
    found = choices(programme.programme.events, desk.now(), programme.policy.days)
    return [
        replace(
            each,
            sold_out=each.event.id in marked,
            recent=each.event.id in recent,
            made_here=each.event.id in programme.made_here,
        )
        if each.event.id in marked | recent | programme.made_here
        else each
        for each in found
    ]


def choose_event(desk: Desk, event_id: str) -> Changes:
    """From now on tickets are given for this event. Raises `EventUnknown`, `NothingFetched`."""
    event, today = desk.event(event_id), desk.today()
    over = timing(event, desk.now(), desk.days()) is EventTiming.ENDED
    with desk.store.write() as transaction:
        remember(transaction, event.id, today, over=over)
    return changed(Topic.EVENT, Topic.QUOTA)


def remember(transaction: Transaction, event_id: str, today: date, *, over: bool = False) -> None:
    """Note the event chosen, in the caller's transaction; `over`: somebody wants one that has
    ended, and is not asked again on that day.
    """
    chosen = {"id": event_id, "day": today.isoformat(), "over": over}
    put_setting(transaction, _CHOSEN, chosen)
    before = [each for each in _recent(transaction) if each != event_id]
    put_setting(transaction, _RECENT, [event_id, *before][:_MOST_RECENT])


def forget(transaction: Transaction, event_id: str) -> None:
    """An event is there no more: the desk asks for another, in the caller's transaction."""
    chosen = setting(transaction, _CHOSEN)
    if isinstance(chosen, dict) and chosen.get("id") == event_id:
        put_setting(transaction, _CHOSEN, None)
    put_setting(transaction, _RECENT, [each for each in _recent(transaction) if each != event_id])


def _recent(view: View) -> list[str]:
    """The ids of the events chosen last, the latest first."""
    found = setting(view, _RECENT)
    return [str(each) for each in found] if isinstance(found, list) else []


def chosen_event(desk: Desk) -> Chosen:
    """The event chosen last. It must be chosen again after its end, on a new day of the network
    (from 05:00), and where the programme no longer has it (interface, One screen). Raises
    `NothingFetched` for one chosen once.
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
    ended = choice.timing is EventTiming.ENDED and not remembered.get("over")
    return Chosen(choice, not same_day or ended)


def _choice(desk: Desk, event: Event) -> EventChoice:
    days = desk.days()
    return EventChoice(event, timing(event, desk.now(), days), event_day(event, days))
