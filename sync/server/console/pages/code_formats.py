"""*Network*: code formats from a day on; what one would make of the cards there are."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Annotated

from fastapi import APIRouter, Depends, Response

from sync.protocol.card_codes import CheckDigit, CodeFormat, recognise
from sync.protocol.symbologies import DEFAULT_SYMBOLOGIES, Symbology
from sync.server.console.authority import Task
from sync.server.console.faults import said_of
from sync.server.console.forms import coming_day
from sync.server.console.refusals import Fault, fault
from sync.server.console.views import CONFLICT, UNPROCESSABLE, go, page
from sync.server.console.visits import Gate, NoSuchThing, Visit
from sync.server.console.words import word
from sync.server.handing_out.code_formats import (
    Wish,
    code_format,
    every_format,
    put_format,
    remove_format,
    seen_as,
    withdraw_coming,
    wrong_with,
)
from sync.server.handing_out.format_effects import Effects, effects_of
from sync.server.handing_out.refusing import Problem, Refused
from sync.server.keeping.reading import Faulty, Reading, Wrong
from sync.server.store import code_formats as stored
from sync.server.store.code_formats import ComingFormat

router = APIRouter()
Keeping = Annotated[Visit, Depends(Gate(Task.CODES))]
MOST_PATTERN, MOST_EXAMPLE, MOST_DIGITS = 400, 80, 64
MOST_TRIED = 20
CHECK_DIGITS = {"": word("none"), CheckDigit.LUHN.value: word("Luhn, the last digit")}
_GROUPS = re.compile(r"[0-9]{1,2}(?: [0-9]{1,2})*")
_MEANWHILE = word("Somebody else changed this format just now. This is how it is; change it anew.")
_LAST = word("A network needs one code format at least, on each day. Add another one first.")


@dataclass(frozen=True, slots=True)
class Tried:
    """A code that somebody tries: grouped as a desk shows it where it fits, else as written."""

    text: str
    fits: bool


@router.get("/network/codes")
def get_formats(visit: Keeping) -> Response:
    """The network's code formats, in the order in which they are tried, and what is coming."""
    return _list(visit)


@router.get("/network/codes/change")
def get_change(visit: Keeping, code_format: str = "") -> Response:
    """The form for a format that is there or to come, or for a new one."""
    known = _formats(visit).get(code_format)
    if code_format and known is None:
        raise NoSuchThing
    return _form(visit, _written(visit, known) if known else {})


@router.post("/network/codes/preview")
def post_preview(visit: Keeping) -> Response:
    """What a format would make of the cards there are; nothing is done."""
    new, faults = _read(visit)
    if new is None or new.format is None:
        return _form(visit, visit.form, faults)
    return page(
        visit,
        "network_codes_preview.html",
        new=new.format,
        from_day=new.from_day,
        grouped=_grouped,
        effects=effects_of(visit.centre, new),
        tried=_tried(visit, new.format),
        fields=_sent(visit),
        is_new=not visit.form.get("change"),
    )


@router.post("/network/codes/again")
def post_again(visit: Keeping) -> Response:
    """The form once more, as it was written."""
    return _form(visit, visit.form)


@router.post("/network/codes")
def post_format(visit: Keeping) -> Response:
    """Put it in force from its day on. What somebody else did meanwhile is not written over."""
    new, faults = _read(visit)
    if new is None or new.format is None:
        return _form(visit, visit.form, faults)
    seen = visit.form.get("seen", "-") if visit.form.get("change") else ""
    who = visit.account.name
    try:
        put_format(visit.centre, who, new.format, new.from_day, seen=seen)
    except Faulty as faulty:
        return _form(visit, visit.form, said_of(visit.language, faulty))
    except Refused as refused:
        if refused.problem is not Problem.CHANGED_MEANWHILE:
            raise
        known = _formats(visit).get(new.id)
        return _form(visit, _written(visit, known) if known else {}, problem=_MEANWHILE)
    return go("network/codes", said=_said(visit, new.from_day, "format_put"))


@router.get("/network/codes/removal")
def get_removal(visit: Keeping, code_format: str = "") -> Response:
    """What taking a format away would do."""
    return _removal(visit, code_format)


@router.post("/network/codes/remove")
def post_removal(visit: Keeping) -> Response:
    """Take it away from a day on."""
    id_, reading = visit.form.get("code_format", ""), Reading(visit.form)
    from_day = coming_day(visit, reading)
    if from_day is None or reading.faults:
        return _removal(visit, id_, said_of(visit.language, Faulty(*reading.faults)))
    seen = visit.form.get("seen", "-")
    try:
        remove_format(visit.centre, visit.account.name, id_, from_day, seen=seen)
    except Refused as refused:
        if refused.problem is Problem.CHANGED_MEANWHILE and id_ in _formats(visit):
            return _removal(visit, id_, problem=_MEANWHILE)
        if refused.problem is Problem.LAST_FORMAT:
            return _removal(visit, id_, problem=_LAST)
        raise NoSuchThing from refused
    return go("network/codes", said=_said(visit, from_day, "format_removed"))


@router.post("/network/codes/withdraw")
def post_withdrawal(visit: Keeping) -> Response:
    """What has not begun yet does not begin."""
    from_day = Reading(visit.form).day("from_day")
    if from_day is None:
        raise NoSuchThing
    id_ = visit.form.get("code_format", "")
    try:
        withdraw_coming(visit.centre, visit.account.name, id_, from_day)
    except Refused as refused:
        if refused.problem is Problem.LAST_FORMAT:
            return _list(visit, problem=_LAST)
        raise NoSuchThing from refused
    return go("network/codes", said="coming_withdrawn")


def _formats(visit: Visit) -> Mapping[str, CodeFormat]:
    """Those in force and those to come, by id."""
    with visit.centre.store.read() as connection:
        return every_format(connection)


def _today(visit: Visit) -> date:
    return visit.centre.network.days.day_of(visit.centre.now())


def _said(visit: Visit, from_day: date, at_once: str) -> str:
    return at_once if from_day <= _today(visit) else "format_coming"


def _list(visit: Visit, problem: str = "") -> Response:
    with visit.centre.store.read() as connection:
        formats = stored.formats_on(connection, _today(visit))
        coming = [each for each in stored.coming(connection) if each.from_day > _today(visit)]
    return page(
        visit,
        "network_codes.html",
        CONFLICT if problem else 200,
        formats=formats,
        coming=coming,
        grouped=_grouped,
        problem=problem,
    )


def _removal(
    visit: Visit, id_: str, faults: Mapping[str, str] | None = None, problem: str = ""
) -> Response:
    known = _formats(visit).get(id_)
    if known is None:
        raise NoSuchThing
    with visit.centre.store.read() as connection:
        seen = seen_as(connection, id_)
    effects, from_day = _effects_of_removing(visit, id_)
    return page(
        visit,
        "network_codes_removal.html",
        UNPROCESSABLE if faults else CONFLICT if problem else 200,
        gone=known,
        effects=effects,
        grouped=_grouped,
        faults=faults or {},
        values={"from_day": from_day.isoformat(), **(visit.form if faults else {})},
        seen=seen,
        problem=problem,
    )


def _effects_of_removing(visit: Visit, id_: str) -> tuple[Effects | None, date]:
    """What taking a format away would do, and the first day on which another one is left; None
    where there never is.
    """
    tomorrow = _today(visit) + timedelta(days=1)
    with visit.centre.store.read() as connection:
        later = [each.from_day for each in stored.coming(connection) if each.from_day > tomorrow]
    for day in (tomorrow, *later):
        try:
            return effects_of(visit.centre, ComingFormat(id_, day, None)), day
        except Refused:
            continue
    return None, tomorrow


def _grouped(known: CodeFormat) -> str:
    """Its example, as desks show it."""
    code = recognise(known.example, [known])
    return code.grouped if code is not None else known.example


def _written(visit: Visit, known: CodeFormat) -> dict[str, str]:
    """A format as the form writes it."""
    with visit.centre.store.read() as connection:
        seen = seen_as(connection, known.id)
    return {
        "change": known.id,
        "seen": seen,
        "code_format": known.id,
        "pattern": known.pattern,
        "example": known.example,
        "grouping": " ".join(map(str, known.grouping)),
        "check_digit": known.check_digit or "",
        "itf_length": str(known.itf_length or ""),
        **{f"symbology_{each}": "yes" for each in known.symbologies or ()},
    }


def _read(visit: Visit) -> tuple[ComingFormat | None, Mapping[str, str]]:
    """The format that the form describes, from its day on, or else what is wrong at which field.
    Raises `NoSuchThing` where it changes one that has gone.
    """
    reading, formats = Reading(visit.form), _formats(visit)
    change = visit.form.get("change", "")
    if change and change not in formats:
        raise NoSuchThing
    id_ = change or reading.line("code_format", MOST_EXAMPLE, needed=True)
    if not change and id_ in formats:
        reading.wrong("code_format", Wrong.TAKEN)
    from_day = coming_day(visit, reading)
    grouping = " ".join(reading.raw("grouping").split())
    if grouping and not _GROUPS.fullmatch(grouping):
        reading.wrong("grouping", Wrong.NOT_NUMBERS)
        grouping = ""
    digit = visit.form.get("check_digit", "")
    if digit not in CHECK_DIGITS:
        reading.wrong("check_digit", Wrong.NOT_A_CHOICE, choices=[*CHECK_DIGITS])
        digit = ""
    if len(visit.form.get("tried", "").splitlines()) > MOST_TRIED:
        reading.wrong("tried", Wrong.TOO_MANY, most=MOST_TRIED)
    wish = Wish(
        id_,
        reading.line("pattern", MOST_PATTERN, needed=True),
        reading.line("example", MOST_EXAMPLE, needed=True),
        tuple(map(int, grouping.split())),
        CheckDigit(digit) if digit else None,
        [each for each in Symbology if visit.form.get(f"symbology_{each}")],
        reading.number("itf_length", 2, MOST_DIGITS),
    )
    # What the fields themselves say of them comes first.
    faults = {each.field: each.words for each in _refused(visit, wish)}
    faults |= said_of(visit.language, Faulty(*reading.faults))
    if faults or from_day is None:
        return None, faults
    return ComingFormat(id_, from_day, code_format(wish)), {}


def _refused(visit: Visit, wish: Wish) -> Iterator[Fault]:
    for problem in wrong_with(wish):
        yield fault(visit.language, Refused(problem))


def _tried(visit: Visit, new: CodeFormat) -> Sequence[Tried]:
    """The codes that somebody wrote to try them."""
    found = []
    for line in filter(None, map(str.strip, visit.form.get("tried", "").splitlines())):
        code = recognise(line, [new])
        found.append(Tried(code.grouped if code else line, code is not None))
    return found


def _sent(visit: Visit) -> Mapping[str, str]:
    """The fields of the form, to send them again."""
    known = {*_EMPTY, *(f"symbology_{each}" for each in Symbology)}
    return {name: value for name, value in visit.form.items() if name in known}


def _form(
    visit: Visit,
    values: Mapping[str, str],
    faults: Mapping[str, str] | None = None,
    problem: str = "",
) -> Response:
    tomorrow = _today(visit) + timedelta(days=1)
    return page(
        visit,
        "network_codes_change.html",
        UNPROCESSABLE if faults else CONFLICT if problem else 200,
        values={**_EMPTY, "from_day": tomorrow.isoformat(), **values},
        faults=faults or {},
        problem=problem,
        check_digits=CHECK_DIGITS,
        symbologies=[*Symbology],
        usual=[each for each in Symbology if each in DEFAULT_SYMBOLOGIES],
        most_tried=MOST_TRIED,
        most_pattern=MOST_PATTERN,
    )


_EMPTY = {
    "change": "",
    "seen": "",
    "from_day": "",
    "code_format": "",
    "pattern": "",
    "example": "",
    "grouping": "",
    "check_digit": "",
    "itf_length": "",
    "tried": "",
}
