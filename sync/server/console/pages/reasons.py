"""*Reasons*: what a venue's supervisors choose from where they give in spite of a refusal."""

from collections.abc import Mapping
from typing import Annotated

from fastapi import APIRouter, Depends, Response

from sync.protocol.programme import Text
from sync.server.console.authority import Task
from sync.server.console.faults import said_of
from sync.server.console.forms import chosen_venue, shown_venues, venue_of_form
from sync.server.console.views import UNPROCESSABLE, go, page
from sync.server.console.visits import Gate, NoSuchThing, Visit
from sync.server.keeping.reading import Faulty
from sync.server.keeping.reasons import (
    MOST_REASONS,
    NoReason,
    add_reason,
    beside,
    change_reason,
    put_first,
    read_text,
    remove_reason,
    spread_reasons,
)
from sync.server.store import venues as stored

router = APIRouter()
Keeping = Annotated[Visit, Depends(Gate(Task.REASONS))]
Spreading = Annotated[Visit, Depends(Gate(Task.SPREAD_REASONS))]


@router.get("/reasons")
def get_reasons(visit: Keeping, venue: str | None = None) -> Response:
    """The reasons of a venue, in the order in which its desks show them."""
    return _list(visit, chosen_venue(visit.scope(), venue))


@router.post("/reasons")
def post_reason(visit: Keeping) -> Response:
    """A new one."""
    venue = venue_of_form(visit)
    try:
        add_reason(visit.centre, visit.account.name, venue, read_text(visit.form))
    except Faulty as faulty:
        return _list(visit, venue, said_of(visit.language, faulty))
    return _back(venue)


@router.get("/reasons/change")
def get_change(visit: Keeping, venue: str = "", reason: str = "") -> Response:
    """The form for other words."""
    return _change(visit, venue, reason)


@router.post("/reasons/change")
def post_change(visit: Keeping) -> Response:
    """Other words."""
    venue, reason = venue_of_form(visit), visit.form.get("reason", "")
    try:
        change_reason(visit.centre, visit.account.name, venue, reason, read_text(visit.form))
    except NoReason as error:
        raise NoSuchThing from error
    except Faulty as faulty:
        return _change(visit, venue, reason, said_of(visit.language, faulty))
    return _back(venue)


@router.post("/reasons/first")
def post_first(visit: Keeping) -> Response:
    """Before all others."""
    venue = venue_of_form(visit)
    try:
        put_first(visit.centre, visit.account.name, venue, visit.form.get("reason", ""))
    except NoReason as error:
        raise NoSuchThing from error
    return _back(venue)


@router.post("/reasons/remove")
def post_remove(visit: Keeping) -> Response:
    """No more."""
    venue = venue_of_form(visit)
    try:
        remove_reason(visit.centre, visit.account.name, venue, visit.form.get("reason", ""))
    except NoReason as error:
        raise NoSuchThing from error
    return _back(venue)


@router.post("/reasons/spread")
def post_spread(visit: Spreading) -> Response:
    """The other venues of the region have them too."""
    venue = venue_of_form(visit)
    spread_reasons(visit.centre, visit.account.name, visit.scope().ids, venue)
    return go("reasons", venue=venue, said="reasons_spread")


def _back(venue: str) -> Response:
    return go("reasons", venue=venue, said="reason_changed")


def _beside(visit: Visit, venue: str) -> list[str]:
    """The names of the venues that would get a venue's reasons."""
    of = visit.scope().ids
    with visit.centre.store.read() as connection:
        return [each.name for each in beside(connection, of, venue)]


def _reasons(visit: Visit, venue: str) -> Mapping[str, Text]:
    with visit.centre.store.read() as connection:
        found = stored.venue(connection, venue)
    return found.reasons if found else {}


def _list(visit: Visit, venue: str | None, faults: Mapping[str, str] | None = None) -> Response:
    return page(
        visit,
        "reasons.html",
        UNPROCESSABLE if faults else 200,
        venue=venue,
        venues=shown_venues(visit.scope(), venue) if venue else {},
        reasons=_reasons(visit, venue) if venue else {},
        beside=_beside(visit, venue) if venue else [],
        most=MOST_REASONS,
        faults=faults or {},
        values=visit.form,
    )


def _change(
    visit: Visit, venue: str, reason: str, faults: Mapping[str, str] | None = None
) -> Response:
    if venue not in visit.scope().open:
        raise NoSuchThing
    text = _reasons(visit, venue).get(reason)
    if text is None:
        raise NoSuchThing
    return page(
        visit,
        "reason_change.html",
        UNPROCESSABLE if faults else 200,
        venue=venue,
        reason=reason,
        text=text,
        faults=faults or {},
        values=visit.form if faults else {f"text_{code}": said for code, said in text.items()},
    )
