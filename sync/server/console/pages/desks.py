"""*Desks*: enrol, rename, take out of use, report lost; how each of them is."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Annotated

from fastapi import APIRouter, Depends, Response

from sync.protocol import keys
from sync.server.asking.enrolment import CODE_VALID, UnknownVenue, grouped
from sync.server.console.authority import Task
from sync.server.console.desk_states import states_of
from sync.server.console.faults import said_of
from sync.server.console.forms import name_of_form, venue_of_form
from sync.server.console.views import UNPROCESSABLE, go, page, qr
from sync.server.console.visits import Gate, NoSuchThing, Visit
from sync.server.keeping.desks import NoDesk, lose_desk, make_code, rename_desk, revoke_desk
from sync.server.keeping.reading import Faulty
from sync.server.store import devices
from sync.server.store.database import Transaction
from sync.server.store.devices import Device

router = APIRouter()
MOST_NAME = 80


@router.get("/desks")
def get_desks(visit: Annotated[Visit, Depends(Gate(Task.DESKS))]) -> Response:
    """Every desk of the scope, by venue."""
    return _list(visit)


@router.post("/desks")
def post_desk(visit: Annotated[Visit, Depends(Gate(Task.ENROL))]) -> Response:
    """A one-time code for a new desk; it is shown this once."""
    scope, venue = visit.scope(), venue_of_form(visit)
    centre = visit.centre
    try:
        name = name_of_form(visit, MOST_NAME)
        code = make_code(centre, visit.account.name, venue, name)
    except Faulty as faulty:
        return _list(visit, said_of(visit.language, faulty))
    except UnknownVenue as error:
        # It was closed just now.
        raise NoSuchThing from error
    return page(
        visit,
        "desk_code.html",
        code=grouped(code),
        drawing=qr(code),
        fingerprint=keys.fingerprint(centre.public_key),
        until=centre.now() + CODE_VALID,
        venue=scope.venues[venue],
        name=name,
    )


@router.get("/desks/{desk}")
def get_desk(visit: Annotated[Visit, Depends(Gate(Task.DESKS))], desk: str) -> Response:
    """One desk, and what can be done with it."""
    return _one(visit, desk)


@router.post("/desks/{desk}/name")
def post_name(visit: Annotated[Visit, Depends(Gate(Task.ENROL))], desk: str) -> Response:
    """Another name."""
    try:
        name = name_of_form(visit, MOST_NAME)
    except Faulty as faulty:
        return _one(visit, desk, said_of(visit.language, faulty))
    with _of_scope():
        rename_desk(visit.centre, visit.account.name, visit.scope().ids, desk, name)
    return go(f"desks/{desk}", said="renamed")


@router.post("/desks/{desk}/revoke")
def post_revoke(visit: Annotated[Visit, Depends(Gate(Task.REVOKE))], desk: str) -> Response:
    """Out of use."""
    with _of_scope():
        revoke_desk(visit.centre, visit.account.name, visit.scope().ids, desk)
    return go(f"desks/{desk}", said="revoked")


@router.post("/desks/{desk}/lost")
def post_lost(visit: Annotated[Visit, Depends(Gate(Task.LOSE_DESK))], desk: str) -> Response:
    """Lost or stolen: out of use, and a new list key for the others."""
    with _of_scope():
        lose_desk(visit.centre, visit.account.name, visit.scope().ids, desk)
    return go(f"desks/{desk}", said="lost")


def _list(visit: Visit, faults: Mapping[str, str] | None = None) -> Response:
    scope = visit.scope()
    with visit.centre.store.read() as connection:
        states = states_of(visit.centre, connection, scope.venues)
    groups = [
        (name, [each for each in states if each.desk.venue == venue])
        for venue, name in scope.venues.items()
    ]
    return page(
        visit,
        "desks.html",
        UNPROCESSABLE if faults else 200,
        groups=[(name, found) for name, found in groups if found],
        venues=scope.open,
        most_letters=MOST_NAME,
        faults=faults or {},
        values=visit.form,
    )


def _one(visit: Visit, desk: str, faults: Mapping[str, str] | None = None) -> Response:
    scope = visit.scope()
    with visit.centre.store.read() as connection:
        found = _desk(connection, scope.venues, desk)
        states = states_of(visit.centre, connection, [found.venue])
    state = next(each for each in states if each.desk.id == desk)
    return page(
        visit,
        "desk.html",
        UNPROCESSABLE if faults else 200,
        state=state,
        venue=scope.venues[found.venue],
        most_letters=MOST_NAME,
        faults=faults or {},
        values={"name": state.desk.name, **visit.form},
    )


@contextmanager
def _of_scope() -> Iterator[None]:
    """A desk of others is none. Raises `NoSuchThing`."""
    try:
        yield
    except NoDesk as error:
        raise NoSuchThing from error


def _desk(connection: Transaction, venues: Mapping[str, str], desk: str) -> Device:
    """A desk of the scope. Raises `NoSuchThing`."""
    found = devices.device(connection, desk)
    if found is None or found.venue not in venues:
        raise NoSuchThing
    return found
