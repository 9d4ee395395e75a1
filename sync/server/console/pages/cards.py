"""*Find a card*: how one stands, and renewing, replacing or withdrawing it."""

from collections.abc import Callable
from typing import Annotated

from fastapi import APIRouter, Depends, Response

from sync.server.console.authority import Task
from sync.server.console.givers import (
    as_on_card,
    choices,
    code_examples,
    count_try,
    giver_of,
    may_try,
    tells_of_card,
)
from sync.server.console.refusals import CODE, Fault, fault
from sync.server.console.views import TOO_MANY, TOO_OFTEN, UNPROCESSABLE, page
from sync.server.console.visits import BadForm, Gate, Visit
from sync.server.console.words import translate, word
from sync.server.handing_out import handing, planning
from sync.server.handing_out.handing import GivenCard, Giver, Reason
from sync.server.handing_out.planning import is_same_code
from sync.server.handing_out.reading import read_children, read_day
from sync.server.handing_out.refusing import Problem, Refused
from sync.server.store.handing_out.card_acts import Act

router = APIRouter()
Finding = Annotated[Visit, Depends(Gate(Task.CARDS))]
NEW_CODE = "new_code"
ACTS = {
    Act.HANDED_OUT: word("Handed out"),
    Act.RENEWED: word("Renewed"),
    Act.CORRECTED: word("Corrected"),
    Act.REPLACED: word("Replaced by a new card"),
    Act.REPLACEMENT: word("Handed out in place of another card"),
    Act.WITHDRAWN: word("Withdrawn"),
    Act.LOST: word("Reported lost"),
    Act.TAKEN_BACK: word("Taken into use again"),
}
WITHDRAWING = {
    Reason.NO_LONGER_ENTITLED: word("No longer entitled"),
    Reason.HANDED_BACK: word("Handed back"),
    Reason.MISUSED: word("Misused"),
    Reason.BY_MISTAKE: word("Handed out by mistake"),
}
REPLACING = {Reason.WORN: word("Worn or damaged"), Reason.LOST: word("Lost")}
_RENEWED = word("The card is renewed.")
_REPLACED = word("The new card is handed out, and the old one is not in use any more.")
_WITHDRAWN = word("The card is withdrawn. Desks refuse it without a reason.")


@router.get("/card")
def get_card(visit: Finding) -> Response:
    """The field that a code is scanned or typed into."""
    return _search(visit)


@router.post("/card")
def post_card(visit: Finding) -> Response:
    """Show a card."""
    code = visit.form.get("code", "")
    if not may_try(visit):
        return _search(visit, Fault(CODE, translate(visit.language, TOO_OFTEN)), TOO_MANY)
    try:
        card = handing.look(visit.centre, giver_of(visit), code)
    except Refused as refused:
        count_try(visit)
        return _search(visit, fault(visit.language, refused))
    return _card(visit, code, card)


@router.post("/card/renew")
def post_renew(visit: Finding) -> Response:
    """Valid for another year, or until a day."""

    def renewed(giver: Giver, code: str) -> GivenCard:
        form = visit.form
        until = read_day(form.get("last_valid_day", ""))
        children = read_children(form.get("child_allowance", ""))
        return handing.renew(visit.centre, giver, code, until, children)

    return _do(visit, renewed, _RENEWED)


@router.post("/card/replace")
def post_replace(visit: Finding) -> Response:
    """A new card for this one. A code that only looks like another is read twice."""
    form = visit.form
    new = form.get(NEW_CODE, "")
    reason = _reason(visit, REPLACING)

    def replaced(giver: Giver, code: str) -> GivenCard:
        retyped = is_same_code(new, form.get("read", ""))
        return handing.replace_card(visit.centre, giver, code, new, reason, retyped=retyped)

    return _do(visit, replaced, _REPLACED, code_after=new)


@router.post("/card/withdraw")
def post_withdraw(visit: Finding) -> Response:
    """Out of use."""
    reason = _reason(visit, WITHDRAWING)

    def withdrawn(giver: Giver, code: str) -> GivenCard:
        return handing.withdraw(visit.centre, giver, code, reason)

    return _do(visit, withdrawn, _WITHDRAWN)


def _do(
    visit: Visit,
    act: Callable[[Giver, str], GivenCard],
    said: str,
    *,
    code_after: str = "",
) -> Response:
    """Do something with the card of the form, and show it as it is then."""
    code = visit.form.get("code", "")
    giver = giver_of(visit, visit.form.get("organisation", ""))
    if not may_try(visit):
        return _search(visit, Fault(CODE, translate(visit.language, TOO_OFTEN)), TOO_MANY)
    try:
        card = act(giver, code)
    except Refused as refused:
        if tells_of_card(refused):
            count_try(visit)
        return _once_more(visit, giver, code, refused)
    return _card(visit, code_after or code, card, said=said)


def _once_more(visit: Visit, giver: Giver, code: str, refused: Refused) -> Response:
    wrong = fault(visit.language, refused)
    try:
        card = handing.look(visit.centre, giver, code)
    except Refused:
        return _search(visit, wrong)
    new = visit.form.get(NEW_CODE, "")
    if new and wrong.field == CODE:
        wrong = Fault(NEW_CODE, wrong.words)
    read = new if refused.problem is Problem.LOOKS_LIKE else ""
    return _card(visit, code, card, wrong, read)


def _reason(visit: Visit, reasons: dict[Reason, str]) -> Reason:
    given = visit.form.get("reason", "")
    if given not in reasons:
        raise BadForm
    return Reason(given)


def _search(visit: Visit, wrong: Fault | None = None, status: int = UNPROCESSABLE) -> Response:
    examples = code_examples(visit)
    shown = status if wrong else 200
    return page(visit, "card_search.html", shown, fault=wrong, examples=examples)


def _card(
    visit: Visit,
    code: str,
    card: GivenCard,
    wrong: Fault | None = None,
    read: str = "",
    *,
    said: str = "",
) -> Response:
    mine = choices(visit)
    own = card.organisation or ""
    chosen = visit.form.get("organisation") or (own if own in mine else next(iter(mine), ""))
    of = mine.get(chosen)
    default = planning.day_if_renewed(visit.centre, of.region) if of else None
    return page(
        visit,
        "card.html",
        UNPROCESSABLE if wrong else 200,
        code=code,
        shown=as_on_card(visit, code),
        card=card,
        fault=wrong,
        read=read,
        done=said,
        organisations=mine,
        organisation=chosen,
        default=default,
        today=visit.centre.network.days.day_of(visit.centre.now()),
        may_change=card.organisation is not None or giver_of(visit).is_coordinator,
        acts=[(each, ACTS[each.act]) for each in card.acts],
        withdrawing=WITHDRAWING,
        replacing=REPLACING,
    )
