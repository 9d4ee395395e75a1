"""*Hand out a card*: its code, what stands on it, the voluntary questions, and the next one."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta
from typing import Annotated

from fastapi import APIRouter, Depends, Response

from sync.protocol.kinds import CardKind
from sync.protocol.programme import in_language
from sync.server.console.authority import Task
from sync.server.console.givers import (
    choices,
    code_examples,
    count_try,
    giver_of,
    may_try,
    tells_of_card,
)
from sync.server.console.refusals import CODE, Fault, fault
from sync.server.console.views import TOO_MANY, TOO_OFTEN, UNPROCESSABLE, go, page
from sync.server.console.visits import Gate, NoSuchThing, Visit
from sync.server.console.words import translate, word
from sync.server.handing_out import handing
from sync.server.handing_out.handing import GivenCard, Giver, HandOut
from sync.server.handing_out.planning import Plan, is_same_code
from sync.server.handing_out.planning import plan as plan_card
from sync.server.handing_out.questions import add_answers, questionnaire
from sync.server.handing_out.reading import read_children, read_day, read_kind
from sync.server.handing_out.refusing import Problem, Refused

router = APIRouter()
Handing = Annotated[Visit, Depends(Gate(Task.HAND_OUT))]
SENT_TWICE = timedelta(minutes=1)
"""A second press of Enter within this time is answered like the first."""
_NO_ANSWER = word("This is no answer to it. Correct it, or leave it empty.")


@router.get("/hand-out")
def get_hand_out(visit: Handing, organisation: str = "") -> Response:
    """The field that a code is scanned or typed into."""
    return _code_form(visit, organisation)


@router.post("/hand-out/code")
def post_code(visit: Handing) -> Response:
    """A code: what stands on its card is asked next. Read again alike, one that only looks like
    another is taken.
    """
    form = visit.form
    code, organisation = form.get("code", ""), form.get("organisation", "")
    if not may_try(visit):
        return _too_often(visit, organisation)
    giver = giver_of(visit, organisation)
    card = HandOut(code, retyped=is_same_code(code, form.get("read", "")))
    try:
        plan = plan_card(visit.centre, giver, card)
    except Refused as refused:
        exists = refused.problem is Problem.CODE_EXISTS
        if exists:
            count_try(visit)
        return _code_form(
            visit,
            organisation,
            fault(visit.language, refused),
            read=code if refused.problem is Problem.LOOKS_LIKE else "",
            is_known=exists and _known(visit, giver, code) is not None,
        )
    return _card_form(visit, giver, plan, card.retyped)


@router.post("/hand-out")
def post_hand_out(visit: Handing) -> Response:
    """Hand the card out."""
    form = visit.form
    organisation = form.get("organisation", "")
    if not may_try(visit):
        return _too_often(visit, organisation)
    giver = giver_of(visit, organisation)
    retyped = form.get("retyped") == "yes"
    card = HandOut(form.get("code", ""), retyped=retyped)
    try:
        card = replace(
            card,
            last_valid_day=read_day(form.get("last_valid_day", "")),
            child_allowance=read_children(form.get("child_allowance", "")),
            kind=read_kind(form.get("kind", "")),
        )
        handing.hand_out(visit.centre, giver, card)
    except Refused as refused:
        if not _was_done_just_now(visit, giver, card, refused):
            return _card_again(visit, giver, card, fault(visit.language, refused))
    return go("hand-out/questions", said="handed_out", **_chosen(giver))


@router.get("/hand-out/questions")
def get_questions(visit: Handing, organisation: str = "") -> Response:
    """The voluntary questions; whoever wants to answer none goes on to the next card."""
    return _questions(visit, giver_of(visit, organisation), {})


@router.post("/hand-out/questions")
def post_questions(visit: Handing) -> Response:
    """Count what was answered, which belongs to no card, and go on to the next one."""
    giver = giver_of(visit, visit.form.get("organisation", ""))
    given = {
        each.id: visit.form[each.id]
        for each in questionnaire().questions
        if visit.form.get(each.id, "").strip()
    }
    organisation = choices(visit).get(giver.organisation or "")
    if organisation is None:
        raise NoSuchThing
    try:
        add_answers(visit.centre, organisation.region, given)
    except Refused as refused:
        wrong = str(refused.facts["question"])
        return _questions(visit, giver, given, wrong)
    return go("hand-out", said="answered" if given else "next", **_chosen(giver))


def _chosen(giver: Giver) -> Mapping[str, str]:
    """What a coordinator chose stays chosen for the next card."""
    if giver.is_coordinator and giver.organisation:
        return {"organisation": giver.organisation}
    return {}


def _was_done_just_now(visit: Visit, giver: Giver, card: HandOut, refused: Refused) -> bool:
    """Whether the same form was sent a moment before: somebody pressed Enter twice."""
    if refused.problem is not Problem.CODE_EXISTS:
        return False
    known = _known(visit, giver, card.code)
    return (
        known is not None
        and len(known.acts) == 1
        and known.organisation == giver.organisation
        and visit.centre.now() - known.acts[0].at < SENT_TWICE
        and (known.last_valid_day, known.child_allowance, known.kind)
        == (card.last_valid_day, card.child_allowance, card.kind)
    )


def _known(visit: Visit, giver: Giver, code: str) -> GivenCard | None:
    """The card of a code, where this giver may know of it."""
    try:
        return handing.look(visit.centre, giver, code)
    except Refused:
        return None


def _too_often(visit: Visit, organisation: str) -> Response:
    busy = Fault(CODE, translate(visit.language, TOO_OFTEN))
    return _code_form(visit, organisation, busy, status=TOO_MANY)


def _code_form(
    visit: Visit,
    organisation: str,
    wrong: Fault | None = None,
    *,
    read: str = "",
    is_known: bool = False,
    status: int = UNPROCESSABLE,
) -> Response:
    return page(
        visit,
        "hand_out.html",
        status if wrong else 200,
        organisations=choices(visit),
        organisation=organisation,
        fault=wrong,
        read=read,
        is_known=is_known,
        code=visit.form.get("code", ""),
        examples=code_examples(visit),
    )


def _card_again(visit: Visit, giver: Giver, card: HandOut, wrong: Fault) -> Response:
    """The card once more with what is wrong at its field; a code that is, at its own."""
    plain = HandOut(card.code, retyped=card.retyped)
    try:
        plan = plan_card(visit.centre, giver, plain)
    except Refused as refused:
        if tells_of_card(refused):
            count_try(visit)
        said = fault(visit.language, refused)
        return _code_form(visit, giver.organisation or "", said)
    return _card_form(visit, giver, plan, card.retyped, wrong)


def _card_form(
    visit: Visit,
    giver: Giver,
    plan: Plan,
    retyped: bool,
    wrong: Fault | None = None,
) -> Response:
    form = visit.form
    return page(
        visit,
        "hand_out_card.html",
        UNPROCESSABLE if wrong else 200,
        plan=plan,
        retyped=retyped,
        giver=giver,
        organisations=choices(visit),
        fault=wrong,
        last_valid_day=form.get("last_valid_day", plan.last_valid_day.isoformat()),
        child_allowance=form.get("child_allowance", ""),
        kind=form.get("kind", CardKind.PERSONAL.value),
    )


def _questions(visit: Visit, giver: Giver, given: Mapping[str, str], wrong: str = "") -> Response:
    asked = questionnaire()
    language = visit.language
    return page(
        visit,
        "questions.html",
        UNPROCESSABLE if wrong else 200,
        giver=giver,
        given=given,
        wrong=wrong,
        no_answer=_NO_ANSWER,
        this_year=visit.centre.network.days.day_of(visit.centre.now()).year,
        questions=[
            (
                each,
                in_language(each.text, language),
                [(choice.id, in_language(choice.text, language)) for choice in asked.choices(each)],
            )
            for each in asked.questions
        ],
    )
