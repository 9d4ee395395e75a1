"""*Events*: what a venue's programme holds; adding, changing, moving and cancelling."""

from collections.abc import Mapping
from functools import partial
from typing import Annotated

from fastapi import APIRouter, Depends, Response

from sync.protocol.kinds import EventKind
from sync.protocol.limits import hard_quota
from sync.protocol.programme import in_language
from sync.server.console.authority import Task
from sync.server.console.faults import said_of
from sync.server.console.forms import chosen_venue, shown_venues, venue_of_form
from sync.server.console.programme import (
    KINDS,
    PERIODS,
    SECTORS,
    WHAT_KINDS_ARE,
    Line,
    in_order,
    is_over,
    line_of,
    nearest_to,
)
from sync.server.console.views import CONFLICT, FULL, UNPROCESSABLE, go, page
from sync.server.console.visits import BadForm, Gate, NoSuchThing, Visit
from sync.server.console.words import word
from sync.server.judging.walk_ins import OfVenue, by_venue
from sync.server.keeping.events import (
    ChangedMeanwhile,
    NoEvent,
    ProgrammeFull,
    add_events,
    cancel_event,
    change_event,
    seen_as,
)
from sync.server.keeping.leases import release
from sync.server.keeping.reading import Faulty
from sync.server.keeping.walk_ins import NotWalkIn, adopt, merge
from sync.server.keeping.written_events import (
    MOST_DATES,
    MOST_LETTERS,
    NO_QUOTA,
    Usual,
    read_event,
    read_events,
    usual_of,
    written_event,
)
from sync.server.quotas.leasing import AlreadyReleased, NoLease, NotYet, quotas_of
from sync.server.store import devices
from sync.server.store import venues as stored
from sync.server.store.database import Transaction
from sync.server.store.venues import KeptEvent
from sync.server.store.walk_ins import use_counts

router = APIRouter()
Seeing = Annotated[Visit, Depends(Gate(Task.EVENTS))]
Keeping = Annotated[Visit, Depends(Gate(Task.KEEP_EVENTS))]
_MEANWHILE = word("Somebody else changed this event just now. This is how it is; change it anew.")


@router.get("/events")
def get_events(visit: Seeing, venue: str | None = None, past: str = "") -> Response:
    """The programme of a venue, and what its counters made beside it."""
    scope = visit.scope()
    chosen = chosen_venue(scope, venue)
    if chosen is None:
        return page(visit, "events.html", venues={}, venue=None)
    centre, language = visit.centre, visit.language
    now, days = centre.now(), centre.network.days
    with centre.store.read() as connection:
        kept = stored.kept_events(connection, chosen)
        made = by_venue(connection).get(chosen, OfVenue()).open
        uses = use_counts(connection)
    told = [
        line_of(each, language) for each in kept if is_over(each.event, now, days) is bool(past)
    ]
    return page(
        visit,
        "events.html",
        venues=shown_venues(scope, chosen),
        venue=chosen,
        is_open=chosen in scope.open,
        past=bool(past),
        lines=in_order(told, latest_first=bool(past)),
        walk_ins=[
            Line(each, in_language(each.title, language), uses=uses.get(each.id, 0))
            for each in made
        ],
        choices_of=partial(
            nearest_to, [line_of(each, language) for each in kept if not each.cancelled_at]
        ),
        kinds=KINDS,
    )


@router.get("/events/new")
def get_new(visit: Keeping, venue: str | None = None, kind: str = "") -> Response:
    """The form for an event of a kind."""
    scope = visit.scope()
    chosen = chosen_venue(scope, venue)
    if chosen is None or chosen not in scope.open:
        raise NoSuchThing
    return _new_form(visit, chosen, _kind(kind or EventKind.PERFORMANCE))


@router.post("/events/new")
def post_new(visit: Keeping) -> Response:
    """Add it, or all of a series."""
    form, venue = visit.form, venue_of_form(visit)
    kind = _kind(form.get("kind", ""))
    try:
        new = read_events(form, visit.centre.network.days, _usual(visit, venue))
        add_events(visit.centre, visit.account.name, venue, new)
    except Faulty as faulty:
        return _new_form(visit, venue, kind, said_of(visit.language, faulty))
    except ProgrammeFull:
        return _new_form(visit, venue, kind, problem=FULL)
    return go("events", venue=venue, said="event_added")


@router.get("/events/{event}")
def get_event(visit: Seeing, event: str) -> Response:
    """One event, and what can be done with it."""
    scope = visit.scope()
    with visit.centre.store.read() as connection:
        kept = _kept(connection, scope.venues, event)
        split = quotas_of(connection, [event])[event]
        names = {each.id: each for each in devices.devices_of(connection, kept.venue)}
    return page(
        visit,
        "event.html",
        split=split,
        is_hard=hard_quota(kept.event) is not None,
        desks=names,
        now=visit.centre.now(),
        venue=kept.venue,
        venues=scope.venues,
        line=line_of(kept, visit.language),
        kinds=KINDS,
        sectors=SECTORS,
        periods=PERIODS,
    )


@router.get("/events/{event}/change")
def get_change(visit: Keeping, event: str) -> Response:
    """The form for an event that is there."""
    return _change_form(visit, event)


@router.post("/events/{event}/change")
def post_change(visit: Keeping, event: str) -> Response:
    """Change it: what it is called, when it is, what it gives."""
    scope, days, form = visit.scope(), visit.centre.network.days, visit.form
    with visit.centre.store.read() as connection:
        before = _kept(connection, scope.venues, event).event
    usual = Usual(before.organiser, before.place, before.sector)
    try:
        changed = read_event(form, days, usual, before)
        change_event(visit.centre, visit.account.name, scope.ids, changed, form.get("seen", ""))
    except Faulty as faulty:
        return _change_form(visit, event, form, said_of(visit.language, faulty))
    except ChangedMeanwhile:
        return _change_form(visit, event, problem=_MEANWHILE)
    except ProgrammeFull:
        return _change_form(visit, event, form, problem=FULL)
    except NoEvent as error:
        raise NoSuchThing from error
    return go(f"events/{event}", said="event_changed")


@router.post("/events/{event}/cancel")
def post_cancel(visit: Keeping, event: str) -> Response:
    """It does not take place."""
    return _cancel(visit, event, undo=False)


@router.post("/events/{event}/resume")
def post_resume(visit: Keeping, event: str) -> Response:
    """It takes place after all."""
    return _cancel(visit, event, undo=True)


@router.post("/walk-ins/{walk_in}/merge")
def post_merge(visit: Keeping, walk_in: str) -> Response:
    """A walk-in event is this event of the programme."""
    into, of = visit.form.get("event", ""), visit.scope().ids
    try:
        merge(visit.centre, visit.account.name, walk_in, into, of=of)
    except (NotWalkIn, NoEvent) as error:
        raise NoSuchThing from error
    return go(f"events/{into}", said="walk_in_merged")


@router.post("/walk-ins/{walk_in}/adopt")
def post_adopt(visit: Keeping, walk_in: str) -> Response:
    """A walk-in event is one of the programme from now on."""
    try:
        adopt(visit.centre, visit.account.name, walk_in, of=visit.scope().ids)
    except NotWalkIn as error:
        raise NoSuchThing from error
    except ProgrammeFull:
        return go("events", said="programme_full")
    return go(f"events/{walk_in}", said="walk_in_adopted")


@router.post("/events/{event}/leases/{lease}/release")
def post_release(
    visit: Annotated[Visit, Depends(Gate(Task.RELEASE))], event: str, lease: str
) -> Response:
    """Give tickets free that a desk never reported."""
    try:
        release(visit.centre, visit.account.name, lease, of=visit.scope().ids)
    except NotYet:
        return go(f"events/{event}", said="not_yet")
    except (NoLease, AlreadyReleased) as error:
        raise NoSuchThing from error
    return go(f"events/{event}", said="released")


def _cancel(visit: Visit, event: str, *, undo: bool) -> Response:
    try:
        cancel_event(visit.centre, visit.account.name, visit.scope().ids, event, undo=undo)
    except NoEvent as error:
        raise NoSuchThing from error
    except ProgrammeFull:
        return go(f"events/{event}", said="programme_full")
    return go(f"events/{event}", said="event_resumed" if undo else "event_cancelled")


def _kept(connection: Transaction, venues: Mapping[str, str], event: str) -> KeptEvent:
    """An event of the scope. Raises `NoSuchThing`."""
    found = stored.kept_event(connection, event)
    if found is None or found.venue not in venues:
        raise NoSuchThing
    return found


def _kind(text: str) -> EventKind:
    try:
        return EventKind(text)
    except ValueError as error:
        raise BadForm from error


def _usual(visit: Visit, venue: str) -> Usual:
    with visit.centre.store.read() as connection:
        return usual_of(stored.events_of(connection, venue), visit.scope().venues[venue])


def _new_form(
    visit: Visit,
    venue: str,
    kind: EventKind,
    faults: Mapping[str, str] | None = None,
    problem: str = "",
) -> Response:
    usual = _usual(visit, venue)
    values = {
        "kind": kind.value,
        "sector": usual.sector.value,
        "organiser": usual.organiser,
        "place": usual.place,
        "quota": NO_QUOTA,
        "children": "no" if kind is EventKind.COURSE else "yes",
        "per": "day" if kind is EventKind.VISIT else "event",
        "per_card": "1",
        "workers": "2",
        **visit.form,
    }
    return _form(
        visit,
        "event_new.html",
        venue=venue,
        kind=kind,
        values=values,
        faults=faults or {},
        problem=problem,
    )


def _change_form(
    visit: Visit,
    event: str,
    written: Mapping[str, str] | None = None,
    faults: Mapping[str, str] | None = None,
    problem: str = "",
) -> Response:
    scope = visit.scope()
    with visit.centre.store.read() as connection:
        kept = _kept(connection, scope.venues, event)
    values = {"seen": seen_as(kept.event), **written_event(kept.event, visit.centre.network.days)}
    values |= {"own_limits": values["keep_limits"], **(written or {})}
    if written:
        values["keep_limits"] = written.get("keep_limits", "")
    return _form(
        visit,
        "event_change.html",
        venue=kept.venue,
        kind=kept.event.kind,
        values=values,
        faults=faults or {},
        problem=problem,
        title=in_language(kept.event.title, visit.language),
        event=event,
    )


def _form(
    visit: Visit,
    template: str,
    *,
    venue: str,
    kind: EventKind,
    values: Mapping[str, str],
    faults: Mapping[str, str],
    problem: str = "",
    **facts: object,
) -> Response:
    status = UNPROCESSABLE if faults else CONFLICT if problem else 200
    return page(
        visit,
        template,
        status,
        venue=venue,
        venues=visit.scope().venues,
        kind=kind.value,
        kinds=KINDS,
        what_kinds_are=WHAT_KINDS_ARE,
        sectors=SECTORS,
        periods=PERIODS,
        values=values,
        faults=faults,
        problem=problem,
        most_dates=MOST_DATES,
        most_letters=MOST_LETTERS,
        **facts,
    )
