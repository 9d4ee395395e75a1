"""The code formats of the network: what a card code looks like."""

from collections.abc import Collection

from pydantic import ValidationError

from sync.protocol.card_codes import CheckDigit, CodeFormat, recognise
from sync.protocol.symbologies import Symbology
from sync.server.centre import Centre
from sync.server.handing_out.refusing import Problem, Refused
from sync.server.lists.publishing import publish_programmes
from sync.server.store import settings
from sync.server.store.database import Transaction
from sync.server.store.handing_out import audit, door
from sync.server.store.handing_out.audit import Entry


def code_format(
    id_: str,
    pattern: str,
    example: str,
    *,
    grouping: tuple[int, ...] = (),
    check_digit: CheckDigit | None = None,
    symbologies: Collection[Symbology] = (),
    itf_length: int | None = None,
) -> CodeFormat:
    """A format whose example fits it; without `symbologies`, on any barcode of the default. ITF
    holds pairs of digits: its length is even. Raises `Refused`.
    """
    if (Symbology.ITF in symbologies) != _is_length(itf_length):
        raise Refused(Problem.BAD_ITF_LENGTH)
    try:
        made = CodeFormat(
            id=id_,
            pattern=pattern,
            grouping=grouping,
            check_digit=check_digit,
            example=example,
            symbologies=tuple(each for each in Symbology if each in symbologies) or None,
            itf_length=itf_length,
        )
    except ValidationError as error:
        raise Refused(Problem.BAD_FORMAT, example=example) from error
    if recognise(example, [made]) is None:
        raise Refused(Problem.BAD_FORMAT, example=example)
    return made


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
        kept = [each for each in network.code_formats if each.id != id_]
        if len(kept) == len(network.code_formats):
            raise Refused(Problem.UNKNOWN_FORMAT, format=id_)
        if not kept:
            raise Refused(Problem.LAST_FORMAT)
        settings.change_network(connection, network.days, kept)
        entry = Entry(centre.now(), account, "removed", "code_format", id_)
        audit.note(connection, entry)
    publish_programmes(centre)


def keep_format(connection: Transaction, centre: Centre, account: str, new: CodeFormat) -> None:
    """Put a format among the network's; nothing where it stands there as it is."""
    network = settings.network(connection)
    before = next((each for each in network.code_formats if each.id == new.id), None)
    if before == new:
        return
    formats = [new, *(each for each in network.code_formats if each.id != new.id)]
    settings.change_network(connection, network.days, formats)
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
