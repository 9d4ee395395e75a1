"""*Network*: code formats; what one would make of the cards there are, and putting it in force."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Depends, Response

from sync.protocol.card_codes import CheckDigit, CodeFormat, recognise
from sync.protocol.symbologies import DEFAULT_SYMBOLOGIES, Symbology
from sync.server.console.authority import Task
from sync.server.console.faults import said_of
from sync.server.console.refusals import Fault, fault
from sync.server.console.views import UNPROCESSABLE, go, page
from sync.server.console.visits import Gate, NoSuchThing, Visit
from sync.server.console.words import word
from sync.server.handing_out.code_formats import (
    Wish,
    code_format,
    put_format,
    remove_format,
    wrong_with,
)
from sync.server.handing_out.format_effects import effects_of_putting, effects_of_removing
from sync.server.handing_out.refusing import Problem, Refused
from sync.server.keeping.reading import Faulty, Reading, Wrong
from sync.server.store import settings

router = APIRouter()
Keeping = Annotated[Visit, Depends(Gate(Task.CODES))]
MOST_PATTERN, MOST_EXAMPLE, MOST_DIGITS = 400, 80, 64
MOST_TRIED = 20
CHECK_DIGITS = {"": word("none"), CheckDigit.LUHN.value: word("Luhn, the last digit")}
_GROUPS = re.compile(r"[0-9]{1,2}(?: [0-9]{1,2})*")


@dataclass(frozen=True, slots=True)
class Tried:
    """A code that somebody tries: grouped as a desk shows it where it fits, else as written."""

    text: str
    fits: bool


@router.get("/network/codes")
def get_formats(visit: Keeping) -> Response:
    """The network's code formats, in the order in which they are tried."""
    return page(visit, "network_codes.html", formats=_formats(visit).values(), grouped=_grouped)


@router.get("/network/codes/change")
def get_change(visit: Keeping, code_format: str = "") -> Response:
    """The form for a format that is there, or for a new one."""
    known = _formats(visit).get(code_format)
    if code_format and known is None:
        raise NoSuchThing
    return _form(visit, _written(known) if known else {})


@router.post("/network/codes/preview")
def post_preview(visit: Keeping) -> Response:
    """What a format would make of the cards there are; nothing is done."""
    new, faults = _read(visit)
    if new is None:
        return _form(visit, visit.form, faults)
    return page(
        visit,
        "network_codes_preview.html",
        new=new,
        grouped=_grouped,
        effects=effects_of_putting(visit.centre, new),
        tried=_tried(visit, new),
        fields=_sent(visit),
        is_new=new.id not in _formats(visit),
    )


@router.post("/network/codes/again")
def post_again(visit: Keeping) -> Response:
    """The form once more, as it was written."""
    return _form(visit, visit.form)


@router.post("/network/codes")
def post_format(visit: Keeping) -> Response:
    """Put it in force."""
    new, faults = _read(visit)
    if new is None:
        return _form(visit, visit.form, faults)
    put_format(visit.centre, visit.account.name, new)
    return go("network/codes", said="format_put")


@router.get("/network/codes/removal")
def get_removal(visit: Keeping, code_format: str = "") -> Response:
    """What taking a format away would do."""
    known = _formats(visit).get(code_format)
    if known is None:
        raise NoSuchThing
    try:
        effects = effects_of_removing(visit.centre, code_format)
    except Refused as refused:
        if refused.problem is not Problem.LAST_FORMAT:
            raise NoSuchThing from refused
        effects = None
    return page(visit, "network_codes_removal.html", gone=known, effects=effects, grouped=_grouped)


@router.post("/network/codes/remove")
def post_removal(visit: Keeping) -> Response:
    """Take it away."""
    try:
        remove_format(visit.centre, visit.account.name, visit.form.get("code_format", ""))
    except Refused as refused:
        raise NoSuchThing from refused
    return go("network/codes", said="format_removed")


def _formats(visit: Visit) -> Mapping[str, CodeFormat]:
    with visit.centre.store.read() as connection:
        return {each.id: each for each in settings.network(connection).code_formats}


def _grouped(known: CodeFormat) -> str:
    """Its example, as desks show it."""
    code = recognise(known.example, [known])
    return code.grouped if code is not None else known.example


def _written(known: CodeFormat) -> dict[str, str]:
    """A format as the form writes it."""
    return {
        "change": known.id,
        "code_format": known.id,
        "pattern": known.pattern,
        "example": known.example,
        "grouping": " ".join(map(str, known.grouping)),
        "check_digit": known.check_digit or "",
        "itf_length": str(known.itf_length or ""),
        **{f"symbology_{each}": "yes" for each in known.symbologies or ()},
    }


def _read(visit: Visit) -> tuple[CodeFormat | None, Mapping[str, str]]:
    """The format that the form describes, or else what is wrong at which field. Raises
    `NoSuchThing` where it changes one that has gone.
    """
    reading, formats = Reading(visit.form), _formats(visit)
    change = visit.form.get("change", "")
    if change and change not in formats:
        raise NoSuchThing
    id_ = change or reading.line("code_format", MOST_EXAMPLE, needed=True)
    if not change and id_ in formats:
        reading.wrong("code_format", Wrong.TAKEN)
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
    return (None, faults) if faults else (code_format(wish), {})


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
    visit: Visit, values: Mapping[str, str], faults: Mapping[str, str] | None = None
) -> Response:
    return page(
        visit,
        "network_codes_change.html",
        UNPROCESSABLE if faults else 200,
        values={**_EMPTY, **values},
        faults=faults or {},
        check_digits=CHECK_DIGITS,
        symbologies=[*Symbology],
        usual=[each for each in Symbology if each in DEFAULT_SYMBOLOGIES],
        most_tried=MOST_TRIED,
        most_pattern=MOST_PATTERN,
    )


_EMPTY = {
    "change": "",
    "code_format": "",
    "pattern": "",
    "example": "",
    "grouping": "",
    "check_digit": "",
    "itf_length": "",
    "tried": "",
}
