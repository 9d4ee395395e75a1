"""*Clerks*: who may sign in at a venue's desks, under a pseudonym and with a PIN."""

from typing import Annotated

from fastapi import APIRouter, Depends, Response

from sync.protocol.clerks import ClerkRole
from sync.server.console.authority import Task
from sync.server.console.faults import said_of
from sync.server.console.forms import chosen_venue, shown_venues, venue_of_form
from sync.server.console.views import UNPROCESSABLE, go, page
from sync.server.console.visits import BadForm, Gate, NoSuchThing, Visit
from sync.server.console.words import word
from sync.server.keeping.clerks import (
    MOST_LETTERS,
    NewPin,
    NoClerk,
    add_clerk,
    new_pin,
    put_role,
    remove_clerk,
)
from sync.server.keeping.reading import Faulty
from sync.server.store import clerks as stored

router = APIRouter()
Keeping = Annotated[Visit, Depends(Gate(Task.CLERKS))]
ROLES = {ClerkRole.CLERK: word("Clerk"), ClerkRole.SUPERVISOR: word("Supervisor")}


@router.get("/clerks")
def get_clerks(visit: Keeping, venue: str | None = None) -> Response:
    """The clerks of a venue."""
    return _list(visit, chosen_venue(visit.scope(), venue))


@router.post("/clerks")
def post_clerk(visit: Keeping) -> Response:
    """A new clerk; the PIN is shown this once."""
    form, venue = visit.form, venue_of_form(visit)
    try:
        made = add_clerk(
            visit.centre, visit.account.name, venue, form.get("name", ""), _role(visit)
        )
    except Faulty as faulty:
        return _list(visit, venue, said_of(visit.language, faulty))
    return _pin(visit, venue, made)


@router.post("/clerks/pin")
def post_pin(visit: Keeping) -> Response:
    """Another PIN."""
    venue = venue_of_form(visit)
    try:
        made = new_pin(visit.centre, visit.account.name, venue, visit.form.get("clerk", ""))
    except NoClerk as error:
        raise NoSuchThing from error
    return _pin(visit, venue, made)


@router.post("/clerks/role")
def post_role(visit: Keeping) -> Response:
    """Supervisor, or none any more."""
    venue, clerk = venue_of_form(visit), visit.form.get("clerk", "")
    try:
        put_role(visit.centre, visit.account.name, venue, clerk, _role(visit))
    except NoClerk as error:
        raise NoSuchThing from error
    return go("clerks", venue=venue, said="clerk_changed")


@router.post("/clerks/remove")
def post_remove(visit: Keeping) -> Response:
    """Take a clerk away."""
    venue, clerk = venue_of_form(visit), visit.form.get("clerk", "")
    try:
        remove_clerk(visit.centre, visit.account.name, venue, clerk)
    except NoClerk as error:
        raise NoSuchThing from error
    return go("clerks", venue=venue, said="clerk_removed")


def _role(visit: Visit) -> ClerkRole:
    try:
        return ClerkRole(visit.form.get("role", ""))
    except ValueError as error:
        raise BadForm from error


def _list(visit: Visit, venue: str | None, faults: dict[str, str] | None = None) -> Response:
    scope, found = visit.scope(), []
    if venue is not None:
        with visit.centre.store.read() as connection:
            found = stored.clerks_of(connection, venue)
    return page(
        visit,
        "clerks.html",
        UNPROCESSABLE if faults else 200,
        venue=venue,
        venues=shown_venues(scope, venue) if venue else {},
        clerks=found,
        roles=ROLES,
        faults=faults or {},
        values=visit.form,
        most_letters=MOST_LETTERS,
    )


def _pin(visit: Visit, venue: str, made: NewPin) -> Response:
    return page(visit, "clerk_pin.html", venue=venue, made=made, roles=ROLES)
