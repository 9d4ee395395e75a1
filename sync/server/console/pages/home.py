"""The first page, and the trail of what was done."""

from typing import Annotated

from fastapi import APIRouter, Depends, Response

from sync.server.console.authority import Task
from sync.server.console.views import MENU, go, page
from sync.server.console.visits import Gate, Visit
from sync.server.console.words import word
from sync.server.store import console_rows

router = APIRouter()
MOST_ACTS = 200
ACTS = {
    "signed_in": word("signed in"),
    "account_made": word("made an account"),
    "account_reset": word("reset an account"),
    "account_removed": word("removed an account"),
    "account_set_up": word("set up the account"),
    "desk_code": word("made a code for a desk"),
    "desk_renamed": word("renamed a desk"),
    "desk_revoked": word("took a desk out of use"),
    "desk_lost": word("reported a desk lost"),
    "desk_settled": word("settled a copied desk"),
    "row_noted": word("noted a row"),
    "lease_released": word("gave unreported tickets free"),
    "card_lost": word("blocked a card"),
    "card_found": word("took a card into use again"),
}


@router.get("/")
def get_home(visit: Annotated[Visit, Depends(Gate(Task.HOME))]) -> Response:
    """On to the first page that the role has."""
    return go(next(path for task, path, _, _ in MENU if visit.may(task)))


@router.get("/trail")
def get_trail(visit: Annotated[Visit, Depends(Gate(Task.TRAIL))]) -> Response:
    """Who did what, newest first."""
    with visit.centre.store.read() as connection:
        acts = console_rows.newest_acts(connection, MOST_ACTS)
    return page(visit, "trail.html", acts=acts, words=ACTS)
