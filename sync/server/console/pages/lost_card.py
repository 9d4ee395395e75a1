"""*A card is lost*: out of use at once."""

from typing import Annotated

from fastapi import APIRouter, Depends, Response

from sync.server.console.authority import Task
from sync.server.console.givers import (
    as_on_card,
    code_examples,
    count_try,
    giver_of,
    may_try,
    tells_of_card,
)
from sync.server.console.refusals import fault
from sync.server.console.views import TOO_MANY, TOO_OFTEN, UNPROCESSABLE, go, page
from sync.server.console.visits import Gate, Visit
from sync.server.console.words import translate
from sync.server.handing_out import handing
from sync.server.handing_out.handing import Reason
from sync.server.handing_out.refusing import Refused

router = APIRouter()


@router.get("/lost-card")
def get_lost_card(visit: Annotated[Visit, Depends(Gate(Task.LOST_CARD))]) -> Response:
    """The form."""
    return _form(visit)


@router.post("/lost-card")
def post_lost_card(visit: Annotated[Visit, Depends(Gate(Task.LOST_CARD))]) -> Response:
    """Block the card: a connected desk refuses it within a minute."""
    if not may_try(visit):
        return _form(visit, translate(visit.language, TOO_OFTEN), TOO_MANY)
    count_try(visit)
    code = visit.form.get("code", "")
    try:
        handing.report_lost(visit.centre, giver_of(visit), code)
    except Refused as refused:
        return _form(visit, fault(visit.language, refused).words)
    return page(visit, "card_blocked.html", code=code, shown=as_on_card(visit, code))


@router.post("/found-card")
def post_found_card(visit: Annotated[Visit, Depends(Gate(Task.FOUND_CARD))]) -> Response:
    """Take the card into use again."""
    if not may_try(visit):
        return _form(visit, translate(visit.language, TOO_OFTEN), TOO_MANY)
    code = visit.form.get("code", "")
    try:
        handing.take_back(visit.centre, giver_of(visit), code, Reason.FOUND)
    except Refused as refused:
        if tells_of_card(refused):
            count_try(visit)
        return _form(visit, fault(visit.language, refused).words)
    return go("lost-card", said="found")


def _form(visit: Visit, problem: str = "", status: int = UNPROCESSABLE) -> Response:
    examples = code_examples(visit)
    shown = status if problem else 200
    return page(visit, "lost_card.html", shown, problem=problem, examples=examples)
