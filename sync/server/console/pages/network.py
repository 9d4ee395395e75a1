"""*Network*: venues; added, renamed, closed."""

from collections.abc import Mapping
from typing import Annotated

from fastapi import APIRouter, Depends, Response

from sync.server.console.authority import Task, regions_of
from sync.server.console.faults import said_of
from sync.server.console.forms import name_of_form
from sync.server.console.views import UNPROCESSABLE, go, page
from sync.server.console.visits import Gate, NoSuchThing, Visit
from sync.server.keeping.reading import Fault, Faulty, Wrong
from sync.server.keeping.venues import (
    DesksInUse,
    NoVenue,
    add_venue,
    close_venue,
    rename_venue,
)
from sync.server.store import venues as stored

router = APIRouter()
Keeping = Annotated[Visit, Depends(Gate(Task.NETWORK))]


@router.get("/network")
def get_venues(visit: Keeping) -> Response:
    """The venues that this coordinator keeps."""
    return _venues(visit)


@router.post("/network/venues")
def post_venue(visit: Keeping) -> Response:
    """A new venue."""
    region = visit.form.get("region", "")
    if region not in _regions(visit):
        raise NoSuchThing
    try:
        new = add_venue(visit.centre, visit.account.name, region, name_of_form(visit))
    except Faulty as faulty:
        return _venues(visit, said_of(visit.language, faulty))
    return go(f"network/venues/{new.id}", said="venue_added")


@router.get("/network/venues/{venue}")
def get_venue(visit: Keeping, venue: str) -> Response:
    """One venue, and what can be done with it."""
    return _venue(visit, venue)


@router.post("/network/venues/{venue}/name")
def post_name(visit: Keeping, venue: str) -> Response:
    """Another name."""
    try:
        rename_venue(
            visit.centre, visit.account.name, visit.scope().ids, venue, name_of_form(visit)
        )
    except NoVenue as error:
        raise NoSuchThing from error
    except Faulty as faulty:
        return _venue(visit, venue, said_of(visit.language, faulty))
    return go(f"network/venues/{venue}", said="venue_renamed")


@router.post("/network/venues/{venue}/close")
def post_close(visit: Keeping, venue: str) -> Response:
    """No desks any more."""
    return _close(visit, venue, undo=False)


@router.post("/network/venues/{venue}/reopen")
def post_reopen(visit: Keeping, venue: str) -> Response:
    """Desks again."""
    return _close(visit, venue, undo=True)


def _regions(visit: Visit) -> Mapping[str, stored.Region]:
    with visit.centre.store.read() as connection:
        return regions_of(connection, visit.account)


def _close(visit: Visit, venue: str, *, undo: bool) -> Response:
    try:
        close_venue(visit.centre, visit.account.name, visit.scope().ids, venue, undo=undo)
    except NoVenue as error:
        raise NoSuchThing from error
    except DesksInUse as error:
        desks = ", ".join(error.args)
        faulty = Faulty(Fault("close", Wrong.DESKS_IN_USE, {"desks": desks}))
        return _venue(visit, venue, said_of(visit.language, faulty))
    return go(f"network/venues/{venue}", said="venue_reopened" if undo else "venue_closed")


def _venues(visit: Visit, faults: Mapping[str, str] | None = None) -> Response:
    scope = visit.scope()
    with visit.centre.store.read() as connection:
        regions = regions_of(connection, visit.account)
        found = {each.id: each for each in stored.all_venues(connection)}
    return page(
        visit,
        "network_venues.html",
        UNPROCESSABLE if faults else 200,
        entries=[found[each] for each in scope.venues],
        regions=regions,
        faults=faults or {},
        values=visit.form,
    )


def _venue(visit: Visit, venue: str, faults: Mapping[str, str] | None = None) -> Response:
    if venue not in visit.scope().venues:
        raise NoSuchThing
    with visit.centre.store.read() as connection:
        found = stored.venue(connection, venue)
        regions = stored.all_regions(connection)
    if found is None:
        raise NoSuchThing
    return page(
        visit,
        "network_venue.html",
        UNPROCESSABLE if faults else 200,
        entry=found,
        region=regions[found.region].name,
        faults=faults or {},
        values={"name": found.name, **visit.form},
    )
