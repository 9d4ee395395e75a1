"""*Today*: what was given at a venue since its day began, and how its desks are."""

from collections.abc import Mapping, Sequence
from typing import Annotated

from fastapi import APIRouter, Depends, Response

from sync.protocol.programme import Event, in_language
from sync.server.console.authority import Task
from sync.server.console.desk_states import states_of
from sync.server.console.forms import chosen_venue, shown_venues
from sync.server.console.given import add_uses, events_named, given_since
from sync.server.console.views import page
from sync.server.console.visits import Gate, Visit
from sync.server.judging.reporting import Uses
from sync.server.store import venues as stored_venues

router = APIRouter()


@router.get("/today")
def get_today(
    visit: Annotated[Visit, Depends(Gate(Task.TODAY))], venue: str | None = None
) -> Response:
    """The venue's day; coordinators choose which venue."""
    scope = visit.scope()
    chosen = chosen_venue(scope, venue)
    if chosen is None:
        return page(visit, "today.html", venues={}, venue=None)
    centre = visit.centre
    today = centre.network.days.day_of(centre.now())
    since = centre.network.days.start_of(today)
    with centre.store.read() as connection:
        uses: dict[str, Uses] = {}
        for given in given_since(centre, connection, [chosen], since):
            if given.day == today:
                add_uses(uses.setdefault(given.event, Uses()), given.uses)
        planned = [
            event
            for event in stored_venues.events_of(connection, chosen)
            if event.starts_at and centre.network.days.day_of(event.starts_at) == today
        ]
        named = events_named(connection, uses.keys())
        desks = [each for each in states_of(centre, connection, [chosen]) if each.desk.in_use]
    rows, total = _lines(uses, named, planned)
    language = visit.language
    rows.sort(key=lambda each: (each[0].starts_at is None, each[0].starts_at or since, each[0].id))
    return page(
        visit,
        "today.html",
        venues=shown_venues(scope, chosen),
        venue=chosen,
        today=today,
        rows=[(in_language(event.title, language), event, tickets) for event, tickets in rows],
        total=total,
        desks=desks,
    )


def _lines(
    uses: Mapping[str, Uses], named: Mapping[str, Event], planned: Sequence[Event]
) -> tuple[list[tuple[Event, Uses]], Uses]:
    """Each event with what was given: those of today also where nothing was."""
    events = {event.id: event for event in planned}
    counted: dict[str, Uses] = {event.id: Uses() for event in planned}
    total = Uses()
    for event_id, tickets in uses.items():
        event = named.get(event_id)
        if event is not None:
            events[event.id] = event
            add_uses(counted.setdefault(event.id, Uses()), tickets)
        add_uses(total, tickets)
    return [(events[each], tickets) for each, tickets in counted.items()], total
