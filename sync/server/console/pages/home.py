"""The first page, and the trail of what was done."""

from typing import Annotated

from fastapi import APIRouter, Depends, Response

from sync.server.console.authority import Task
from sync.server.console.views import MENU, go, page
from sync.server.console.visits import Gate, Visit
from sync.server.console.words import word
from sync.server.store.accounts import Role
from sync.server.store.handing_out import audit, door
from sync.server.store.handing_out.audit import Entry

router = APIRouter()
MOST_ACTS = 200
ACTS = {
    ("account", "signed_in"): word("signed in"),
    ("account", "made"): word("made an account"),
    ("account", "reset"): word("reset an account"),
    ("account", "removed"): word("removed an account"),
    ("account", "set_up"): word("set up the account"),
    ("desk", "code_made"): word("made a code for a desk"),
    ("desk", "renamed"): word("renamed a desk"),
    ("desk", "revoked"): word("took a desk out of use"),
    ("desk", "lost"): word("reported a desk lost"),
    ("desk", "settled"): word("settled a copied desk"),
    ("event", "added"): word("added an event"),
    ("event", "changed"): word("changed an event"),
    ("event", "cancelled"): word("cancelled an event"),
    ("event", "resumed"): word("took an event back into the programme"),
    ("event", "merged"): word("said which event a walk-in event is"),
    ("event", "adopted"): word("took a walk-in event into the programme"),
    ("clerk", "added"): word("added a clerk"),
    ("clerk", "new_pin"): word("made a new PIN for a clerk"),
    ("clerk", "changed"): word("changed what a clerk may do"),
    ("clerk", "removed"): word("took a clerk away"),
    ("reason", "added"): word("added a reason"),
    ("reason", "changed"): word("changed a reason"),
    ("reason", "put_first"): word("put a reason first"),
    ("reason", "removed"): word("took a reason away"),
    ("reason", "spread"): word("gave a venue the reasons of another"),
    ("row", "noted"): word("noted a row"),
    ("lease", "released"): word("gave unreported tickets free"),
    ("card", "handed_out"): word("handed a card out"),
    ("card", "renewed"): word("renewed a card"),
    ("card", "corrected"): word("corrected a card"),
    ("card", "replaced"): word("ended a card that was replaced"),
    ("card", "replacement"): word("handed a card out in place of another"),
    ("card", "withdrawn"): word("withdrew a card"),
    ("card", "lost"): word("reported a card lost"),
    ("card", "taken_back"): word("took a card into use again"),
    ("organisation", "added"): word("added an organisation"),
    ("organisation", "renamed"): word("renamed an organisation"),
    ("organisation", "closed"): word("closed an organisation"),
    ("organisation", "reopened"): word("opened an organisation again"),
    ("venue", "added"): word("added a venue"),
    ("venue", "renamed"): word("renamed a venue"),
    ("venue", "closed"): word("closed a venue"),
    ("venue", "reopened"): word("opened a venue again"),
    ("region", "added"): word("added a region"),
    ("region", "renamed"): word("renamed a region"),
    ("region", "desk_policy"): word("changed what the desks of a region follow"),
    ("region", "desk_policy_withdrawn"): word("took back what desks of a region were to follow"),
    ("region", "giving_policy_withdrawn"): word("took back how cards were to be handed out"),
    ("region", "giving_policy"): word("changed how a region hands cards out"),
    ("code_format", "put"): word("changed a code format"),
    ("code_format", "removed"): word("removed a code format"),
    ("code_format", "withdrawn"): word("took back what was to become of a code format"),
    ("code_format", "printed"): word("printed new codes"),
    ("code_format", "trial_begun"): word("began a trial of cards"),
    ("code_format", "trial_ended"): word("ended a trial of cards"),
}
"""What was done, by the kind of thing it was done to and the act."""


@router.get("/")
def get_home(visit: Annotated[Visit, Depends(Gate(Task.HOME))]) -> Response:
    """On to the first page that the role has."""
    return go(next(path for task, path, _, _ in MENU if visit.may(task)))


@router.get("/trail")
def get_trail(visit: Annotated[Visit, Depends(Gate(Task.TRAIL))]) -> Response:
    """Who did what, newest first; for a regional coordinator, what people of the region did, and
    what was done to things of it.
    """
    region = None if visit.account.role is Role.NATIONAL else visit.account.region or ""
    with door.reading(visit.centre.store) as connection:
        found = audit.entries(connection, most=MOST_ACTS, region=region)
    return page(visit, "trail.html", acts=[(each, _of_what(each)) for each in found], words=ACTS)


def _of_what(entry: Entry) -> str:
    """The name of the thing, else its id; a card is not even called by its number here."""
    if entry.kind == "card":
        return ""
    facts = entry.after or entry.before or {}
    return str(facts.get("name", entry.which))
