"""*A card is lost*: out of use at once."""

from datetime import timedelta
from typing import Annotated

from fastapi import APIRouter, Depends, Response

from sync.protocol.card_codes import recognise
from sync.server.console import acts
from sync.server.console.authority import Task
from sync.server.console.signing_in import token_hash
from sync.server.console.views import go, page
from sync.server.console.visits import Gate, Visit
from sync.server.console.words import word
from sync.server.registering import UnknownCard, block_card
from sync.server.store import accounts

router = APIRouter()
MOST_CARDS, COUNT_FOR = 40, timedelta(minutes=15)
"""Nobody loses more cards at once; whoever tries codes does."""
_UNPROCESSABLE, _TOO_MANY = 422, 429
_NO_CODE = word("This is not a card code. Look at the card once more.")
_NO_CARD = word("No card has this code. Look at each character once more.")
_TOO_OFTEN = word("Too many cards at once. Wait a quarter of an hour.")


@router.get("/lost-card")
def get_lost_card(visit: Annotated[Visit, Depends(Gate(Task.LOST_CARD))]) -> Response:
    """The form."""
    return _form(visit)


@router.post("/lost-card")
def post_lost_card(visit: Annotated[Visit, Depends(Gate(Task.LOST_CARD))]) -> Response:
    """Block the card: a connected desk refuses it within a minute."""
    return _change(visit, undo=False)


@router.post("/found-card")
def post_found_card(visit: Annotated[Visit, Depends(Gate(Task.FOUND_CARD))]) -> Response:
    """Take the card into use again."""
    return _change(visit, undo=True)


def _change(visit: Visit, *, undo: bool) -> Response:
    centre = visit.centre
    code = recognise(visit.form.get("code", ""), centre.network.code_formats)
    if code is None:
        return _form(visit, _NO_CODE)
    subject = token_hash(f"cards {visit.account.id}")
    now = centre.now()
    with centre.store.write() as connection:
        if accounts.tries_since(connection, subject, now - COUNT_FOR) >= MOST_CARDS:
            return _form(visit, _TOO_OFTEN, _TOO_MANY)
        accounts.add_try(connection, subject, now)
    try:
        block_card(centre, code.text, undo=undo)
    except UnknownCard:
        return _form(visit, _NO_CARD)
    with centre.store.write() as connection:
        acts.note(connection, visit, "card_found" if undo else "card_lost", "")
    if undo:
        return go("lost-card", said="found")
    return page(visit, "card_blocked.html", code=code.text)


def _form(visit: Visit, problem: str = "", status: int = _UNPROCESSABLE) -> Response:
    examples = [each.example for each in visit.centre.network.code_formats]
    return page(
        visit, "lost_card.html", status if problem else 200, problem=problem, examples=examples
    )
