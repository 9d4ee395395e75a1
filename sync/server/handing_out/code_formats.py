"""The code formats of the network: what a card code looks like, from a day on."""

import hashlib
import re
from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from typing import Final

from pydantic import ValidationError

from sync.protocol.card_codes import MAX_CODE_LENGTH, CheckDigit, CodeFormat, recognise
from sync.protocol.symbologies import Symbology
from sync.server.centre import Centre
from sync.server.handing_out.patterns import is_quick
from sync.server.handing_out.refusing import Problem, Refused
from sync.server.keeping.acting import Acting, acting
from sync.server.keeping.following import tell_desks
from sync.server.keeping.reading import Fault, Faulty, Wrong
from sync.server.store import code_formats, settings
from sync.server.store.code_formats import ComingFormat
from sync.server.store.database import Transaction

KIND: Final = "code_format"
"""What the trail calls one."""
_ID: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.-]{0,63}")


@dataclass(frozen=True, slots=True)
class Wish:
    """A code format as somebody describes it; without `symbologies`, on any barcode of the
    default. ITF holds pairs of digits: its length is even.
    """

    id: str
    pattern: str
    example: str
    grouping: tuple[int, ...] = ()
    check_digit: CheckDigit | None = None
    symbologies: Collection[Symbology] = ()
    itf_length: int | None = None


def wrong_with(wish: Wish) -> Iterator[Problem]:
    """What keeps a wish from being a code format that desks can use."""
    if not _ID.fullmatch(wish.id):
        yield Problem.BAD_FORMAT_ID
    if not all(0 < each <= MAX_CODE_LENGTH for each in wish.grouping):
        yield Problem.BAD_GROUPING
    of_itf = Symbology.ITF in wish.symbologies
    if not (_is_length(wish.itf_length) if of_itf else wish.itf_length is None):
        yield Problem.BAD_ITF_LENGTH
    try:
        made = _made(wish)
    except ValidationError:
        yield Problem.BAD_PATTERN
        return
    if not is_quick(wish.pattern):
        yield Problem.BAD_PATTERN
    elif recognise(wish.example, [made]) is None:
        yield Problem.BAD_FORMAT


def code_format(wish: Wish) -> CodeFormat:
    """The format that is wished for. Raises `Refused`."""
    for problem in wrong_with(wish):
        raise Refused(problem, example=wish.example)
    return _made(wish)


def _made(wish: Wish) -> CodeFormat:
    kinds = tuple(each for each in Symbology if each in wish.symbologies)
    return CodeFormat(
        id=wish.id,
        pattern=wish.pattern,
        grouping=wish.grouping,
        check_digit=wish.check_digit,
        example=wish.example,
        symbologies=kinds or None,
        itf_length=wish.itf_length,
    )


def _is_length(digits: int | None) -> bool:
    return digits is not None and digits > 0 and digits % 2 == 0


def every_format(connection: Transaction) -> Mapping[str, CodeFormat]:
    """The formats in force and those to come, by id; of one that is to change, what it will be."""
    found = {each.id: each for each in settings.network(connection).code_formats}
    for each in code_formats.coming(connection):
        if each.format is not None:
            found[each.id] = each.format
    return found


def seen_as(connection: Transaction, id_: str) -> str:
    """What tells how it stands with the format of an id, now and to come, from how it did and will,
    for who looks and changes later; empty where there is none.
    """
    formats = settings.network(connection).code_formats
    now = [each.model_dump_json() for each in formats if each.id == id_]
    later = [repr(each) for each in code_formats.coming(connection) if each.id == id_]
    return hashlib.sha256("\n".join(now + later).encode()).hexdigest()[:16] if now + later else ""


def put_format(
    centre: Centre,
    account: str,
    new: CodeFormat,
    from_day: date | None = None,
    *,
    seen: str | None = None,
) -> None:
    """Add a format before all others, or write over the one of its id, now or from a day on: desks
    have it with their programme of that day.

    With `seen`, what it was `seen_as`, nobody else may have changed it. Raises `Refused`: a day
    that is past, changed meanwhile; `Faulty` where a new one is there already.
    """
    with _changing(centre, account, new.id, seen, from_day) as (act, day):
        if day is None:
            keep_format(act, new)
        else:
            before = every_format(act.connection).get(new.id)
            _put_coming(act, ComingFormat(new.id, day, new))
            _note_put(act, before, new, from_day=day.isoformat())
    tell_desks(centre)


def remove_format(
    centre: Centre,
    account: str,
    id_: str,
    from_day: date | None = None,
    *,
    seen: str | None = None,
) -> None:
    """Take a format away, now or from a day on: cards of it are typed at desks "as written" from
    then on.

    Raises `Refused`: there is no such format, or no other one on some day; a day that is past,
    changed meanwhile.
    """
    with _changing(centre, account, id_, seen, from_day) as (act, day):
        on_day = code_formats.formats_on(act.connection, day or date.min)
        if id_ not in {each.id for each in on_day}:
            raise Refused(Problem.UNKNOWN_FORMAT, format=id_)
        if day is None:
            network = settings.network(act.connection)
            kept = code_formats.then(on_day, [ComingFormat(id_, date.min, None)])
            settings.change_network(act.connection, network.days, kept)
            _require_some(act)
        else:
            _put_coming(act, ComingFormat(id_, day, None))
        act.note("removed", KIND, id_, after={"from_day": day.isoformat()} if day else {})
    tell_desks(centre)


def withdraw_coming(centre: Centre, account: str, id_: str, from_day: date) -> None:
    """Take back what was to become of a format on a day that has not come yet. Raises `Refused`:
    nothing was, or no format would be left.
    """
    with acting(centre, account) as act:
        _begin(act, centre)
        every = code_formats.coming(act.connection)
        left = [each for each in every if (each.id, each.from_day) != (id_, from_day)]
        if len(left) == len(every):
            raise Refused(Problem.NO_POLICY, day=from_day)
        code_formats.put_coming(act.connection, left)
        _require_some(act)
        act.note("withdrawn", KIND, id_, after={"from_day": from_day.isoformat()})


@contextmanager
def _changing(
    centre: Centre, account: str, id_: str, seen: str | None, from_day: date | None
) -> Iterator[tuple[Acting, date | None]]:
    """A transaction in which a format is changed that stands as it was seen, and the day from which
    on: None for now.
    """
    with acting(centre, account) as act:
        today = _begin(act, centre)
        if from_day is not None and from_day < today:
            raise Refused(Problem.DAY_PAST, day=from_day)
        stands = seen_as(act.connection, id_)
        if seen == "" and stands:
            raise Faulty(Fault("code_format", Wrong.TAKEN))
        if seen is not None and seen != stands:
            raise Refused(Problem.CHANGED_MEANWHILE)
        yield act, from_day if from_day is not None and from_day > today else None


def _begin(act: Acting, centre: Centre) -> date:
    """Today, with all in force that was to come until then."""
    settings.take(act.connection, settings.Lock.REGISTER)
    today = centre.network.days.day_of(act.now)
    code_formats.bring_in(act.connection, today)
    return today


def _put_coming(act: Acting, change: ComingFormat) -> None:
    """Let something become of a format on a day, in place of what was to."""
    others = [
        each
        for each in code_formats.coming(act.connection)
        if (each.id, each.from_day) != (change.id, change.from_day)
    ]
    code_formats.put_coming(act.connection, [*others, change])
    _require_some(act)


def _require_some(act: Acting) -> None:
    """That there is a format left on each day. Raises `Refused`."""
    formats = settings.network(act.connection).code_formats
    if not code_formats.always_some(formats, code_formats.coming(act.connection)):
        raise Refused(Problem.LAST_FORMAT)


def keep_format(act: Acting, new: CodeFormat) -> None:
    """Put a format among the network's; nothing where it stands there as it is."""
    network = settings.network(act.connection)
    before = next((each for each in network.code_formats if each.id == new.id), None)
    if before == new:
        return
    change = ComingFormat(new.id, date.min, new)
    kept = code_formats.then(network.code_formats, [change])
    settings.change_network(act.connection, network.days, kept)
    _note_put(act, before, new)


def _note_put(act: Acting, before: CodeFormat | None, new: CodeFormat, **facts: str) -> None:
    was = before.model_dump(mode="json") if before else None
    act.note("put", KIND, new.id, before=was, after={**new.model_dump(mode="json"), **facts})
