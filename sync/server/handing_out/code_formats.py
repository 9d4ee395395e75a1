"""The code formats of the network: what a card code looks like."""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from pydantic import ValidationError

from sync.protocol.card_codes import MAX_CODE_LENGTH, CheckDigit, CodeFormat, recognise
from sync.protocol.symbologies import Symbology
from sync.server.centre import Centre
from sync.server.handing_out.patterns import is_quick
from sync.server.handing_out.refusing import Problem, Refused
from sync.server.lists.publishing import publish_programmes
from sync.server.store import settings
from sync.server.store.database import Transaction
from sync.server.store.handing_out import audit, door
from sync.server.store.handing_out.audit import Entry

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


def put_format(centre: Centre, account: str, new: CodeFormat) -> None:
    """Add a format before all others, or write over the one of its id; desks have it with their
    next programme.
    """
    with door.writing(centre.store) as connection:
        settings.take(connection, settings.Lock.REGISTER)
        keep_format(connection, centre, account, new)
    publish_programmes(centre)


def remove_format(centre: Centre, account: str, id_: str) -> None:
    """Take a format away: cards of it are typed at desks "as written" from then on.

    Raises `Refused`: there is no such format, or no other one.
    """
    with door.writing(centre.store) as connection:
        settings.take(connection, settings.Lock.REGISTER)
        network = settings.network(connection)
        kept = without(network.code_formats, id_)
        settings.change_network(connection, network.days, kept)
        entry = Entry(centre.now(), account, "removed", "code_format", id_)
        audit.note(connection, entry)
    publish_programmes(centre)


def beginning_with(formats: Sequence[CodeFormat], new: CodeFormat) -> list[CodeFormat]:
    """The formats with a new one before all others, or in place of the one of its id."""
    return [new, *(each for each in formats if each.id != new.id)]


def without(formats: Sequence[CodeFormat], id_: str) -> list[CodeFormat]:
    """The formats but one. Raises `Refused`: there is no such format, or no other one."""
    kept = [each for each in formats if each.id != id_]
    if len(kept) == len(formats):
        raise Refused(Problem.UNKNOWN_FORMAT, format=id_)
    if not kept:
        raise Refused(Problem.LAST_FORMAT)
    return kept


def keep_format(connection: Transaction, centre: Centre, account: str, new: CodeFormat) -> None:
    """Put a format among the network's; nothing where it stands there as it is."""
    network = settings.network(connection)
    before = next((each for each in network.code_formats if each.id == new.id), None)
    if before == new:
        return
    settings.change_network(connection, network.days, beginning_with(network.code_formats, new))
    entry = Entry(
        centre.now(),
        account,
        "put",
        "code_format",
        new.id,
        before=before.model_dump(mode="json") if before else None,
        after=new.model_dump(mode="json"),
    )
    audit.note(connection, entry)
