"""*Decisions*: what waits for a coordinator, and noting that it was seen to."""

from typing import Annotated

from fastapi import APIRouter, Depends, Response

from sync.server.console.authority import Task
from sync.server.console.matters import MOST_ROWS, matters_of
from sync.server.console.views import go, page
from sync.server.console.visits import Gate, NoSuchThing, Visit
from sync.server.keeping.desks import NoDesk, settle_desk
from sync.server.keeping.leases import release
from sync.server.keeping.rows import NoRow, note_row
from sync.server.quotas.leasing import AlreadyReleased, NoLease, NotYet

router = APIRouter()
Deciding = Annotated[Visit, Depends(Gate(Task.DECISIONS))]


@router.get("/decisions")
def get_decisions(visit: Deciding) -> Response:
    """All that waits within the scope."""
    centre = visit.centre
    scope = visit.scope()
    with centre.store.read() as connection:
        matters = matters_of(centre, connection, scope, visit.language)
    return page(visit, "decisions.html", matters=matters, most=MOST_ROWS)


@router.post("/decisions/rows/{row_id}")
def post_row(visit: Deciding, row_id: str) -> Response:
    """Somebody saw to a row, as it was judged when its page was made."""
    kind = visit.form.get("kind", "")
    try:
        note_row(visit.centre, visit.account.name, visit.scope().ids, row_id, kind)
    except NoRow as error:
        raise NoSuchThing from error
    return go("decisions", said="noted")


@router.post("/decisions/desks/{desk}")
def post_desk(visit: Annotated[Visit, Depends(Gate(Task.SETTLE_DESK))], desk: str) -> Response:
    """A copied desk was seen to."""
    try:
        settle_desk(visit.centre, visit.account.name, visit.scope().ids, desk)
    except NoDesk as error:
        raise NoSuchThing from error
    return go("decisions", said="settled")


@router.post("/decisions/leases/{lease}")
def post_lease(visit: Deciding, lease: str) -> Response:
    """Give tickets free that a desk never reported."""
    try:
        release(visit.centre, visit.account.name, lease, of=visit.scope().ids)
    except NotYet:
        return go("decisions", said="not_yet")
    except (NoLease, AlreadyReleased) as error:
        raise NoSuchThing from error
    return go("decisions", said="released")
