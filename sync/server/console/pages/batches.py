"""*Many cards*: a table is looked at line by line, then handed out, faulty lines left out."""

from collections.abc import Sequence
from typing import Annotated

from fastapi import APIRouter, Depends, Response

from sync.server.console.authority import Task
from sync.server.console.givers import choices, count_try, giver_of, may_try, tells_of_card
from sync.server.console.refusals import TABLE, Fault, fault
from sync.server.console.views import TOO_MANY, TOO_OFTEN, UNPROCESSABLE, page
from sync.server.console.visits import Gate, Visit
from sync.server.console.words import translate
from sync.server.handing_out import handing
from sync.server.handing_out.batches import COLUMNS, MOST_LINES, Line, hand_out_batch, preview
from sync.server.handing_out.handing import Giver
from sync.server.handing_out.refusing import Refused

router = APIRouter()
Handing = Annotated[Visit, Depends(Gate(Task.HAND_OUT))]


@router.get("/batch")
def get_batch(visit: Handing) -> Response:
    """The form for a table."""
    return _form(visit)


@router.post("/batch")
def post_batch(visit: Handing) -> Response:
    """What each line would do; nothing is handed out yet."""
    if not may_try(visit):
        return _too_often(visit)
    count_try(visit)
    return _preview(visit)


@router.post("/batch/hand-out")
def post_batch_hand_out(visit: Handing) -> Response:
    """Hand out the lines that are right, and the doubtful ones that were chosen; all or none."""
    form = visit.form
    giver = giver_of(visit, form.get("organisation", ""))
    try:
        lines = _looked_at(visit, giver)
        if lines is None:
            return _too_often(visit)
        chosen = {each.number for each in lines if _is_chosen(visit, each)}
        done = hand_out_batch(visit.centre, giver, _table(visit), chosen)
    except Refused as refused:
        return _preview(visit, fault(visit.language, refused))
    return page(visit, "batch_done.html", done=done)


def _is_chosen(visit: Visit, line: Line) -> bool:
    return line.refused is None or (line.is_doubtful and f"line_{line.number}" in visit.form)


def _table(visit: Visit) -> bytes:
    return visit.form.get("table", "").encode(errors="surrogateescape")


def _preview(visit: Visit, wrong: Fault | None = None) -> Response:
    giver = giver_of(visit, visit.form.get("organisation", ""))
    try:
        lines = _looked_at(visit, giver)
    except Refused as refused:
        return _form(visit, fault(visit.language, refused))
    if lines is None:
        return _too_often(visit)
    faulty = [
        (each, each.column, fault(visit.language, each.refused).words)
        for each in lines
        if each.refused is not None
    ]
    return page(
        visit,
        "batch_preview.html",
        UNPROCESSABLE if wrong else 200,
        fault=wrong,
        giver=giver,
        table=visit.form.get("table", ""),
        good=len(lines) - len(faulty),
        faulty=faulty,
        doubtful=sum(each.is_doubtful for each in lines),
    )


def _looked_at(visit: Visit, giver: Giver) -> Sequence[Line] | None:
    """What every line of the table would do; None for an account that has tried too many codes of
    others' cards with it. Raises `Refused`.
    """
    lines = preview(visit.centre, giver, _table(visit))
    strangers = sum(_is_anothers(visit, giver, each) for each in lines)
    allowed = may_try(visit, strangers)
    count_try(visit, strangers)
    return lines if allowed else None


def _is_anothers(visit: Visit, giver: Giver, line: Line) -> bool:
    """Whether a line's code is that of a card which the giver's organisation did not hand out: a
    table brought twice tries nothing.
    """
    if giver.is_coordinator or line.refused is None or not tells_of_card(line.refused):
        return False
    try:
        card = handing.look(visit.centre, giver, line.written["code"])
    except Refused:
        return True
    return card.organisation != giver.organisation


def _too_often(visit: Visit) -> Response:
    return _form(visit, Fault(TABLE, translate(visit.language, TOO_OFTEN)), TOO_MANY)


def _form(visit: Visit, wrong: Fault | None = None, status: int = UNPROCESSABLE) -> Response:
    return page(
        visit,
        "batch.html",
        status if wrong else 200,
        fault=wrong,
        organisations=choices(visit),
        organisation=visit.form.get("organisation", ""),
        columns=COLUMNS,
        most=MOST_LINES,
    )
